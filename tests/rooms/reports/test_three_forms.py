"""HTML, Markdown and Word files of one document say the same, escape everything, and never change."""

from __future__ import annotations

import base64
import hashlib
import io
import os
import re
import sys
import zipfile
from ctypes.util import find_library
from fractions import Fraction
from pathlib import Path
from unittest import mock

import docx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cchc_rules.backends.reports import html, markdown, pdf, word
from cchc_rules.backends.reports.document import (
    Bar,
    Bars,
    Cell,
    Column,
    Document,
    Filter,
    Filters,
    Heading,
    Listing,
    Manner,
    Notice,
    Paragraph,
    Part,
    Picture,
    Row,
    Subtitle,
    Table,
    Tone,
    Weight,
    cell,
)
from cchc_rules.backends.words.layout import clean
from tests.rooms.reports.read_back import tags_of_html, words_of_html, words_of_markdown, words_of_word

HOSTILE = (
    '<script>alert(1)</script>|--- "q" & &lt; *a* _b_ `c` [x](javascript:1) ![y](http://z) ~~d~~ $e$ \\| \\'
)
TEXTS = st.text(st.characters(exclude_categories=["C", "Z"], include_characters=" "), max_size=40)
# Blocks that draw bars in Markdown are no words of ours.
TEXTS = TEXTS.map(lambda text: re.sub("[█▒░]", "", clean(text))).filter(bool)


def document(text: str, *, manner: Manner = Manner.REPORT, landscape: bool = False) -> Document:
    """One of every block, all saying the same."""
    columns = (Column(title=text, width=70), Column(title="Điểm", width=30, right=True))
    rows = (
        Row(cells=(cell(text), Cell()), weight=Weight.BAND),
        Row(cells=(Cell(lines=(text, text), asides=(text,), tone=Tone.BAD), cell("0,5")), depth=2),
    )
    bars = (
        Bar(label=text, low=Fraction(1, 3), high=Fraction(1, 2), said="từ 33% đến 50%"),
        Bar(label=text, low=Fraction(0), high=Fraction(0), said="0%"),
        Bar(label=text, low=Fraction(1), high=Fraction(3, 2), said="150%"),
    )
    marked = Table(
        columns=columns, rows=(Row(cells=(Cell(lines=(text, text), marked=frozenset({1})), cell(text))),)
    )
    blocks = (
        Heading(1, text),
        Subtitle(text),
        Subtitle(text, strong=True),
        Notice(text),
        Bars(bars),
        Listing((text, text)),
        Listing((text, text), numbered=True),
        Heading(1, "Tờ hai"),
        Table(columns=columns, rows=rows, indented=0),
        Part(blocks=(Part(blocks=(Paragraph(text), marked), marks=(("loai", (text,)),)),)),
        Paragraph(text),
    )
    return Document(title=text, language="vi", blocks=blocks, notice=text, manner=manner, landscape=landscape)


def word_file(made_from: Document) -> bytes:
    content, problems = word.write(made_from)
    assert content is not None, problems
    return content


def held_to_say_the_same(made_from: Document) -> list[str]:
    in_html = words_of_html(html.write(made_from))
    assert in_html == words_of_markdown(markdown.write(made_from))
    assert in_html == words_of_word(word_file(made_from))
    return in_html


@settings(max_examples=30, deadline=None)
@given(text=TEXTS)
def test_any_text_is_read_back_from_every_form(text: str) -> None:
    said = held_to_say_the_same(document(text))
    once = text.split()
    assert once == said[: len(once)]
    assert once == said[-len(once) :]


def test_hostile_names_are_words_and_no_markup() -> None:
    made_from = document(HOSTILE)
    page, text = html.write(made_from), markdown.write(made_from)
    assert HOSTILE.split() == held_to_say_the_same(made_from)[: len(HOSTILE.split())]
    assert {"script", "img", "a"}.isdisjoint(tags_of_html(page))
    assert set() == {found for found in re.findall("<[^>]*>?", text) if found != "<br>"}
    rows = [line for line in text.splitlines() if line.startswith("|")]
    assert {3, 4} == {line.count("|") for line in rows}
    assert set() == set(re.findall(r"[\\`_\[\]~$]", text))


def test_a_line_that_would_begin_something_else_stays_a_paragraph() -> None:
    for text in ("1. Kế hoạch", "12) Báo cáo", "- trừ", "+ cộng", "# thẻ", "> trích", "=== ", ": nghĩa"):
        made = markdown.write(
            Document(title="", language="vi", blocks=(Paragraph(text.strip()), Listing((text.strip(),))))
        )
        first, second = made.rstrip("\n").split("\n\n")
        assert re.match(r"(?:[-+#>=:]|\d+[.)])", first) is None
        assert second == f"- {first}"


def test_a_page_asks_nothing_of_any_other_machine() -> None:
    page = html.write(document("Sở"))
    assert "default-src 'none'" in page
    assert {"link", "script", "img", "iframe", "form", "object", "base"}.isdisjoint(tags_of_html(page))
    assert [] == re.findall(r"url\(|@import|https?:", page)
    assert "@page { size: A4 portrait;" in page
    assert "@page { size: A4 landscape;" in html.write(document("Sở", landscape=True))


def test_the_same_document_gives_the_same_bytes_and_tells_no_time() -> None:
    made_from = document("Sở")
    first, second = word_file(made_from), word_file(made_from)
    assert first == second
    with zipfile.ZipFile(io.BytesIO(first)) as packed:
        assert {(1980, 1, 1, 0, 0, 0)} == {part.date_time for part in packed.infolist()}
        core = packed.read("docProps/core.xml").decode()
    assert "dcterms" not in core
    assert "<dc:title>Sở</dc:title>" in core


def test_a_word_file_has_the_sheet_the_type_and_the_head_that_is_repeated() -> None:
    made = docx.Document(io.BytesIO(word_file(document("Sở", manner=Manner.ANNEX, landscape=True))))
    section = made.sections[0]
    assert section.page_width is not None
    assert section.page_height is not None
    assert (297, 210) == (round(section.page_width.mm), round(section.page_height.mm))
    assert ["Sở"] == [line.text for line in section.header.paragraphs]
    normal = made.styles["Normal"].element.xml
    assert 'w:ascii="Times New Roman"' in normal
    assert '<w:sz w:val="26"/>' in normal
    assert 2 == sum("<w:tblHeader/>" in table._tbl.xml for table in made.tables)  # noqa: SLF001


def test_a_bar_is_full_or_empty_only_when_its_share_is() -> None:
    def parts(low: str, high: str) -> tuple[int, int, int]:
        return Bar(label="", low=Fraction(low), high=Fraction(high), said="").parts(20)

    assert (0, 0, 20) == parts("0", "0")
    assert (1, 0, 19) == parts("1/1000", "1/1000")
    assert (19, 0, 1) == parts("999/1000", "999/1000")
    assert (10, 10, 0) == parts("1/2", "3/2")
    assert (0, 0, 20) == parts("-1", "0")


def test_without_the_library_there_is_no_file_and_the_cure_is_told() -> None:
    missing = {"docx": None, "cchc_rules.backends.reports.word_file": None}
    with mock.patch.dict(sys.modules, missing):
        content, problems = word.write(document("Sở"))
    assert content is None
    assert ["CR553"] == [one.code.name for one in problems]
    assert "cchc-rules[office]" in problems[0].helps[0].vi


# ── PDF ────────────────────────────────────────────────────────────────────────────────────


needs_pango = pytest.mark.skipif(
    find_library("pangoft2-1.0") is None and "CCHC_GATE" not in os.environ,
    reason="Pango is not there (Debian: libpangoft2-1.0-0)",
)


@needs_pango
def test_a_pdf_is_the_same_every_time_and_holds_its_fonts() -> None:
    first, problems = pdf.write(document('Sở <Nội vụ> "A" \\'))
    assert () == problems
    assert first is not None
    assert first.startswith(b"%PDF-")
    assert (first, ()) == pdf.write(document('Sở <Nội vụ> "A" \\'))


def test_without_weasyprint_there_is_no_pdf_and_the_cure_is_told() -> None:
    with mock.patch.dict(sys.modules, {"weasyprint": None}):
        content, problems = pdf.write(document("Sở"))
    assert content is None
    assert ["CR553"] == [one.code.name for one in problems]
    assert "cchc-rules[pdf]" in problems[0].helps[0].vi


def test_without_pango_there_is_no_pdf_and_the_cure_is_told(tmp_path: Path) -> None:
    (tmp_path / "weasyprint.py").write_text("raise OSError('cannot load library pango')", encoding="utf-8")
    kept = {name: one for name, one in sys.modules.items() if not name.startswith("weasyprint")}
    with (
        mock.patch.dict(sys.modules, kept, clear=True),
        mock.patch.object(sys, "path", [str(tmp_path), *sys.path]),
    ):
        content, problems = pdf.write(document("Sở"))
    assert content is None
    assert "libpango" in problems[0].helps[0].vi


@needs_pango
def test_a_pdf_fetches_nothing() -> None:
    evil = document(
        '<img src="https://example.invalid/x.png"><style>@import "https://example.invalid"</style>'
    )
    with mock.patch("socket.socket", side_effect=AssertionError("a PDF asks nobody")):
        content, _ = pdf.write(evil)
    assert content is not None


def test_filters_and_pictures_are_for_pages_and_the_rest_says_the_same_without_them() -> None:
    filters = Filters(
        filters=(Filter(name="loai", label=HOSTILE, choices=(("a", HOSTILE),)),),
        legend=HOSTILE,
        every="Tất cả",
        shown="{shown}/{all}",
    )
    part = Part(blocks=(Heading(2, "Mục"),), marks=(("loai", ("a", '"><b>')),))
    picture = Picture("<svg></svg>", HOSTILE)
    made_from = Document(title="Sở", language="vi", blocks=(filters, picture, part))
    page = html.write(made_from)
    assert {"script", "select", "form", "svg"} <= tags_of_html(page)
    assert {"img", "b"}.isdisjoint(tags_of_html(page))
    assert "<select" not in html.write(document("Sở"))
    assert "## Mục\n" == markdown.write(made_from)
    assert ["Mục"] == [one for one in words_of_word(word_file(made_from)) if one == "Mục"]
    # Only the one script that was written with the page may run.
    code = page.partition("<script>")[2].partition("</script>")[0]
    fingerprint = base64.b64encode(hashlib.sha256(code.encode()).digest()).decode()
    assert f"script-src 'sha256-{fingerprint}'" in page
    assert "script-src" not in html.write(document("Sở"))
