"""Findings for people: what stands on the terminal, character by character."""

from __future__ import annotations

import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cchc_rules.base.sources import Source, Span
from cchc_rules.base.texts import Text, same
from cchc_rules.diagnostics import codes
from cchc_rules.diagnostics.diagnostic import Diagnostic, Label, Report
from cchc_rules.diagnostics.render_text import render, summary
from cchc_rules.diagnostics.width import cells, safe

FILE = "bo-tieu-chi.cchc"
RULES = "cách tính theo tỷ lệ:\n  từ 80% đến 95%: 0,50 điểm\n  từ 90%: 1,00 điểm\n"
MESSAGE = Text(vi="hai khoảng chồng lên nhau", en="bands overlap")


def place(raw: str, words: str, file: str = FILE) -> Span:
    """Where `words` first stand in `raw`, both in the same normal form."""
    start = raw.index(words)
    return Span(file, start, start + len(words))


def found(*labels: Label, code: codes.Code = codes.BANDS_OVERLAP, path: str | None = None) -> Report:
    return Report((Diagnostic(code=code, message=MESSAGE, labels=labels, path=path),))


def drawn(raw: str, *labels: Label) -> list[str]:
    """The rows below the arrow of a finding in `raw`."""
    return render(found(*labels), {FILE: Source(FILE, raw)}, "en").split("\n")[2:]


def test_a_finding_shows_both_places_its_facts_and_its_cure() -> None:
    report = Report(
        (
            Diagnostic(
                code=codes.BANDS_OVERLAP,
                message=Text(
                    vi="hai khoảng chồng lên nhau từ `90%` đến `95%`",
                    en="bands overlap between `90%` and `95%`",
                ),
                labels=(
                    Label(
                        place(RULES, "từ 90%"),
                        Text(
                            vi="khoảng này bắt đầu bên trong khoảng trước",
                            en="this band starts inside the previous one",
                        ),
                    ),
                    Label(
                        place(RULES, "từ 80% đến 95%"),
                        Text(vi="khoảng trước kết thúc ở đây", en="the previous band ends here"),
                    ),
                ),
                notes=(
                    Text(
                        vi="giá trị `92%` vừa được `0,50` vừa được `1,00`",
                        en="a value of `92%` would earn both `0,50` and `1,00`",
                    ),
                ),
                helps=(
                    Text(
                        vi="kết thúc khoảng trước ở `90%`, viết `dưới 90%`",
                        en="end the earlier band at `90%`, written `dưới 90%`",
                    ),
                ),
            ),
        )
    )
    sources = {FILE: Source(FILE, RULES)}
    assert render(report, sources, "en") == (
        "error[CR302 bands-overlap]: bands overlap between `90%` and `95%`\n"
        " --> bo-tieu-chi.cchc:3:3\n"
        "  |\n"
        "3 |   từ 90%: 1,00 điểm\n"
        "  |   ^^^^^^ this band starts inside the previous one\n"
        " --> bo-tieu-chi.cchc:2:3\n"
        "  |\n"
        "2 |   từ 80% đến 95%: 0,50 điểm\n"
        "  |   -------------- the previous band ends here\n"
        "  = note: a value of `92%` would earn both `0,50` and `1,00`\n"
        "  = help: end the earlier band at `90%`, written `dưới 90%`"
    )
    assert render(report, sources, "vi") == (
        "lỗi[CR302 bands-overlap]: hai khoảng chồng lên nhau từ `90%` đến `95%`\n"
        " --> bo-tieu-chi.cchc:3:3\n"
        "  |\n"
        "3 |   từ 90%: 1,00 điểm\n"
        "  |   ^^^^^^ khoảng này bắt đầu bên trong khoảng trước\n"
        " --> bo-tieu-chi.cchc:2:3\n"
        "  |\n"
        "2 |   từ 80% đến 95%: 0,50 điểm\n"
        "  |   -------------- khoảng trước kết thúc ở đây\n"
        "  = ghi chú: giá trị `92%` vừa được `0,50` vừa được `1,00`\n"
        "  = cách sửa: kết thúc khoảng trước ở `90%`, viết `dưới 90%`"
    )


@pytest.mark.parametrize(
    ("code", "vi", "en"),
    [
        (codes.BANDS_GAP, "lỗi[CR301 bands-gap]", "error[CR301 bands-gap]"),
        (codes.NO_EVIDENCE, "cảnh báo[CR316 no-evidence]", "warning[CR316 no-evidence]"),
        (codes.NOT_VERBATIM, "lời khuyên[CR326 not-verbatim]", "advice[CR326 not-verbatim]"),
    ],
)
def test_the_title_names_the_weight_in_the_language_of_the_reader(code: codes.Code, vi: str, en: str) -> None:
    assert f"{vi}: hai khoảng chồng lên nhau" == render(found(code=code), {}, "vi")
    assert f"{en}: bands overlap" == render(found(code=code), {}, "en")


def test_decomposed_text_looks_the_same_as_composed_text() -> None:
    rows = []
    for form in ("NFC", "NFD"):
        raw = unicodedata.normalize(form, "tiêu chí thành phần: tỷ lệ")
        words = unicodedata.normalize(form, "thành phần")
        rows.append(drawn(raw, Label(place(raw, words), same("đây"))))
    composed, decomposed = rows
    assert ["  |", "1 | tiêu chí thành phần: tỷ lệ", "  |          ^^^^^^^^^^ đây"] == composed
    assert composed == decomposed


def test_the_column_of_the_arrow_counts_code_points_of_the_raw_text() -> None:
    raw = unicodedata.normalize("NFD", "tiêu chí x")
    rows = render(found(Label(place(raw, "x"))), {FILE: Source(FILE, raw)}, "en").split("\n")
    assert " --> bo-tieu-chi.cchc:1:12" == rows[1]
    assert "  |          ^" == rows[4]


def test_tabs_and_wide_characters_keep_the_marks_under_their_words() -> None:
    raw = "\t漢字 sai\tsai"
    assert ["  |", "1 |     漢字 sai    sai", "  |          ^^^"] == drawn(raw, Label(Span(FILE, 4, 7)))
    assert ["  |", "1 |     漢字 sai    sai", "  |     ^^^^"] == drawn(raw, Label(Span(FILE, 1, 3)))


def test_labels_on_one_line_share_the_line() -> None:
    raw = "  từ 90% đến 80%: 1 điểm"
    labels = Label(place(raw, "đến 80%"), same("the end")), Label(place(raw, "từ 90%"), same("the start"))
    assert drawn(raw, *labels) == [
        "  |",
        "1 |   từ 90% đến 80%: 1 điểm",
        "  |          ^^^^^^^ the end",
        "  |   ------ the start",
    ]


def test_labels_on_one_long_line_are_shown_apart() -> None:
    raw = "A" + "." * 400 + "B"
    rows = drawn(raw, Label(place(raw, "A")), Label(place(raw, "B")))
    assert "1 | A" + "." * 157 + "…" == rows[1]
    assert "  | ^" == rows[2]
    assert " --> bo-tieu-chi.cchc:1:402" == rows[3]
    assert "1 | …" + "." * 157 + "B" == rows[5]
    assert "  | " + " " * 158 + "-" == rows[6]


def test_a_label_in_another_file_gets_its_own_arrow() -> None:
    raw, other = "a\n" * 9 + "mã 1.1", "x\nmã 1.1"
    report = found(Label(place(raw, "1.1")), Label(place(other, "1.1", "khac.cchc"), same("first here")))
    sources = {FILE: Source(FILE, raw), "khac.cchc": Source("khac.cchc", other)}
    assert render(report, sources, "en").split("\n")[1:] == [
        "  --> bo-tieu-chi.cchc:10:4",
        "   |",
        "10 | mã 1.1",
        "   |    ^^^",
        "  --> khac.cchc:2:4",
        "   |",
        " 2 | mã 1.1",
        "   |    --- first here",
    ]


def test_a_stretch_of_several_lines_is_underlined_to_the_end_of_its_first() -> None:
    raw = "một hai\nba bốn"
    assert ["  |", "1 | một hai", "  |     ^^^"] == drawn(raw, Label(Span(FILE, 4, len(raw))))


def test_an_empty_stretch_at_the_end_of_the_text_points_after_it() -> None:
    assert ["  |", "1 | hết", "  |    ^ more"] == drawn("hết", Label(Span(FILE, 3, 3), same("more")))
    assert ["  |", "2 |", "  | ^ more"] == drawn("hết\n", Label(Span(FILE, 4, 4), same("more")))


def test_the_last_line_needs_no_line_break() -> None:
    assert ["  |", "2 | hai", "  | ^^^"] == drawn("một\nhai", Label(Span(FILE, 4, 7)))


def test_an_empty_file_has_a_line_to_point_at() -> None:
    assert ["  |", "1 |", "  | ^"] == drawn("", Label(Span(FILE, 0, 0)))


def test_windows_line_breaks_are_not_shown() -> None:
    raw = "một\r\nhai\r\n"
    assert ["  |", "2 | hai", "  | ^^^"] == drawn(raw, Label(Span(FILE, 5, 10)))
    assert ["  |", "1 | một", "  |    ^"] == drawn(raw, Label(Span(FILE, 3, 5)))


def test_control_characters_reach_the_terminal_as_pictures() -> None:
    raw = "a\x1b[2Jb\x00"
    hostile = same("\x1b]0;x\x07\n")
    report = Report(
        (
            Diagnostic(
                code=codes.STRAY_CHARACTER,
                message=hostile,
                labels=(Label(Span("\x1b.cchc", 1, 2), hostile), Label(Span("\x9b", 0, 1), hostile)),
                path="$.\x1b",
                notes=(hostile,),
                helps=(hostile,),
            ),
        )
    )
    text = render(report, {"\x1b.cchc": Source("\x1b.cchc", raw)}, "en")
    assert {"\n"} == {character for character in text if unicodedata.category(character) == "Cc"}
    assert "1 | a␛[2Jb␀\n  |  ^ ␛]0;x␇␊" in text


def test_a_finding_in_data_shows_its_path() -> None:
    report = found(code=codes.WRONG_TYPE, path='$.answers["1.1"].xong')
    assert ' --> $.answers["1.1"].xong' == render(report, {}, "vi").split("\n")[1]


def test_a_finding_in_a_data_file_shows_place_and_path() -> None:
    raw = "answers:\n  xong: 1\n"
    sources = {"don-vi.yaml": Source("don-vi.yaml", raw)}
    report = found(Label(place(raw, "1", "don-vi.yaml")), code=codes.WRONG_TYPE, path="$.answers.xong")
    assert " --> don-vi.yaml:2:9 tại $.answers.xong" == render(report, sources, "vi").split("\n")[1]
    assert " --> don-vi.yaml:2:9 at $.answers.xong" == render(report, sources, "en").split("\n")[1]


def test_of_a_missing_file_only_the_name_is_shown() -> None:
    report = found(Label(Span("mat.cchc", 5, 9), same("here")), Label(Span("mat.cchc", 0, 1)))
    assert [" --> mat.cchc: here", " --> mat.cchc"] == render(report, {}, "en").split("\n")[1:]


def test_a_note_of_several_lines_stays_in_its_column() -> None:
    one = Diagnostic(code=codes.INTERNAL, message=MESSAGE, helps=(same("one\ntwo"),))
    assert render(Report((one,)), {}, "vi").split("\n")[1:] == [
        "  = cách sửa: one",
        "              two",
    ]


def test_findings_stand_apart_by_a_blank_line() -> None:
    report = found() + found()
    assert "error[CR302 bands-overlap]: bands overlap" == render(found(), {}, "en")
    assert "\n\n".join([render(found(), {}, "en")] * 2) == render(report, {}, "en")
    assert "" == render(Report(), {}, "en")


def test_colour_adds_codes_and_alters_nothing_else() -> None:
    one = Diagnostic(
        code=codes.NO_EVIDENCE,
        message=MESSAGE,
        labels=(Label(place(RULES, "90%"), same("here")), Label(place(RULES, "80%"))),
        notes=(same("one\ntwo"),),
    )
    sources = {FILE: Source(FILE, RULES)}
    coloured = render(Report((one,)), sources, "vi", colour=True)
    assert "\x1b[1;33mcảnh báo[CR316 no-evidence]\x1b[0m" in coloured
    assert "\x1b[1;33m^^^ here\x1b[0m" in coloured
    assert render(Report((one,)), sources, "vi") == re.sub(r"\x1b\[[0-9;]*m", "", coloured)


@pytest.mark.parametrize(
    ("found_codes", "vi", "en"),
    [
        ((), "không phát hiện lỗi nào", "nothing found"),
        ((codes.BANDS_GAP,), "1 lỗi", "1 error"),
        ((codes.BANDS_GAP, codes.NO_EVIDENCE, codes.NO_RULE), "2 lỗi, 1 cảnh báo", "2 errors, 1 warning"),
        ((codes.NOT_VERBATIM,), "1 lời khuyên", "1 piece of advice"),
        ((codes.NOT_VERBATIM,) * 3, "3 lời khuyên", "3 pieces of advice"),
    ],
)
def test_the_summary_counts_by_weight(found_codes: tuple[codes.Code, ...], vi: str, en: str) -> None:
    report = Report(tuple(Diagnostic(code=code, message=MESSAGE) for code in found_codes))
    assert vi == summary(report, "vi")
    assert en == summary(report, "en")


# Few different characters, so that breaks, marks, tabs and wide letters meet often.
TEXTS = st.one_of(st.text(), st.text(alphabet="a \n\r\t\u0302\u0301\x1b漢\u202e\u1112\u1161", max_size=400))


@given(data=st.data(), raw=TEXTS, label=st.text(min_size=1))
def test_any_place_in_any_text_can_be_shown(data: st.DataObject, raw: str, label: str) -> None:
    start = data.draw(st.integers(0, len(raw)))
    end = data.draw(st.integers(start, len(raw)))
    report = found(Label(Span(FILE, start, end), same(label)))
    rows = render(report, {FILE: Source(FILE, raw)}, "vi").split("\n")
    assert 5 == len(rows)
    line, marks = rows[3], rows[4]
    assert marks.endswith(f"^ {safe(label)}")
    # One cell more than the line, because a mark may point at its end, and one before the label.
    edge = marks.index("|") + 2
    assert cells(marks) <= max(cells(line), edge) + 2 + cells(label)
