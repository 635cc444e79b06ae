"""Writes events of whole days as an iCalendar file (RFC 5545)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta
from hashlib import sha256

from cchc_rules.backends.calendar import messages
from cchc_rules.base.classes import frozen
from cchc_rules.base.version import VERSION
from cchc_rules.diagnostics import codes
from cchc_rules.diagnostics.diagnostic import Diagnostic

_UID_DIGITS = 32


@frozen(kw_only=True)
class Event:
    """Something on whole days, `first` to `last` inclusive; `key` makes its UID."""

    key: tuple[str, ...]
    first: int
    last: int
    summary: str
    description: str = ""
    category: str | None = None


def write(name: str, stamp: int, events: Sequence[Event]) -> tuple[str | None, tuple[Diagnostic, ...]]:
    """The text of a calendar called `name`, with CRLF at each end of line.

    `stamp` is the number of the day written as the time of making. There is no text (CR553) when
    the library is not installed.
    """
    try:
        # Loaded on demand: only this form of output needs it.
        import icalendar
    except ModuleNotFoundError:
        missing = Diagnostic(
            code=codes.LIBRARY_MISSING,
            message=messages.LIBRARY_MISSING,
            helps=(messages.LIBRARY_MISSING_HELP,),
        )
        return None, (missing,)
    calendar = icalendar.Calendar()
    calendar.add("prodid", f"-//cchc-rules//{VERSION}//VI")
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", _line(name))
    for event in events:
        entry = icalendar.Event()
        entry.add("uid", uid(event))
        entry.add("dtstamp", datetime.combine(date.fromordinal(stamp), datetime.min.time(), UTC))
        entry.add("dtstart", date.fromordinal(event.first))
        entry.add("dtend", date.fromordinal(event.last) + timedelta(days=1))
        entry.add("summary", _line(event.summary))
        if event.description:
            entry.add("description", "\n".join(map(_line, event.description.split("\n"))))
        if event.category is not None:
            entry.add("categories", [event.category])
        # A deadline does not make anybody busy for the whole day.
        entry.add("transp", "TRANSPARENT")
        calendar.add_component(entry)
    text: bytes = calendar.to_ical()
    return text.decode("utf-8"), ()


def uid(event: Event) -> str:
    """The identity of an event: the same key and days give the same one, everywhere."""
    said = "\n".join((*event.key, str(event.first), str(event.last)))
    return f"{sha256(said.encode()).hexdigest()[:_UID_DIGITS]}@cchc-rules"


def _line(text: str) -> str:
    """One line of a text; a sign that is none for reading becomes a blank."""
    return "".join(sign if sign.isprintable() else " " for sign in text)
