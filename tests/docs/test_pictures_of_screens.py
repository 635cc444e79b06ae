"""The pictures show what the commands print today, and stand on a page."""

from __future__ import annotations

import xml.etree.ElementTree as ET

import pytest

from tests.docs.pictures import DOCS, FOLDER, PICTURES, Picture, picture
from tests.docs.terminal import CELL, COLUMNS, LEFT, drawn

SVG = "{http://www.w3.org/2000/svg}"
named = pytest.mark.parametrize("one", PICTURES, ids=lambda one: one.name)


@named
def test_a_picture_is_current(one: Picture) -> None:
    assert picture(one) == one.path.read_text(encoding="utf-8"), "python -m tests.docs.pictures draws it anew"


@named
def test_a_picture_stands_on_a_page_with_its_title(one: Picture) -> None:
    pages = [path.read_text(encoding="utf-8") for path in DOCS.rglob("*.md")]
    assert any(f"![{one.title}](" in text and f"pictures/{one.path.name})" in text for text in pages)


@named
def test_a_picture_is_an_image_with_a_title_for_those_who_do_not_see_it(one: Picture) -> None:
    root = ET.fromstring(one.path.read_text(encoding="utf-8"))  # noqa: S314 - our own file
    title = root.find(f"{SVG}title")
    assert title is not None
    assert ("img", one.title) == (root.get("role"), title.text)
    assert root.get("aria-labelledby") == title.get("id")


def test_no_picture_lies_there_that_nobody_draws() -> None:
    assert {one.path for one in PICTURES} == set(FOLDER.iterdir())


def texts(printed: str) -> list[tuple[str, str, str | None]]:
    root = ET.fromstring(drawn("cchc", printed, "A screen"))  # noqa: S314 - our own text
    return [(one.get("x", ""), one.text or "", one.get("fill")) for one in root.iter(f"{SVG}text")][1:]


def test_colours_columns_and_signs_of_markup_are_kept() -> None:
    found = texts("\x1b[1;31mlỗi\x1b[0m: <a> & b\n  c  d")
    assert [
        (str(LEFT), "lỗi", "#ff8a80"),
        (str(LEFT + 3 * CELL), ": <a> & b", None),
        (str(LEFT + 2 * CELL), "c", None),
        (str(LEFT + 5 * CELL), "d", None),
    ] == found


def test_a_long_line_goes_on_in_the_next_row() -> None:
    assert ["x" * COLUMNS, "xx"] == [text for _, text, _ in texts("x" * (COLUMNS + 2))]
