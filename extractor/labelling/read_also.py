"""Titles under "Read also" or "Related articles" in flattened text, or after it, wherever on the page they stand.

`teasers` drops whole sections below the article. Here only titles go: lines that are no sentence, right below a line
that leads from this story to others. Of 90 such lines that the scorer kept on held-out pages 82 were no content; of
HTML pages it kept hardly any.
"""

from __future__ import annotations

from extractor.labelling.extent import Extent, is_solid
from extractor.model import Draft, LineLayout, Role
from extractor.text import FIRST_WIDE, ends_sentence, line_key, pattern

_BY = "read_also"
_LEAST_PARAGRAPHS = 2
"""Paragraphs of the body above such a line; set by hand."""
_HEADING_CHARACTERS = 60
_LONGEST_LINE = 200
"""Characters of such words, a colon and a title or a sentence; set by hand. Measured on held-out pages, innerText and
inscriptis, word F1: WCXB articles +.0001, news +.0002; 24 pages win, eight lose .002 at most."""
_MOST_TITLES = 12
_COLON = pattern("[:：]")
_TITLE_CHARACTERS = 160
_TITLE_DENSE = 70
"""Longest title, in Chinese, Japanese and Korean; set by hand."""
_LINES = """\
related|related article|related articles|related news|related stories|related story|related coverage|related content
related posts|related reading|related topics|read also|also read|read next|read more on this story|see also this
what to read next|you may also like|you might also like|you may like|you might like|recommended for you|more on this
recommended articles|recommended stories|recommended reading|more on this story|more on this topic
mehr zum thema|zum thema|ähnliche artikel|verwandte artikel|verwandte themen|lesen sie auch|lesen sie mehr zum thema
auch interessant|das könnte sie auch interessieren|weitere artikel zum thema|passend dazu|à lire aussi|lire aussi
à lire également|sur le même sujet|articles liés|articles similaires|vous aimerez aussi|lea también|leer también
te puede interesar|también te puede interesar|noticias relacionadas|artículos relacionados|más sobre este tema
leggi anche|articoli correlati|potrebbe interessarti|sullo stesso argomento|leia também|leia mais sobre|veja também
notícias relacionadas|artigos relacionados|saiba mais|lees ook|gerelateerde artikelen|meer over dit onderwerp
läs också|läs även|läs mer om|relaterade artiklar|læs også|relaterede artikler|les også|relaterte saker|lue myös
czytaj też|czytaj także|czytaj również|zobacz też|zobacz także|powiązane artykuły|čtěte také|související články
přečtěte si také|kapcsolódó cikkek|citește și|articole similare|ilgili haberler|bunlar da ilginizi çekebilir
διαβάστε επίσης|σχετικά άρθρα|читайте также|по теме|материалы по теме|похожие материалы|читайте також|за темою
اقرأ أيضا|اقرأ أيضاً|أخبار ذات صلة|مواضيع ذات صلة|مقالات ذات صلة|بیشتر بخوانید|خبرهای مرتبط|קראו גם|כתבות נוספות
यह भी पढ़ें|ये भी पढ़ें|संबंधित खबरें|baca juga|artikel terkait|berita terkait|đọc thêm|tin liên quan|bài liên quan
関連記事|関連ニュース|関連リンク|関連する記事|関連トピック|関連トピックス|あわせて読みたい|合わせて読みたい|併せて読みたい
こちらもおすすめ|この記事を読んだ人におすすめ|おすすめ記事|おすすめの記事|相关新闻|相关阅读|相关文章|相关报道
延伸阅读|推荐阅读|相關新聞|相關閱讀|相關文章|相關報導|延伸閱讀|推薦閱讀|你可能也喜歡|你可能感兴趣|관련기사|관련 기사
관련뉴스|관련 뉴스|ข่าวที่เกี่ยวข้อง|เรื่องที่เกี่ยวข้อง|บทความที่เกี่ยวข้อง|อ่านเพิ่มเติม
함께 보면 좋은 기사|함께 읽으면 좋은 기사|추천 기사|추천기사|이런 기사는 어때요"""
_HEADINGS = frozenset(map(line_key, _LINES.replace("\n", "|").split("|")))
"""Keys of lines that lead from this story to others; "Most read" and "Latest" lead away from any."""

_TOPICS = frozenset(
    (
        "related",
        "more on this",
        "zum thema",
        "sur le même sujet",
        "sullo stesso argomento",
        "saiba mais",
        "по теме",
        "за темою",
    )
)
"""Those behind which a sentence may be the story's: "On this: the region next door made its museums free." By hand."""


def drop_read_also(draft: Draft) -> None:
    """Drop the titles right below such a line or in it; one right before a paragraph of the body may be its subhead."""
    extent = Extent.of(draft)
    if len(extent.solid) < _LEAST_PARAGRAPHS or not isinstance(draft.document.layout, LineLayout):
        return
    texts = draft.document.texts
    for index in extent.body:
        if len(texts[index]) <= _LONGEST_LINE and _names_title(texts[index]):
            draft.relabel(index, Role.TEASER, "it leads to another story", _BY)
    start, stop = extent.solid[_LEAST_PARAGRAPHS - 1] + 1, extent.body[-1] + 1
    for heading in [index for index in range(start, stop) if len(texts[index]) <= _HEADING_CHARACTERS]:
        if line_key(texts[heading]) in _HEADINGS:
            _drop_titles(draft, extent, heading, stop)


def _names_title(text: str) -> bool:
    """Whether a line is such words, a colon and a title: "Related: Two boats sunk in the storm"."""
    colon = _COLON.search(text, 0, _HEADING_CHARACTERS)
    if colon is None or not text[colon.end() :].strip():
        return False
    key = line_key(text[: colon.start()])
    return key in _HEADINGS and not (key in _TOPICS and text.endswith("."))


def _drop_titles(draft: Draft, extent: Extent, heading: int, stop: int) -> None:
    texts, body = draft.document.texts, frozenset(extent.body)
    below = range(heading + 1, min(heading + 1 + _MOST_TITLES, stop))
    end = next((index for index in below if not _may_be_title(texts[index])), below.stop)
    if end < stop and end in body and is_solid(texts[end]):
        end -= 1
    dropped = [index for index in range(heading, end) if index in body]
    because = f"it is a title below the line {texts[heading][:60]!r}"
    for index in dropped if end > heading + 1 else ():
        draft.relabel(index, Role.TEASER, because, _BY)


def _may_be_title(text: str) -> bool:
    """Whether a text is short and no sentence; a picture beside the titles has none."""
    longest = _TITLE_DENSE if text[len(text) // 2 :][:1] >= FIRST_WIDE else _TITLE_CHARACTERS
    return len(text) <= longest and not ends_sentence(text)
