"""Every piece of a ruleset gets the kind of its word, in both languages."""

from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pygments.lexers import get_lexer_by_name, get_lexer_for_filename
from pygments.token import Comment, Error, Keyword, Literal, Name, Number, Operator, String, _TokenType

from cchc_rules.highlighting.kinds import SECTIONS
from cchc_rules.highlighting.lexer import CchcLexer
from cchc_rules.language.surface.keywords import keywords, section_of, terminals
from tests.language.fenced import blocks
from tests.laws.test_any_text_gives_a_tree_or_a_report import anything, near_misses, wordy
from tests.repository.project import ROOT

SHIPPED = sorted((ROOT / "rulesets").rglob("*.cchc"))
PAGES = sorted((ROOT / "docs").rglob("*.md"))
Piece = tuple[_TokenType, str]


def pieces(text: str) -> list[Piece]:
    return [(kind, piece) for _, kind, piece in CchcLexer().get_tokens_unprocessed(text)]


def said(text: str) -> list[Piece]:
    """The pieces of `text` without its blanks."""
    return [(kind, piece) for kind, piece in pieces(text) if piece.strip()]


def broken(text: str) -> list[str]:
    return [piece for kind, piece in pieces(text) if kind is Error]


def name(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def test_pygments_finds_it_by_name_and_by_file() -> None:
    assert isinstance(get_lexer_by_name("cchc"), CchcLexer)
    assert isinstance(get_lexer_for_filename("ruleset.cchc"), CchcLexer)


def test_a_heading_in_vietnamese() -> None:
    text = 'tiêu chí thành phần 1.1 [ke-hoach] "Kế hoạch" tối đa 0,5 điểm # như năm trước'
    assert [
        (Keyword.Declaration, "tiêu chí thành phần"),
        (Name.Function, "1.1"),
        (Name.Label, "[ke-hoach]"),
        (String.Double, '"Kế hoạch"'),
        (Keyword.Reserved, "tối đa"),
        (Number.Float, "0,5"),
        (Keyword.Reserved, "điểm"),
        (Comment.Single, "# như năm trước"),
    ] == said(text)


def test_rows_in_english() -> None:
    text = "score done / given\n  from 90% up: 2 points\n  given = 0: pending\nask day: date"
    assert [
        (Keyword, "score"),
        (Name.Variable, "done"),
        (Operator, "/"),
        (Name.Variable, "given"),
        (Operator.Word, "from"),
        (Number.Float, "90%"),
        (Operator.Word, "up"),
    ] == said(text)[:7]
    assert (Keyword.Constant, "pending") in said(text)
    assert (Keyword.Type, "date") == said(text)[-1]


def test_days_with_and_without_a_year() -> None:
    text = "chấm ngay\n  đến 31/12/2018: 1 điểm\n  sau 15/01 năm sau: 0 điểm"
    assert ["31/12/2018", "15/01"] == [piece for kind, piece in said(text) if kind is Literal.Date]


def test_the_longest_phrase_is_one_piece() -> None:
    assert [(Keyword, "không cần tài liệu kiểm chứng")] == said("không cần tài liệu kiểm chứng")
    assert [(Keyword, "không làm tròn")] == said("không làm tròn")


def test_both_places_of_a_tone_are_one_word() -> None:
    for form in ("minh họa", "minh hoạ", "MINH HỌA"):
        assert (SECTIONS["details"], form) == said(f"nguồn {form}")[-1]


def test_letters_with_loose_marks_are_read_and_given_back_as_they_came() -> None:
    text = unicodedata.normalize("NFD", 'tiêu chí 1 "Kế hoạch" tối đa 2 điểm')
    assert Keyword.Declaration is said(text)[0][0]
    assert text == "".join(piece for _, piece in pieces(text))


def test_what_the_language_cannot_read_is_an_error_and_stays() -> None:
    assert ["@", "'"] == broken("chấm @ xong '\n")


def test_every_section_of_the_table_has_a_kind() -> None:
    assert set(section_of().values()) == set(SECTIONS)


@pytest.mark.parametrize("terminal", terminals())
def test_every_word_of_the_table_is_one_piece_of_its_kind(terminal: str) -> None:
    wanted = SECTIONS[section_of()[terminal]]
    for start, table in (("chấm", keywords("vi")), ("score", keywords("en"))):
        phrase = table.printed[terminal]
        assert (wanted, phrase) == said(f"{start}\n{phrase}")[-1]


@pytest.mark.parametrize("path", SHIPPED, ids=name)
def test_a_shipped_ruleset_is_coloured_whole(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert [] == broken(text)
    assert text == "".join(piece for _, piece in pieces(text))


@pytest.mark.parametrize("path", PAGES, ids=name)
def test_no_example_of_the_documentation_has_an_unreadable_piece(path: Path) -> None:
    shown = [one.text for one in blocks(path.read_text(encoding="utf-8")) if one.info.split()[:1] == ["cchc"]]
    assert [] == [piece for text in shown for piece in broken(text)]


@pytest.mark.parametrize("texts", [anything, wordy, near_misses], ids=["anything", "words", "near misses"])
@given(data=st.data())
def test_no_text_is_ever_lost(texts: st.SearchStrategy[str], data: st.DataObject) -> None:
    text = data.draw(texts)
    found = list(CchcLexer().get_tokens_unprocessed(text))
    assert text == "".join(piece for _, _, piece in found)
    places = [place for place, _, _ in found]
    assert sorted(set(places)) == places
    assert all(piece for _, _, piece in found)
