"""A finding as a value."""

from __future__ import annotations

from collections.abc import Iterable

from attrs import field

from cchc_rules.base.classes import frozen
from cchc_rules.base.sources import Span
from cchc_rules.base.texts import Text
from cchc_rules.diagnostics.codes import Code, Severity


@frozen
class Label:
    """A place and what it has to do with the finding."""

    span: Span
    text: Text | None = None


@frozen(kw_only=True)
class Diagnostic:
    """One cause, told once.

    `labels[0]` is the place at fault; the others are places it disagrees with. `path` says
    where in a data file (`$.answers["1.1"].xong`). Notes are facts, helps are cures.
    """

    code: Code
    message: Text
    labels: tuple[Label, ...] = ()
    path: str | None = None
    notes: tuple[Text, ...] = ()
    helps: tuple[Text, ...] = ()

    @property
    def severity(self) -> Severity:
        """Error, warning or advice; the code decides."""
        return self.code.severity


def _sorted(found: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    def place(one: Diagnostic) -> tuple[str, int, str]:
        span = one.labels[0].span if one.labels else None
        return (span.file if span else "", span.start if span else -1, one.code.name)

    return tuple(sorted(found, key=place))


@frozen
class Report:
    """Everything found in one run, in the order of the text."""

    diagnostics: tuple[Diagnostic, ...] = field(default=(), converter=_sorted)

    @property
    def errors(self) -> tuple[Diagnostic, ...]:
        """The findings that stop later passes."""
        return tuple(one for one in self.diagnostics if one.severity is Severity.ERROR)

    @property
    def ok(self) -> bool:
        """Whether nothing found is an error."""
        return not self.errors

    def __add__(self, other: Report) -> Report:
        return Report(self.diagnostics + other.diagnostics)
