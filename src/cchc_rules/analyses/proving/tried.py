"""Laws of the evaluator, which no solver sees: tried on dossiers that stand where rules turn.

Dossier k answers every item with the k-th of its telling answers, so that each is tried beside
many others. The same ruleset always gives the same dossiers.
"""

from __future__ import annotations

from collections.abc import Iterator

from attrs import evolve

from cchc_rules.analyses.frame import Frame
from cchc_rules.analyses.laws.breach import Breach, Scoring
from cchc_rules.analyses.laws.catalogue import Law
from cchc_rules.analyses.laws.checks import OF_ONE, attempt
from cchc_rules.analyses.laws.intervals import intervals_hold
from cchc_rules.analyses.proofs import documents_for
from cchc_rules.analyses.suggestions import telling_answers
from cchc_rules.backends.exact.score import score
from cchc_rules.base.classes import frozen
from cchc_rules.ir.digest import digest
from cchc_rules.ir.dossier import Dossier, Key, Value
from cchc_rules.ir.walk import items


@frozen(kw_only=True)
class Tried:
    """A law, on how many dossiers it was tried, and the first dossier that breaks it."""

    law: Law
    dossiers: int
    breach: Breach | None = None
    dossier: Dossier | None = None


def tried(frame: Frame, count: int) -> Iterator[Tried]:
    """Every law that can be tried on one dossier, or on a dossier and a part of it.

    The last one found broken is told with its first dossier; laws are told in their own order.
    """
    found: dict[Law, Tried] = {law: Tried(law=law, dossiers=0) for law in (*OF_ONE, Law.INTERVALS_HOLD)}
    named = digest(frame.ruleset)
    for dossier in telling_dossiers(frame, count):
        scored, breaches = attempt(frame.ruleset, dossier, named)
        found[Law.DEFINED] = _with(found[Law.DEFINED], dossier, breaches)
        if scored is None:
            continue
        for law, check in OF_ONE.items():
            found[law] = _with(found[law], dossier, tuple(check(scored)))
        found[Law.INTERVALS_HOLD] = _with(found[Law.INTERVALS_HOLD], dossier, _partial(scored, named))
    yield from found.values()


def telling_dossiers(frame: Frame, count: int) -> Iterator[Dossier]:
    """Complete dossiers of a whole ruleset."""
    answers = {item.id: list(telling_answers(item, frame)) for item in items(frame.ruleset)}
    evidence = {item.id: documents_for(item) for item in items(frame.ruleset) if item.evidence}
    for place in range(count):
        together: dict[Key, Value] = {}
        for offset, choices in enumerate(answers.values()):
            if choices:
                # Steps that share no factor with most lengths, so that neighbours do not march in line.
                together |= choices[(place * (2 * offset + 1)) % len(choices)]
        yield Dossier(
            ruleset=frame.ruleset.id,
            year=frame.ruleset.year,
            unit=f"{place + 1}",
            answers=together,
            evidence={
                item: found for number, (item, found) in enumerate(evidence.items()) if (place + number) % 7
            },
        )


def _partial(scored: Scoring, named: str) -> tuple[Breach, ...]:
    """Every third answer taken away, and the promise that was made without it."""
    whole = scored.dossier
    answers = {key: value for place, (key, value) in enumerate(whole.answers.items()) if place % 3}
    part = evolve(whole, answers=answers)
    return tuple(intervals_hold(score(scored.ruleset, part, named), scored.scorecard))


def _with(before: Tried, dossier: Dossier, breaches: tuple[Breach, ...]) -> Tried:
    if before.breach is not None or not breaches:
        return evolve(before, dossiers=before.dossiers + 1)
    return evolve(before, dossiers=before.dossiers + 1, breach=breaches[0], dossier=dossier)
