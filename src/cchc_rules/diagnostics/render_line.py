"""Findings one per line, for editors and for searching."""

from __future__ import annotations

from collections.abc import Mapping

from cchc_rules.base.numbers import Language
from cchc_rules.base.sources import Source
from cchc_rules.diagnostics.diagnostic import Diagnostic, Report
from cchc_rules.diagnostics.messages import AT
from cchc_rules.diagnostics.width import safe


def render(report: Report, sources: Mapping[str, Source], language: Language) -> str:
    """`file:line:col: error CR302 bands-overlap: message` for every finding, no break at the end.

    Line and column are 1-based, columns in code points. The weight stays English in both
    languages, because editors look for the word.
    """
    return "\n".join(_line(one, sources, language) for one in report.diagnostics)


def _line(one: Diagnostic, sources: Mapping[str, Source], language: Language) -> str:
    place = _place(one, sources)
    message = one.message.in_(language)
    if one.path is not None and one.labels:
        message = f"{message} ({AT.of(path=one.path).in_(language)})"
    prefix = f"{place}: " if place else ""
    return safe(f"{prefix}{one.severity.value} {one.code.name} {one.code.slug}: {message}")


def _place(one: Diagnostic, sources: Mapping[str, Source]) -> str:
    if not one.labels:
        return one.path or ""
    span = one.labels[0].span
    source = sources.get(span.file)
    if source is None:
        return span.file
    line, column = source.line_and_column(span.start)
    return f"{span.file}:{line}:{column}"
