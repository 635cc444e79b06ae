"""Whether two rules are the same rule: for all answers, or with the smallest answers that tell them apart."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from cchc_rules.analyses.proving.pairs import (
    Differs,
    Equivalence,
    Pair,
    Placed,
    Same,
    Undecided,
    matched,
)
from cchc_rules.analyses.proving.solver import TIMEOUT, has_solver
from cchc_rules.analyses.proving.verdicts import Method, Reason
from cchc_rules.analyses.suggestions import telling_answers
from cchc_rules.ir.dossier import Key, Value
from cchc_rules.ir.walk import figures_in


def equivalent(
    before: Placed,
    after: Placed,
    *,
    called: Mapping[Key, Key] | None = None,
    timeout: int = TIMEOUT,
) -> Equivalence:
    """Whether two items score alike for all answers, with all their evidence or without any.

    `called` maps inputs of `after` to inputs of `before` that ask the same; without it, inputs of
    one name and kind do. `timeout` is in milliseconds, for each question to the solver. A higher
    maximum alone makes no rule differ: points are compared, not their share.
    """
    pair = Pair(before=before, after=after, called=matched(before, after) if called is None else called)
    if pair.same_form():
        return Same(Method.CASES)
    if pair.clashing:
        common = pair.by_common_answers()
        return Undecided(Reason.OTHER_QUESTIONS) if common is None else Differs(smallest=common)
    if figures_in(before.item) or figures_in(after.item):
        return Undecided(Reason.FIGURES)
    by_rule = _by_solver(pair, timeout) if has_solver() else _by_search(pair)
    if isinstance(by_rule, Differs) or pair.same_papers:
        return by_rule
    other_papers = pair.by_papers()
    return Undecided(Reason.OTHER_QUESTIONS) if other_papers is None else Differs(smallest=other_papers)


def _by_search(pair: Pair) -> Equivalence:
    """Tries telling answers; without a solver, finding no difference proves nothing."""
    for before, after in candidates(pair):
        found = pair.difference(*pair.dossiers(before, after))
        if found is not None:
            return Differs(smallest=found)
    return Undecided(Reason.NO_SOLVER)


def candidates(pair: Pair) -> Iterator[tuple[Mapping[Key, Value], Mapping[Key, Value]]]:
    """Telling answers for both, those of the first carried over and those of the second carried back."""
    for answers in telling_answers(pair.before.item, pair.before.frame):
        yield answers, pair.carried(answers)
    back = {name: key for key, name in pair.called.items()}
    for answers in telling_answers(pair.after.item, pair.after.frame):
        yield {name: answers[key] for name, key in back.items() if key in answers}, answers


def _by_solver(pair: Pair, timeout: int) -> Equivalence:
    # Loaded on demand: the solver is an extra.
    from cchc_rules.analyses.proving.equivalence_by_solver import told_apart

    return told_apart(pair, timeout)
