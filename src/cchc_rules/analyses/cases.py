"""From the tree of a case file to examples: one unit's answers to one item, and what they earn.

One run tells everything that is wrong; a case with something wrong gives no example.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TypeAlias

from attrs import field

from cchc_rules.analyses import keys, messages
from cchc_rules.analyses.expectations import Expected, Whole, read_expected, read_percent, read_points
from cchc_rules.analyses.frame import Frame
from cchc_rules.analyses.given_points import given_points
from cchc_rules.analyses.proofs import documents_for, proof
from cchc_rules.base.classes import frozen
from cchc_rules.base.numbers import Language
from cchc_rules.base.texts import Text
from cchc_rules.diagnostics import codes
from cchc_rules.diagnostics.codes import Severity
from cchc_rules.diagnostics.diagnostic import Diagnostic
from cchc_rules.dossiers.data import Data, Entry, Mapping, Scalar, Sequence
from cchc_rules.dossiers.findings import Findings, is_empty, quoted
from cchc_rules.dossiers.keys import NAME, YEAR, Table, Word, language_of, words
from cchc_rules.dossiers.messages import NA_NOT_ALLOWED, NA_NOT_ALLOWED_HELP
from cchc_rules.dossiers.read import year_of
from cchc_rules.dossiers.values import Reader, says
from cchc_rules.ir import nodes as ir
from cchc_rules.ir.dossier import Attached, Dossier, Key, Value
from cchc_rules.ir.scorecard import Status

Lines: TypeAlias = dict[Word, Entry]
# What groups end in, what points say already, and what only rounds of appraisal can make.
_NOT_OF_A_CASE = {Status.SCORED, Status.INCOMPLETE, Status.DECIDED}


@frozen(kw_only=True)
class Example:
    """One item tried with some answers. `result` is where the file says what is expected."""

    name: str
    item: ir.Item
    dossier: Dossier
    expected: Expected
    language: Language
    at: Mapping = field(repr=False)
    result: Scalar = field(repr=False)


@frozen(kw_only=True)
class WholeExample:
    """The whole set tried with a dossier.

    `dossier` is its path as the file writes it, or a dossier of nothing but points set by hand.
    """

    name: str
    dossier: str | Dossier
    expected: Whole
    language: Language
    at: Mapping = field(repr=False)
    dossier_at: Data = field(repr=False)
    results: tuple[tuple[Word, Scalar], ...] = field(repr=False)


def entries(data: Data) -> tuple[tuple[Data, ...], tuple[Diagnostic, ...]]:
    """The cases of a file, unread, or why there are none."""
    if isinstance(data, Sequence):
        return data.items, ()
    found = Findings()
    found.add(codes.WRONG_TYPE, messages.NOT_A_LIST, data, helps=(messages.CASES_HELP,))
    return (), tuple(found.found)


def year_named(data: Data) -> int | None:
    """The year that a case names, None when it names none or no year."""
    for entry in data.entries if isinstance(data, Mapping) else ():
        if says(YEAR, str(entry.key.text)) and isinstance(entry.value, Scalar):
            return year_of((entry.value.text or "").strip())
    return None


def read_case(data: Data, frame: Frame) -> tuple[Example | WholeExample | None, tuple[Diagnostic, ...]]:
    """The example that one entry of a case file gives, and what is wrong with it; never raises."""
    found = Findings()
    mapping = data if isinstance(data, Mapping) else None
    if mapping is None:
        found.add(codes.WRONG_TYPE, messages.NOT_A_CASE, data, helps=(messages.CASE_HELP,))
        return None, tuple(found.found)
    reading = _Reading(
        frame=frame,
        mapping=mapping,
        lines=dict(found.known(mapping, words(keys.CASE, messages.UNKNOWN_CASE_KEY))),
        language=_language(mapping, frame.language),
        found=found,
    )
    example = reading.item_case() if keys.ITEM in reading.lines else reading.whole_case()
    broken = any(one.severity is Severity.ERROR for one in found.found)
    return (None if broken else example), tuple(found.found)


def _language(mapping: Mapping, otherwise: Language) -> Language:
    names = {str(entry.key.text) for entry in mapping.entries}
    if {"kết quả", "mục"} & names:
        return "vi"
    return "en" if {"result", "item"} & names else language_of(mapping, otherwise)


@frozen(kw_only=True)
class _Reading:
    """One case while it is read."""

    frame: Frame
    mapping: Mapping
    lines: Lines
    language: Language
    found: Findings

    def item_case(self) -> Example | None:
        self._refuse(keys.OF_WHOLE, messages.NOT_FOR_ITEM, messages.NOT_FOR_ITEM_HELP)
        name, result = self._name(), self._result()
        item = self._item()
        self._year()
        expected = None if result is None else self._expected(result)
        if item is None:
            return None
        dossier = Dossier(
            ruleset=self.frame.ruleset.id,
            year=self.frame.ruleset.year,
            unit=name or "",
            answers=self._answers(self.frame.inputs_of(item)),
            evidence={item.id: self._evidence(item)},
            explanations=self._reason(keys.EXPLANATION, item),
            na_claims=self._claim(item),
            refusals=self._reason(keys.REFUSAL, item),
        )
        if name is None or result is None or expected is None:
            return None
        return Example(
            name=name,
            item=item,
            dossier=dossier,
            expected=expected,
            language=self.language,
            at=self.mapping,
            result=result,
        )

    def whole_case(self) -> WholeExample | None:
        by_points = keys.POINTS in self.lines
        unwanted = tuple(one for one in keys.OF_ITEM if not (by_points and one is keys.ANSWERS))
        self._refuse(unwanted, messages.NOT_FOR_WHOLE, messages.NOT_FOR_WHOLE_HELP)
        name = self._name()
        self._year()
        tried = self._points(name) if by_points else self._dossier()
        entry = self.lines.get(keys.RESULT)
        if entry is None or is_empty(entry.value):
            self._missing(keys.RESULT, messages.NO_RESULT, messages.NO_RESULT_HELP)
            return None
        group = self.found.mapping(entry.value, messages.WHOLE_HELP)
        if group is None:
            return None
        parts = self.found.known(group, words(keys.WHOLE, messages.UNKNOWN_WHOLE_KEY))
        results = tuple(
            (word, part.value)
            for word, part in parts
            if self.found.text(part.value) is not None and isinstance(part.value, Scalar)
        )
        expected = self._whole(dict(results))
        if name is None or tried is None:
            return None
        dossier, at = tried
        return WholeExample(
            name=name,
            dossier=dossier,
            expected=expected,
            language=self.language,
            at=self.mapping,
            dossier_at=at,
            results=results,
        )

    def _dossier(self) -> tuple[str, Data] | None:
        at = self._scalar(keys.DOSSIER)
        if at is None:
            self._missing(keys.DOSSIER, messages.NO_DOSSIER, messages.NO_DOSSIER_HELP)
            return None
        return str(at.text).strip(), at

    def _points(self, name: str | None) -> tuple[Dossier, Data] | None:
        self._refuse((keys.DOSSIER,), messages.NOT_BOTH, messages.NOT_BOTH_HELP)
        at = self.lines[keys.POINTS].value
        points = self.found.mapping(at, messages.GIVEN_HELP)
        if points is None:
            self._missing(keys.POINTS, messages.NO_POINTS_GIVEN, messages.GIVEN_HELP)
            return None
        answers = self._answers(self.frame.inputs_of_groups())
        given = given_points(points, answers, name or "", self.frame, self.language, self.found)
        return None if given is None else (given, at)

    def _whole(self, parts: dict[Word, Scalar]) -> Whole:
        total = index = None
        if keys.TOTAL in parts:
            total = read_points(str(parts[keys.TOTAL].text), self.language)
            if total is None:
                self._not_understood(parts[keys.TOTAL], messages.NOT_A_TOTAL, messages.NOT_A_TOTAL_HELP)
        if keys.INDEX in parts:
            index = read_percent(str(parts[keys.INDEX].text), self.language)
            if index is None:
                self._not_understood(parts[keys.INDEX], messages.NOT_AN_INDEX, messages.NOT_AN_INDEX_HELP)
        grade = str(parts[keys.GRADE].text).strip() if keys.GRADE in parts else None
        return Whole(total=total, index=index, grade=grade)

    def _name(self) -> str | None:
        node = self._scalar(NAME)
        if node is None:
            self._missing(NAME, messages.NO_NAME, messages.NO_NAME_HELP)
        return None if node is None else str(node.text).strip()

    def _result(self) -> Scalar | None:
        node = self._scalar(keys.RESULT)
        if node is None:
            self._missing(keys.RESULT, messages.NO_RESULT, messages.NO_RESULT_HELP)
        return node

    def _year(self) -> None:
        node = self._scalar(YEAR)
        if node is not None and year_of(str(node.text).strip()) is None:
            message = messages.NOT_A_YEAR.of(text=quoted(str(node.text)))
            self.found.add(codes.WRONG_TYPE, message, node, helps=(messages.NOT_A_YEAR_HELP,))

    def _item(self) -> ir.Item | None:
        node = self._scalar(keys.ITEM)
        if node is None:
            return None
        text = str(node.text).strip()
        item = self.frame.names.nodes.find(text)
        if item is None:
            helps = self.found.meant(text, self.frame.names.nodes.names())
            message = messages.NO_SUCH_ITEM.of(item=quoted(text))
            self.found.add(codes.UNKNOWN_KEY, message, node, helps=helps)
        elif isinstance(item, ir.Group):
            message = messages.NOT_AN_ITEM.of(item=quoted(text))
            self.found.add(codes.WRONG_TYPE, message, node, helps=(messages.NOT_AN_ITEM_HELP,))
        else:
            return item
        return None

    def _expected(self, node: Scalar) -> Expected | None:
        expected = read_expected(str(node.text).strip(), self.language)
        if expected is None:
            self._not_understood(node, messages.NOT_A_RESULT, messages.RESULT_HELP, states=True)
        return expected

    def _answers(self, inputs: Table[ir.Input]) -> dict[Key, Value]:
        entry = self.lines.get(keys.ANSWERS)
        group = None if entry is None else self.found.mapping(entry.value, messages.ANSWERS_HELP)
        if group is None:
            return {}
        reader = Reader(self.language, self.found)
        given = ((one, answer) for one, answer in self.found.known(group, inputs))
        read = ((one.key, reader.value(one.kind, answer.value)) for one, answer in given)
        return {key: value for key, value in read if value is not None}

    def _evidence(self, item: ir.Item) -> tuple[Attached, ...]:
        """Everything the item asks for, nothing, or the documents that are named one by one."""
        entry = self.lines.get(keys.EVIDENCE)
        if entry is not None and isinstance(entry.value, Sequence):
            return tuple(self._named(entry.value, item))
        node = self._scalar(keys.EVIDENCE)
        if node is None or says(keys.COMPLETE, str(node.text)):
            return documents_for(item)
        if not says(keys.LACKING, str(node.text)):
            message = messages.NOT_EVIDENCE.of(text=quoted(str(node.text)))
            self.found.add(codes.WRONG_TYPE, message, node, helps=(messages.NOT_EVIDENCE_HELP,))
        return ()

    def _named(self, names: Sequence, item: ir.Item) -> Iterator[Attached]:
        asked = [document for demand in item.evidence for document in demand.documents]
        table = Table(
            tuple((one.name, one) for one in asked),
            messages.UNKNOWN_DOCUMENT.of(item=item.code, word="{word}"),
        )
        for node in names.items:
            if self.found.text(node) is None or not isinstance(node, Scalar):
                continue
            document = table.find(str(node.text).strip())
            if document is None:
                self.found.stranger(node, table)
            else:
                yield proof(document)

    def _reason(self, word: Word, item: ir.Item) -> dict[str, str]:
        node = self._scalar(word)
        return {} if node is None else {item.id: str(node.text).strip()}

    def _claim(self, item: ir.Item) -> dict[str, str]:
        claim = self._reason(keys.NOT_APPLICABLE, item)
        if claim and not item.may_be_claimed_na:
            at = self.lines[keys.NOT_APPLICABLE].key
            message = NA_NOT_ALLOWED.of(item=item.code)
            self.found.add(codes.NA_NOT_ALLOWED, message, at, helps=(NA_NOT_ALLOWED_HELP,))
        return claim

    def _scalar(self, word: Word) -> Scalar | None:
        entry = self.lines.get(word)
        if entry is None or is_empty(entry.value) or self.found.text(entry.value) is None:
            return None
        return entry.value if isinstance(entry.value, Scalar) else None

    def _missing(self, word: Word, message: Text, cure: Text) -> None:
        entry = self.lines.get(word)
        if entry is None or is_empty(entry.value):
            at = self.mapping if entry is None else entry.key
            self.found.add(codes.MISSING_KEY, message, at, helps=(cure,))

    def _refuse(self, unwanted: tuple[Word, ...], message: Text, cure: Text) -> None:
        for word in unwanted:
            if word in self.lines:
                self.found.add(
                    codes.UNKNOWN_KEY, message.of(word=word.name), self.lines[word].key, helps=(cure,)
                )

    def _not_understood(self, node: Scalar, message: Text, cure: Text, *, states: bool = False) -> None:
        notes = (_states(),) if states else ()
        said = message.of(text=quoted(str(node.text)))
        self.found.add(codes.UNKNOWN_RESULT, said, node, notes=notes, helps=(cure,))


def _states() -> Text:
    names = [name for status, name in messages.STATUS.items() if status not in _NOT_OF_A_CASE]
    return messages.STATES.of(
        states=Text(
            vi=", ".join(f"`{name.vi}`" for name in names), en=", ".join(f"`{name.en}`" for name in names)
        )
    )
