"""Laws of the printer.

- parse ∘ print is identity on trees, in both languages.
- translating to English and back gives the text one started from.
- print ∘ parse ∘ print = print: printing is idempotent, comments included.
- comments come back: every one, in order, and alone on its line when it was; from the middle of
  a clause, too, though several at the ends of lines that became one cannot all stay there.
- a text means the same decomposed, with no-break spaces, and on one line.
"""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cchc_rules.base.numbers import Language
from cchc_rules.base.sources import Source
from cchc_rules.language.surface.nodes import File
from cchc_rules.language.surface.parser import parse
from cchc_rules.language.surface.printer import print_file
from tests.strategies.surface import commented, files, scattered

LANGUAGES: tuple[Language, ...] = ("vi", "en")
both_languages = pytest.mark.parametrize("language", LANGUAGES)


def read(text: str) -> File:
    """The tree of a text that must be without mistakes."""
    file, found = parse(Source("x.cchc", text))
    assert () == tuple(one.message.en for one in found), text
    return file


@both_languages
@given(file=files())
def test_parsing_a_printed_tree_gives_the_tree(file: File, language: Language) -> None:
    text = print_file(file, language)
    again = read(text)
    assert file == again, text
    assert language == again.language


@given(file=files())
def test_translating_there_and_back_changes_nothing(file: File) -> None:
    vietnamese = print_file(file, "vi")
    english = print_file(read(vietnamese), "en")
    assert vietnamese == print_file(read(english), "vi")


@both_languages
@given(file=files(), data=st.data())
def test_comments_come_back_in_order_and_in_their_places(
    file: File, language: Language, data: st.DataObject
) -> None:
    remarked = read(data.draw(commented(print_file(file, language))))
    printed = print_file(remarked)
    again = read(printed)
    assert remarked == again
    assert printed == print_file(again)


@both_languages
@given(file=files(), data=st.data())
def test_comments_in_the_middle_of_a_clause_are_kept_and_printing_settles_at_once(
    file: File, language: Language, data: st.DataObject
) -> None:
    start = read(data.draw(scattered(print_file(file, language))))
    printed = print_file(start)
    again = read(printed)
    assert file.statements == again.statements
    assert [comment.text for comment in start.comments] == [comment.text for comment in again.comments]
    assert printed == print_file(again)


@both_languages
@given(file=files())
def test_a_text_means_the_same_decomposed_with_hard_spaces_or_on_one_line(
    file: File, language: Language
) -> None:
    text = print_file(file, language)
    assert file == read(unicodedata.normalize("NFD", text))
    assert file == read(text.replace(" ", "\u00a0"))
    assert file == read(text.replace("\n", " "))
