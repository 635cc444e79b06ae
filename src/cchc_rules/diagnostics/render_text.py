"""Findings for people at a terminal: the line at fault, underlined, with notes and cures."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from cchc_rules.base.classes import frozen
from cchc_rules.base.numbers import Language
from cchc_rules.base.sources import Source, Span
from cchc_rules.base.texts import Text
from cchc_rules.diagnostics.codes import Severity
from cchc_rules.diagnostics.diagnostic import Diagnostic, Label, Report
from cchc_rules.diagnostics.messages import AT, HELP, NOTE, NOTHING_FOUND, ONE, SEVERAL, SEVERITIES
from cchc_rules.diagnostics.width import ShownLine, cells, is_long, safe, shown

_RESET = "\x1b[0m"
_BOLD = "\x1b[1m"
_BLUE = "\x1b[1;34m"
_INKS = {Severity.ERROR: "\x1b[1;31m", Severity.WARNING: "\x1b[1;33m", Severity.ADVICE: "\x1b[1;36m"}


@frozen(kw_only=True)
class _Page:
    """What every row of one finding shares; `gutter` is the width of its largest line number."""

    language: Language
    colour: bool
    ink: str
    gutter: int

    def painted(self, ink: str, text: str) -> str:
        return f"{ink}{text}{_RESET}" if self.colour and text else text

    def said(self, text: Text) -> str:
        return safe(text.in_(self.language))

    def row(self, number: str, content: str) -> str:
        edge = self.painted(_BLUE, f"{number:>{self.gutter}} |")
        return f"{edge} {content}" if content else edge

    def arrow(self, place: str) -> str:
        return f"{' ' * self.gutter}{self.painted(_BLUE, '-->')} {place}"


@frozen(kw_only=True)
class _Mark:
    """A label with its sign (`^` or `-`) and its line; no line when its file is unknown."""

    label: Label
    sign: str
    line: int | None


def render(report: Report, sources: Mapping[str, Source], language: Language, *, colour: bool = False) -> str:
    """Every finding with its source lines, apart by a blank line; no line break at the end.

    `sources` maps the file names of spans to texts; of a file it lacks only the name is shown.
    Nothing of a source reaches the terminal unfiltered. `colour` adds ANSI codes and alters
    nothing else. The count of findings is not included: see `summary`.
    """
    return "\n\n".join("\n".join(_rows(one, sources, language, colour=colour)) for one in report.diagnostics)


def summary(report: Report, language: Language) -> str:
    """How many findings of each weight there are, in one line: `2 lỗi, 1 cảnh báo`."""
    counts = {weight: sum(one.severity is weight for one in report.diagnostics) for weight in Severity}
    parts = [
        (ONE if count == 1 else SEVERAL)[weight].of(count=count).in_(language)
        for weight, count in counts.items()
        if count
    ]
    return ", ".join(parts) or NOTHING_FOUND.in_(language)


def _rows(
    one: Diagnostic, sources: Mapping[str, Source], language: Language, *, colour: bool
) -> Iterator[str]:
    marks = [_mark(index, label, sources) for index, label in enumerate(one.labels)]
    gutter = max((len(str(mark.line)) for mark in marks if mark.line), default=1)
    page = _Page(language=language, colour=colour, ink=_INKS[one.severity], gutter=gutter)
    title = f"{page.said(SEVERITIES[one.severity])}[{one.code.name} {one.code.slug}]"
    yield page.painted(page.ink, title) + page.painted(_BOLD, f": {page.said(one.message)}")
    if one.path is not None and not marks:
        yield page.arrow(safe(one.path))
    for index, group in enumerate(_grouped(marks, sources)):
        path = one.path if index == 0 else None
        yield from _snippet(group, sources, page, "" if path is None else f" {page.said(AT.of(path=path))}")
    for note in one.notes:
        yield _remark(page, NOTE, note)
    for cure in one.helps:
        yield _remark(page, HELP, cure)


def _mark(index: int, label: Label, sources: Mapping[str, Source]) -> _Mark:
    source = sources.get(label.span.file)
    line = source.line_and_column(label.span.start)[0] if source is not None else None
    return _Mark(label=label, sign="-" if index else "^", line=line)


def _grouped(marks: list[_Mark], sources: Mapping[str, Source]) -> list[list[_Mark]]:
    """Marks that share one source line; a line that must be cut is cut for each mark anew."""
    groups: dict[tuple[str, int | None, int], list[_Mark]] = {}
    for index, mark in enumerate(marks):
        file = mark.label.span.file
        alone = mark.line is None or is_long(sources[file].line_text(mark.line))
        groups.setdefault((file, mark.line, index if alone else -1), []).append(mark)
    return list(groups.values())


def _snippet(group: list[_Mark], sources: Mapping[str, Source], page: _Page, path: str) -> Iterator[str]:
    first = group[0]
    span, line = first.label.span, first.line
    if line is None:
        reason = f": {page.said(first.label.text)}" if first.label.text else ""
        yield page.arrow(safe(span.file) + path + reason)
        return
    source = sources[span.file]
    yield page.arrow(f"{safe(span.file)}:{line}:{source.line_and_column(span.start)[1]}{path}")
    yield page.row("", "")
    lines = [_shown(source, line, mark.label.span) for mark in group]
    yield page.row(str(line), lines[0].text)
    for mark, place in zip(group, lines, strict=True):
        ink = page.ink if mark.sign == "^" else _BLUE
        underline = mark.sign * (place.end - place.start)
        text = f" {page.said(mark.label.text)}" if mark.label.text else ""
        yield page.row("", " " * place.start + page.painted(ink, underline + text))


def _shown(source: Source, line: int, span: Span) -> ShownLine:
    """The line with the part of `span` that lies on it."""
    start = source.line_start(line)
    return shown(source.line_text(line), span.start - start, span.end - start)


def _remark(page: _Page, kind: Text, text: Text) -> str:
    """A note or a cure; its further lines stand under its first."""
    word = f"{page.said(kind)}:"
    sign = f"{' ' * page.gutter} {page.painted(_BLUE, '=')} {page.painted(_BOLD, word)} "
    indent = " " * (page.gutter + len(" = ") + cells(word) + 1)
    return sign + f"\n{indent}".join(safe(row) for row in text.in_(page.language).split("\n"))
