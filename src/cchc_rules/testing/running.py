"""Laws and guarantees tried on the dossiers of a ruleset, until one is found that breaks them."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial
from typing import TypeVar, assert_never

import pytest
from attrs import evolve
from hypothesis import HealthCheck, Phase, Verbosity, given, seed, settings
from hypothesis import strategies as st

from cchc_rules.analyses.laws.breach import Breach, Scoring, scoring
from cchc_rules.analyses.laws.catalogue import Law
from cchc_rules.analyses.laws.checks import OF_ONE, attempt
from cchc_rules.analyses.laws.guarantees import keeps_always, scores_by_id
from cchc_rules.analyses.laws.intervals import intervals_hold
from cchc_rules.analyses.laws.refuting import guaranteed, monotone
from cchc_rules.base.classes import frozen
from cchc_rules.base.numbers import Language
from cchc_rules.ir import nodes as ir
from cchc_rules.ir.digest import digest
from cchc_rules.ir.dossier import Dossier
from cchc_rules.testing import messages
from cchc_rules.testing.drawing import boundary_dossiers, completions, dossiers, partial_dossiers
from cchc_rules.testing.focus import concerned_dossiers, neighbours
from cchc_rules.testing.plans import plan_of
from cchc_rules.testing.reports import Failure, breach_text

T = TypeVar("T")
# A pair of dossiers of one item is scored in no time.
_PAIRS_FOR_ONE = 6


@frozen(kw_only=True)
class Trying:
    """On how many dossiers, which ones, and in what language failures are told."""

    examples: int
    seed: int
    language: Language


def try_law(law: Law, ruleset: ir.Ruleset, trying: Trying) -> None:
    """Tries a law on many dossiers of a ruleset.

    Raises:
        Failure: one of them breaks it; the smallest that was found is told.
        NoDossier: no dossier can be right.
    """
    own = digest(ruleset)
    if law is Law.INTERVALS_HOLD:

        def pair_breaks(pair: tuple[Dossier, Dossier]) -> Iterable[Breach]:
            before, after = (scoring(ruleset, one, own).scorecard for one in pair)
            return intervals_hold(before, after)

        _try(completions(ruleset), pair_breaks, partial(_told, ruleset, trying), trying)
        return
    check = OF_ONE[law]

    def breaks(dossier: Dossier) -> Iterable[Breach]:
        scored, found = attempt(ruleset, dossier, own)
        if scored is None:
            # What breaks off belongs to `defined`; the other laws have nothing to look at.
            return found if law is Law.DEFINED else ()
        return check(scored)

    # Partial ones first: what they break is told with the fewest answers.
    fewer = evolve(trying, examples=-(-trying.examples // 3))
    for drawn in (partial_dossiers, dossiers, boundary_dossiers):
        _try(drawn(ruleset), breaks, partial(_told, ruleset, trying), fewer)


def try_guarantee(guarantee: ir.Guarantee, ruleset: ir.Ruleset, trying: Trying) -> None:
    """Tries to refute what the author guarantees; skipped where no dossier is spoken of.

    Raises:
        Failure: a dossier, or a pair of them, refutes it.
        NoDossier: no dossier can be right.
    """
    match guarantee:
        case ir.Monotone():
            frame = plan_of(ruleset).frame

            def pair_refutes(pair: tuple[Dossier, Dossier]) -> Iterable[Breach]:
                return monotone(guarantee, frame, *pair)

            more = evolve(trying, examples=trying.examples * _PAIRS_FOR_ONE)
            _try(neighbours(guarantee, ruleset), pair_refutes, partial(_told, ruleset, trying), more)
        case ir.Always(name=name):
            own, spoken = digest(ruleset), [0]

            def refutes(dossier: Dossier) -> Iterable[Breach]:
                scored = scoring(ruleset, dossier, own)
                spoken[0] += _is_spoken_of(guarantee, scored)
                return guaranteed(guarantee, scored)

            drawn = concerned_dossiers(guarantee, ruleset)
            _try(drawn, refutes, partial(_told, ruleset, trying), trying)
            if not spoken[0]:
                pytest.skip(messages.SPOKEN_OF_NONE.of(name=name).in_(trying.language))
        case _:
            assert_never(guarantee)


def _told(ruleset: ir.Ruleset, trying: Trying, breach: Breach, found: Dossier | tuple[Dossier, ...]) -> str:
    shown = (found,) if isinstance(found, Dossier) else found
    return breach_text(breach, ruleset, shown, trying.language)


def _is_spoken_of(guarantee: ir.Always, scored: Scoring) -> bool:
    scores = scores_by_id(scored.scorecard)
    return keeps_always(guarantee, scored.ruleset, scored.dossier, scores) is not None


def _try(
    drawn: st.SearchStrategy[T],
    breaks: Callable[[T], Iterable[Breach]],
    told: Callable[[Breach, T], str],
    trying: Trying,
) -> None:
    @seed(trying.seed)
    @settings(
        max_examples=trying.examples,
        database=None,
        deadline=None,
        phases=(Phase.generate, Phase.shrink),
        report_multiple_bugs=False,
        # How fast the machine is says nothing about the ruleset.
        suppress_health_check=(HealthCheck.too_slow,),
        verbosity=Verbosity.quiet,
    )
    @given(drawn)
    def holds(one: T) -> None:
        for breach in breaks(one):
            raise Failure(told(breach, one))

    holds()
