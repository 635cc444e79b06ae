"""Calendar files: read back they say what was written, and they never change by themselves."""

from __future__ import annotations

import sys
from datetime import UTC, date, datetime
from typing import Any
from unittest import mock

import icalendar
from hypothesis import given
from hypothesis import strategies as st

from cchc_rules.backends.calendar.ics import Event, uid, write

STAMP = date(2018, 7, 27).toordinal()
# To icalendar a backslash before a great N is the end of a line, when it writes and when it reads.
LETTERS = st.text(
    st.characters(exclude_categories=["C", "Z"], include_characters=" "), min_size=1, max_size=120
).filter(lambda text: r"\N" not in text)


def event(summary: str = "Gửi báo cáo, tài liệu; v.v.", last: date = date(2019, 2, 9)) -> Event:
    return Event(key=("a/b", summary), first=last.toordinal(), last=last.toordinal(), summary=summary)


def written(*events: Event) -> str:
    text, problems = write("Lịch", STAMP, events)
    assert text is not None, problems
    return text


@given(summary=LETTERS, description=LETTERS)
def test_what_is_written_is_read_back(summary: str, description: str) -> None:
    one = Event(
        key=("a/b",), first=STAMP, last=STAMP + 2, summary=summary, description=f"{description}\n{summary}"
    )
    calendar: Any = icalendar.Calendar.from_ical(written(one))
    [found] = calendar.walk("VEVENT")
    assert (summary, f"{description}\n{summary}") == (str(found["summary"]), str(found["description"]))
    assert (date(2018, 7, 27), date(2018, 7, 30)) == (found["dtstart"].dt, found["dtend"].dt)
    assert datetime(2018, 7, 27, tzinfo=UTC) == found["dtstamp"].dt


def test_a_sign_that_drives_a_terminal_becomes_a_blank() -> None:
    assert "\x1b" not in written(event("A\x1b[31m"))


def test_lines_end_with_crlf_and_are_no_longer_than_75_bytes() -> None:
    text = written(event("Tổng hợp và gửi báo cáo tự chấm điểm " * 8))
    assert text.endswith("END:VCALENDAR\r\n")
    assert text.count("\n") == text.count("\r\n")
    assert 75 >= max(len(line.encode()) for line in text.split("\r\n"))


def test_the_same_events_give_the_same_text() -> None:
    assert written(event(), event("Khác")) == written(event(), event("Khác"))


def test_another_day_or_another_key_is_another_event() -> None:
    moved = event(last=date(2019, 2, 10))
    assert 3 == len({uid(event()), uid(moved), uid(event("Khác"))})
    assert uid(event()) == uid(event())


def test_without_the_library_there_is_no_text_and_the_cure_is_told() -> None:
    with mock.patch.dict(sys.modules, {"icalendar": None}):
        text, problems = write("Lịch", STAMP, (event(),))
    assert text is None
    assert ["CR553"] == [one.code.name for one in problems]
    assert "cchc-rules[calendar]" in problems[0].helps[0].vi
