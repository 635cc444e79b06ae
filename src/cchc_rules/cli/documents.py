"""Documents on the way out: which form, and to a file or to the screen."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from cchc_rules.base.numbers import Language
from cchc_rules.cli import messages
from cchc_rules.cli.talk import show_report, told, write_or_say
from cchc_rules.diagnostics.diagnostic import Diagnostic, Report

if TYPE_CHECKING:
    # Scoring and ranking print texts; documents are loaded when one is asked for.
    from cchc_rules.backends.reports.document import Document

# The forms that are no text.
_BINARY = ("docx", "pdf")
FORMS = ("html", "markdown", *_BINARY)


def needs_a_file(form: str, out: Path | None) -> None:
    """Refuse to print what no terminal can show.

    Raises:
        click.UsageError: a Word or PDF file without `--out`.
    """
    if form in _BINARY and out is None:
        raise click.UsageError(told(messages.FORM_NEEDS_OUT.of(form=form)))


def write_document(document: Document, form: str, out: Path | None, language: Language) -> int:
    """Write a document in one of its forms, or print it; the exit code."""
    # Loaded on demand: one form at a time.
    if form == "html":
        from cchc_rules.backends.reports import html

        return write_or_say(html.write(document).rstrip("\n"), out, language)
    if form == "markdown":
        from cchc_rules.backends.reports import markdown

        return write_or_say(markdown.write(document).rstrip("\n"), out, language)
    from cchc_rules.workspace.files import write_bytes

    assert out is not None
    content, problems = _bytes_of(document, form)
    if content is not None:
        problems = write_bytes(out, content)
    if problems:
        show_report(Report(problems), {}, language)
    return 1 if problems else 0


def _bytes_of(document: Document, form: str) -> tuple[bytes | None, tuple[Diagnostic, ...]]:
    if form == "pdf":
        from cchc_rules.backends.reports import pdf

        return pdf.write(document)
    from cchc_rules.backends.reports import word

    return word.write(document)
