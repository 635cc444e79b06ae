"""Findings as SARIF 2.1.0, the OASIS format that code hosts and editors read."""

from __future__ import annotations

import re
from collections.abc import Mapping
from urllib.parse import quote

from cchc_rules.base.canonical import Json
from cchc_rules.base.numbers import Language
from cchc_rules.base.sources import Source, Span
from cchc_rules.base.texts import Text
from cchc_rules.diagnostics.codes import Code, Severity
from cchc_rules.diagnostics.diagnostic import Diagnostic, Label, Report
from cchc_rules.diagnostics.messages import HELP, NOTE

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"

_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.ADVICE: "note"}
_DRIVE = re.compile(r"[A-Za-z]:[\\/]")


def to_sarif(report: Report, sources: Mapping[str, Source], language: Language) -> Json:
    """A SARIF log with one run; its messages end with the notes and cures of each finding.

    Columns are 1-based code points, end columns not included. A label in a file that
    `sources` lacks names its file without a region.
    """
    codes = sorted({one.code for one in report.diagnostics}, key=lambda code: code.name)
    indexes = {code.name: index for index, code in enumerate(codes)}
    return {
        "$schema": SCHEMA,
        "version": "2.1.0",
        "runs": [
            {
                "tool": {"driver": {"name": "cchc-rules", "rules": [_rule(code) for code in codes]}},
                "language": language,
                "columnKind": "unicodeCodePoints",
                "results": [
                    _result(one, indexes[one.code.name], sources, language) for one in report.diagnostics
                ],
            }
        ],
    }


def _rule(code: Code) -> Json:
    return {
        "id": code.name,
        "name": code.slug,
        "shortDescription": {"text": code.slug.replace("-", " ")},
        "defaultConfiguration": {"level": _LEVELS[code.severity]},
    }


def _result(one: Diagnostic, rule: int, sources: Mapping[str, Source], language: Language) -> Json:
    locations: list[Json] = []
    if one.labels or one.path is not None:
        location = _location(one.labels[0], sources, language) if one.labels else {}
        if one.path is not None:
            location["logicalLocations"] = [{"fullyQualifiedName": one.path}]
        locations.append(location)
    result: dict[str, Json] = {
        "ruleId": one.code.name,
        "ruleIndex": rule,
        "level": _LEVELS[one.severity],
        "message": {"text": _sentences(one, language)},
        "locations": locations,
    }
    if one.labels[1:]:
        result["relatedLocations"] = [
            {"id": number, **_location(label, sources, language)}
            for number, label in enumerate(one.labels[1:], start=1)
        ]
    return result


def _sentences(one: Diagnostic, language: Language) -> str:
    remarks = [(NOTE, note) for note in one.notes] + [(HELP, cure) for cure in one.helps]
    rows = [f"{kind.in_(language)}: {_plain(text, language)}" for kind, text in remarks]
    return "\n".join([_plain(one.message, language), *rows])


def _location(label: Label, sources: Mapping[str, Source], language: Language) -> dict[str, Json]:
    span = label.span
    source = sources.get(span.file)
    physical: dict[str, Json] = {"artifactLocation": {"uri": _uri(span.file)}}
    if source is not None:
        physical["region"] = _region(source, span)
    location: dict[str, Json] = {"physicalLocation": physical}
    if label.text:
        location["message"] = {"text": _plain(label.text, language)}
    return location


def _region(source: Source, span: Span) -> Json:
    start_line, start_column = source.line_and_column(span.start)
    end_line, end_column = source.line_and_column(span.end)
    return {
        "startLine": start_line,
        "startColumn": start_column,
        "endLine": end_line,
        "endColumn": end_column,
    }


def _plain(text: Text, language: Language) -> str:
    # SARIF 2.1.0, section 3.11.5: a single brace opens a placeholder.
    return text.in_(language).replace("{", "{{").replace("}", "}}")


def _uri(file: str) -> str:
    # File names that are no UTF-8 carry surrogates, which must not stop a report.
    if _DRIVE.match(file):
        return "file:///" + quote(file.replace("\\", "/"), safe="/:", errors="surrogatepass")
    return ("file://" if file.startswith("/") else "") + quote(file, errors="surrogatepass")
