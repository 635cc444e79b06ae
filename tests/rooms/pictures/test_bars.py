"""Bars: a drawing that can be heard, needs nothing, and shows lengths as they are."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from cchc_rules.backends.pictures.bars import Bar, bars

SVG = "{http://www.w3.org/2000/svg}"


def drawn(*rows: Bar) -> ET.Element:
    return ET.fromstring(bars("Điểm <tối đa>", "A: 1 & B: 2", rows, "hinh"))  # noqa: S314 - our own text


def texts(root: ET.Element) -> list[str]:
    return [one.text or "" for one in root.iter(f"{SVG}text")]


def widths(root: ET.Element) -> list[Fraction]:
    return [Fraction(one.attrib["width"]) for one in root.iter(f"{SVG}rect")]


def test_a_drawing_is_named_and_described_for_those_who_listen() -> None:
    root = drawn(Bar("A", Fraction(1), "1 điểm"))
    titles = [one.text for one in root.iter(f"{SVG}title")]
    described = [one.text for one in root.iter(f"{SVG}desc")]
    assert ("img", ["Điểm <tối đa>"], ["A: 1 & B: 2"]) == (root.attrib["role"], titles, described)
    assert {"hinh-title", "hinh-desc"} == set(root.attrib["aria-labelledby"].split())


def test_a_drawing_takes_the_colour_of_its_page_and_loads_nothing() -> None:
    root = drawn(Bar("A", Fraction(1), "1 điểm"))
    assert "currentColor" == root.attrib["fill"]
    assert not any(
        "href" in name or "url(" in value for one in root.iter() for name, value in one.attrib.items()
    )


def test_lengths_stand_to_each_other_as_the_values() -> None:
    whole, half = Bar("A", Fraction(4), "4"), Bar("B", Fraction(2), "2")
    full, longest, _, shorter = widths(drawn(whole, half))
    assert (full, full / 2) == (longest, shorter)


def test_nothing_has_no_length() -> None:
    assert 1 == len(widths(drawn(Bar("A", Fraction(0), "0"))))


@given(name=st.text(st.characters(exclude_categories=["C", "Z"], include_characters=" &<>\"'"), max_size=120))
def test_every_word_of_a_name_is_shown(name: str) -> None:
    shown = " ".join(texts(drawn(Bar(name, Fraction(1), "1"))))
    assert name.split() == shown.split()[:-1]
