"""Laws of comparisons, on random rulesets.

- A ruleset held against itself has no change.
- Held the other way round, every change, pair and row is the same one turned round.
- The ledger balances: its rows add up to both totals, bonus and penalty apart, and no point is told twice.
- Every node of both rulesets is spoken of: paired, split, merged, added or removed.
- Every example of a rule that scores otherwise scores otherwise.
- Layout, remarks, the language of the keywords and the order of clauses are no change.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from fractions import Fraction

from attrs import evolve
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from cchc_rules import diff
from cchc_rules.analyses.changes.compare import compare
from cchc_rules.analyses.changes.model import Added, Changes, Entry, Merged, Removed, Section, Split
from cchc_rules.analyses.changes.rewriting import Rewriting
from cchc_rules.analyses.changes.turning import turned
from cchc_rules.analyses.frame import frame_of
from cchc_rules.base.sources import Source
from cchc_rules.ir import nodes as ir
from cchc_rules.ir.walk import items, nodes
from cchc_rules.language.amended.rows import table_of
from cchc_rules.language.surface.nodes import Gate, Grades
from cchc_rules.language.surface.parser import parse
from cchc_rules.language.surface.printer import print_file
from cchc_rules.pipeline import compile_source
from cchc_rules.testing import ruleset_texts
from tests.strategies.surface import commented
from tests.strategies.variants import variants

# Nothing is shrunk: an example is large, and what differs names its rows.
SLOW = settings(
    max_examples=40,
    suppress_health_check=list(HealthCheck),
    phases=[Phase.explicit, Phase.reuse, Phase.generate],
)
_NOTHING = Fraction(0)


def compiled(text: str) -> ir.Ruleset:
    ruleset = compile_source(Source("random.cchc", text)).ruleset
    assert ruleset is not None, text
    return ruleset


@st.composite
def edited(draw: st.DrawFn, ruleset: ir.Ruleset) -> ir.Ruleset:
    """The ruleset with rows dropped, renamed, renumbered, moved and worth something else."""
    called = draw(st.sampled_from([ruleset, draw(variants(ruleset))]))
    every = [node.id for node in nodes(called.children)]
    # Some rows get an id of their own instead of their code.
    ids = {name: f"muc.{name}" for name in draw(st.sets(st.sampled_from(every)))}
    renamed = Rewriting(kinds={one.key: one.kind for one in called.inputs}, ids=ids).ruleset(called)
    children = tuple(_edited(draw, renamed.children))
    kept = {None, *(node.id for node in nodes(children))}
    inputs = tuple(one for one in renamed.inputs if one.owner in kept)
    year = draw(st.sampled_from([called.year, 2020]))
    return evolve(renamed, year=year, children=children, inputs=inputs)


def _edited(draw: st.DrawFn, children: tuple[ir.Node, ...]) -> Iterator[ir.Node]:
    for node in draw(st.permutations(children)) if draw(st.booleans()) else children:
        fate = draw(st.sampled_from(["stays", "stays", "renumbered", "renamed", "worth", "drop"]))
        if fate == "drop" and len(children) > 1:
            continue
        one = node
        if isinstance(one, ir.Group):
            one = evolve(one, children=tuple(_edited(draw, one.children)))
        if fate == "renumbered":
            one = evolve(one, code=draw(st.sampled_from(["9.1", "9.2", "1.1", "1.2"])))
        elif fate == "renamed":
            one = evolve(one, name=draw(st.sampled_from(["Kế hoạch năm", "Báo cáo năm", node.name + " năm"])))
        elif fate == "worth" and one.maximum is not None:
            one = evolve(one, maximum=one.maximum + draw(st.integers(1, 4)))
        yield one


@st.composite
def pairs(draw: st.DrawFn) -> tuple[ir.Ruleset, ir.Ruleset]:
    """A ruleset and what became of it, or two that have nothing to do with each other."""
    first = compiled(draw(ruleset_texts()))
    if draw(st.integers(0, 4)) == 0:
        return first, compiled(draw(ruleset_texts()))
    return draw(edited(first)), draw(edited(first))


@SLOW
@given(ruleset_texts(), st.data())
def test_a_ruleset_held_against_itself_has_no_change(text: str, data: st.DataObject) -> None:
    ruleset = data.draw(variants(compiled(text)))
    changes = compare(ruleset, ruleset)
    assert () == changes.changes
    assert {Entry.KEPT} >= {row.entry for row in changes.ledger.rows}


@SLOW
@given(pairs())
def test_the_other_way_round_everything_is_turned_round(both: tuple[ir.Ruleset, ir.Ruleset]) -> None:
    there, back = compare(*both), turned(compare(both[1], both[0]))
    for one, other in zip(told(there), told(back), strict=True):
        assert one - other == other - one


def told(changes: Changes) -> tuple[Counter[str], ...]:
    """A comparison without the order in which it is told."""
    return (
        Counter(map(repr, changes.pairs)),
        Counter(map(repr, changes.asked)),
        Counter(repr(one) for one in map(_unordered, changes.changes)),
        Counter(map(repr, changes.ledger.rows)),
    )


def _unordered(change: object) -> object:
    """Parts of a split, and questions, in the order of their names."""
    match change:
        case Split(parts=parts) | Merged(parts=parts):
            return evolve(change, parts=tuple(sorted(parts, key=repr)))
        case _:
            return (
                change
                if not hasattr(change, "questions") and not hasattr(change, "altered")
                else _sorted(change)
            )


def _sorted(change: object) -> list[object]:
    names = ("added", "removed", "altered", "questions")
    return [type(change), *(sorted(map(repr, getattr(change, name, ()))) for name in names)]


@SLOW
@given(pairs())
def test_the_ledger_balances(both: tuple[ir.Ruleset, ir.Ruleset]) -> None:
    ledger = compare(*both).ledger
    for section in Section:
        assert worth(both[0], section) == ledger.before(section)
        assert worth(both[1], section) == ledger.after(section)
    change = sum((row.points * _SIGNS[row.entry] for row in ledger.rows), _NOTHING)
    every = [sum((worth(one, section) for section in Section), _NOTHING) for one in both]
    assert every[1] - every[0] == change


_SIGNS = {
    Entry.KEPT: 0,
    Entry.MOVED: 0,
    Entry.GAINED: 1,
    Entry.ADDED: 1,
    Entry.LOST: -1,
    Entry.REMOVED: -1,
}


def worth(ruleset: ir.Ruleset, section: Section) -> Fraction:
    """The total of a section, from the ruleset alone."""
    if section is Section.BASE:
        return ruleset.total.maximum
    level = ir.Level.BONUS if section is Section.BONUS else ir.Level.PENALTY
    return sum((item.maximum for item in items(ruleset) if item.level is level), _NOTHING)


@SLOW
@given(pairs())
def test_every_item_is_told_whole(both: tuple[ir.Ruleset, ir.Ruleset]) -> None:
    rows = compare(*both).ledger.rows
    for side, ruleset in enumerate(both):
        for item in items(ruleset):
            own = [
                row.points
                for row in rows
                if (place := (row.before, row.after)[side]) is not None
                and place.node is item
                and row.entry is not (Entry.GAINED, Entry.LOST)[side]
            ]
            assert item.maximum == sum(own, _NOTHING)


@SLOW
@given(pairs())
def test_every_node_is_spoken_of_once(both: tuple[ir.Ruleset, ir.Ruleset]) -> None:
    changes = compare(*both)
    old, new = Counter[str](), Counter[str]()
    for pair in changes.pairs:
        old[pair.before.id] += 1
        new[pair.after.id] += 1
    for change in changes.changes:
        match change:
            case Removed(node):
                old[node.id] += 1
            case Added(node):
                new[node.id] += 1
            case Split(before=before, parts=parts):
                old[before.id] += before.id not in old
                new.update(part.id for part in parts)
            case Merged(parts=parts, after=after):
                new[after.id] += after.id not in new
                old.update(part.id for part in parts)
            case _:
                pass
    assert {node.id: 1 for node in nodes(both[0].children)} == old
    assert {node.id: 1 for node in nodes(both[1].children)} == new


@SLOW
@given(ruleset_texts(), st.data())
def test_how_a_text_is_written_is_no_change(text: str, data: st.DataObject) -> None:
    file = parse(Source("x.cchc", text))[0]
    remarked = data.draw(commented(print_file(file, data.draw(st.sampled_from(["vi", "en"])))))
    indented = "\n".join(" " * data.draw(st.integers(0, 3)) + line.strip() for line in remarked.splitlines())
    assert () == compare(compiled(text), compiled(indented)).changes


@SLOW
@given(ruleset_texts(), st.data())
def test_the_order_of_clauses_is_no_change(text: str, data: st.DataObject) -> None:
    file = parse(Source("x.cchc", text))[0]
    table = table_of(file.statements)
    first, *rest = table.head
    # A condition for a grade speaks of the grades above it.
    bound = [one for one in rest if isinstance(one, (Grades, Gate))]
    free = [one for one in rest if one not in bound]
    statements = [first, *data.draw(st.permutations(free)), *bound]
    for row in table.rows:
        statements += [row.heading, *data.draw(st.permutations(row.statements))]
    shuffled = print_file(evolve(file, statements=tuple(statements)))
    assert () == compare(compiled(text), compiled(shuffled)).changes


@settings(SLOW, max_examples=25, deadline=None)
@given(pairs())
def test_every_example_scores_otherwise_under_both_rulesets(both: tuple[ir.Ruleset, ir.Ruleset]) -> None:
    frames = frame_of(both[0]), frame_of(both[1])
    for one in diff.diff(both[0], both[1], behaviour=True, timeout=50).behaviours:
        items = one.pair.items
        assert items is not None
        for shift in (one.smallest, one.gain, one.loss):
            if shift is None:
                continue
            dossiers = shift.found.dossiers
            scores = [
                frame.score(item, own) for frame, item, own in zip(frames, items, dossiers, strict=True)
            ]
            assert tuple(scores) == shift.found.scores
            told = [
                (score.status, score.points.low / score.maximum, item.na.effect)
                for score, item in zip(scores, items, strict=True)
            ]
            assert told[0] != told[1]
