"""What stands in the input cells, as numbers and truths that formulas can use.

An empty cell gives `#N/A`, a cell with anything but an answer `#VALUE!`: neither is ever a number.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import assert_never

from attrs import field

from cchc_rules.backends.workbook.calculation import INEXACT, MISSING, NOT_AN_ANSWER, Calculation, when
from cchc_rules.backends.workbook.ratios import Ratio, inside, reduced, whole
from cchc_rules.backends.workbook.words import Words
from cchc_rules.base.classes import define
from cchc_rules.ir.dossier import Key
from cchc_rules.ir.nodes import (
    AnswerKind,
    ChoiceOf,
    CountOf,
    DateOf,
    DaysOf,
    IndexOf,
    Input,
    Interval,
    JudgementOf,
    NumberOf,
    SurveyOf,
    YesNo,
)

# The serial number of a day in a spreadsheet, and its number in the calendar of the rules. Below
# FIRST_SERIAL spreadsheets count a day that never was, 29/02/1900.
SERIAL_TO_DAY = 693_594
FIRST_SERIAL = 61
LAST_SERIAL = 2_958_465
LARGEST_COUNT = 10**12
DECIMALS = 6

Place = tuple[str, ...]


@define
class Answers:
    """Reads input cells, each once; `cells` says where each part of each answer stands."""

    sheet: Calculation
    cells: Mapping[tuple[Key, Place], str]
    kinds: Mapping[Key, AnswerKind]
    words: Words
    _numbers: dict[Key, Ratio] = field(init=False, factory=dict)
    _texts: dict[tuple[Key, str], str] = field(init=False, factory=dict)
    _tallies: dict[tuple[Key, str | None, str], Ratio] = field(init=False, factory=dict)

    def number(self, key: Key) -> Ratio:
        """The answer to a numeric question."""
        found = self._numbers.get(key)
        if found is None:
            self.sheet.begin(f"{key[0] or ''} {key[1]}")
            found = self._numbers[key] = self._number(key, self.kinds[key])
        return found

    def is_yes(self, key: Key) -> str:
        """The cell that says whether the answer is yes."""
        cell = self._cell(key)
        said = when(f"EXACT({cell},{text(self.words.yes)})", "TRUE", self._otherwise(cell, self.words.no))
        return self._said(key, "", said, cell)

    def is_option(self, key: Key, option: str) -> str:
        """The cell that says whether an option is chosen."""
        kind = self.kinds[key]
        assert isinstance(kind, ChoiceOf)
        cell = self._cell(key)
        others = "+".join(f"EXACT({cell},{text(one)})" for one in kind.options)
        said = when(f"EXACT({cell},{text(option)})", "TRUE", when(f"{others}>0", "FALSE", NOT_AN_ANSWER))
        return self._said(key, option, said, cell)

    def is_absent(self, key: Key) -> str:
        """The cell that says whether the answer is that the day never came."""
        cell = self._cell(key)
        day = when(f"ISNUMBER({cell})", "FALSE", NOT_AN_ANSWER)
        return self._said(key, "", when(f"EXACT({cell},{text(self.words.never)})", "TRUE", day), cell)

    def tally(self, key: Key, group: str | None, option: str) -> Ratio:
        """How many people of a group chose an option."""
        found = self._tallies.get((key, group, option))
        if found is None:
            found = self._tallies[key, group, option] = self._tally(key, group, option)
        return found

    def is_blank(self, key: Key) -> str:
        """The formula that says whether a question is not answered, or only in part."""
        kind = self.kinds[key]
        if isinstance(kind, SurveyOf):
            return f"({self._counted(key)}=0)"
        return "+".join(f"{_empty(cell)}" for (owner, _), cell in self.cells.items() if owner == key) + ">0"

    # ── each kind ──────────────────────────────────────────────────────────────────────────

    def _number(self, key: Key, kind: AnswerKind) -> Ratio:
        match kind:
            case CountOf() | DaysOf():
                return whole(self.sheet.put(_count(self._cell(key))))
            case DateOf():
                return whole(self._day(self._cell(key)))
            case NumberOf(bounds=bounds) | IndexOf(bounds=bounds):
                return self._decimal(self._cell(key), bounds)
            case JudgementOf(low=low, high=high):
                return self._judged(key, Interval(low, high))
            case YesNo() | ChoiceOf() | SurveyOf():
                raise AssertionError(kind)
            case _:
                assert_never(kind)

    def _day(self, cell: str) -> str:
        lawful = f"AND({cell}>={FIRST_SERIAL},{cell}<={LAST_SERIAL},{cell}=INT({cell}))"
        # A day that never came has no number; rules ask for that first.
        day = when(f"ISNUMBER({cell})", when(lawful, f"{cell}+{SERIAL_TO_DAY}", NOT_AN_ANSWER), NOT_AN_ANSWER)
        return self.sheet.put(when(_empty(cell), MISSING, day))

    def _decimal(self, cell: str, bounds: Interval) -> Ratio:
        scale = 10**DECIMALS
        near = f"ABS({cell}*{scale}-ROUND({cell}*{scale},0))<0.01"
        exact = when(f"AND({near},ABS({cell})<1E8)", f"ROUND({cell}*{scale},0)", INEXACT)
        top = self.sheet.put(when(_empty(cell), MISSING, when(f"ISNUMBER({cell})", exact, NOT_AN_ANSWER)))
        number = reduced(self.sheet, top, str(scale))
        lawful = inside(self.sheet, number, bounds)
        return Ratio(self.sheet.put(when(lawful, number.top, NOT_AN_ANSWER)), number.below)

    def _judged(self, key: Key, bounds: Interval) -> Ratio:
        kind = self.kinds[key]
        assert isinstance(kind, JudgementOf)
        number = self._decimal(self._cell(key, "points"), bounds)
        reasoned = "+".join(_empty(self._cell(key, part)) for part in ("by", "reason"))
        scale = kind.step.denominator * kind.low.denominator
        step, low = int(kind.step * scale), int(kind.low * scale)
        # (points - low) / step is whole.
        away = self.sheet.put(f"{number.top}*{scale}-({low})*{number.below}")
        on_step = f"MOD(ABS({away}),{step}*{number.below})=0"
        said = when(f"{reasoned}>0", MISSING, when(on_step, number.top, NOT_AN_ANSWER))
        return Ratio(self.sheet.put(said), number.below)

    def _tally(self, key: Key, group: str | None, option: str) -> Ratio:
        kind = self.kinds[key]
        assert isinstance(kind, SurveyOf)
        cell = self._cell(key, *_part(group, option))
        self.sheet.begin(f"{key[0] or ''} {key[1]} {group or ''} {option}")
        blank = "+".join(_empty(self._cell(key, *_part(group, one.label))) for one in kind.options)
        nobody = when(f"{self._counted(key)}=0", MISSING, "0") if kind.groups else MISSING
        some = self.sheet.put(when(f"{blank}={len(kind.options)}", nobody, _count(cell)))
        return whole(some)

    def _counted(self, key: Key) -> str:
        cells = [cell for (owner, _), cell in self.cells.items() if owner == key]
        return "(" + "+".join(f"(LEN(TRIM({cell}))>0)" for cell in cells) + ")"

    def _cell(self, key: Key, *part: str) -> str:
        return self.cells[key, part]

    def _otherwise(self, cell: str, word: str) -> str:
        return when(f"EXACT({cell},{text(word)})", "FALSE", NOT_AN_ANSWER)

    def _said(self, key: Key, option: str, said: str, cell: str) -> str:
        found = self._texts.get((key, option))
        if found is None:
            self.sheet.begin(f"{key[0] or ''} {key[1]} {option}")
            found = self._texts[key, option] = self.sheet.put(when(_empty(cell), MISSING, said))
        return found


def parts_of(asked: Input) -> tuple[Place, ...]:
    """The input cells of a question, each by its place in the answer."""
    match asked.kind:
        case SurveyOf(options=options, groups=groups):
            named: tuple[str | None, ...] = tuple(group.label for group in groups) or (None,)
            return tuple(_part(group, option.label) for group in named for option in options)
        case JudgementOf():
            return (("points",), ("by",), ("reason",))
        case _:
            return ((),)


def text(words: str) -> str:
    """A text inside a formula."""
    if len(words) <= _LONGEST_TEXT:
        return '"' + words.replace('"', '""') + '"'
    pieces = [words[start : start + _LONGEST_TEXT] for start in range(0, len(words), _LONGEST_TEXT)]
    return "(" + "&".join(text(piece) for piece in pieces) + ")"


_LONGEST_TEXT = 250


def _part(group: str | None, option: str) -> Place:
    return (option,) if group is None else (group, option)


def _empty(cell: str) -> str:
    return f"(LEN(TRIM({cell}))=0)"


def _count(cell: str) -> str:
    lawful = f"AND({cell}>=0,{cell}=INT({cell}))"
    exact = when(lawful, when(f"{cell}<={LARGEST_COUNT}", cell, INEXACT), NOT_AN_ANSWER)
    return when(_empty(cell), MISSING, when(f"ISNUMBER({cell})", exact, NOT_AN_ANSWER))
