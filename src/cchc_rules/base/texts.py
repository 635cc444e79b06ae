"""A sentence in both languages of the project, with holes for facts."""

from __future__ import annotations

import re
from fractions import Fraction
from functools import lru_cache

from cchc_rules.base.classes import frozen
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
    pieces = list(_pieces(template))
    pieces[1::2] = [_fact(facts[hole], language) for hole in pieces[1::2]]
    return "".join(pieces)


@lru_cache(maxsize=2_000)
def _pieces(template: str) -> tuple[str, ...]:
    """What stands before, between and behind the holes, and between these pieces the names of the holes."""
    return tuple(_HOLE.split(template))


def _fact(fact: Text | Fraction | str | int, language: Language) -> str:
    match fact:
        case Text():
            return fact.in_(language)
        case Fraction():
            return written(fact, language)
        case _:
            return str(fact)
