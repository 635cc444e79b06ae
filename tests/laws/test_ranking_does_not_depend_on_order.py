"""Ranking.

- The order in which units are given changes no rank.
- Equal scores have equal ranks, and a better score never a worse one.
- However open scores end, every unit ends inside the ranks it was promised.
- What nobody answered in any round is open, and a round that says nothing changes no score.
"""

from __future__ import annotations

from fractions import Fraction
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from cchc_rules.analyses.ranking import Key, places
from cchc_rules.analyses.rounds import score_rounds
from cchc_rules.ir.scorecard import Points, Status, item_scores
from tests.rooms.analyses.season import identity, layers_of, ruleset

MARKS = st.integers(0, 4).map(Fraction)
RANGES = st.tuples(MARKS, MARKS).map(lambda pair: Points(low=min(pair), high=max(pair)))
KEYS = st.lists(st.tuples(RANGES, RANGES), min_size=1, max_size=6)
FINAL = st.lists(st.tuples(MARKS, MARKS), min_size=1, max_size=8)
STAGES = ("tự chấm", "thẩm định 1", "giải trình", "thẩm định 2", "hội đồng")


def settled(values: tuple[Fraction, ...]) -> Key:
    return tuple(Points(low=one, high=one) for one in values)


@given(keys=KEYS, dense=st.booleans(), random=st.randoms(use_true_random=False))
def test_the_order_of_the_units_changes_no_rank(*, keys: list[Key], dense: bool, random: Random) -> None:
    order = list(range(len(keys)))
    random.shuffle(order)
    straight = places(keys, dense=dense)
    shuffled = places([keys[place] for place in order], dense=dense)
    assert [straight[place] for place in order] == shuffled


@given(values=FINAL, dense=st.booleans())
def test_final_ranks_say_exactly_who_is_above_whom(
    *, values: list[tuple[Fraction, ...]], dense: bool
) -> None:
    ranks = places([settled(one) for one in values], dense=dense)
    for one, rank in zip(values, ranks, strict=True):
        above = [other for other in values if other > one]
        wanted = 1 + len(set(above) if dense else above)
        assert rank is not None
        assert (wanted, wanted) == (rank.best, rank.worst)


@given(keys=KEYS, dense=st.booleans(), data=st.data())
def test_every_ending_lies_inside_the_promised_ranks(
    *, keys: list[Key], dense: bool, data: st.DataObject
) -> None:
    promised = places(keys, dense=dense)
    ending = [
        settled(
            tuple(data.draw(st.sampled_from([one.low, (one.low + one.high) / 2, one.high])) for one in key)
        )
        for key in keys
    ]
    for rank, final in zip(promised, places(ending, dense=dense), strict=True):
        assert rank is not None
        assert final is not None
        assert rank.best <= final.best <= rank.worst


@given(
    st.integers(0, 100),
    st.sets(st.integers(1, 4)).map(sorted),
)
def test_a_round_that_says_nothing_moves_no_point_and_makes_no_zero(on_time: int, silent: list[int]) -> None:
    spoken = f'trả lời:\n  "1.1": {{dung: {on_time}, tat_ca: 100}}\n'
    texts = [
        identity("Sở Mẫu") + f"vòng: {STAGES[place]}\nngày: 0{place + 1}/01/2019\nngười: Ai đó\n"
        for place in (0, *silent)
    ]
    layers, found = layers_of(texts[0] + spoken, *texts[1:])
    assert () == found
    rounds, _ = score_rounds(ruleset(), layers)
    assert rounds is not None
    assert () == rounds.differences
    assert {rounds.rounds[0].scorecard.total} == {one.scorecard.total for one in rounds.rounds}
    for one in item_scores(rounds.last.scorecard):
        assert one.code == "1.1" or (one.status in {Status.MISSING, Status.PENDING} and one.points.high > 0)
