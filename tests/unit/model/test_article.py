from extractor import extract

STORY = (
    "The council met on Tuesday to hear what the river had done to the lower town, and it sat until the evening.\n" * 3
)


def test_an_article_shows_itself_in_one_line():
    shown = repr(extract("River floods the town\n\n" + STORY))

    assert shown.startswith("<Article ok ")
    assert "blocks" in shown
    assert "confidence" in shown
    assert len(shown) < 200


def test_a_page_without_an_article_shows_that_too():
    assert repr(extract("Home\nAbout")).startswith("<Article no_article None: 0 of 2 blocks, 0 characters")


def test_a_document_and_a_block_show_what_they_are_without_columns():
    article = extract("River floods the town\n\n" + STORY)

    assert repr(article.document) == "<Document '': 4 blocks, str>"
    assert repr(article.blocks[1]).startswith("<body ")
    assert "…" in repr(article.blocks[1])
