"""Steps and swings: every length is to one scale, and every number stands beside it."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from cchc_rules.backends.pictures.steps import Step, Swing, Total, swings, waterfall

SVG = "{http://www.w3.org/2000/svg}"
WHOLE = "0.12"
NUMBERS = st.integers(-40, 40).map(Fraction)


def boxes(text: str) -> list[tuple[Fraction, Fraction]]:
    """Where every bar begins and how long it is, grounds apart."""
    root = ET.fromstring(text)  # noqa: S314 - our own text
    return [
        (Fraction(one.attrib["x"]), Fraction(one.attrib["width"]))
        for one in root.iter(f"{SVG}rect")
        if one.attrib["opacity"] != WHOLE
    ]


def drawn(before: Fraction, *changes: Fraction) -> str:
    steps = [Step(f"bước {place}", change, str(change)) for place, change in enumerate(changes)]
    after = before + sum(changes, Fraction(0))
    return waterfall("tên", "lời", (Total("Cũ", before, ""), Total("Mới", after, "")), steps, "hinh")


def test_a_step_begins_where_the_one_before_ended() -> None:
    old, up, down, new = boxes(drawn(Fraction(100), Fraction(10), Fraction(-5)))
    assert old[0] + old[1] == up[0]
    assert up[0] + up[1] == down[0] + down[1]
    assert down[0] == new[0] + new[1]
    assert up[1] == 2 * down[1]


@given(st.integers(0, 100).map(Fraction), st.lists(NUMBERS.filter(bool), min_size=1, max_size=6))
def test_steps_keep_their_scale_and_stay_inside(before: Fraction, changes: list[Fraction]) -> None:
    _, *steps, _ = boxes(drawn(before, *changes))
    assert len(changes) == len(steps)
    for (left, width), change in zip(steps, changes, strict=True):
        assert 0 <= left
        assert left + width <= Fraction(4801, 10)
        expected = steps[0][1] * abs(change) / abs(changes[0])
        assert abs(expected - width) <= Fraction(1, 10) * (1 + abs(change) / abs(changes[0]))


def test_a_fall_is_left_of_the_middle_and_a_rise_right_of_it() -> None:
    rows = [Swing(name="a", fall=Fraction(1, 2), rise=Fraction(1, 4), label="−50% / +25%")]
    fall, rise, middle = boxes(swings("tên", "lời", rows, "hinh"))
    assert (Fraction(0), Fraction(240)) == fall
    assert (Fraction(240), Fraction(120)) == rise
    assert Fraction(239) == middle[0]


def test_nothing_to_draw_is_still_a_drawing() -> None:
    assert [] == boxes(swings("tên", "lời", [], "hinh"))
    assert 2 == len(boxes(drawn(Fraction(0))))
