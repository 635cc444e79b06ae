"""The tree of a ruleset with some of its numbers set to others."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import attrs
from attrs import evolve

from cchc_rules.analyses.whatif import messages
from cchc_rules.analyses.whatif.asked import Change, Head, unread
from cchc_rules.analyses.whatif.spots import IN_POINTS, Leaf, Part, Spot, spots_of
from cchc_rules.base.names import folded, nearest
from cchc_rules.base.texts import Text
from cchc_rules.diagnostics import codes
from cchc_rules.diagnostics.diagnostic import Diagnostic, Label
from cchc_rules.ir.nodes import Level
from cchc_rules.language.surface import nodes as n

_MOST_SHOWN = 8


def with_changes(file: n.File, changes: Sequence[Change]) -> tuple[n.File | None, tuple[Diagnostic, ...]]:
    """The file with every change made, all of them upon the numbers as they stand in it."""
    found: list[Diagnostic] = []
    leaves: dict[int, tuple[Change, Leaf]] = {}
    for change in changes:
        spots = _meant(file, change)
        if isinstance(spots, Diagnostic):
            found.append(spots)
            continue
        for spot in spots:
            new = _replacement(spot, change)
            if new is None:
                found.append(unread(change.text, messages.OTHER_KIND))
                break
            other = leaves.setdefault(id(spot.leaf), (change, new))
            if other[0] is not change:
                found.append(_twice(change, other[0], spot))
                break
    if found:
        return None, tuple(found)
    by_leaf = {leaf: new for leaf, (_, new) in leaves.items()}
    return evolve(file, statements=tuple(_replaced(one, by_leaf) for one in file.statements)), ()


def _meant(file: n.File, change: Change) -> Sequence[Spot] | Diagnostic:
    statements = _statements(file, change)
    if not statements:
        return _unknown_place(file, change)
    spots = [spot for statement in statements for spot in spots_of(statement)]
    meant = [spot for spot in spots if _is_meant(spot, change)]
    if not meant:
        return _not_there(change, statements, spots)
    if not change.everywhere and any(spot.meaning != meant[0].meaning for spot in meant):
        return _ambiguous(change, meant)
    joined = [spot.meaning for spot in meant if spot.joined]
    whole = evolve(change, line=None)
    return [spot for spot in spots if spot in meant or (spot.meaning in joined and _is_meant(spot, whole))]


def _statements(file: n.File, change: Change) -> list[n.Statement]:
    """The statements that a change speaks of: those of a row, or a clause of the head."""
    first = next((place for place, one in enumerate(file.statements) if isinstance(one, n.Heading)), None)
    if isinstance(change.place, Head):
        return [one for one in file.statements[:first] if _is_clause(one, change)]
    found: list[n.Statement] = []
    inside = False
    for one in file.statements[first:] if first is not None else ():
        if isinstance(one, n.Heading):
            names = {one.code.text, one.id.text if one.id else one.code.text}
            inside = change.place in names
        if inside:
            found.append(one)
    return found


def _is_clause(statement: n.Statement, change: Change) -> bool:
    match statement:
        case n.Grades(target=target):
            named = change.target is None or (target is not None and folded(target.text) == change.target)
            return change.place is Head.GRADES and named
        case n.CapClause(level=Level.BONUS):
            return change.place is Head.BONUS
        case n.CapClause(level=Level.PENALTY):
            return change.place is Head.PENALTY
        case n.Total():
            return change.place is Head.TOTAL
        case _:
            return False


def _is_meant(spot: Spot, change: Change) -> bool:
    if change.part is not None and spot.part is not change.part:
        return False
    if change.line is not None and spot.line != change.line:
        return False
    old, leaf = change.old, spot.leaf
    if isinstance(old.value, n.Points) and spot.part not in IN_POINTS and not isinstance(leaf, n.Points):
        return False
    if old.unit is not None and (spot.unit is None or folded(spot.unit) != folded(old.unit)):
        return False
    match old.value, leaf:
        case (n.Day(), n.Day()) | (n.Fractional(), n.Fractional()):
            return old.value == leaf
        case (n.Literal() | n.Points(), n.Literal() | n.Points()):
            return _number(old.value) == _number(leaf)
        case _:
            return False


def _number(value: n.Literal | n.Points) -> n.Literal:
    return value.value if isinstance(value, n.Points) else value


def _replacement(spot: Spot, change: Change) -> Leaf | None:
    """What stands in the place of the number; None where it would be of another kind."""
    new, leaf = change.new, spot.leaf
    if new.unit is not None and (spot.unit is None or folded(spot.unit) != folded(new.unit)):
        return None
    if isinstance(new.value, n.Points) and spot.part not in IN_POINTS and not isinstance(leaf, n.Points):
        return None
    match new.value, leaf:
        case (n.Day() | n.Fractional(), n.Day() | n.Fractional()):
            return new.value if type(new.value) is type(leaf) else None
        case (n.Literal() | n.Points(), n.Literal() | n.Points()):
            number = _number(new.value)
            if number.form is not _number(leaf).form:
                return None
            return evolve(leaf, value=number) if isinstance(leaf, n.Points) else number
        case _:
            return None


def _replaced(node: Any, by_leaf: Mapping[int, Leaf]) -> Any:  # noqa: ANN401 - any node
    if id(node) in by_leaf:
        return by_leaf[id(node)]
    if isinstance(node, tuple):
        items = tuple(_replaced(one, by_leaf) for one in node)
        return items if any(new is not old for new, old in zip(items, node, strict=True)) else node
    if not attrs.has(type(node)):
        return node
    changed = {
        one.name: new
        for one in attrs.fields(type(node))
        if (new := _replaced(getattr(node, one.name), by_leaf)) is not getattr(node, one.name)
    }
    return evolve(node, **changed) if changed else node


# ── findings ───────────────────────────────────────────────────────────────────────────────


def _unknown_place(file: n.File, change: Change) -> Diagnostic:
    if isinstance(change.place, Head):
        message = messages.NO_CLAUSE.of(text=change.text)
        return Diagnostic(code=codes.CHANGE_NOWHERE, message=message, helps=(messages.CHANGE_HELP,))
    headings = [one for one in file.statements if isinstance(one, n.Heading)]
    known = [word.text for one in headings for word in (one.code, one.id) if word is not None]
    guess = nearest(change.place, known)
    helps = (messages.DID_YOU_MEAN.of(name=guess),) if guess else (messages.CHANGE_HELP,)
    message = messages.NO_ROW.of(text=change.text, place=change.place)
    return Diagnostic(code=codes.CHANGE_NOWHERE, message=message, helps=helps)


def _not_there(change: Change, statements: Sequence[n.Statement], spots: Sequence[Spot]) -> Diagnostic:
    return Diagnostic(
        code=codes.CHANGE_OF_NOTHING,
        message=messages.NO_SUCH_NUMBER.of(text=change.text),
        labels=(Label(statements[0].span), *_labels(spots)),
        helps=(messages.NO_SUCH_NUMBER_HELP,) if spots else (messages.NO_NUMBERS_HELP,),
    )


def _ambiguous(change: Change, spots: Sequence[Spot]) -> Diagnostic:
    lines = next((spot.line for spot in spots if spot.line is not None), None)
    example = messages.OF_LINE.of(line=lines) if lines is not None else messages.PARTS[spots[0].part]
    place = change.place if isinstance(change.place, str) else ""
    cure = messages.AMBIGUOUS_HELP.of(place=place, part=example)
    return Diagnostic(
        code=codes.CHANGE_AMBIGUOUS,
        message=messages.AMBIGUOUS.of(text=change.text, count=len({repr(spot.meaning) for spot in spots})),
        labels=_labels(spots),
        helps=(cure,) if place else (messages.AMBIGUOUS_HEAD_HELP,),
    )


def _twice(change: Change, other: Change, spot: Spot) -> Diagnostic:
    message = messages.SET_TWICE.of(one=other.text, other=change.text)
    labels = (Label(spot.span),)
    return Diagnostic(code=codes.CHANGED_TWICE, message=message, labels=labels, helps=(messages.TWICE_HELP,))


def _labels(spots: Iterable[Spot]) -> tuple[Label, ...]:
    return tuple(Label(spot.span, _called(spot.part, spot.line)) for spot in spots)[:_MOST_SHOWN]


def _called(part: Part, line: int | None) -> Text:
    name = messages.PARTS[part]
    return name if line is None else messages.OF_PART.of(part=name, line=messages.OF_LINE.of(line=line))
