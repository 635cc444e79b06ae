"""Pages as Markdown: what a ruleset says is never read as markup, and headings keep their anchors."""

from __future__ import annotations

import unicodedata
from html.parser import HTMLParser

import markdown
import pytest
from hypothesis import given
from hypothesis import strategies as st

from cchc_rules.backends.pages.blocks import (
    Block,
    Bullets,
    Caution,
    Code,
    Heading,
    Link,
    Page,
    Paragraph,
    Picture,
    Place,
    Strong,
    Table,
)
from cchc_rules.backends.pages.markdown import anchor, write

ANY_TEXT = st.text(
    st.characters(exclude_categories=["C", "Z"], include_characters=' *_`[](){}<>#|!\\&~^$"+-.:=?'),
    min_size=1,
    max_size=60,
).filter(str.strip)
EXTENSIONS = ["admonition", "attr_list", "tables", "toc"]


class Words(HTMLParser):
    """The text that a page shows, and the elements it is made of."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.text = ""
        self.tags: list[str] = []
        self.ids: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.ids += [value or "" for name, value in attrs if name == "id"]

    def handle_data(self, data: str) -> None:
        self.text += data


def shown(*blocks: Block) -> Words:
    text = write(Page(path="a/b.md", title="Trang", blocks=blocks))
    return Words(markdown.markdown(text, extensions=EXTENSIONS))


def plain(text: str) -> str:
    return unicodedata.normalize("NFC", " ".join(text.split()))


@given(text=ANY_TEXT)
def test_a_paragraph_shows_its_text_and_nothing_else(text: str) -> None:
    found = shown(Paragraph(text))
    assert plain(text) == plain(found.text)
    assert ["p"] == found.tags


@given(text=ANY_TEXT)
def test_a_list_shows_its_lines_and_no_list_inside(text: str) -> None:
    found = shown(Bullets((text, "cuối")))
    assert plain(f"{text} cuối") == plain(found.text)
    assert ["ul", "li", "li"] == found.tags


@given(text=ANY_TEXT, typed=ANY_TEXT)
def test_a_table_keeps_its_columns(text: str, typed: str) -> None:
    found = shown(Table(("A", text), ((text, (Code(typed),)),), right=frozenset({1})))
    assert (2, 2) == (found.tags.count("th"), found.tags.count("td"))
    assert plain(f"A {text} {text} {typed}") == plain(found.text)


@given(text=ANY_TEXT)
def test_a_heading_has_the_anchor_it_was_given(text: str) -> None:
    found = shown(Heading(2, text, "1.1.2"))
    assert (["1.1.2"], ["h2"]) == (found.ids, found.tags)
    assert plain(text) == plain(found.text)


@given(text=ANY_TEXT)
def test_a_caution_shows_its_title_and_its_text(text: str) -> None:
    found = shown(Caution(text, text))
    assert ["div", "p", "p"] == found.tags
    assert plain(f"{text} {text}") == plain(found.text)


def test_pieces_of_a_line_keep_the_blanks_between_them() -> None:
    page = Page(path="a.md", title="A", blocks=(Paragraph(("Thuộc ", Link("bộ_này", "index.md"), " năm 1")),))
    assert "Thuộc [bộ\\_này](index.md) năm 1\n" == write(page)


def test_a_word_may_be_strong() -> None:
    assert ["p", "strong"] == shown(Paragraph((Strong("1 điểm*"),))).tags


def test_signs_that_nobody_sees_are_left_out() -> None:
    assert "A[31m B" == shown(Paragraph("A\x1b[31m\nB\u202e")).text


@pytest.mark.parametrize(
    ("code", "expected"), [("1.1.2", "1.1.2"), ("1.…", "1"), ("mục a/b", "mục-a-b"), ("#", "-")]
)
def test_an_anchor_is_its_code(code: str, expected: str) -> None:
    assert expected.strip(".") == anchor(code).strip(".")


def test_a_picture_and_a_place_for_a_script_stand_as_they_are() -> None:
    found = shown(Picture("<svg><title>A</title></svg>"), Place("cchc-calculator", 'thu"@2018', 'a"b'))
    assert ["div", "svg", "title", "div"] == found.tags


def test_scripts_are_found_from_where_the_page_lies() -> None:
    text = write(Page(path="a/b/c.md", title="A", blocks=()), ["assets/cchc/x.js"])
    assert '<script src="../../assets/cchc/x.js" defer></script>' in text
