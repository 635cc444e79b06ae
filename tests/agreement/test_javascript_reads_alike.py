"""The script of the browser reads dossiers and figures as `cchc score` does, and says the same of them."""

from __future__ import annotations

import json
from collections.abc import Iterator
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

import cchc_rules
from cchc_rules.backends.exact.score import score
from cchc_rules.base.numbers import Language, written
from cchc_rules.base.sources import Source
from cchc_rules.base.texts import Text
from cchc_rules.diagnostics.codes import Severity
from cchc_rules.dossiers.bind import bind
from cchc_rules.dossiers.data import Scalar
from cchc_rules.dossiers.figures import Scale, read_count, read_day, read_decimal
from cchc_rules.dossiers.findings import Findings
from cchc_rules.dossiers.read import read_dossier
from cchc_rules.dossiers.write import to_data
from cchc_rules.ir.digest import digest
from cchc_rules.ir.nodes import Interval, Ruleset
from cchc_rules.ir.to_json import scorecard_to_json
from cchc_rules.testing import partial_dossiers, rulesets, wrong_dossiers
from cchc_rules.testing.errors import NoDossier
from cchc_rules.workspace.rulesets import load
from tests.agreement.node import Node, needs_node

pytestmark = needs_node
SLOW = [HealthCheck.too_slow, HealthCheck.data_too_large]
LANGUAGES: tuple[Language, ...] = ("vi", "en")


@pytest.fixture(scope="module")
def node() -> Iterator[Node]:
    ruleset = load("binh-duong/so@2018").ruleset
    assert ruleset is not None
    with Node() as process:
        process.keep(ruleset)
        yield process


def by_python(ruleset: Ruleset, text: str) -> tuple[list[str], Any]:
    """What reading says that stops scoring, and the scorecard when nothing does."""
    data, broken = read_dossier(Source("ho-so.json", text))
    if data is None or broken:
        return [one.message.vi for one in broken], None
    dossier, found = bind(data, ruleset)
    said = [one.message.vi for one in found if one.severity is Severity.ERROR]
    if dossier is None:
        return said, None
    card: Any = scorecard_to_json(score(ruleset, dossier, ruleset_digest="-"))["scorecard"]
    del card["certificate"]
    return said, card


@settings(suppress_health_check=SLOW)
@given(data=st.data(), language=st.sampled_from(LANGUAGES))
def test_a_dossier_as_a_file_reads_and_scores_the_same(
    node: Node, data: st.DataObject, language: Language
) -> None:
    ruleset = data.draw(rulesets())
    plain = to_data(data.draw(partial_dossiers(ruleset)), ruleset, language)
    text = json.dumps(plain, ensure_ascii=False)
    read = node.read(ruleset, text)
    assert by_python(ruleset, text) == (read["said"], read["scorecard"])
    # What the script writes is the same dossier for the command.
    assert by_python(ruleset, text) == by_python(ruleset, read["again"])


@settings(suppress_health_check=SLOW)
@given(data=st.data())
def test_a_wrong_dossier_is_refused_in_the_same_words(node: Node, data: st.DataObject) -> None:
    ruleset = data.draw(rulesets())
    try:
        wrong = data.draw(wrong_dossiers(ruleset))
    except NoDossier:
        return
    # The script compares no digest of the content; `docs/reference/in-the-browser.md` says so.
    assume(wrong.code != "CR603")
    text = json.dumps(wrong.data, ensure_ascii=False)
    said, card = by_python(ruleset, text)
    assert said
    assert card is None
    assert said == node.read(ruleset, text)["said"], wrong.what


SHIPPED = {"bộ tiêu chí": "binh-duong/so", "năm": 2018, "đơn vị": "Sở"}
ODD = {
    "nothing": "",
    "no JSON": "bộ tiêu chí: binh-duong/so\n",
    "a list": "[]",
    "a number where a group stands": json.dumps({**SHIPPED, "trả lời": 7}),
    "a list where a figure stands": json.dumps({**SHIPPED, "trả lời": {"sipas_truoc": [1]}}),
    "a key twice": json.dumps(SHIPPED)[:-1] + ', "năm": 2018}',
    "one thing by two names": json.dumps({**SHIPPED, "answers": {}, "trả lời": {}}),
    "a dangerous key": json.dumps({**SHIPPED, "__proto__": {"x": 1}, "trả lời": {"constructor": 1}}),
    "depth": "[" * 60 + "]" * 60,
    "a long number": json.dumps(SHIPPED)[:-1] + ', "trả lời": {"sipas_truoc": 86.20000000000000000001}}',
    "half a pair": '{"bộ tiêu chí": "\\ud800", "năm": 2018}',
    "another version": json.dumps({**SHIPPED, "mã băm bộ tiêu chí": "sha256:" + "0" * 64}),
    "this version": json.dumps(
        {**SHIPPED, "mã băm bộ tiêu chí": digest(cchc_rules.load("binh-duong/so@2018"))}
    ),
    "no unit": json.dumps({"bộ tiêu chí": "binh-duong/so", "năm": 2018}),
    "old tones": json.dumps({**SHIPPED, "không áp dụng": {"8.1.2": ""}}),
}


@pytest.mark.parametrize("text", ODD.values(), ids=ODD)
def test_an_odd_file_is_refused_or_read_by_both(node: Node, text: str) -> None:
    ruleset = load("binh-duong/so@2018").ruleset
    assert ruleset is not None
    said, card = by_python(ruleset, text)
    read = node.read(ruleset, text)
    assert bool(said) == bool(read["said"]), read
    assert card == read["scorecard"]


FIGURES = st.one_of(
    st.from_regex(
        r"[-−]?[0-9]{1,4}([.,][0-9]{1,4}){0,3} ?(%|người|nhiệm vụ|NHIỆM VỤ|phần trăm|điểm|x)?", fullmatch=True
    ),
    st.integers(-5, 2_000_000).map(str),
    st.text("0123456789.,-− %e", max_size=8),
)


def said_of(found: Findings) -> list[str]:
    texts: list[Text] = [found.found[0].message, *found.found[0].notes, *found.found[0].helps]
    return [one.vi for one in texts]


def outcome(value: object, found: Findings) -> dict[str, object]:
    return {"said": said_of(found)} if found.found else {"value": str(value)}


@given(FIGURES, st.sampled_from([(), ("nhiệm vụ",)]))
def test_counts_read_the_same(node: Node, text: str, units: tuple[str, ...]) -> None:
    found = Findings()
    value = read_count(text, units, _at(text), found)
    assert outcome(value, found) == node.ask("count", text=text, units=list(units))


@given(FIGURES, st.sampled_from([(None, None), (0, 1), (0, 100), (5, None)]), st.sampled_from(LANGUAGES))
def test_decimals_read_the_same(
    node: Node, text: str, ends: tuple[int | None, int | None], language: Language
) -> None:
    low, high = (None if end is None else Fraction(end) for end in ends)
    found = Findings()
    scale = Scale(bounds=Interval(low, high), units=("người",), percent=True)
    value = read_decimal(text, scale, language, _at(text), found)
    by_script = node.ask(
        "decimal",
        text=text,
        ends=[None if end is None else str(end) for end in (low, high)],
        units=["người"],
        percent=True,
        language=language,
    )
    assert outcome(value, found) == by_script


DAYS = st.one_of(
    st.dates().map(lambda day: f"{day.day:02}/{day.month:02}/{day.year:04}"),
    st.dates().map(lambda day: day.isoformat()),
    st.from_regex(r"(ngày |Ngày )?[0-9]{1,2}[/.-][0-9]{1,2}[/.-][0-9]{3,4}", fullmatch=True),
    st.text("0123456789/-. ", max_size=10),
)


@given(DAYS)
def test_days_read_the_same(node: Node, text: str) -> None:
    found = Findings()
    value = read_day(text, _at(text), found)
    assert outcome(value, found) == node.ask("day", text=text)


@given(st.fractions(), st.sampled_from(LANGUAGES))
def test_numbers_are_written_the_same(node: Node, value: Fraction, language: Language) -> None:
    assert written(value, language) == node.ask("written", value=str(value), language=language)


def _at(text: str) -> Scalar:
    source = Source("ho-so.json", text)
    return Scalar(text=text, quoted=True, path="$", span=source.span(0, 0))
