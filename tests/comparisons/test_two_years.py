"""What `cchc diff` says of two years is what an official could read and sign.

The expected texts stand beside this file, as the terminal shows them; `CCHC_UPDATE_DOCS=1` writes
them anew. What is proved of each rule stands in a table: its verdict and its direction.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from cchc_rules import diff, load
from cchc_rules.analyses.changes import messages
from cchc_rules.analyses.changes.wording import verdict
from cchc_rules.backends.exact.score import score
from cchc_rules.ir.nodes import Item
from cchc_rules.ir.scorecard import ItemScore, Scorecard, item_scores
from tests.cli.running import cchc
from tests.docs.console import UPDATING

HERE = Path(__file__).parent
YEARS = {
    "binh-duong-2018-2019": ("binh-duong/so@2018", "binh-duong/so@2019"),
    "binh-phuoc-2016-2017": ("binh-phuoc/huyen@2016", "binh-phuoc/huyen@2017"),
    "binh-phuoc-2017-2023": ("binh-phuoc/huyen@2017", "binh-phuoc/huyen@2023"),
}


@pytest.mark.parametrize("name", YEARS)
def test_the_comparison_reads_as_it_should(name: str) -> None:
    ran = cchc("diff", *YEARS[name], "--no-behaviour", "--lang", "vi")
    assert ("", 0) == (ran.err, ran.code)
    assert expected(f"{name}.txt", ran.out) == ran.out


@pytest.mark.parametrize("name", YEARS)
def test_what_is_proved_is_as_it_should_be(name: str) -> None:
    changes = compared(name)
    lines = ["| mục cũ | mục nay | kết quả chấm |\n", "|---|---|---|\n"]
    for one in changes.behaviours:
        said = verdict(one).vi
        lines.append(f"| {one.pair.before.code} | {one.pair.after.code} {one.pair.after.name} | {said} |\n")
    text = f"{messages.VERDICT.vi}, {' → '.join(YEARS[name])}\n\n{''.join(lines)}"
    assert expected(f"{name}-chấm.md", text) == text


@pytest.mark.parametrize("name", YEARS)
def test_every_example_scores_otherwise_under_the_whole_rulesets(name: str) -> None:
    changes = compared(name)
    shifts = [
        (one.pair, shift)
        for one in changes.behaviours
        for shift in (one.smallest, one.gain, one.loss)
        if shift is not None
    ]
    assert shifts
    for pair, shift in shifts:
        before, after = shift.found.dossiers
        old = of(pair.before.id, score(changes.before, before))
        new = of(pair.after.id, score(changes.after, after))
        assert isinstance(pair.before, Item)
        assert isinstance(pair.after, Item)
        if shift.points is not None and pair.before.maximum == pair.after.maximum:
            assert 0 != shift.points == new.points.low - old.points.low
        elif shift.share is not None:
            shares = new.points.low / pair.after.maximum, old.points.low / pair.before.maximum
            assert 0 != shift.share == shares[0] - shares[1]
        else:
            assert (old.status, old.points) != (new.status, new.points)


def compared(name: str) -> diff.Changes:
    before, after = YEARS[name]
    return diff.diff(load(before), load(after), behaviour=True)


def of(item: str, card: Scorecard) -> ItemScore:
    return next(one for one in item_scores(card) if one.id == item)


def expected(name: str, now: str) -> str:
    path = HERE / name
    if UPDATING:
        path.write_text(now, encoding="utf-8")
    return path.read_text(encoding="utf-8")
