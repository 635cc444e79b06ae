"""The exception by which findings leave the public face."""

from __future__ import annotations

from collections.abc import Mapping

from cchc_rules.base.numbers import Language
from cchc_rules.base.sources import Source
from cchc_rules.diagnostics.diagnostic import Report
from cchc_rules.diagnostics.render_text import render


class CchcError(Exception):
    """Something was wrong with what was given; `report` says what, where and how to mend it."""

    def __init__(self, report: Report, sources: Mapping[str, Source] | None = None) -> None:
        self.report = report
        self.sources = dict(sources or {})
        super().__init__(self.text("en"))

    def __reduce__(self) -> tuple[type[CchcError], tuple[Report, dict[str, Source]]]:
        # An exception is copied by its arguments; these are not its message.
        return type(self), (self.report, self.sources)

    def text(self, language: Language) -> str:
        """The findings as people read them on a terminal."""
        return render(self.report, self.sources, language)
