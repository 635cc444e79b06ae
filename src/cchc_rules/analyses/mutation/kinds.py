"""The kinds of slip. The value of a kind is its name in commands and JSON."""

from __future__ import annotations

from enum import Enum


class Kind(Enum):
    """What somebody got wrong."""

    BAND_END = "band-end"
    BOUND = "bound"
    BAND_DROPPED = "band-dropped"
    POINTS = "points"
    POINTS_SWAPPED = "points-swapped"
    ANSWERS_SWAPPED = "answers-swapped"
    OUTCOME = "outcome"
    OVER_WHOLE = "over-whole"
    DIVISOR = "divisor"
    FIGURE = "figure"
    RATE = "rate"
    CAP = "cap"
    CONNECTIVE = "connective"
    APPLIES = "applies"
    EVIDENCE = "evidence"
    NOT_APPLICABLE = "not-applicable"
    WEIGHT = "weight"
    COMBINE = "combine"
    ROUNDING = "rounding"
    INDEX = "index"
    GRADE = "grade"
    GATE = "gate"
