"""Lines and columns are counted in cells, not in characters."""

from __future__ import annotations

import unicodedata
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cchc_rules.backends.words.layout import bar, clean, padded, row, wrapped
from cchc_rules.diagnostics.width import cells

WORDS = st.lists(st.sampled_from(["tiêu", "chí", "A", "漢字", "thực hiện"]), min_size=1, max_size=30)


@given(WORDS, st.integers(min_value=12, max_value=60))
def test_no_line_is_wider_than_asked_and_no_word_is_lost(words: list[str], width: int) -> None:
    lines = wrapped(" ".join(words), width, "- ")
    assert width >= max(cells(line) for line in lines)
    assert " ".join(words).split() == " ".join(lines).removeprefix("- ").split()


@given(WORDS, st.sampled_from(["1 / 2", "từ 71,25 đến 82,5 / 100"]), st.integers(min_value=30, max_value=90))
def test_what_stands_right_ends_at_the_edge(words: list[str], right: str, width: int) -> None:
    lines = row(" ".join(words), right, width, "1.1  ")
    assert [width] == [cells(line) for line in lines if line.endswith(right)]
    assert width >= max(cells(line) for line in lines)


def test_a_word_wider_than_the_line_stands_alone() -> None:
    assert ["- a", "  mộttừrấtdài", "  b"] == wrapped("a mộttừrấtdài b", 8, "- ")


def test_composed_and_decomposed_text_make_the_same_lines() -> None:
    text = "Tiêu chí về kế hoạch cải cách hành chính"
    assert wrapped(text, 16) == wrapped(unicodedata.normalize("NFD", text), 16)


def test_a_name_that_would_drive_the_terminal_is_shown_as_a_picture() -> None:
    assert "a␛[31m b" == clean("a\x1b[31m\n b")


def test_what_stands_right_is_wrapped_where_it_is_wider_than_the_page() -> None:
    assert ["1  a", "từ 71,25", "đến 82,5"] == row("a", "từ 71,25 đến 82,5", 10, "1  ")


def test_padding_counts_wide_characters_twice() -> None:
    assert "漢字  " == padded("漢字", 6)
    assert "  漢字" == padded("漢字", 6, right=True)


@pytest.mark.parametrize(
    ("low", "high", "drawn"),
    [
        ("0", "0", "░░░░░░░░░░"),
        ("1", "1", "██████████"),
        ("999/1000", "999/1000", "█████████░"),
        ("1/1000", "1/1000", "█░░░░░░░░░"),
        ("1/2", "8/10", "█████▒▒▒░░"),
        ("1/2", "51/100", "█████▒░░░░"),
        ("-1/2", "3/2", "▒▒▒▒▒▒▒▒▒▒"),
    ],
)
def test_a_bar_is_full_or_empty_only_when_its_share_is(low: str, high: str, drawn: str) -> None:
    assert drawn == bar(Fraction(low), Fraction(high), 10)
