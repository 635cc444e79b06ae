"""A histogram: two bars per stretch, on one scale."""

from __future__ import annotations

import xml.etree.ElementTree as ET

from cchc_rules.backends.pictures.histogram import Stretch, histogram

SVG = "{http://www.w3.org/2000/svg}"


def widths(*counts: tuple[int, int]) -> list[str]:
    rows = [Stretch(name="<80%", before=one, after=other, label="") for one, other in counts]
    root = ET.fromstring(histogram("Phân bố", "trước & sau", rows, "hinh"))  # noqa: S314 - our own text
    return [one.attrib["width"] for one in root.iter(f"{SVG}rect")]


def test_the_longest_bar_fills_the_width_and_the_others_follow() -> None:
    assert ["480", "120", "240"] == widths((4, 1), (0, 2))


def test_nothing_is_drawn_of_nothing() -> None:
    assert [] == widths((0, 0))
    assert [] == widths()
