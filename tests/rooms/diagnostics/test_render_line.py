"""Findings one per line."""

from __future__ import annotations

from cchc_rules.base.sources import Source, Span
from cchc_rules.base.texts import Text, same
from cchc_rules.diagnostics import codes
from cchc_rules.diagnostics.diagnostic import Diagnostic, Label, Report
from cchc_rules.diagnostics.render_line import render

FILE = "a.cchc"
MESSAGE = Text(vi="hai khoảng chồng lên nhau", en="bands overlap")


def found(*labels: Label, code: codes.Code = codes.BANDS_OVERLAP, path: str | None = None) -> Report:
    return Report((Diagnostic(code=code, message=MESSAGE, labels=labels, path=path),))


def test_every_finding_takes_one_line_in_the_order_of_the_text() -> None:
    report = found(Label(Span(FILE, 5, 6)), code=codes.NO_EVIDENCE) + found(Label(Span(FILE, 0, 1)))
    assert render(report, {FILE: Source(FILE, "một\n  hai")}, "vi") == (
        "a.cchc:1:1: error CR302 bands-overlap: hai khoảng chồng lên nhau\n"
        "a.cchc:2:2: warning CR316 no-evidence: hai khoảng chồng lên nhau"
    )


def test_only_the_message_follows_the_language() -> None:
    report = found(Label(Span(FILE, 0, 1)), code=codes.NOT_VERBATIM)
    sources = {FILE: Source(FILE, "x")}
    assert "a.cchc:1:1: advice CR326 not-verbatim: bands overlap" == render(report, sources, "en")


def test_a_path_stands_for_the_place_or_follows_the_message() -> None:
    alone = found(code=codes.WRONG_TYPE, path="$.xong")
    beside = found(Label(Span(FILE, 0, 1)), code=codes.WRONG_TYPE, path="$.xong")
    assert "$.xong: error CR405 wrong-type: bands overlap" == render(alone, {}, "en")
    assert render(beside, {FILE: Source(FILE, "x")}, "vi") == (
        "a.cchc:1:1: error CR405 wrong-type: hai khoảng chồng lên nhau (tại $.xong)"
    )


def test_a_missing_file_gives_its_name_and_no_place_gives_none() -> None:
    assert "a.cchc: error CR302 bands-overlap: bands overlap" == render(
        found(Label(Span(FILE, 3, 4))), {}, "en"
    )
    assert "error CR302 bands-overlap: bands overlap" == render(found(), {}, "en")
    assert "" == render(Report(), {}, "en")


def test_a_message_cannot_break_its_line_or_drive_the_terminal() -> None:
    one = Diagnostic(code=codes.STRAY_CHARACTER, message=same("stray `\n\x1b`"))
    assert "error CR005 stray-character: stray `␊␛`" == render(Report((one,)), {}, "en")
