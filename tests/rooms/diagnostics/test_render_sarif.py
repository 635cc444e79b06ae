"""Findings as SARIF 2.1.0: what the standard requires is there."""

from __future__ import annotations

import json
from typing import Any

import pytest

from cchc_rules.base.canonical import canonical
from cchc_rules.base.numbers import Language
from cchc_rules.base.sources import Source, Span
from cchc_rules.base.texts import Text, same
from cchc_rules.diagnostics import codes
from cchc_rules.diagnostics.diagnostic import Diagnostic, Label, Report
from cchc_rules.diagnostics.render_sarif import to_sarif

MESSAGE = Text(vi="hai khoảng chồng lên nhau", en="bands overlap")
REPORT = Report(
    (
        Diagnostic(
            code=codes.BANDS_OVERLAP,
            message=MESSAGE,
            labels=(
                Label(Span("bộ 1/a.cchc", 2, 6), Text(vi="đây", en="here")),
                Label(Span("bộ 1/a.cchc", 0, 1), Text(vi="kia", en="there")),
                Label(Span("mat.cchc", 0, 1)),
            ),
            notes=(Text(vi="một sự thật", en="a fact"),),
            helps=(Text(vi="một cách", en="a cure"),),
        ),
        Diagnostic(code=codes.BANDS_OVERLAP, message=MESSAGE),
        Diagnostic(code=codes.NO_EVIDENCE, message=MESSAGE, path="$.xong"),
        Diagnostic(code=codes.NOT_VERBATIM, message=MESSAGE, labels=(Label(Span("mat.cchc", 0, 1)),)),
    )
)
SOURCES = {"bộ 1/a.cchc": Source("bộ 1/a.cchc", "một\nhai")}


def run_of(report: Report, language: Language = "en") -> dict[str, Any]:
    log = json.loads(canonical(to_sarif(report, SOURCES, language)))
    assert {"$schema", "version", "runs"} == set(log)
    assert "2.1.0" == log["version"]
    assert log["$schema"].endswith("sarif-schema-2.1.0.json")
    assert 1 == len(log["runs"])
    run: dict[str, Any] = log["runs"][0]
    return run


def results_of(code: codes.Code) -> list[dict[str, Any]]:
    return [result for result in run_of(REPORT)["results"] if result["ruleId"] == code.name]


def test_a_run_names_its_tool_its_language_and_its_columns() -> None:
    run = run_of(REPORT, "vi")
    assert "cchc-rules" == run["tool"]["driver"]["name"]
    assert "vi" == run["language"]
    assert "unicodeCodePoints" == run["columnKind"]


def test_the_rules_are_the_codes_that_occur_once_each() -> None:
    run = run_of(REPORT)
    rules = run["tool"]["driver"]["rules"]
    assert ["CR302", "CR316", "CR326"] == [rule["id"] for rule in rules]
    assert ["bands-overlap", "no-evidence", "not-verbatim"] == [rule["name"] for rule in rules]
    assert ["error", "warning", "note"] == [rule["defaultConfiguration"]["level"] for rule in rules]
    for result in run["results"]:
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"]
        assert rules[result["ruleIndex"]]["defaultConfiguration"]["level"] == result["level"]


def test_the_place_at_fault_is_the_location_and_the_others_are_related() -> None:
    result = next(result for result in results_of(codes.BANDS_OVERLAP) if result["locations"])
    artifact = {"uri": "b%E1%BB%99%201/a.cchc"}
    assert result["locations"] == [
        {
            "physicalLocation": {
                "artifactLocation": artifact,
                "region": {"startLine": 1, "startColumn": 3, "endLine": 2, "endColumn": 3},
            },
            "message": {"text": "here"},
        }
    ]
    assert result["relatedLocations"] == [
        {
            "id": 1,
            "physicalLocation": {
                "artifactLocation": artifact,
                "region": {"startLine": 1, "startColumn": 1, "endLine": 1, "endColumn": 2},
            },
            "message": {"text": "there"},
        },
        {"id": 2, "physicalLocation": {"artifactLocation": {"uri": "mat.cchc"}}},
    ]


def test_messages_carry_the_notes_and_cures_of_the_language() -> None:
    texts = {result["message"]["text"] for result in run_of(REPORT, "vi")["results"]}
    assert texts == {
        "hai khoảng chồng lên nhau",
        "hai khoảng chồng lên nhau\nghi chú: một sự thật\ncách sửa: một cách",
    }
    assert "bands overlap" == results_of(codes.NOT_VERBATIM)[0]["message"]["text"]


def test_a_path_in_data_is_a_logical_location() -> None:
    assert [{"logicalLocations": [{"fullyQualifiedName": "$.xong"}]}] == results_of(codes.NO_EVIDENCE)[0][
        "locations"
    ]


def test_a_finding_without_a_place_has_no_locations() -> None:
    assert [] in [result["locations"] for result in results_of(codes.BANDS_OVERLAP)]


def test_a_clean_report_is_a_run_without_results() -> None:
    run = run_of(Report())
    assert [] == run["results"]
    assert [] == run["tool"]["driver"]["rules"]


def test_braces_in_messages_are_not_placeholders() -> None:
    one = Diagnostic(code=codes.STRAY_CHARACTER, message=same("stray `{0}`"))
    assert "stray `{{0}}`" == run_of(Report((one,)))["results"][0]["message"]["text"]


@pytest.mark.parametrize(
    ("file", "uri"),
    [
        ("rulesets/a.cchc", "rulesets/a.cchc"),
        ("/home/ban/a b.cchc", "file:///home/ban/a%20b.cchc"),
        ("C:\\bo\\a.cchc", "file:///C:/bo/a.cchc"),
        ("<stdin>", "%3Cstdin%3E"),
        ("a:b#c?d", "a%3Ab%23c%3Fd"),
        ("\udcff", "%ED%B3%BF"),
    ],
)
def test_a_file_name_becomes_a_uri(file: str, uri: str) -> None:
    one = Diagnostic(code=codes.INTERNAL, message=MESSAGE, labels=(Label(Span(file, 0, 0)),))
    location = run_of(Report((one,)))["results"][0]["locations"][0]
    assert uri == location["physicalLocation"]["artifactLocation"]["uri"]
