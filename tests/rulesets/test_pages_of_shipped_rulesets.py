"""What the criteria site says of the shipped rulesets is what the evaluator does.

The worked examples are read back from the pages and scored again. The sentences about bands are
read back into intervals, by a reader of this file, and held against the rows that decide.
"""

from __future__ import annotations

import html
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from datetime import date
from fractions import Fraction
from functools import cache
from pathlib import Path

import pytest
from attrs import frozen

from cchc_rules.analyses.cases import Example, entries, read_case
from cchc_rules.analyses.documents.chapters import chapters_of
from cchc_rules.analyses.frame import Frame, frame_of
from cchc_rules.analyses.goals.forms import Bound, Row
from cchc_rules.analyses.goals.of_item import goals_of
from cchc_rules.analyses.goals.reached import is_reached
from cchc_rules.analyses.trying import try_example
from cchc_rules.analyses.worked.examples import Worked, worked_examples
from cchc_rules.backends.exact.values import Undefined, value_of
from cchc_rules.backends.pages.markdown import anchor
from cchc_rules.backends.words.passages import Passage, passages
from cchc_rules.base.numbers import read_number
from cchc_rules.base.sources import Source
from cchc_rules.dossiers.read import read_dossier
from cchc_rules.ir.nodes import Interval, Item, Number, Ruleset, Within
from cchc_rules.ir.scorecard import Status
from cchc_rules.ir.walk import items, nodes
from cchc_rules.workspace import documents, rulesets
from tests.repository.project import ROOT

SETS = sorted((ROOT / "rulesets").glob("**/ruleset.cchc"))


def nothing(done: int, total: int) -> None:
    """Watch nobody."""


@cache
def site() -> documents.Site:
    made = documents.make([str(ROOT / "rulesets")], "vi", nothing)
    assert made.report.ok
    return made


@cache
def ruleset_of(path: Path) -> Ruleset:
    found = rulesets.load_file(path).ruleset
    assert found is not None
    return found


def name(path: Path) -> str:
    return path.parent.relative_to(ROOT / "rulesets").as_posix()


each_set = pytest.mark.parametrize("path", SETS, ids=name)


# ── the examples on the pages ──────────────────────────────────────────────────────────────


@frozen
class Shown:
    """An example as a page shows it."""

    item: Item
    answers: str
    result: str


def shown(ruleset: Ruleset) -> Iterator[Shown]:
    """The examples of every page about a ruleset."""
    for chapter in chapters_of(ruleset):
        by_anchor = {anchor(item.code): item for item in chapter.items}
        page = site().files[f"docs/{ruleset.id}/{ruleset.year}/{chapter.file}.md"]
        for section in re.split(r"^(?=#+ )", page, flags=re.MULTILINE):
            heading = re.match(r"#+ .*\{ #(\S+) \}\n", section)
            item = by_anchor.get(heading[1]) if heading is not None else None
            table = re.search(r"\| Số liệu \| Kết quả \| Vì sao \|\n.*\n((?:\|.*\n)+)", section)
            if item is not None and table is not None:
                for row in table[1].splitlines():
                    answers, result, _ = row.strip("| ").split(" | ", 2)
                    yield Shown(item, plain(answers), plain(result).strip("*"))


def plain(cell: str) -> str:
    return re.sub(r"\\(.)", r"\1", html.unescape(re.sub(r"</?code>", "", cell)))


def example(one: Shown, frame: Frame) -> Example:
    text = f'- tên: "ví dụ"\n  mục: "{one.item.code}"\n'
    text += f"  trả lời: {{{one.answers}}}\n" if one.answers else ""
    text += f'  kết quả: "{one.result}"\n'
    data, broken = read_dossier(Source("page.yaml", text))
    assert data is not None, (text, broken)
    ((entry,), _) = entries(data)
    read, problems = read_case(entry, frame)
    assert isinstance(read, Example), (text, [problem.message.vi for problem in problems])
    return read


@each_set
def test_every_example_on_a_page_is_what_the_evaluator_gives(path: Path) -> None:
    frame = frame_of(ruleset_of(path))
    tried = [(one, try_example(example(one, frame), frame)) for one in shown(frame.ruleset)]
    assert [] == [(one, trial.got) for one, trial in tried if not trial.passed]


def test_the_pages_show_thousands_of_examples() -> None:
    assert 2_000 < sum(1 for path in SETS for _ in shown(ruleset_of(path)))


def test_an_example_that_a_page_got_wrong_would_be_noticed() -> None:
    frame = frame_of(ruleset_of(ROOT / "rulesets/ca-mau/so/2013/ruleset.cchc"))
    one = next(one for one in shown(frame.ruleset) if one.answers == "xong: 90, giao: 100")
    assert "1 điểm" == one.result
    assert not try_example(example(Shown(one.item, one.answers, "2 điểm"), frame), frame).passed


@each_set
def test_every_row_and_both_sides_of_every_bound_have_an_example(path: Path) -> None:
    frame = frame_of(ruleset_of(path))
    without = []
    for item in items(frame.ruleset):
        tried = worked_examples(item, frame)
        for goal in goals_of(item, frame):
            reached = any(is_reached(goal, one.score, one.dossier) for one in tried)
            if isinstance(goal, (Row, Bound)) and not reached:
                without.append((item.code, goal))
    assert [] == without


# ── the sentences on the pages ─────────────────────────────────────────────────────────────

AMOUNT = r"[0-9/]+(?:,[0-9]+)?%?"
BAND = re.compile(
    rf"(?:(?P<from>từ|trên|sau|bằng|đúng)(?: ngày)? (?P<low>{AMOUNT})(?: (?!đến\b|trở\b)[^\W\d]+)*)?"
    rf"(?: trở lên| trở đi)?"
    rf"(?: ?(?P<to>đến dưới|đến trước|đến|dưới|trước)(?: ngày)? (?P<high>{AMOUNT}).*)?"
)


def read_band(text: str) -> Interval | None:
    """The interval that a sentence about a band means to somebody who reads it."""
    found = BAND.fullmatch(text)
    if found is None or not (found["low"] or found["high"]):
        return None
    low = None if found["low"] is None else read_amount(found["low"])
    high = None if found["high"] is None else read_amount(found["high"])
    if found["from"] in {"bằng", "đúng"}:
        return Interval(low, low)
    return Interval(
        low, high, low_closed=found["from"] not in {"trên", "sau"}, high_closed=found["to"] == "đến"
    )


def read_amount(text: str) -> Fraction:
    day = re.fullmatch(r"(\d\d)/(\d\d)/(\d{4})", text)
    if day is not None:
        return Fraction(date(int(day[3]), int(day[2]), int(day[1])).toordinal())
    above, slash, below = text.rstrip("%").partition("/")
    value = read_number(above, "vi")
    assert isinstance(value, Fraction)
    return value / (int(below) if slash else 1) / (100 if text.endswith("%") else 1)


@frozen
class Sentence:
    """A line about a band, as the page has it, and the row it stands for."""

    item: Item
    row: int
    number: Number
    interval: Interval
    when: str
    outcome: str


def sentences(item: Item, passage: Passage) -> Iterator[Sentence]:
    for case, line in zip(passage.cases, passage.lines, strict=True):
        if isinstance(case.when, Within) and passage.subject is not None:
            when, _, outcome = line.vi.partition(": ")
            row = item.cases.index(case)
            yield Sentence(item, row, case.when.value, case.when.interval, when, outcome)


def values(sentence: Sentence, tried: tuple[Worked, ...]) -> Iterator[tuple[Fraction, Worked]]:
    for one in tried:
        try:
            if one.score.case is not None:
                yield value_of(sentence.number, one.dossier.answers), one
        except Undefined:
            continue


def all_sentences(path: Path) -> Iterator[tuple[Sentence, tuple[Worked, ...]]]:
    frame = frame_of(ruleset_of(path))
    for item in items(frame.ruleset):
        tried = worked_examples(item, frame)
        for passage in passages(item, frame.ruleset):
            yield from ((one, tried) for one in sentences(item, passage))


@each_set
def test_a_sentence_about_a_band_holds_where_its_row_decides_and_nowhere_else(path: Path) -> None:
    wrong = []
    for sentence, tried in all_sentences(path):
        band = read_band(sentence.when)
        assert band is not None, sentence.when
        for value, one in values(sentence, tried):
            decided = one.score.case
            assert decided is not None
            if decided == sentence.row:
                holds = value in band
            else:
                # A later line may hold as well only where an earlier one has decided.
                holds = value not in band or (decided < sentence.row and value in sentence.interval)
            if not holds:
                wrong.append((sentence.item.code, sentence.when, value, decided))
    assert [] == wrong


@each_set
def test_the_points_of_a_sentence_are_those_of_its_examples(path: Path) -> None:
    wrong = []
    for sentence, tried in all_sentences(path):
        fixed = re.fullmatch(r"([0-9,]+) điểm", sentence.outcome)
        rising = re.fullmatch(r"tăng đều từ ([0-9,]+) đến ([0-9,]+) điểm", sentence.outcome)
        found = fixed or rising
        for one in tried if found is not None else ():
            if one.score.case == sentence.row and one.score.status is Status.SCORED:
                ends = [read_amount(end) for end in found.groups()] if found is not None else []
                got = one.score.points.low if one.score.unrounded is None else one.score.unrounded
                if not min(ends) <= got <= max(ends):
                    wrong.append((sentence.item.code, sentence.outcome, got))
    assert [] == wrong


@each_set
def test_every_sentence_stands_on_a_page(path: Path) -> None:
    ruleset = ruleset_of(path)
    folder = f"docs/{ruleset.id}/{ruleset.year}/"
    pages = "\n".join(text for file, text in site().files.items() if file.startswith(folder))
    told = {re.sub(r"^- ", "", plain(line)).lower() for line in pages.splitlines()}
    said = [f"{one.when}: {one.outcome}".lower() for one, _ in all_sentences(path)]
    assert [] == [one for one in said if one not in told]


def test_there_are_hundreds_of_sentences_about_bands() -> None:
    assert 500 < sum(1 for path in SETS for _ in all_sentences(path))


@pytest.mark.parametrize(
    ("text", "inside", "outside"),
    [
        ("trên 90%", ["91/100"], ["9/10"]),
        ("từ 70% đến dưới 90%", ["7/10", "8/10"], ["9/10"]),
        ("từ 4 báo cáo trở lên", ["4", "5"], ["3"]),
        ("dưới 2 báo cáo", ["1"], ["2"]),
        ("bằng 1/3", ["1/3"], ["1/2"]),
    ],
)
def test_the_reader_of_sentences_knows_their_ends(text: str, inside: list[str], outside: list[str]) -> None:
    band = read_band(text)
    assert band is not None
    assert all(Fraction(one) in band for one in inside)
    assert not any(Fraction(one) in band for one in outside)


# ── the whole site ─────────────────────────────────────────────────────────────────────────


def test_every_page_about_what_nobody_has_read_says_so() -> None:
    for path in SETS:
        ruleset = ruleset_of(path)
        unread = any(item.provenance.certainty.value != "verbatim" for item in items(ruleset))
        for file, text in site().files.items():
            if file.startswith(f"docs/{ruleset.id}/{ruleset.year}/") and file.endswith((".md", ".html")):
                mark = "!!! warning" if file.endswith(".md") else "không dùng làm căn cứ chính thức"
                assert unread is (mark in text), file


def test_every_node_has_its_anchor() -> None:
    for path in SETS:
        ruleset = ruleset_of(path)
        folder = f"docs/{ruleset.id}/{ruleset.year}/"
        pages = "\n".join(text for file, text in site().files.items() if file.startswith(folder))
        wanted = [one for one in nodes(ruleset.children) if isinstance(one, Item)]
        assert [] == [one.code for one in wanted if f"{{ #{anchor(one.code)} }}" not in pages]


def test_the_same_rulesets_give_the_same_files() -> None:
    again = documents.make([str(ROOT / "rulesets" / "ca-mau")], "vi", nothing)
    pages = {file: text for file, text in again.files.items() if file.startswith("docs/ca-mau")}
    assert pages
    assert pages == {file: site().files[file] for file in pages}


def test_the_whole_site_is_built_strictly_and_asks_no_other_host(tmp_path: Path) -> None:
    folder = tmp_path / "trang"
    assert () == documents.write(site(), folder)
    quiet = {"NO_MKDOCS_2_WARNING": "1", "DISABLE_MKDOCS_2_WARNING": "true"}
    built = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--strict", "-f", str(folder / "mkdocs.yml")],
        env={**os.environ, **quiet},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert 0 == built.returncode, built.stderr
    looked = subprocess.run(
        [sys.executable, str(ROOT / ".ci" / "site_is_self_contained.py"), str(folder / "site")],
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert 0 == looked.returncode, looked.stdout
    index = (folder / "site" / "search" / "search_index.json").read_text(encoding="utf-8")
    assert " ho so" in index
    assert () == documents.check(site(), folder)
