"""`cchc sample` tells how many people to ask, exactly."""

from __future__ import annotations

import json

import pytest

from tests.cli.running import cchc


def test_a_sample_is_rounded_up_to_whole_people() -> None:
    ran = cchc("sample", "63", "--error", "10%")
    assert (0, "39\n") == (ran.code, ran.out)


@pytest.mark.parametrize("margin", ["5%", "0,05"])
def test_the_margin_may_be_a_percentage_or_a_ratio(margin: str) -> None:
    made = json.loads(cchc("sample", "1200", "--error", margin, "--format", "json").out)
    assert {"population": 1200, "error": margin, "sample": 300} == made


@pytest.mark.parametrize("margin", ["0", "100%", "abc"])
def test_a_margin_outside_0_and_1_is_misuse(margin: str) -> None:
    assert 2 == cchc("sample", "1200", "--error", margin).code
