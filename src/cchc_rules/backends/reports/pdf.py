"""A document as a PDF file, made of its HTML, or why there is none."""

from __future__ import annotations

from typing import NoReturn

from cchc_rules.backends.reports import html, messages
from cchc_rules.backends.reports.document import Document
from cchc_rules.base.texts import Text
from cchc_rules.diagnostics import codes
from cchc_rules.diagnostics.diagnostic import Diagnostic

# What only sheets have: a number below, and above, from the second on, what the whole is not.
_SHEETS = """
@page {{ margin: 20mm 15mm; @bottom-center {{ content: {before} counter(page) {after}; {font} }} }}
@page {{ @top-center {{ content: {notice}; font-style: italic; width: 100%; {font} }} }}
@page :first {{ @top-center {{ content: none; }} }}
"""
_FONT = 'font-family: "Times New Roman", Tinos, "Liberation Serif", serif; font-size: 10pt'


def write(document: Document) -> tuple[bytes | None, tuple[Diagnostic, ...]]:
    """The bytes of the file; there are none (CR553) when what it takes is not installed."""
    try:
        # Loaded on demand: only this form of output needs it.
        import weasyprint
    except ModuleNotFoundError:
        message = messages.LIBRARY_MISSING.of(library="weasyprint", ending=".pdf")
        return None, (_missing(message, messages.LIBRARY_MISSING_HELP.of(extra="pdf")),)
    except OSError as error:
        why = str(error).partition("\n")[0]
        return None, (_missing(messages.PANGO_MISSING.of(why=why), messages.PANGO_MISSING_HELP),)
    sheets = weasyprint.CSS(string=_sheets(document), url_fetcher=_never)
    page = weasyprint.HTML(string=html.write(document), url_fetcher=_never)
    return page.write_pdf(stylesheets=[sheets]), ()


def _sheets(document: Document) -> str:
    before, after = messages.SHEET.in_(document.language).split("{page}")
    return _SHEETS.format(
        before=_quoted(before), after=_quoted(after), notice=_quoted(document.notice or ""), font=_FONT
    )


def _quoted(text: str) -> str:
    """A text of CSS: what could end it or begin another thing is written as a number."""
    return '"' + "".join(one if one.isalnum() or one in " .,;:" else f"\\{ord(one):x} " for one in text) + '"'


def _never(url: str, *_given: object, **_settings: object) -> NoReturn:
    """Nothing is fetched, whatever a text should smuggle in."""
    raise ValueError(url)


def _missing(message: Text, help_: Text) -> Diagnostic:
    return Diagnostic(code=codes.LIBRARY_MISSING, message=message, helps=(help_,))
