"""Findings as JSON, for programs: both languages, every place, nothing left out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from cchc_rules.base.canonical import Json
from cchc_rules.base.sources import Source
from cchc_rules.base.texts import Text
from cchc_rules.diagnostics.codes import Severity
from cchc_rules.diagnostics.diagnostic import Diagnostic, Label, Report

FORMAT = 1


def to_json(report: Report, sources: Mapping[str, Source]) -> Json:
    """The report with its format number.

    Offsets are 0-based, lines and columns 1-based, all in code points of the raw text; `end`
    is not included. `from` and `to` are null for a file that `sources` lacks.
    """
    return {
        "format": FORMAT,
        "ok": report.ok,
        "counts": {
            weight.value: sum(one.severity is weight for one in report.diagnostics) for weight in Severity
        },
        "diagnostics": [_diagnostic(one, sources) for one in report.diagnostics],
    }


def _diagnostic(one: Diagnostic, sources: Mapping[str, Source]) -> Json:
    return {
        "code": one.code.name,
        "slug": one.code.slug,
        "severity": one.severity.value,
        "message": _text(one.message),
        "path": one.path,
        "labels": [_label(label, sources) for label in one.labels],
        "notes": _texts(one.notes),
        "helps": _texts(one.helps),
    }


def _label(label: Label, sources: Mapping[str, Source]) -> Json:
    span = label.span
    source = sources.get(span.file)
    return {
        "file": span.file,
        "start": span.start,
        "end": span.end,
        "from": _place(source, span.start),
        "to": _place(source, span.end),
        "text": _text(label.text) if label.text else None,
    }


def _place(source: Source | None, offset: int) -> Json:
    if source is None:
        return None
    line, column = source.line_and_column(offset)
    return {"line": line, "column": column}


def _texts(texts: Iterable[Text]) -> Json:
    return [_text(text) for text in texts]


def _text(text: Text) -> Json:
    return {"vi": text.vi, "en": text.en}
