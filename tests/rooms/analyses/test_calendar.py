"""The days of a ruleset: what they are called, in which order, and what becomes of them elsewhere."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cchc_rules.analyses.calendar import forms
from cchc_rules.analyses.calendar.deadlines import deadlines
from cchc_rules.analyses.calendar.steps import inclusive, phrase_days, steps
from cchc_rules.ir.nodes import Interval
from tests.rooms.analyses.sharing import ruleset


def day(text: str) -> Fraction:
    return Fraction(date.fromisoformat(text).toordinal())


def stretch(low: str | None, high: str | None, *, high_closed: bool = True) -> Interval:
    ends = [None if end is None else day(end) for end in (low, high)]
    return Interval(ends[0], ends[1], high_closed=high_closed)


def iso(number: int | None) -> str | None:
    return None if number is None else date.fromordinal(number).isoformat()


# ── steps ──────────────────────────────────────────────────────────────────────────────────


def test_milestones_stand_in_the_order_in_which_they_fall_due() -> None:
    assert ["Hướng dẫn", "Gửi báo cáo", "Công bố"] == [step.name for step in steps(ruleset())]


def test_before_a_day_means_up_to_the_day_before() -> None:
    first, last = inclusive(stretch(None, "2019-02-10", high_closed=False))
    assert (None, "2019-02-09") == (first, iso(last))


@given(
    low=st.integers(1, 5000),
    length=st.integers(0, 400),
    closed=st.tuples(st.booleans(), st.booleans()),
)
def test_a_whole_day_lies_in_an_interval_exactly_when_it_lies_between_its_first_and_last(
    low: int, length: int, closed: tuple[bool, bool]
) -> None:
    days = Interval(Fraction(low), Fraction(low + length), *closed)
    first, last = inclusive(days)
    assert first is not None
    assert last is not None
    for one in (low - 1, low, low + 1, low + length - 1, low + length, low + length + 1):
        assert (Fraction(one) in days) == (first <= one <= last)


@pytest.mark.parametrize(
    ("low", "high", "said"),
    [
        ("2023-11-01", "2023-11-30", "trong tháng 11/2023"),
        ("2024-01-01", "2024-03-31", "trong quý I/2024"),
        ("2024-10-01", "2024-12-31", "trong quý IV/2024"),
        ("2024-02-01", "2024-04-30", "từ tháng 02/2024 đến hết tháng 04/2024"),
        ("2023-12-01", "2024-01-31", "từ tháng 12/2023 đến hết tháng 01/2024"),
        ("2023-01-01", "2023-12-31", "trong năm 2023"),
        ("2023-07-01", "2024-06-30", "từ tháng 07/2023 đến hết tháng 06/2024"),
        ("2024-02-01", "2024-02-28", "từ ngày 01/02/2024 đến ngày 28/02/2024"),
        ("2024-02-01", "2024-02-29", "trong tháng 02/2024"),
    ],
)
def test_whole_months_quarters_and_years_are_called_by_their_names(low: str, high: str, said: str) -> None:
    assert said == phrase_days(stretch(low, high)).vi


def test_before_the_first_of_a_month_is_not_called_a_month() -> None:
    assert "trước ngày 01/12/2018" == phrase_days(stretch(None, "2018-12-01", high_closed=False)).vi


# ── deadlines ──────────────────────────────────────────────────────────────────────────────


def test_every_band_that_earns_has_its_last_day_and_a_band_of_nothing_has_none() -> None:
    found = [(iso(one.day), one.code, one.rule.vi) for one in deadlines(ruleset()) if one.question]
    assert [
        ("2018-01-14", "1.1.1", "trước ngày 15/01/2018: 1 điểm"),
        ("2018-01-31", "1.1.1", "từ ngày 15/01/2018 đến ngày 31/01/2018: 0,5 điểm"),
    ] == found


def test_the_last_day_of_a_document_is_a_deadline_without_a_question() -> None:
    found = [one for one in deadlines(ruleset()) if one.question is None]
    assert [("2018-12-31", "1.1.1")] == [(iso(one.day), one.code) for one in found]
    assert "“Kế hoạch”" in found[0].rule.vi


# ── forms ──────────────────────────────────────────────────────────────────────────────────


def test_the_page_tells_when_what_and_who() -> None:
    page = forms.page(ruleset(), "vi")
    assert "  - trước ngày 10/02/2019: Gửi báo cáo\n    người làm: Văn phòng\n" in page
    assert "  - trong quý I/2019: Công bố\n" in page


def test_plain_data_gives_the_last_day_that_is_left_and_null_for_an_open_end() -> None:
    made = forms.to_json(ruleset(), "vi")
    assert isinstance(made, dict)
    milestones = made["milestones"]
    assert isinstance(milestones, list)
    expected = {
        "name": "Gửi báo cáo",
        "who": "Văn phòng",
        "from": None,
        "to": "2019-02-09",
        "when": "trước ngày 10/02/2019",
    }
    assert expected == milestones[1]


def test_an_event_stands_on_the_last_day_or_on_the_whole_stretch() -> None:
    events = {
        event.key[1]: (iso(event.first), iso(event.last)) for event in forms.step_events(ruleset(), "vi")
    }
    assert ("2019-02-09", "2019-02-09") == events["Gửi báo cáo"]
    assert ("2019-01-01", "2019-03-31") == events["Công bố"]


def test_a_calendar_is_stamped_with_the_day_of_the_latest_decision() -> None:
    assert "2018-02-07" == iso(forms.stamp(ruleset()))
