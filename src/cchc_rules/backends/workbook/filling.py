"""What a dossier says, by the input cells of a form."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from typing import assert_never

from cchc_rules.backends.workbook.answers import SERIAL_TO_DAY
from cchc_rules.backends.workbook.layout import Entry
from cchc_rules.backends.workbook.words import Words
from cchc_rules.base.names import folded
from cchc_rules.ir.dossier import Attached, Dossier, Judgement, Never, Replies, Value

Cell = str | int | Fraction
Filled = Mapping[tuple[str, ...], Cell]


def filled(dossier: Dossier, entries: Sequence[Entry], words: Words) -> Filled:
    """The values of the cells of `entries`.

    Documents that no row asks for, refusals and points set by hand have no cell.
    """
    values: dict[tuple[str, ...], Cell] = {("unit",): dossier.unit}
    for (owner, name), value in dossier.answers.items():
        path = ("answers", name) if owner is None else ("answers", owner, name)
        values |= {(*path, *part): cell for part, cell in _cells(value, words)}
    # A day is the one number that a spreadsheet counts otherwise.
    for entry in entries:
        number = values.get(entry.path)
        if entry.type == "date" and isinstance(number, Fraction):
            values[entry.path] = number - SERIAL_TO_DAY
    for part, reasons in (("explanations", dossier.explanations), ("not applicable", dossier.na_claims)):
        values |= {(part, node): reason for node, reason in reasons.items()}
    values.update(_documents(dossier, entries, words))
    return values


def _cells(value: Value, words: Words) -> Iterator[tuple[tuple[str, ...], Cell]]:
    match value:
        case bool():
            yield (), words.yes if value else words.no
        case Fraction() | str():
            yield (), value
        case Never():
            yield (), words.never
        case Judgement(points=points, by=by, reason=reason):
            yield from ((("points",), points), (("by",), by), (("reason",), reason))
        case Replies(counts):
            for (group, option), count in counts:
                yield ((option,) if group is None else (group, option)), count
        case _:
            assert_never(value)


def _documents(dossier: Dossier, entries: Sequence[Entry], words: Words) -> Filled:
    left = {item: list(documents) for item, documents in dossier.evidence.items()}
    values: dict[tuple[str, ...], Cell] = {}
    for entry in entries:
        match entry.path:
            case ("evidence", item, name, kind, issuer, _, "there"):
                one = next((one for one in left.get(item, ()) if _is(one, name, kind, issuer)), None)
                if one is None:
                    continue
                left[item].remove(one)
                values[entry.path] = words.yes
                if one.number is not None:
                    values[*entry.path[:-1], "number"] = one.number
                if one.day is not None:
                    values[*entry.path[:-1], "date"] = one.day - SERIAL_TO_DAY
            case _:
                pass
    return values


def _is(one: Attached, name: str, kind: str, issuer: str) -> bool:
    """Whether a document is the one that a row asks for; a kind need not be repeated."""
    kinds = {folded(kind), ""}
    issuers = {folded(issuer)} if issuer else {folded(one.issuer or "")}
    return (
        folded(one.name) == folded(name)
        and folded(one.kind or "") in kinds
        and folded(one.issuer or "") in issuers
    )
