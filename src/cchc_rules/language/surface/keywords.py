"""The table of words: `grammar/keywords.toml`, ready for the lexer and the printer."""

from __future__ import annotations

import tomllib
from functools import lru_cache

from cchc_rules.base.classes import frozen
from cchc_rules.base.names import folded
from cchc_rules.base.numbers import Language
from cchc_rules.base.resources import grammar
from cchc_rules.base.texts import Text


@frozen
class Keywords:
    """The words of one language.

    `phrases` maps the folded words of a phrase to its terminal; `starts` maps a first word to
    the lengths of the phrases it begins, longest first; `printed` gives the form to print.
    """

    language: Language
    phrases: dict[tuple[str, ...], str]
    starts: dict[str, tuple[int, ...]]
    printed: dict[str, str]


@lru_cache
def keywords(language: Language) -> Keywords:
    """The words of `language`."""
    phrases: dict[tuple[str, ...], str] = {}
    printed: dict[str, str] = {}
    for terminal, words in _table().items():
        printed[terminal] = words[language][0]
        for form in words[language]:
            phrases[tuple(folded(form).split(" "))] = terminal
    starts: dict[str, set[int]] = {}
    for phrase in phrases:
        starts.setdefault(phrase[0], set()).add(len(phrase))
    lengths = {word: tuple(sorted(found, reverse=True)) for word, found in starts.items()}
    return Keywords(language, phrases, lengths, printed)


def word(terminal: str) -> Text:
    """A word of the grammar as people of either language write it."""
    return Text(vi=keywords("vi").printed[terminal], en=keywords("en").printed[terminal])


@lru_cache
def terminals() -> tuple[str, ...]:
    """Every word of the grammar, as the grammar calls it."""
    return tuple(_table())


@lru_cache
def section_of() -> dict[str, str]:
    """The section of the table in which each word of the grammar stands."""
    return {terminal: section for section, words in _sections().items() for terminal in words}


@lru_cache
def statement_starts() -> frozenset[str]:
    """The words with which a statement begins."""
    return frozenset(
        name
        for section in ("headings", "clauses", "cycle", "guarantees", "amendments")
        for name in _sections()[section]
    )


def _table() -> dict[str, dict[str, list[str]]]:
    return {terminal: words for section in _sections().values() for terminal, words in section.items()}


@lru_cache
def _sections() -> dict[str, dict[str, dict[str, list[str]]]]:
    with (grammar() / "keywords.toml").open("rb") as file:
        return tomllib.load(file)
