"""Changes as people write them: `1.1.2: 80% -> 85%`, `1.1.2 dòng 3: 0,5 điểm -> 1 điểm`."""

from __future__ import annotations

import re
from enum import Enum

from attrs import evolve

from cchc_rules.analyses.whatif import messages
from cchc_rules.analyses.whatif.spots import Part
from cchc_rules.base.classes import frozen
from cchc_rules.base.names import folded
from cchc_rules.base.numbers import Language
from cchc_rules.base.sources import Source
from cchc_rules.base.texts import Text
from cchc_rules.diagnostics import codes
from cchc_rules.diagnostics.diagnostic import Diagnostic
from cchc_rules.language.surface import nodes as n
from cchc_rules.language.surface.parser import parse

_CHANGE = re.compile(r"(?P<where>[^:]+):(?P<old>.+?)(?:->|→)(?P<new>.+)")
_LINE = re.compile(r"(?:dòng|row) ([0-9]{1,4})")
_LONGEST = 200


class Head(Enum):
    """A clause of the head that holds numbers."""

    GRADES = "grades"
    BONUS = "bonus"
    PENALTY = "penalty"
    TOTAL = "total"


_HEADS = {
    "xếp loại": Head.GRADES,
    "grades": Head.GRADES,
    "trần điểm thưởng": Head.BONUS,
    "bonus cap": Head.BONUS,
    "trần điểm trừ": Head.PENALTY,
    "penalty cap": Head.PENALTY,
    "tổng điểm": Head.TOTAL,
    "total points": Head.TOTAL,
}
_PARTS = {
    "tối đa": Part.MAXIMUM,
    "maximum": Part.MAXIMUM,
    "ngưỡng": Part.THRESHOLD,
    "threshold": Part.THRESHOLD,
    "điểm": Part.POINTS,
    "points": Part.POINTS,
    "trần": Part.CAP,
    "cap": Part.CAP,
    "sàn": Part.FLOOR,
    "floor": Part.FLOOR,
}
_EVERYWHERE = frozenset({"mọi chỗ", "everywhere"})
_SHELL = {
    "vi": (
        'bộ tiêu chí "x" năm 2000\ntiêu chí 1 "x" tối đa 1 điểm\n  chấm x\n    từ {value} trở lên: 1 điểm\n'
    ),
    "en": (
        'ruleset "x" year 2000\ncriterion 1 "x" at most 1 points\n  score x\n    from {value} up: 1 points\n'
    ),
}


@frozen(kw_only=True)
class Change:
    """One number that is to be another.

    `place` is the code or id of a row, or a clause of the head; `target` a kind of unit among the grades.
    With `everywhere` all meanings of the number change.
    """

    text: str
    place: str | Head
    old: n.Bound
    new: n.Bound
    target: str | None = None
    part: Part | None = None
    line: int | None = None
    everywhere: bool = False


def read_change(text: str, language: Language) -> Change | Diagnostic:
    """The change that `text` asks for, or what is wrong with it."""
    shown = " ".join(text.split())
    found = _CHANGE.fullmatch(shown) if len(shown) <= _LONGEST else None
    if found is None:
        return unread(shown[:_LONGEST], messages.NOT_A_CHANGE)
    values = []
    for name in ("old", "new"):
        written = found[name].strip()
        value = read_value(written, language)
        if value is None:
            return unread(shown, messages.NOT_A_VALUE.of(value=written))
        values.append(value)
    old, new = values
    if old == new:
        return unread(shown, messages.CHANGES_NOTHING)
    where = found["where"].strip()
    words = folded(where)
    for name, head in _HEADS.items():
        if words == name or words.startswith(f"{name} "):
            rest = words.removeprefix(name).strip()
            if head is Head.GRADES:
                return Change(text=shown, place=head, old=old, new=new, target=rest or None)
            return _with_rest(Change(text=shown, place=head, old=old, new=new), rest)
    code, _, rest = where.partition(" ")
    return _with_rest(Change(text=shown, place=code, old=old, new=new), folded(rest))


def read_value(written: str, language: Language) -> n.Bound | None:
    """A number, a number of points or a day, as the language of rulesets writes it."""
    if "\n" in written or '"' in written or "#" in written:
        return None
    file, problems = parse(Source("", _SHELL[language].replace("{value}", written)))
    score = file.statements[-1] if file.statements else None
    if problems or len(file.statements) != 3 or not isinstance(score, n.Score):
        return None
    match score.rule:
        case n.Table(rows=(n.Row(test=n.WhenBand(n.Band(low=n.Bound() as low, high=None, exact=False))),)):
            return low
        case _:
            return None


def unread(text: str, why: Text) -> Diagnostic:
    """A change that cannot be read, and why."""
    return Diagnostic(
        code=codes.CHANGE_UNREADABLE,
        message=messages.CHANGE_UNREADABLE.of(text=text, why=why),
        helps=(messages.CHANGE_HELP,),
    )


def _with_rest(change: Change, rest: str) -> Change | Diagnostic:
    line = _LINE.fullmatch(rest)
    if not rest:
        return change
    if rest in _EVERYWHERE:
        return evolve(change, everywhere=True)
    if rest in _PARTS:
        return evolve(change, part=_PARTS[rest])
    if line is not None:
        return evolve(change, line=int(line[1]))
    return unread(change.text, messages.NOT_A_PART.of(rest=rest))
