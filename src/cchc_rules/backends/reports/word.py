"""A document as a Word file (`.docx`), or why there is none."""

from __future__ import annotations

from cchc_rules.backends.reports import messages
from cchc_rules.backends.reports.document import Document
from cchc_rules.diagnostics import codes
from cchc_rules.diagnostics.diagnostic import Diagnostic


def write(document: Document) -> tuple[bytes | None, tuple[Diagnostic, ...]]:
    """The bytes of the file; there are none (CR553) when the library is not installed."""
    try:
        # Loaded on demand: only this form of output needs it.
        from cchc_rules.backends.reports.word_file import made
    except ModuleNotFoundError:
        missing = Diagnostic(
            code=codes.LIBRARY_MISSING,
            message=messages.LIBRARY_MISSING.of(library="python-docx", ending=".docx"),
            helps=(messages.LIBRARY_MISSING_HELP.of(extra="office"),),
        )
        return None, (missing,)
    return made(document), ()
