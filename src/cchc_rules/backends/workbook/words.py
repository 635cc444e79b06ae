"""The words that a workbook takes from elsewhere: it can count, but it does not explain."""

from __future__ import annotations

from collections.abc import Callable

from cchc_rules.base.classes import frozen
from cchc_rules.base.numbers import Language
from cchc_rules.base.texts import Text
from cchc_rules.ir.nodes import AnswerKind, Document, Item


@frozen(kw_only=True)
class Words:
    """What is said about a ruleset: its ground, why no result is official, and how things are scored."""

    language: Language
    decisions: tuple[Text, ...]
    caution: Text | None
    rule: Callable[[Item], tuple[Text, ...]]
    kind: Callable[[AnswerKind], Text]
    document: Callable[[Document], Text]
    yes: str
    no: str
    never: str
