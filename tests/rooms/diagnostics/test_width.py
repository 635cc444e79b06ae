"""A terminal is given only what it can place, and every column is a cell."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cchc_rules.diagnostics.width import LIMIT, ShownLine, cells, is_long, safe, shown

COMPOSED = "tiêu chí thành phần"
DECOMPOSED = unicodedata.normalize("NFD", COMPOSED)


def underlined(place: ShownLine) -> str:
    """The characters under the marks, of a line whose characters are all one cell wide."""
    return place.text[place.start : place.end]


def test_composed_and_decomposed_vietnamese_take_the_same_cells() -> None:
    assert len(DECOMPOSED) > len(COMPOSED)
    assert len(COMPOSED) == cells(COMPOSED) == cells(DECOMPOSED)


def test_east_asian_wide_characters_take_two_cells() -> None:
    assert 4 == cells("漢字")
    assert 2 == cells("Ａ")


def test_decomposed_hangul_takes_the_cells_of_its_syllables() -> None:
    assert 4 == cells("한글") == cells(unicodedata.normalize("NFD", "한글"))


@pytest.mark.parametrize(
    ("typed", "picture"),
    [
        ("\x00", "␀"),
        ("\x1b", "␛"),
        ("\r", "␍"),
        ("\n", "␊"),
        ("\x7f", "␡"),
        ("\x9b", "\ufffd"),
        ("\u202e", "\ufffd"),
        ("\u200b", "\ufffd"),
        ("\u2028", "\ufffd"),
        ("\ud800", "\ufffd"),
        ("\t", "    "),
    ],
)
def test_a_character_that_drives_a_terminal_becomes_a_picture(typed: str, picture: str) -> None:
    assert f"a{picture}b" == safe(f"a{typed}b")
    assert f"a{picture}b" == shown(f"a{typed}b", 0, 1).text


def test_the_underline_is_counted_in_cells_of_the_shown_line() -> None:
    assert ShownLine(text="    漢x", start=6, end=7) == shown("\t漢x", 2, 3)
    assert ShownLine(text="    漢x", start=0, end=4) == shown("\t漢x", 0, 1)
    assert ShownLine(text="    漢x", start=4, end=7) == shown("\t漢x", 1, 3)


def test_a_decomposed_line_is_shown_and_underlined_like_a_composed_one() -> None:
    start = len(unicodedata.normalize("NFD", "tiêu "))
    end = start + len(unicodedata.normalize("NFD", "chí"))
    assert shown(COMPOSED, 5, 8) == shown(DECOMPOSED, start, end)
    assert "chí" == underlined(shown(DECOMPOSED, start, end))


def test_a_stretch_that_splits_a_letter_underlines_the_whole_letter() -> None:
    assert ShownLine(text="xếx", start=1, end=2) == shown("xe\u0302\u0301x", 2, 3)


def test_a_mark_without_a_letter_is_carried_by_a_circle() -> None:
    assert ShownLine(text="◌\u0301a", start=1, end=2) == shown("\u0301a", 1, 2)
    assert "    ◌\u0301" == shown("\t\u0301", 0, 1).text


def test_an_empty_stretch_is_one_cell_wide() -> None:
    assert ShownLine(text="abc", start=1, end=2) == shown("abc", 1, 1)
    assert ShownLine(text="abc", start=3, end=4) == shown("abc", 3, 3)
    assert ShownLine(text="", start=0, end=1) == shown("", 0, 0)


def test_what_lies_outside_the_line_is_taken_as_its_end() -> None:
    assert ShownLine(text="abc", start=3, end=4) == shown("abc", 7, 9)
    assert ShownLine(text="abc", start=0, end=3) == shown("abc", -2, 9)


def test_a_line_of_the_limit_is_shown_whole_and_a_longer_one_is_cut() -> None:
    assert not is_long("x" * LIMIT)
    assert "x" * LIMIT == shown("x" * LIMIT, 5, 6).text
    assert is_long("x" * (LIMIT + 1))
    assert "x" * (LIMIT - 2) + "…" == shown("x" * (LIMIT + 1), 5, 6).text


@pytest.mark.parametrize("before", [0, 1, 80, 300, 5000])
@pytest.mark.parametrize("after", [0, 1, 80, 300, 5000])
def test_a_cut_line_keeps_what_is_underlined(before: int, after: int) -> None:
    place = shown("." * before + "ABC" + "." * after, before, before + 3)
    assert "ABC" == underlined(place)
    assert (before + 3 + after > LIMIT) == ("…" in place.text)
    assert len(place.text) <= LIMIT


def test_a_cut_line_shows_on_which_sides_it_was_cut() -> None:
    middle = shown("." * 300 + "ABC" + "." * 300, 300, 303).text
    end = shown("." * 300 + "ABC", 303, 303)
    assert middle.startswith("…")
    assert middle.endswith("…")
    assert end.text.startswith("…")
    assert end.text.endswith("ABC")
    assert len(end.text) == end.start


def test_an_underline_longer_than_the_shown_part_stops_before_the_sign_of_the_cut() -> None:
    place = shown("a" * 1000, 200, 900)
    assert "a" * (LIMIT - 2) == underlined(place)


def test_a_hoard_of_marks_does_not_flood_the_terminal() -> None:
    place = shown("a" + "\u0301" * 100_000, 0, 1)
    assert len(place.text) < 20 * LIMIT
    assert place.text.endswith("…")


@given(line=st.text(), start=st.integers(-3, 60), length=st.integers(0, 60))
def test_no_underline_is_wider_than_its_line_but_for_one_cell(line: str, start: int, length: int) -> None:
    place = shown(line, start, start + length)
    assert 0 <= place.start < place.end <= cells(place.text) + 1
    assert safe(place.text) == place.text


@given(
    piece=st.text(min_size=1, max_size=8),
    times=st.integers(1, 600),
    start=st.integers(0, 5000),
    length=st.integers(0, 5000),
)
def test_a_shown_line_is_never_wider_than_the_limit(piece: str, times: int, start: int, length: int) -> None:
    place = shown(piece * times, start, start + length)
    assert cells(place.text) <= LIMIT
    assert 0 <= place.start < place.end <= LIMIT + 1
