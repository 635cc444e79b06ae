"""A sentence in both languages of the project, with holes for facts."""

from __future__ import annotations

import re
from fractions import Fraction

from attrs import frozen

from cchc_rules.base.numbers import Language, written

_HOLE = re.compile(r"\{(\w+)\}")


@frozen
class Text:
    """The same sentence in Vietnamese and in English.

    Sentences live in the `messages.py` of the room that says them; `of` fills their holes.
    A fact may itself be a `Text`, or a `Fraction`, which is written as its language writes it.
    """

    vi: str
    en: str

    def of(self, **facts: Text | Fraction | str | int) -> Text:
        """This sentence with every `{hole}` filled.

        Raises:
            KeyError: a hole has no fact.
        """
        return Text(vi=_filled(self.vi, "vi", facts), en=_filled(self.en, "en", facts))

    def in_(self, language: Language) -> str:
        """The sentence in one language."""
        return self.vi if language == "vi" else self.en

    def holes(self) -> tuple[set[str], set[str]]:
        """The names of the holes in each language; a test holds them equal."""
        return set(_HOLE.findall(self.vi)), set(_HOLE.findall(self.en))


def same(text: str) -> Text:
    """A text that reads the same in both languages, such as a name or a code."""
    return Text(vi=text, en=text)


def _filled(template: str, language: Language, facts: dict[str, Text | Fraction | str | int]) -> str:
    return _HOLE.sub(lambda hole: _fact(facts[hole[1]], language), template)


def _fact(fact: Text | Fraction | str | int, language: Language) -> str:
    match fact:
        case Text():
            return fact.in_(language)
        case Fraction():
            return written(fact, language)
        case _:
            return str(fact)
