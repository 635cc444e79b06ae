"""Ranks: equals share one, an open score is a range of ranks, and nobody unranked takes a place."""

from __future__ import annotations

from fractions import Fraction

import pytest

from cchc_rules.analyses.clusters import read_clusters
from cchc_rules.analyses.cohort import score_cohort
from cchc_rules.analyses.ranking import Clusters, League, Rank, places, rank
from cchc_rules.base.sources import Source
from cchc_rules.diagnostics.diagnostic import Diagnostic
from cchc_rules.dossiers.read import read_dossier
from cchc_rules.ir.dossier import Dossier
from cchc_rules.ir.nodes import Ruleset
from cchc_rules.ir.scorecard import Points
from tests.rooms.analyses.season import HEAD, plain, ruleset


def key(*bounds: tuple[int, int] | int) -> tuple[Points, ...]:
    pairs = [(one, one) if isinstance(one, int) else one for one in bounds]
    return tuple(Points(low=Fraction(low), high=Fraction(high)) for low, high in pairs)


def unit(name: str, on_time: int, satisfied: int | None = 90, of: Ruleset | None = None) -> Dossier:
    answers = f'  "1.1": {{dung: {on_time}, tat_ca: 100}}\n  "1.2": {{co: 1}}\n'
    if satisfied is not None:
        answers += f'  "2.1": {{hl: {satisfied}}}\n'
    answers += '  "2.2": {dg: {điểm: 1, người chấm: Hội đồng, lý do: Biên bản}}\n'
    return plain(name, answers, of)


def ranked(*dossiers: Dossier, clusters: Clusters | None = None, of: Ruleset | None = None) -> League:
    members, _ = score_cohort(of or ruleset(), dossiers)
    league, found = rank(of or ruleset(), [one.scorecard for one in members], clusters)
    assert league is not None, [one.message.vi for one in found]
    return league


def rows(league: League, table: int = 0) -> list[tuple[str, Rank | None]]:
    return [(row.unit, row.rank) for row in league.tables[table].rows]


def clusters_of(text: str) -> tuple[Clusters | None, tuple[Diagnostic, ...]]:
    data, broken = read_dossier(Source("khoi.yaml", text))
    assert data is not None, broken
    return read_clusters(data)


# ── ranks ──────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(("dense", "last"), [(False, 3), (True, 2)])
def test_equals_share_a_rank_and_the_next_counts_as_the_ruleset_says(*, dense: bool, last: int) -> None:
    found = places([key(9), key(5), key(9)], dense=dense)
    assert [Rank(1, 1), Rank(last, last), Rank(1, 1)] == found


def test_a_breaker_tells_equals_apart() -> None:
    assert [Rank(2, 2), Rank(1, 1)] == places([key(9, 1), key(9, 2)], dense=False)


def test_an_open_score_ranks_from_its_best_to_its_worst() -> None:
    found = places([key((4, 8)), key(6), key(9), key(3)], dense=False)
    assert [Rank(2, 3), Rank(2, 3), Rank(1, 1), Rank(4, 4)] == found


def test_open_scores_with_the_same_bounds_may_each_be_first() -> None:
    same = key((4, 8))
    assert [Rank(1, 2), Rank(1, 2)] == places([same, same], dense=False)


def test_a_score_that_touches_another_from_below_never_beats_it() -> None:
    assert [Rank(1, 1), Rank(1, 2)] == places([key(8), key((4, 8))], dense=False)


def test_dense_ranks_of_open_scores_hold_every_way_they_may_end() -> None:
    found = places([key((7, 9)), key((7, 9)), key(5)], dense=True)
    assert Rank(2, 3) == found[2]


def test_a_unit_without_an_index_has_no_rank_and_takes_no_place() -> None:
    assert [None, Rank(1, 1)] == places([None, key(5)], dense=False)


# ── units ──────────────────────────────────────────────────────────────────────────────────


def test_the_ranking_goes_by_the_index_and_ties_go_by_the_breaker() -> None:
    league = ranked(unit("A", 75, 90), unit("B", 95, 70), unit("C", 50))
    # 3 + 6 + 5 + 1 against 6 + 6 + 2 + 1: equal totals, and 1.1 decides for B.
    assert [("B", Rank(1, 1)), ("A", Rank(2, 2)), ("C", Rank(3, 3))] == rows(league)


def test_without_breakers_equal_totals_share_the_rank() -> None:
    own = ruleset(HEAD + "  xếp hạng theo chỉ số\n")
    league = ranked(unit("A", 75, 90, own), unit("B", 95, 70, own), unit("C", 50, 90, own), of=own)
    assert [("A", Rank(1, 1)), ("B", Rank(1, 1)), ("C", Rank(3, 3))] == rows(league)


def test_a_missing_survey_makes_a_range_and_not_a_last_place() -> None:
    league = ranked(unit("A", 75, None), unit("B", 75, 70))
    assert {"A": Rank(1, 1), "B": Rank(1, 2)} == dict(rows(league))
    league = ranked(unit("A", 75, None), unit("B", 75, 85))
    assert {"A": Rank(1, 2), "B": Rank(1, 1)} == dict(rows(league))


def test_each_area_has_ranks_of_its_own() -> None:
    league = ranked(unit("A", 75, 90), unit("B", 95, 70))
    areas = {row.unit: dict(row.areas) for row in league.tables[0].rows}
    assert {"ket-qua": Rank(2, 2), "tac-dong": Rank(1, 1)} == areas["A"]
    assert {"ket-qua": Rank(1, 1), "tac-dong": Rank(2, 2)} == areas["B"]


def test_units_are_ranked_inside_their_group() -> None:
    clusters = Clusters(groups=(("Cụm 1", ("A", "C")), ("Cụm 2", ("B",))))
    league = ranked(unit("A", 75), unit("B", 95), unit("C", 50), clusters=clusters)
    assert [("A", Rank(1, 1)), ("C", Rank(2, 2))] == rows(league)
    assert [("B", Rank(1, 1))] == rows(league, 1)


def test_a_unit_that_is_scored_but_not_ranked_takes_no_place() -> None:
    league = ranked(unit("A", 75), unit("B", 95), clusters=Clusters(unranked=("b",)))
    assert [("A", Rank(1, 1))] == rows(league)
    assert [("B", None)] == [(row.unit, row.rank) for row in league.unranked]


def test_a_unit_that_sent_nothing_is_listed_and_never_ranked_last() -> None:
    clusters = Clusters(groups=(("Cụm 1", ("A", "B")),))
    league = ranked(unit("A", 75), clusters=clusters)
    assert [("A", Rank(1, 1))] == rows(league)
    assert ("B",) == league.absent


def test_without_a_clause_nothing_is_ranked() -> None:
    own = ruleset(HEAD)
    members, _ = score_cohort(own, [unit("A", 75, 90, own)])
    league, found = rank(own, [one.scorecard for one in members])
    assert (None, ["CR707"]) == (league, [one.code.name for one in found])


def test_with_groups_every_unit_is_in_one() -> None:
    members, _ = score_cohort(ruleset(), [unit("A", 75), unit("B", 75)])
    cards = [one.scorecard for one in members]
    _, found = rank(ruleset(), cards, Clusters(groups=(("Cụm 1", ("A",)),)))
    assert ["CR708"] == [one.code.name for one in found]


# ── the groups file ────────────────────────────────────────────────────────────────────────


def test_a_groups_file_names_groups_and_who_is_outside() -> None:
    text = "cụm:\n  Cụm 1: [A, B]\n  Cụm 2: C\nkhông xếp hạng: [D]\nkhông tham gia: [E]\n"
    wanted = Clusters(groups=(("Cụm 1", ("A", "B")), ("Cụm 2", ("C",))), unranked=("D",), excluded=("E",))
    assert (wanted, ()) == clusters_of(text)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("cụm:\n  Cụm 1: [A]\n  Cụm 2: [a]\n", "CR706"),
        ("cụm:\n  Cụm 1: [A]\nkhông xếp hạng: [A]\n", "CR706"),
        ("cum:\n  Cụm 1: [A]\n", "CR404"),
        ("cụm: [A, B]\n", "CR405"),
        ("cụm:\n  Cụm 1: [{A: B}]\n", "CR405"),
    ],
)
def test_a_wrong_groups_file_is_told_and_groups_nobody(text: str, code: str) -> None:
    clusters, found = clusters_of(text)
    assert (None, [code]) == (clusters, [one.code.name for one in found])
