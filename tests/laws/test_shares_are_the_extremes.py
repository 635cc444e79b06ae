"""What a rescaled group can still earn: the least and the greatest share over all that may apply.

The exact bounds are found greedily; here every choice of the items that may drop out is tried.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import product

from hypothesis import given
from hypothesis import strategies as st

from cchc_rules.backends.exact.groups import Weight, highest_share, lowest_share


@st.composite
def weights(draw: st.DrawFn) -> Weight:
    """An item whose maximum is known: its points are open, and perhaps whether it applies."""
    maximum = Fraction(draw(st.integers(1, 12)), draw(st.sampled_from((1, 2, 4))))
    parts = draw(st.integers(1, 6))
    low, high = sorted(draw(st.tuples(st.integers(0, parts), st.integers(0, parts))))
    return Weight(
        low=maximum * low / parts,
        high=maximum * high / parts,
        least=maximum,
        most=maximum,
        optional=draw(st.booleans()),
    )


def shares(given_weights: Sequence[Weight]) -> Iterator[Fraction]:
    """Every share that can come out when each item applies or not and earns one of its ends."""
    choices = [
        [(one.low, one.most), (one.high, one.most), *([(Fraction(0), Fraction(0))] if one.optional else [])]
        for one in given_weights
    ]
    for chosen in product(*choices):
        total = sum((maximum for _, maximum in chosen), Fraction(0))
        if total:
            yield sum((points for points, _ in chosen), Fraction(0)) / total


@given(st.lists(weights(), min_size=1, max_size=6))
def test_the_bounds_of_a_rescaled_group_are_reached_and_never_left(drawn: list[Weight]) -> None:
    possible = list(shares(drawn))
    assert (min(possible), max(possible)) == (lowest_share(drawn), highest_share(drawn))
