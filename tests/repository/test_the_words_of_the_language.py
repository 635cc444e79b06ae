"""`grammar/keywords.toml` and `grammar/cchc.lark` speak of the same words, in both languages."""

from __future__ import annotations

import re
import tomllib
from collections import defaultdict

import pytest

from cchc_rules.base.names import folded
from tests.repository.project import ROOT

GRAMMAR = ROOT / "grammar"
SECTIONS = tomllib.loads((GRAMMAR / "keywords.toml").read_text(encoding="utf-8"))
WORDS = [(terminal, forms) for section in SECTIONS.values() for terminal, forms in section.items()]


def grammar_lines() -> list[str]:
    """The grammar without its comments and its quoted signs."""
    text = (GRAMMAR / "cchc.lark").read_text(encoding="utf-8")
    return [re.sub(r'"[^"]*"', " ", re.sub(r"//.*", "", line)) for line in text.splitlines()]


def terminals(lines: list[str]) -> set[str]:
    return {name for line in lines for name in re.findall(r"\b[A-Z][A-Z0-9_]*\b", line)}


def declared() -> set[str]:
    return terminals([line for line in grammar_lines() if line.startswith("%declare")])


def used() -> set[str]:
    return terminals([line for line in grammar_lines() if not line.startswith("%")])


def test_no_word_stands_in_the_table_twice() -> None:
    names = [terminal for terminal, _ in WORDS]
    assert sorted(set(names)) == sorted(names)


@pytest.mark.parametrize("language", ["vi", "en"])
def test_every_word_has_a_form_in_each_language(language: str) -> None:
    assert [] == [terminal for terminal, forms in WORDS if not any(form.strip() for form in forms[language])]


def test_there_is_no_third_language() -> None:
    assert [] == [terminal for terminal, forms in WORDS if set(forms) != {"vi", "en"}]


@pytest.mark.parametrize("language", ["vi", "en"])
def test_no_phrase_means_two_things_in_one_language(language: str) -> None:
    meanings = defaultdict(list)
    for terminal, forms in WORDS:
        for form in forms[language]:
            meanings[folded(form)].append(terminal)
    assert {} == {phrase: found for phrase, found in meanings.items() if len(found) > 1}


def test_every_terminal_of_the_grammar_is_a_word_or_is_declared() -> None:
    assert set() == used() - {terminal for terminal, _ in WORDS} - declared()


def test_every_word_and_every_declared_terminal_is_used() -> None:
    assert set() == ({terminal for terminal, _ in WORDS} | declared()) - used()


def test_no_declared_terminal_is_also_a_word() -> None:
    assert set() == declared() & {terminal for terminal, _ in WORDS}
