"""What is written for people can be read again, exactly."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cchc_rules.analyses import messages
from cchc_rules.analyses.expectations import (
    Expected,
    Reached,
    phrase_expected,
    phrase_index,
    read_expected,
    read_percent,
)
from cchc_rules.base.numbers import Language
from cchc_rules.ir.scorecard import Points, Status

NUMBERS = st.fractions(min_value=0, max_value=1000, max_denominator=400)
STATES = st.sampled_from([one for one in Status if one is not Status.INCOMPLETE])


@st.composite
def expectations(draw: st.DrawFn) -> Expected:
    if draw(st.booleans()):
        return Reached(draw(STATES))
    low, more = draw(NUMBERS), draw(NUMBERS)
    return Points(low=low, high=low + more)


@given(expectations(), st.sampled_from(["vi", "en"]))
def test_an_expectation_that_is_written_is_read_as_itself(expected: Expected, language: Language) -> None:
    assert expected == read_expected(phrase_expected(expected).in_(language), language)


@given(NUMBERS, st.sampled_from(["vi", "en"]))
def test_an_index_that_is_written_is_read_as_itself(index: Fraction, language: Language) -> None:
    assert index == read_percent(phrase_index(index).in_(language), language)


def test_every_state_has_its_own_words() -> None:
    assert set(Status) == set(messages.STATUS)
    assert len(Status) == len({text.vi for text in messages.STATUS.values()})


@pytest.mark.parametrize("text", ["", "2", "-1 điểm", "2 diem", "1/0 điểm", "điểm", "x" * 5000])
def test_what_is_no_expectation_is_not_guessed_at(text: str) -> None:
    assert read_expected(text, "vi") is None
