"""What every text that is read is held against, damaged or made up; each gives the promises broken.

- Every finding points inside the text and can be shown in every form and both languages.
- There is a ruleset exactly when nothing found is an error; an error says where it is.
- A file without errors is the same file after `fmt`, in both languages, and has the same digest.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping

from cchc_rules.base.sources import Source, Span
from cchc_rules.diagnostics import render_json, render_line, render_sarif, render_text
from cchc_rules.diagnostics.diagnostic import Report
from cchc_rules.ir.digest import digest
from cchc_rules.ir.nodes import Ruleset
from cchc_rules.language.surface.nodes import File
from cchc_rules.language.surface.parser import parse
from cchc_rules.language.surface.printer import names_in_the_way, print_file
from cchc_rules.pipeline import compile_source


def of_ruleset(source: Source) -> Iterator[str]:
    """Whatever breaks when `source` is read as a ruleset."""
    compiled = compile_source(source)
    yield from of_report(compiled.report, {source.name: source})
    if (compiled.ruleset is not None) != compiled.report.ok:
        yield "a ruleset with errors, or none without"
    if compiled.ruleset is None and not any(one.labels for one in compiled.report.errors):
        yield "refused without a place in the text"
    file, found = parse(source)
    if Report(found).ok:
        yield from of_layout(file, compiled.ruleset)


def of_layout(file: File, ruleset: Ruleset | None) -> Iterator[str]:
    """Whatever breaks when `file`, which means `ruleset`, is printed and read again."""
    for language in ("vi", "en"):
        if language != file.language and names_in_the_way(file, language):
            continue
        laid = print_file(file, language)
        again, found = parse(Source("lai.cchc", laid))
        if not Report(found).ok or again.statements != file.statements:
            yield f"fmt to {language} does not mean the same"
        elif laid != print_file(again, language):
            yield f"fmt to {language} is not settled"
        elif ruleset is not None:
            meant = compile_source(Source("lai.cchc", laid)).ruleset
            if meant is None or digest(meant) != digest(ruleset):
                yield f"fmt to {language} has another digest"


def of_report(report: Report, sources: Mapping[str, Source]) -> Iterator[str]:
    """Whatever breaks when `report` is shown."""
    for one in report.diagnostics:
        for label in one.labels:
            if not _inside(label.span, sources):
                yield f"{one.code.name} points outside the text: {label.span}"
    for language in ("vi", "en"):
        render_text.render(report, sources, language)
        render_line.render(report, sources, language)
        json.dumps(render_sarif.to_sarif(report, sources, language))
    json.dumps(render_json.to_json(report, sources))


def _inside(span: Span, sources: Mapping[str, Source]) -> bool:
    source = sources.get(span.file)
    return source is not None and 0 <= span.start <= span.end <= len(source.raw)
