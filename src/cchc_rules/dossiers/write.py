"""A bound dossier as the file that a person would have written; reading it back gives the same one."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from fractions import Fraction
from typing import assert_never

import yaml

from cchc_rules.base.canonical import Json
from cchc_rules.base.numbers import Language, decimal_text, is_decimal
from cchc_rules.dossiers import keys
from cchc_rules.ir import nodes as ir
from cchc_rules.ir.dossier import Attached, Dossier, Judgement, Key, Never, Replies, Value
from cchc_rules.ir.walk import nodes


def written(dossier: Dossier, ruleset: ir.Ruleset, language: Language) -> str:
    """`dossier` as YAML.

    Figures over all units are left out: they are made from the dossiers of all. A number without
    an end to its decimals is written as a fraction, which no dossier may hold.
    """
    content = to_data(dossier, ruleset, language)
    text: str = yaml.safe_dump(content, allow_unicode=True, sort_keys=False, width=100)
    return text


def to_data(dossier: Dossier, ruleset: ir.Ruleset, language: Language) -> dict[str, Json]:
    """`dossier` as plain data: the entries of its file."""
    content: dict[str, Json] = {
        keys.RULESET.name.in_(language): dossier.ruleset,
        keys.YEAR.name.in_(language): dossier.year,
        keys.UNIT.name.in_(language): dossier.unit,
    }
    parts: dict[keys.Word, dict[str, Json]] = {
        keys.ANSWERS: _answers(dossier.answers, ruleset, language),
        keys.EVIDENCE: {
            item: [document_of(one, language) for one in documents]
            for item, documents in dossier.evidence.items()
            if documents
        },
        keys.EXPLANATIONS: dict(dossier.explanations),
        keys.NOT_APPLICABLE: _claims(dossier.na_claims, ruleset.children),
        keys.REFUSALS: dict(dossier.refusals),
    }
    return content | {word.name.in_(language): part for word, part in parts.items() if part}


def _claims(claims: Mapping[str, str], children: tuple[ir.Node, ...]) -> dict[str, Json]:
    """Reasons by item; what may be claimed only together with its group stands there."""
    found: dict[str, Json] = {}
    for node in children:
        if isinstance(node, ir.Item):
            found |= {node.id: claims[node.id]} if node.id in claims else {}
            continue
        below = _claims(claims, node.children)
        together = next((claims[one.id] for one in claimed_together(node, claims)), None)
        if together is None:
            found |= below
            continue
        # The reason of an item or of an inner group counts first, whatever that of the group says.
        found |= {name: why for name, why in below.items() if why != together} | {node.id: together}
    return found


def claimed_together(group: ir.Group, claims: Mapping[str, str]) -> tuple[ir.Item, ...]:
    """The items below that are claimed only because the whole group is."""
    below = [node for node in nodes(group.children) if isinstance(node, ir.Item)]
    if not group.may_be_claimed_na or any(item.id not in claims for item in below):
        return ()
    return tuple(item for item in below if not item.may_be_claimed_na)


def _answers(answers: Mapping[Key, Value], ruleset: ir.Ruleset, language: Language) -> dict[str, Json]:
    found: dict[str, Json] = {}
    below: dict[str, dict[str, Json]] = {}
    for asked in ruleset.inputs:
        value = answers.get(asked.key)
        if value is None:
            continue
        group = found if asked.owner is None else below.setdefault(asked.owner, {})
        group[asked.name] = value_of(value, asked.kind, language)
    return found | below


def value_of(value: Value, kind: ir.AnswerKind, language: Language) -> Json:
    """An answer as it is typed in a dossier of this language."""
    match value:
        case bool():
            return (keys.YES if value else keys.NO).name.in_(language)
        case Fraction() if isinstance(kind, ir.DateOf):
            return _day(int(value), language)
        case Fraction():
            return number_of(value, language)
        case str():
            return value
        case Never():
            return keys.NEVER.name.in_(language)
        case Judgement(points=points, by=by, reason=reason):
            return {
                keys.POINTS.name.in_(language): number_of(points, language),
                keys.BY.name.in_(language): by,
                keys.REASON.name.in_(language): reason,
            }
        case Replies(counts):
            return _replies(counts)
        case _:
            assert_never(value)


def _replies(counts: tuple[tuple[tuple[str | None, str], int], ...]) -> Json:
    options: dict[str, Json] = {}
    groups: dict[str, dict[str, Json]] = {}
    for (group, option), count in counts:
        target = options if group is None else groups.setdefault(group, {})
        target[option] = count
    return options | groups


def number_of(value: Fraction, language: Language) -> Json:
    """A number as it is typed in a dossier of this language."""
    if value.denominator == 1:
        return int(value)
    if not is_decimal(value):
        return str(value)
    text = ("-" if value < 0 else "") + decimal_text(abs(value))
    # Three decimals could be taken for thousands.
    text += "0" if len(text.partition(".")[2]) == 3 else ""
    return text.replace(".", ",") if language == "vi" else text


def _day(number: int, language: Language) -> str:
    day = date.fromordinal(number)
    return f"{day.day:02}/{day.month:02}/{day.year:04}" if language == "vi" else day.isoformat()


def document_of(one: Attached, language: Language) -> Json:
    """A document as it is typed in a dossier of this language."""
    parts = {
        keys.NAME: one.name,
        keys.KIND: one.kind,
        keys.NUMBER: one.number,
        keys.DATE: None if one.day is None else _day(one.day, language),
        keys.ISSUER: one.issuer,
        keys.PAGE: one.page,
    }
    return {word.name.in_(language): text for word, text in parts.items() if text is not None}


def language_of(ruleset: ir.Ruleset) -> Language:
    """The language in which a ruleset is written."""
    return "en" if ruleset.language == "en" else "vi"
