"""What a partial dossier promises holds for everything that completes it."""

from __future__ import annotations

from collections.abc import Iterator

from cchc_rules.analyses.laws import messages
from cchc_rules.analyses.laws.breach import Breach
from cchc_rules.analyses.laws.catalogue import Law
from cchc_rules.base.texts import Text
from cchc_rules.ir.scorecard import (
    GradeResult,
    GroupScore,
    NodeScore,
    Points,
    Scorecard,
    Status,
    node_scores,
)

LAW = Law.INTERVALS_HOLD


def intervals_hold(before: Scorecard, after: Scorecard) -> Iterator[Breach]:
    """The bounds of a dossier with more answers and documents lie inside those it had with fewer.

    Both are scorecards of one ruleset: `before` of a dossier, `after` of one that completes it.
    What is promised is promised to answers that are right: a node with a rejected item is passed
    over.
    """
    for outer, inner in zip(node_scores(before), node_scores(after), strict=True):
        if not _is_rejected(inner) and not _inside(inner.points, outer.points):
            yield _breach(messages.WIDENS, inner.points, outer.points, outer.id)
    if any(_is_rejected(child) for child in after.children):
        return
    if not _inside(after.total.total, before.total.total):
        yield _breach(
            messages.WIDENS_WHAT.of(what=messages.TOTAL, **_HOLES), after.total.total, before.total.total
        )
    index, promised = after.total.possible_index, before.total.possible_index
    if index is not None and promised is not None and not _inside(index, promised):
        yield _breach(messages.WIDENS_WHAT.of(what=messages.INDEX, **_HOLES), index, promised)
    for grade, earlier in zip(after.grades, before.grades, strict=True):
        yield from _grades(grade, earlier)


# A template whose other holes are filled later.
_HOLES = {name: "{" + name + "}" for name in ("low", "high", "least", "most")}


def _grades(after: GradeResult, before: GradeResult) -> Iterator[Breach]:
    if not set(after.possible) <= set(before.possible):
        message = messages.NEW_GRADE.of(after=_listed(after), before=_listed(before))
        yield Breach(law=LAW, node=None, message=message)
    for one, earlier in zip(after.gates, before.gates, strict=True):
        if earlier.passed is not None and one.passed is not earlier.passed:
            yield Breach(law=LAW, node=None, message=messages.GATE_CHANGED.of(gate=one.name))


def _is_rejected(score: NodeScore) -> bool:
    if isinstance(score, GroupScore):
        return any(_is_rejected(child) for child in score.children)
    return score.status is Status.REJECTED


def _listed(grade: GradeResult) -> str | Text:
    return ", ".join(grade.possible) or messages.NOTHING


def _inside(inner: Points, outer: Points) -> bool:
    return outer.low <= inner.low <= inner.high <= outer.high


def _breach(sentence: Text, after: Points, before: Points, node: str | None = None) -> Breach:
    message = sentence.of(low=after.low, high=after.high, least=before.low, most=before.high)
    return Breach(law=LAW, node=node, message=message)
