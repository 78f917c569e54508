"""Trains the model of headlines: `python -m benchmarks train_headline --data ../shared/data`.

Conditional logit over the lines that could be the headline, or none, with one hidden layer. Every page is scored by
nets that never saw its domain or publisher (`train_text --folds 3` puts them into the cache), since the scorer is
surer of pages that it was trained on than of those to come. Prints the share of pages whose best line equals the
gold title, each judged by weights fitted on the other two thirds of domains and publishers; then writes
the weights fitted on all.
"""

from __future__ import annotations

import argparse
import json
import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt
import torch
from torch import nn

from benchmarks.data import fold_of
from benchmarks.text import FOLDS, held_out_nets, same
from benchmarks.text_pages import TextPage, cached
from extractor.labelling import ONLY_ON, PASSES
from extractor.labelling.candidates import FEATURES, shortlist_of
from extractor.labelling.extent import Extent
from extractor.labelling.headline import find_headline
from extractor.model import Draft
from extractor.readers.lines import read_lines
from extractor.scoring.lines import Net as LineNet
from extractor.scoring.lines import score_lines

Floats = npt.NDArray[np.float32]
HIDDEN = 24
SEEDS = (0, 1, 2)
"""One net a seed; their hidden layers are laid side by side, and their answers averaged."""
EPOCHS, GROUPS = 40, 8
_RATE, _DECAY = 0.02, 3e-3
"""Measured on held-out pages of five styles, three seeds: against 80 epochs and a decay of 2e-5, right on .750 of WCXB
articles (.749), .630 of news (.613), .766 of web (.757)."""
_SOURCE_WEIGHTS = {"wcxb": 1.0, "news": 3.0, "web": 1.5}
_OTHER_TYPE_WEIGHT = 0.6
_NONE_WEIGHT, _LIKE_WEIGHT = 0.3, 0.7
"""A page without its gold title teaches less: most of them print it in other words. Set by hand, like those above."""
_SAME = 0.8
_WORD = re.compile(r"\w+")
_TARGET = Path("extractor/labelling/weights/headline.npy")


@dataclass(frozen=True, slots=True)
class TitlePage:
    """A page with what is known of its headline.

    Attributes:
        page: the page.
        weight: of the page in the fit.
        values: features of the candidates, shape (candidates, features).
        equal: whether each candidate equals the gold title.
        spelled: whether each candidate has the gold title's words, other marks allowed.
        right: whether each candidate is taught as right; none where the page has no line like the title.
    """

    page: TextPage
    weight: float
    values: Floats
    equal: npt.NDArray[np.bool_]
    spelled: npt.NDArray[np.bool_]
    right: npt.NDArray[np.bool_]


def likeness(one: str, other: str) -> float:
    """Return the F1 of two titles' words, 0 to 1."""
    words = [Counter(_words(text)) for text in (one, other)]
    total = sum(map(Counter.total, words))
    return 2 * (words[0] & words[1]).total() / total if total else 0.0


def _words(text: str) -> list[str]:
    return _WORD.findall(unicodedata.normalize("NFKC", text).casefold())


def _drafted(page: TextPage, net: LineNet) -> Draft:
    """Score a page and run the passes that go before the headline's."""
    draft = Draft(read_lines("\n".join(page.lines), "", "str", "str", ()).document)
    score_lines(draft, net)
    for decide in PASSES[: PASSES.index(find_headline)]:
        if decide not in ONLY_ON or draft.page_type in ONLY_ON[decide]:
            decide(draft)
    return draft


def title_page(page: TextPage, net: LineNet) -> TitlePage:
    """Describe a page's candidates."""
    draft = _drafted(page, net)
    found = shortlist_of(draft, Extent.of(draft)).described()
    texts = [draft.document.texts[each.index] for each in found]
    equal = np.array([same(text, page.title) for text in texts], bool)
    spelled = np.array([_words(text) == _words(page.title) for text in texts], bool)
    like = np.array([likeness(text, page.title) >= _SAME for text in texts], bool)
    right = next((each for each in (equal, spelled, like) if each.any()), np.zeros(len(found), bool))
    weight = _SOURCE_WEIGHTS[page.source] * (1.0 if page.type == "article" else _OTHER_TYPE_WEIGHT)
    weight *= _NONE_WEIGHT if not right.any() else _LIKE_WEIGHT if right is like else 1.0
    values = np.array([each.values for each in found], np.float32).reshape(len(found), len(FEATURES))
    return TitlePage(page, weight, values, equal, equal | spelled, right)


class Net(nn.Module):
    """The net as it is trained; `extractor.labelling.headline_model` runs it in numpy."""

    def __init__(self) -> None:
        super().__init__()
        self.straight = nn.Linear(len(FEATURES), 1)
        self.hidden = nn.Linear(len(FEATURES), HIDDEN)
        self.out = nn.Linear(HIDDEN, 1, bias=False)

    def forward(self, values: torch.Tensor) -> torch.Tensor:
        """Return how much each row looks like the headline, shape (rows,)."""
        rated: torch.Tensor = self.straight(values) + self.out(torch.relu(self.hidden(values)))
        return rated.squeeze(1)


def _loss(net: Net, pages: list[TitlePage]) -> torch.Tensor:
    """Return the mean surprise at the right lines; "none" is a further row whose rate is 0."""
    values = torch.from_numpy(np.concatenate([page.values for page in pages]))
    right = torch.from_numpy(np.concatenate([page.right for page in pages]).astype(np.float32))
    owners = torch.from_numpy(np.repeat(np.arange(len(pages)), [len(page.right) for page in pages]))
    none = torch.tensor([float(not page.right.any()) for page in pages])
    weights = torch.tensor([page.weight for page in pages])
    odds = torch.exp(net(values).clamp(max=30))
    total = torch.ones(len(pages)).index_add(0, owners, odds)
    good = none.index_add(0, owners, odds * right)
    return -(torch.log(good / total + 1e-9) * weights).sum() / weights.sum()


def fit(pages: list[TitlePage], seed: int) -> Net:
    """Train one net."""
    torch.manual_seed(seed)
    chance = np.random.default_rng(seed)
    pages = [pages[place] for place in chance.permutation(len(pages))]
    groups = [pages[place::GROUPS] for place in range(GROUPS)]
    net: Net = Net()
    optimiser = torch.optim.Adam(net.parameters(), lr=_RATE, weight_decay=_DECAY)
    schedule = torch.optim.lr_scheduler.CosineAnnealingLR(optimiser, EPOCHS)
    for _ in range(EPOCHS):
        for place in chance.permutation(GROUPS):
            optimiser.zero_grad()
            _loss(net, groups[place]).backward()
            optimiser.step()
        schedule.step()
    net.eval()
    return net


def table_of(nets: list[Net]) -> npt.NDArray[np.float16]:
    """Return the mean of some nets as `headline_model` reads it."""
    rows = []
    for net in nets:
        hidden = torch.cat([net.hidden.weight, net.hidden.bias[:, None], net.out.weight.T / len(nets)], 1)
        rows.append(hidden.detach().numpy())
    straight = [torch.cat([net.straight.weight[0], net.straight.bias, torch.zeros(1)]) for net in nets]
    rows.append(torch.stack(straight).mean(0)[None].detach().numpy())
    return np.concatenate(rows).astype(np.float16)


def save(nets: list[Net], target: Path, record: dict[str, object]) -> None:
    """Write the weights and, beside them, their training record."""
    target.parent.mkdir(parents=True, exist_ok=True)
    np.save(target, table_of(nets))
    target.with_suffix(".json").write_text(json.dumps(record, indent=1, ensure_ascii=False) + "\n")


def _accuracies(pages: Iterable[TitlePage], nets: list[Net]) -> Iterator[tuple[str, tuple[bool, bool, bool]]]:
    """Yield source and style of each page; whether the best line is right, has the right words, and any line is right.

    Gold titles often stand in the page's head alone: with straight quotes for curly ones, or in other words.
    """
    for page in pages:
        with torch.no_grad():
            rates = torch.stack([net(torch.from_numpy(page.values)) for net in nets]).mean(0).numpy()
        source = page.page.source if page.page.type == "article" else f"{page.page.source}, other types"
        best = rates.argmax()
        shown = any(same(line, page.page.title) for line in page.page.lines)
        yield f"{source}, {page.page.style}", (bool(page.equal[best]), bool(page.spelled[best]), shown)


def main(arguments: list[str]) -> int:
    """Print the accuracy on held-out groups by style, and write the weights fitted on all pages."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks train_headline", description=__doc__)
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--cache", type=Path, default=Path(".cache"))
    asked = parser.parse_args(arguments)
    torch.set_num_threads(1)
    scorers = held_out_nets(asked.cache)
    titled = [page for page in cached(asked.data, asked.cache) if page.title]
    pages = [title_page(page, scorers[fold_of(page.group, FOLDS)]) for page in titled]
    pages = [page for page in pages if len(page.values)]
    record: dict[str, object] = {
        "features": FEATURES,
        "command": "python -m benchmarks train_headline",
        "data": "the pages of train_text's record whose title is known, scored by nets that never saw their domain",
        "pages": len(pages),
        "seeds": SEEDS,
        "torch": torch.__version__,
    }
    judged: dict[str, list[tuple[bool, bool, bool]]] = defaultdict(list)
    for fold in range(FOLDS):
        nets = [fit([page for page in pages if fold_of(page.page.group, FOLDS) != fold], seed) for seed in SEEDS]
        save(nets, asked.cache / f"headline-{fold}of{FOLDS}.npy", {**record, "held_out": f"fold {fold} of {FOLDS}"})
        for style, row in _accuracies((p for p in pages if fold_of(p.page.group, FOLDS) == fold), nets):
            judged[style].append(row)
    for style, rows in judged.items():
        holding = [hit for hit, _, shown in rows if shown]
        right, spelled = (sum(row[place] for row in rows) / len(rows) for place in (0, 1))
        print(f"{style:28} {len(rows):5} pages, right {right:.3f}, in its words {spelled:.3f}, "
              f"of {len(holding):5} that show the title {sum(holding) / len(holding):.3f}")  # fmt: skip
    save([fit(pages, seed) for seed in SEEDS], _TARGET, record)
    return 0
