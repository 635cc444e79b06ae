"""The value of one answer: what kind of answer a question wants decides how its text is read.

Nothing written is no answer, never zero. Each reader takes the node and gives a value, or None
with or without a finding.
"""

from __future__ import annotations

from fractions import Fraction
from typing import assert_never

from cchc_rules.base.classes import frozen
from cchc_rules.base.names import folded
from cchc_rules.base.numbers import Language
from cchc_rules.diagnostics import codes
from cchc_rules.dossiers import keys, messages
from cchc_rules.dossiers.data import Data, Mapping, Scalar
from cchc_rules.dossiers.figures import Scale, read_count, read_day, read_decimal
from cchc_rules.dossiers.findings import Findings, is_empty, options_note, quoted
from cchc_rules.dossiers.keys import Word
from cchc_rules.ir.dossier import Judgement, Never, Replies, Value
from cchc_rules.ir.nodes import (
    AnswerKind,
    ChoiceOf,
    CountOf,
    DateOf,
    DaysOf,
    IndexOf,
    Interval,
    JudgementOf,
    NumberOf,
    SurveyOf,
    YesNo,
)

_DAYS = ("ngày", "days", "day")
_POINTS = ("điểm", "points", "point")


@frozen
class Reader:
    """Reads answers in the language of one dossier and reports what it cannot read."""

    language: Language
    found: Findings

    def value(self, kind: AnswerKind, node: Data) -> Value | None:
        """The answer in `node` to a question of this kind, or None when there is none."""
        if is_empty(node):
            return None
        match kind:
            case SurveyOf():
                return self._survey(kind, node)
            case JudgementOf():
                return self._judgement(kind, node)
            case _:
                text = self.found.text(node)
                return (
                    None if text is None or not isinstance(node, Scalar) else self._single(kind, text, node)
                )

    def _single(
        self,
        kind: CountOf | YesNo | DateOf | DaysOf | NumberOf | ChoiceOf | IndexOf,
        text: str,
        node: Scalar,
    ) -> Value | None:
        match kind:
            case CountOf(unit):
                return _fraction(read_count(text, () if unit is None else (unit,), node, self.found))
            case DaysOf():
                return _fraction(read_count(text, _DAYS, node, self.found))
            case NumberOf(unit, bounds):
                scale = Scale(bounds=bounds, units=(unit,), percent=True)
                return read_decimal(text, scale, self.language, node, self.found)
            case IndexOf(bounds):
                scale = Scale(bounds=bounds, percent=True)
                return read_decimal(text, scale, self.language, node, self.found)
            case YesNo():
                return self._yes_no(text, node)
            case DateOf(may_be_absent):
                return self._date(text, node, may_be_absent=may_be_absent)
            case ChoiceOf(options):
                return self._choice(text, options, node)
            case _:
                assert_never(kind)

    def _yes_no(self, text: str, node: Scalar) -> bool | None:
        if says(keys.YES, text):
            return True
        if says(keys.NO, text):
            return False
        message, cure = messages.NOT_YES_NO.of(text=quoted(text)), messages.NOT_YES_NO_HELP
        self.found.add(codes.WRONG_TYPE, message, node, helps=(cure,))
        return None

    def _date(self, text: str, node: Scalar, *, may_be_absent: bool) -> Fraction | Never | None:
        if not says(keys.NEVER, text):
            return _fraction(read_day(text, node, self.found))
        if may_be_absent:
            return Never()
        message, cure = messages.NEVER_NOT_ALLOWED.of(text=quoted(text)), messages.NEVER_HELP
        self.found.add(codes.WRONG_TYPE, message, node, helps=(cure,))
        return None

    def _choice(self, text: str, options: tuple[str, ...], node: Scalar) -> str | None:
        option = keys.by_name(options, messages.UNKNOWN_OPTION).find(text)
        if option is None:
            message = messages.NO_SUCH_CHOICE.of(text=quoted(text))
            notes, helps = (options_note(options),), self.found.meant(text, options)
            self.found.add(codes.WRONG_TYPE, message, node, notes=notes, helps=helps)
        return option

    def _survey(self, kind: SurveyOf, node: Data) -> Replies | None:
        options = tuple(option.label for option in kind.options)
        if not kind.groups:
            counts = self._replies(options, node)
            return None if counts is None else Replies(tuple(((None, one), n) for one, n in counts.items()))
        labels = tuple(group.label for group in kind.groups)
        mapping = self.found.mapping(node, messages.SURVEY_GROUPS_HELP)
        if mapping is None:
            return None
        table = keys.by_name(labels, messages.UNKNOWN_GROUP)
        given: dict[str, dict[str, int]] = {}
        for label, entry in self.found.known(mapping, table):
            replies = self._replies(options, entry.value)
            if replies is not None:
                given[label] = replies
        if not mapping.entries:
            self.found.add(
                codes.WRONG_TYPE, messages.NO_OPTION, mapping, helps=(messages.SURVEY_GROUPS_HELP,)
            )
        if not given:
            return None
        nobody = dict.fromkeys(options, 0)
        counted = [
            ((label, option), given.get(label, nobody)[option]) for label in labels for option in options
        ]
        return Replies(tuple(counted))

    def _replies(self, options: tuple[str, ...], node: Data) -> dict[str, int] | None:
        """How many chose each option; None when every number was left blank."""
        mapping = self.found.mapping(node, messages.SURVEY_HELP)
        if mapping is None:
            return None
        if not mapping.entries:
            self.found.add(codes.WRONG_TYPE, messages.NO_OPTION, mapping, helps=(messages.SURVEY_HELP,))
            return None
        entries = self.found.known(mapping, keys.by_name(options, messages.UNKNOWN_OPTION))
        if all(is_empty(entry.value) for _, entry in entries):
            return None
        counts = dict.fromkeys(options, 0)
        for option, entry in entries:
            if is_empty(entry.value):
                message, cure = messages.BLANK_OPTION.of(option=option), messages.BLANK_OPTION_HELP
                self.found.add(codes.WRONG_TYPE, message, entry.key, helps=(cure,))
                continue
            text = self.found.text(entry.value)
            if text is not None and isinstance(entry.value, Scalar):
                counts[option] = read_count(text, (), entry.value, self.found) or 0
        return counts

    def _judgement(self, kind: JudgementOf, node: Data) -> Judgement | None:
        mapping = self.found.mapping(node, messages.JUDGEMENT_HELP)
        if mapping is None:
            return None
        parts = self._parts(mapping)
        if not parts:
            return None
        points = self._points(kind, parts.get(keys.POINTS), mapping)
        texts: list[str] = []
        for word, message in ((keys.BY, messages.NO_JUDGE), (keys.REASON, messages.NO_JUDGEMENT_REASON)):
            part = parts.get(word)
            text = None if part is None else self.found.text(part)
            if part is None:
                self.found.add(codes.NO_REASON, message, mapping, helps=(messages.JUDGEMENT_HELP,))
            elif text is not None:
                texts.append(text)
        if points is None or len(texts) < 2:
            return None
        return Judgement(points, texts[0], texts[1])

    def _parts(self, mapping: Mapping) -> dict[Word, Data]:
        table = keys.words(keys.JUDGEMENT, messages.UNKNOWN_PART)
        entries = self.found.known(mapping, table)
        return {word: entry.value for word, entry in entries if not is_empty(entry.value)}

    def _points(self, kind: JudgementOf, node: Data | None, whole: Mapping) -> Fraction | None:
        if node is None:
            self.found.add(codes.MISSING_KEY, messages.NO_POINTS, whole, helps=(messages.JUDGEMENT_HELP,))
            return None
        text = self.found.text(node)
        if text is None or not isinstance(node, Scalar):
            return None
        scale = Scale(bounds=Interval(kind.low, kind.high), units=_POINTS)
        points = read_decimal(text, scale, self.language, node, self.found)
        if points is not None and ((points - kind.low) / kind.step).denominator != 1:
            note = messages.STEP_NOTE.of(low=kind.low, step=kind.step)
            self.found.add(codes.OUT_OF_BOUNDS, messages.OFF_STEP.of(text=quoted(text)), node, notes=(note,))
            return None
        return points


def says(word: Word, text: str) -> bool:
    """Whether `text` is `word` in either language."""
    if len(text) > keys.LONGEST_NAME:
        return False
    return folded(text) in {folded(form) for form in (*word.forms("vi"), *word.forms("en"))}


def _fraction(number: int | None) -> Fraction | None:
    return None if number is None else Fraction(number)
