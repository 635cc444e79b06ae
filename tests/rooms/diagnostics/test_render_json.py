"""Findings as JSON."""

from __future__ import annotations

import json

from cchc_rules.base.canonical import canonical
from cchc_rules.base.sources import Source, Span
from cchc_rules.base.texts import Text, same
from cchc_rules.diagnostics import codes
from cchc_rules.diagnostics.diagnostic import Diagnostic, Label, Report
from cchc_rules.diagnostics.render_json import to_json

MESSAGE = Text(vi="hai khoảng chồng lên nhau", en="bands overlap")


def test_json_tells_everything_in_both_languages() -> None:
    report = Report(
        (
            Diagnostic(
                code=codes.BANDS_OVERLAP,
                message=MESSAGE,
                labels=(
                    Label(Span("a.cchc", 2, 6), Text(vi="đây", en="here")),
                    Label(Span("mat.cchc", 0, 1)),
                ),
                path="$.xong",
                notes=(same("n"),),
                helps=(same("h"), same("i")),
            ),
        )
    )
    assert to_json(report, {"a.cchc": Source("a.cchc", "một\nhai")}) == {
        "format": 1,
        "ok": False,
        "counts": {"error": 1, "warning": 0, "advice": 0},
        "diagnostics": [
            {
                "code": "CR302",
                "slug": "bands-overlap",
                "severity": "error",
                "message": {"vi": "hai khoảng chồng lên nhau", "en": "bands overlap"},
                "path": "$.xong",
                "labels": [
                    {
                        "file": "a.cchc",
                        "start": 2,
                        "end": 6,
                        "from": {"line": 1, "column": 3},
                        "to": {"line": 2, "column": 3},
                        "text": {"vi": "đây", "en": "here"},
                    },
                    {"file": "mat.cchc", "start": 0, "end": 1, "from": None, "to": None, "text": None},
                ],
                "notes": [{"vi": "n", "en": "n"}],
                "helps": [{"vi": "h", "en": "h"}, {"vi": "i", "en": "i"}],
            }
        ],
    }


def test_warnings_leave_a_report_in_order() -> None:
    report = Report((Diagnostic(code=codes.NO_EVIDENCE, message=MESSAGE),))
    assert to_json(report, {}) == {
        "format": 1,
        "ok": True,
        "counts": {"error": 0, "warning": 1, "advice": 0},
        "diagnostics": [
            {
                "code": "CR316",
                "slug": "no-evidence",
                "severity": "warning",
                "message": {"vi": "hai khoảng chồng lên nhau", "en": "bands overlap"},
                "path": None,
                "labels": [],
                "notes": [],
                "helps": [],
            }
        ],
    }


def test_offsets_and_columns_count_code_points_of_the_raw_text() -> None:
    raw = "e\u0302\u0301x\r\n漢"
    report = Report((Diagnostic(code=codes.INTERNAL, message=MESSAGE, labels=(Label(Span("a", 3, 7)),)),))
    value = json.loads(canonical(to_json(report, {"a": Source("a", raw)})))
    label = value["diagnostics"][0]["labels"][0]
    assert (3, 7) == (label["start"], label["end"])
    assert {"line": 1, "column": 4} == label["from"]
    assert {"line": 2, "column": 2} == label["to"]
