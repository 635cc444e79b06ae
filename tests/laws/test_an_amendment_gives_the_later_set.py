"""Laws of the amendment between two sets.

- Read with the earlier set it gives the rows of the later one, however they were moved,
  renumbered, dropped, added and reworded.
- Compiled, it gives the digest of the later set, unless it says which clauses of the head it cannot
  take away.
- Between a set and itself it changes nothing.
"""

from __future__ import annotations

from fractions import Fraction

from attrs import evolve
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from cchc_rules.analyses.mutation.planting import Slip, planted, slips_of
from cchc_rules.base.sources import Source, Span
from cchc_rules.ir.digest import digest
from cchc_rules.ir.nodes import Level, Ruleset
from cchc_rules.language.amended.between import Between, amendment, between, decided_by, heading_of
from cchc_rules.language.amended.from_surface import amend
from cchc_rules.language.amended.rows import Row, Table, statements_of, table_of
from cchc_rules.language.surface import nodes as s
from cchc_rules.language.surface.parser import parse
from cchc_rules.language.surface.printer import print_file
from cchc_rules.pipeline import compile_source
from cchc_rules.testing import ruleset_texts
from tests.repository.project import ROOT

SLOW = settings(
    max_examples=60, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large], deadline=None
)
AT = Span("", 0, 0)
HEADING = s.AmendmentHeading(s.Word("thu/so", AT), s.Years(2018, 2018), AT)
DECISION = decided_by("2/QĐ-UBND", "UBND", None)
SHIPPED = (ROOT / "rulesets/binh-phuoc/huyen/2016/ruleset.cchc").read_text(encoding="utf-8")
SLIPS = tuple(slips_of((parse(Source("gốc", SHIPPED))[0],)))
CODES = ("1", "1.1", "1.2", "2", "2.1", "2.2", "3", "3.1", "3.2")
LEVELS = {0: Level.AREA, 1: Level.CRITERION, 2: Level.COMPONENT}


def tree(text: str) -> s.File:
    return parse(Source("gốc", text))[0]


def written(found: Between) -> str:
    """The text of an amendment, as a file holds it."""
    return print_file(amendment(found, HEADING, (DECISION,), "vi"))


def said(file: s.File) -> list[tuple[object, ...]]:
    """The rows of a set; the order of clauses in a row means nothing."""
    return [
        (
            row.identity,
            row.heading.code.text,
            row.heading.level,
            row.heading.name,
            row.heading.maximum,
            sorted(map(repr, row.statements)),
        )
        for row in table_of(file.statements).rows
    ]


def compiled(text: str, *amendments: str) -> Ruleset | None:
    changes = [Source(f"sửa {place}", one) for place, one in enumerate(amendments)]
    return compile_source(Source("gốc", text), changes).ruleset


# ── tables at random ───────────────────────────────────────────────────────────────────────


@st.composite
def tables(draw: st.DrawFn, clauses: tuple[s.Statement, ...]) -> tuple[Row, ...]:
    """Rows of three levels; identities and codes come from few names, so that sets share them."""
    names = draw(st.permutations([f"m{number}" for number in range(9)]))
    codes = draw(
        st.permutations([f"{one}.{two}" if two else str(one) for one in (1, 2, 3) for two in (0, 1, 2)])
    )
    count = draw(st.integers(1, 9))
    rows, deepest = [], 0
    for place in range(count):
        depth = draw(st.integers(0, deepest))
        deepest = min(depth + 1, 2)
        points = draw(st.sampled_from([None, 1, 2]))
        heading = s.Heading(
            level=LEVELS[depth],
            code=s.Word(codes[place], AT),
            id=s.Word(names[place], AT),
            name=draw(st.sampled_from("AB")),
            maximum=None if points is None else s.Literal(Fraction(points), s.Form.PLAIN, AT),
            span=AT,
        )
        own = draw(st.lists(st.sampled_from(clauses), max_size=2, unique=True))
        rows.append(Row(heading, list(own)))
    return tuple(rows)


CLAUSES: tuple[s.Statement, ...] = (
    s.Note("a", AT),
    s.Note("b", AT),
    s.NoEvidence(AT),
    s.SurveyItem(AT),
    s.AssessedBy("c", AT),
)


@SLOW
@given(tables(CLAUSES), tables(CLAUSES))
def test_it_gives_the_rows_of_the_later_set(old: tuple[Row, ...], new: tuple[Row, ...]) -> None:
    head = tree('bộ tiêu chí "thu/so" năm 2018\n').statements
    before, after = (s.File(statements=statements_of(Table(list(head), list(rows)))) for rows in (old, new))
    found = between(before, after)
    amended, problems = amend(before, (tree(written(found)),))
    assert () == problems
    assert said(after) == said(amended.file)


@SLOW
@given(tables(CLAUSES))
def test_between_a_set_and_itself_there_is_nothing_to_say(rows: tuple[Row, ...]) -> None:
    file = s.File(statements=statements_of(Table([], list(rows))))
    assert Between(statements=()) == between(file, file)


@SLOW
@given(tables(CLAUSES))
def test_a_row_that_only_changes_its_name_is_modified_and_nothing_else(rows: tuple[Row, ...]) -> None:
    before = s.File(statements=statements_of(Table([], list(rows))))
    first = rows[0]
    renamed = Row(evolve(first.heading, name="C"), list(first.statements))
    after = s.File(statements=statements_of(Table([], [renamed, *rows[1:]])))
    expected = (s.Modify(first.heading.code, AT), s.NowCalled("C", AT))
    assert expected == between(before, after).statements


def test_what_goes_round_is_still_told_row_by_row() -> None:
    rows = [
        s.Heading(
            level=Level.CRITERION,
            code=s.Word(code, AT),
            id=s.Word(name, AT),
            name=name,
            maximum=None,
            span=AT,
        )
        for code, name in (("1", "a"), ("2", "b"))
    ]
    turned = [evolve(one, code=s.Word(code, AT)) for one, code in zip(rows, ("2", "1"), strict=True)]
    before, after = s.File(statements=tuple(rows)), s.File(statements=tuple(turned))
    expected = [("1", "900"), ("2", "1"), ("900", "2")]
    told = between(before, after).statements
    assert expected == [(one.code.text, one.new.text) for one in told if isinstance(one, s.Renumber)]
    assert len(expected) == len(told)


# ── rulesets ───────────────────────────────────────────────────────────────────────────────


@SLOW
@given(ruleset_texts(), ruleset_texts())
def test_it_gives_the_digest_of_the_later_set(old: str, new: str) -> None:
    before, after = compiled(old), compiled(new)
    assert before is not None
    assert after is not None
    found = between(tree(old), tree(new))
    # These clauses an amendment cannot take away; without them in the new head there is nothing to hold.
    assume(not found.unsaid)
    made = compiled(old, written(found))
    assert made is not None
    assert digest(after) == digest(evolve(made, decisions=after.decisions))


@settings(SLOW, max_examples=12)
@given(st.sampled_from(SLIPS))
def test_it_gives_a_shipped_set_with_a_slip_in_it(slip: Slip) -> None:
    base = tree(SHIPPED)
    (changed,) = planted((base,), slip)
    text = print_file(evolve(changed, comments=()))
    after = compiled(text)
    assume(after is not None)
    assert after is not None
    found = between(base, changed)
    assume(not found.unsaid)
    heading = heading_of(base, 2016)
    assert heading is not None
    made = compiled(SHIPPED, print_file(amendment(found, heading, (DECISION,), "vi")))
    assert made is not None
    assert digest(after) == digest(evolve(made, decisions=after.decisions))
