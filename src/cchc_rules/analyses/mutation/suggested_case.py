"""What tells a slip apart, as an entry of a case file."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from typing import TypeAlias

from cchc_rules.analyses import keys
from cchc_rules.analyses.expectations import Whole, phrase_expected, phrase_index, phrase_number
from cchc_rules.analyses.frame import Frame
from cchc_rules.analyses.mutation.telling_items import ItemDifference
from cchc_rules.analyses.mutation.telling_wholes import WholeDifference
from cchc_rules.analyses.suggestions import lines_beside, phrase_answers, yaml_text
from cchc_rules.base.names import folded
from cchc_rules.base.numbers import Language
from cchc_rules.base.texts import Text, same
from cchc_rules.dossiers.keys import NAME, YEAR, Word
from cchc_rules.ir import nodes as ir

Line: TypeAlias = tuple[Word, Text]


def item_case(name: Text, difference: ItemDifference, item: ir.Item, year: int | None) -> Text:
    """The case about an item; `year` where its folder or set says another."""
    dossier = difference.dossier
    lines: list[Line] = [(NAME, _text(name)), (keys.ITEM, same(f'"{item.code}"'))]
    lines += [(YEAR, same(str(year)))] if year is not None else []
    lines += [(keys.ANSWERS, phrase_answers(dict(dossier.answers)))] if dossier.answers else []
    lines += _lines_beside(difference, item)
    return _entry([*lines, (keys.RESULT, phrase_expected(difference.expected))])


def whole_case(name: Text, difference: WholeDifference, frame: Frame, year: int | None) -> Text:
    """The case about the whole set."""
    given = difference.given
    codes = {one: node.code for one in given.points if (node := frame.names.nodes.find(one))}
    points = [(codes[one], value) for one, value in given.points.items() if one in codes]
    lines: list[Line] = [(NAME, _text(name))]
    lines += [(YEAR, same(str(year)))] if year is not None else []
    lines.append((keys.POINTS, _braces([(same(f'"{code}"'), _points(value)) for code, value in points])))
    lines += [(keys.ANSWERS, phrase_answers(dict(given.answers)))] if given.answers else []
    return _entry([*lines, (keys.RESULT, phrase_parts(difference.expected))])


def phrase_parts(whole: Whole) -> Text:
    """What a whole comes to, as a case file takes it."""
    parts: list[tuple[Text, Text]] = []
    if whole.total is not None:
        parts.append((keys.TOTAL.name, _text(phrase_expected(whole.total))))
    if whole.index is not None:
        parts.append((keys.INDEX.name, _text(phrase_index(whole.index))))
    if whole.grade is not None:
        parts.append((keys.GRADE.name, _text(same(whole.grade))))
    return _braces(parts)


def _lines_beside(difference: ItemDifference, item: ir.Item) -> list[Line]:
    """What the case lacks, explains or claims; its documents by name where that matters."""
    lines = list(lines_beside(difference.dossier, item))
    attached = difference.dossier.evidence.get(item.id, ())
    told = any(word is keys.EVIDENCE for word, _ in lines)
    if difference.names_documents and attached and not told:
        lines.insert(0, (keys.EVIDENCE, same("[" + ", ".join(yaml_text(one.name) for one in attached) + "]")))
    return lines


def _points(value: Fraction | None) -> Text:
    return keys.NOT_APPLICABLE.name if value is None else _text(phrase_number(value))


def _braces(parts: list[tuple[Text, Text]]) -> Text:
    def told(language: Language) -> str:
        return "{" + ", ".join(f"{key.in_(language)}: {value.in_(language)}" for key, value in parts) + "}"

    return _both(told)


def _entry(lines: list[Line]) -> Text:
    def told(language: Language) -> str:
        written = [f"{word.name.in_(language)}: {value.in_(language)}" for word, value in lines]
        return "- " + "\n  ".join(written) + "\n"

    return _both(told)


def _both(told: Callable[[Language], str]) -> Text:
    return Text(vi=told("vi"), en=told("en"))


def _text(text: Text) -> Text:
    """A text as a value that YAML reads as text."""
    return Text(vi=_quoted(text.vi), en=_quoted(text.en))


def _quoted(text: str) -> str:
    plain = yaml_text(text)
    is_word = folded(text) in {"có", "không", "yes", "no", "true", "false", "null", "~"}
    return f'"{text}"' if plain == text and (is_word or text[:1] in {"-", "?", " "}) else plain
