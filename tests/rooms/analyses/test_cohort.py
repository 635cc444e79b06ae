"""Units scored together: a figure over all of them is known when all of them have answered."""

from __future__ import annotations

from fractions import Fraction

import pytest
from attrs import evolve

from cchc_rules.analyses.cohort import Member, score_cohort, with_figures
from cchc_rules.analyses.survey_size import sample_size
from cchc_rules.ir.dossier import Dossier
from cchc_rules.ir.scorecard import Status, item_scores
from cchc_rules.workspace import results
from tests.rooms.analyses.season import BODY, HEAD, plain, ruleset

BEST = ("sang-kien", "co@best")


def unit(name: str, ideas: int | None) -> Dossier:
    answers = '  "1.1": {dung: 95, tat_ca: 100}\n'
    if ideas is not None:
        answers += f'  "1.2": {{co: {ideas}}}\n'
    return plain(name, answers)


def claiming(name: str) -> Dossier:
    return evolve(unit(name, None), na_claims={"sang-kien": "Không có chức năng"})


def ideas_of(member: Member) -> tuple[Status, Fraction, Fraction]:
    found = next(one for one in item_scores(member.scorecard) if one.code == "1.2")
    return found.status, found.points.low, found.points.high


def test_the_best_unit_sets_the_measure_for_all() -> None:
    members, _ = score_cohort(ruleset(), [unit("A", 8), unit("B", 4), unit("C", 3)])
    assert [6, 3, 0] == [ideas_of(one)[1] for one in members]


def test_a_unit_alone_is_measured_by_itself() -> None:
    (member,), _ = score_cohort(ruleset(), [unit("A", 1)])
    assert (Status.SCORED, Fraction(6), Fraction(6)) == ideas_of(member)


def test_while_one_unit_has_not_answered_the_figure_is_open_for_all() -> None:
    members, _ = score_cohort(ruleset(), [unit("A", 8), unit("B", None)])
    assert [Status.PENDING, Status.MISSING] == [ideas_of(one)[0] for one in members]
    assert all(BEST not in one.dossier.answers for one in members)


def test_a_unit_that_sent_nothing_keeps_the_figure_open_until_it_is_excluded() -> None:
    dossiers = [unit("A", 8), unit("B", 4)]
    (first, _), _ = score_cohort(ruleset(), dossiers, expected=["A", "B", "C"])
    assert BEST not in first.dossier.answers
    (first, _), _ = score_cohort(ruleset(), dossiers, expected=["A", "B", "C"], excluded=["c"])
    assert 8 == first.dossier.answers[BEST]


def test_an_excluded_unit_is_measured_by_nobody_and_measures_nobody() -> None:
    members, _ = score_cohort(ruleset(), [unit("A", 4), unit("B", 400)], excluded=["B"])
    assert (Status.SCORED, Fraction(6), Fraction(6)) == ideas_of(members[0])
    assert Status.PENDING is ideas_of(members[1])[0]
    assert 4 == members[0].dossier.answers[BEST]


def test_a_unit_to_which_the_item_does_not_apply_takes_no_part() -> None:
    members, _ = score_cohort(ruleset(), [unit("A", 4), claiming("B")])
    assert 4 == members[0].dossier.answers[BEST]


def test_a_unit_twice_is_one_finding_and_nothing_is_scored() -> None:
    members, found = score_cohort(ruleset(), [unit("Sở A", 1), unit("SỞ  A", 2)])
    assert ((), ["CR706"]) == (members, [one.code.name for one in found])


def test_figures_of_an_earlier_season_are_not_kept() -> None:
    (old,) = with_figures(ruleset(), [unit("A", 9)])
    assert 9 == old.answers[BEST]
    new = with_figures(ruleset(), [old, unit("B", None)])
    assert all(BEST not in one.answers for one in new)


def test_a_result_with_a_figure_over_all_units_replays() -> None:
    members, _ = score_cohort(ruleset(), [unit("A", 8), unit("B", 4)])
    for member in members:
        kept = results.to_json(member.scorecard, member.dossier)
        assert () == results.verify(kept, ruleset=ruleset()).diagnostics


@pytest.mark.parametrize(("figure", "value"), [("thấp nhất", 2), ("trung bình", Fraction(14, 3))])
def test_the_least_and_the_mean_are_exact(figure: str, value: Fraction) -> None:
    own = ruleset(HEAD, BODY.replace("cao nhất toàn khối", f"{figure} toàn khối"))
    answers = [plain(name, f'  "1.2": {{co: {n}}}\n', own) for name, n in (("A", 2), ("B", 5), ("C", 7))]
    key = ("sang-kien", "co@least" if figure == "thấp nhất" else "co@mean")
    assert {value} == {one.answers[key] for one in with_figures(own, answers)}


# ── how many to ask ────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("population", "error", "needed"),
    [(1200, "0,05", 300), (1200, "5%", 300), (1, "0,05", 1), (100, "0,1", 50), (10_000, "0,05", 385)],
)
def test_the_sample_is_rounded_up_to_whole_people(population: int, error: str, needed: int) -> None:
    assert needed == sample_size(population, error)


def test_a_larger_population_never_needs_fewer_people() -> None:
    sizes = [sample_size(population) for population in range(1, 2000, 37)]
    assert sorted(sizes) == sizes
    assert max(sizes) <= 400


@pytest.mark.parametrize(("population", "error"), [(0, "0,05"), (10, "0"), (10, "1"), (10, "vừa phải")])
def test_a_sample_of_nobody_or_without_a_margin_is_refused(population: int, error: str) -> None:
    with pytest.raises(ValueError, match=r"error|nobody"):
        sample_size(population, error)
