"""`Always` by the solver, a sum at a time.

Items that the guarantee asks about, or that share answers with others, are told in full. All
others stand apart and are told by the points they can earn: first by all that they may earn,
which can only prove; then by points that some dossier is known to earn, which can only refute.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction

from cchc_rules.analyses.laws.guarantees import keeps_always, nodes_of
from cchc_rules.analyses.proving.always import items_below
from cchc_rules.analyses.proving.bounds import earned_by
from cchc_rules.analyses.proving.by_solver import Prover
from cchc_rules.analyses.proving.replay import can_be_written, dossier_of, scores_of
from cchc_rules.analyses.proving.verdicts import (
    Counterexample,
    Method,
    Proved,
    Reason,
    Refuted,
    Unknown,
    Verdict,
)
from cchc_rules.analyses.suggestions import keys_asked
from cchc_rules.backends.solver import formulas as f
from cchc_rules.backends.solver.groups import item_node, node_terms
from cchc_rules.backends.solver.items import demanded
from cchc_rules.backends.solver.solving import NoModel
from cchc_rules.backends.solver.terms import Reading, condition_term
from cchc_rules.backends.solver.variables import World
from cchc_rules.base.classes import frozen
from cchc_rules.ir import nodes as ir
from cchc_rules.ir.dossier import Key, Value
from cchc_rules.ir.scorecard import Status
from cchc_rules.ir.walk import figures_in, items, keys_of_condition, nodes


@frozen
class _Possible:
    """Points between two ends, or not applying at all, where `low` is None."""

    low: Fraction | None
    high: Fraction | None = None
    answers: Mapping[Key, Value] | None = None


@frozen(kw_only=True)
class _Asked:
    """A question put to the solver: is there a dossier that breaks the guarantee?"""

    world: World
    terms: tuple[f.Term, ...]
    chosen: Mapping[str, tuple[tuple[f.Term, _Possible], ...]]


def always_by_solver(guarantee: ir.Always, prover: Prover) -> Verdict:
    """Whether the guarantee holds of every dossier."""
    full, apart = _parted(guarantee, prover)
    if any(figures_in(item) for item in (*full, *apart)):
        return Unknown(Reason.FIGURES)
    may_earn = {item.id: tuple(_may_earn(item, prover)) for item in apart}
    method = (Method.SOLVER, Method.SUMS) if apart else (Method.SOLVER,)
    meant = _asked(guarantee, prover, full, may_earn, broken=False)
    if prover.question(meant.world).model(meant.terms) is NoModel.NONE:
        return Proved((Method.VACUOUS,))
    broken = _asked(guarantee, prover, full, may_earn, broken=True)
    found = prover.question(broken.world).model(broken.terms)
    if isinstance(found, NoModel):
        return Proved(method) if found is NoModel.NONE else Unknown(Reason.TIMED_OUT)
    earned = {item.id: tuple(_earned(item, prover)) for item in apart}
    return _counterexample(
        guarantee, prover, _asked(guarantee, prover, full, earned, broken=True), (full, apart)
    )


def _counterexample(
    guarantee: ir.Always,
    prover: Prover,
    asked: _Asked,
    told: tuple[Sequence[ir.Item], Sequence[ir.Item]],
) -> Verdict:
    ruleset = prover.frame.ruleset
    found = prover.question(asked.world).small_model(asked.terms, ruleset.year)
    if isinstance(found, NoModel):
        return Unknown(Reason.OUT_OF_REACH if found is NoModel.NONE else Reason.TIMED_OUT)
    answers = asked.world.read(found)
    for choices in asked.chosen.values():
        taken = next(possible for term, possible in choices if f.is_true(found, term))
        answers |= taken.answers or {}
    dossier = dossier_of(answers, (*told[0], *told[1]), ruleset)
    if not can_be_written(dossier):
        return Unknown(Reason.NOT_CONFIRMED)
    scores = scores_of(dossier, ruleset)
    if keeps_always(guarantee, ruleset, dossier, scores) is not False:
        return Unknown(Reason.NOT_CONFIRMED)
    spoken = tuple(scores[node] for node in nodes_of(guarantee))
    return Refuted(Counterexample(dossier=dossier, scores=spoken))


def _parted(guarantee: ir.Always, prover: Prover) -> tuple[list[ir.Item], list[ir.Item]]:
    """The items below the nodes it names: those tied to its answers or to each other, and the rest."""
    by_id = {node.id: node for node in nodes(prover.frame.ruleset.children)}
    spoken = {item.id: item for name in nodes_of(guarantee) for item in items_below(by_id[name])}
    asked = {*keys_of_condition(guarantee.when), *keys_of_condition(guarantee.then)}
    readers: dict[Key, int] = {}
    for item in spoken.values():
        for key in keys_asked(item, prover.frame):
            readers[key] = readers.get(key, 0) + 1
    for item in items(prover.frame.ruleset):
        if item.id not in spoken:
            for key in demanded(item):
                readers[key] = readers.get(key, 0) + 1
    tied = {key for key, count in readers.items() if count > 1} | asked
    full = [item for item in spoken.values() if set(keys_asked(item, prover.frame)) & tied]
    return full, [item for item in spoken.values() if item not in full]


def _asked(
    guarantee: ir.Always,
    prover: Prover,
    full: Sequence[ir.Item],
    apart: Mapping[str, Sequence[_Possible]],
    *,
    broken: bool,
) -> _Asked:
    """A dossier in which all items are settled and `when` holds; `broken` where `then` does not."""
    world = prover.world()
    terms: list[f.Term] = []
    found = {}
    for item in full:
        one = prover.term(item, world)
        applies = f.every([one.applies, one.ends_in(ir.Award)])
        settled = f.some([f.nobody([one.applies]), one.ends_in(ir.Award, ir.NotApplicable)])
        terms += [one.right, settled]
        found[item.id] = item_node(item, one.points, applies)
    chosen = {}
    for name, possible in apart.items():
        points, applies = f.free_number(f"points of {name}"), f.free_truth(f"{name} applies")
        chosen[name] = tuple((_is(one, points, applies), one) for one in possible)
        terms.append(f.some(term for term, _ in chosen[name]))
        found[name] = item_node(prover.frame.names.items[name], points, applies)
    reading = Reading(world=world, nodes=node_terms(prover.frame.ruleset.children, found))
    terms.append(condition_term(guarantee.when, reading))
    if broken:
        terms.append(f.nobody([condition_term(guarantee.then, reading)]))
    terms += prover.rights(world)
    return _Asked(world=world, terms=tuple(terms), chosen=chosen)


def _is(possible: _Possible, points: f.Term, applies: f.Term) -> f.Term:
    if possible.low is None or possible.high is None:
        return f.nobody([applies])
    return f.every([applies, f.nobody([f.outside(points, possible.low, possible.high)])])


def _may_earn(item: ir.Item, prover: Prover) -> Iterator[_Possible]:
    """At least all that the item can earn."""
    for span in earned_by(item, prover.frame):
        yield _Possible(span.low, span.high)
    if any(isinstance(case.then, ir.NotApplicable) for case in item.cases) or prover.frame.conditions_of(
        item
    ):
        yield _Possible(None)


def _earned(item: ir.Item, prover: Prover) -> Iterator[_Possible]:
    """Points that a dossier earns: one of every case, and the extremes of those that vary."""
    world = prover.world()
    one = prover.term(item, world)
    year = prover.frame.ruleset.year
    right = [one.right, one.applies]
    asked = [[*right, decides] for decides in one.decides]
    models = [prover.question(world).small_model(terms, year) for terms in asked]
    models.append(prover.question(world).small_model([f.nobody([one.applies])], year))
    for value, limit in ((one.points, item.maximum), (-one.points, Fraction(0))):
        terms = [*right, one.ends_in(ir.Award)]
        models.append(prover.question(world).extreme(terms, value, limit)[0])
    for model in models:
        if isinstance(model, NoModel):
            continue
        answers = world.read(model)
        dossier = dossier_of(answers, (item,), prover.frame.ruleset)
        score = prover.frame.score(item, dossier)
        if score.status is Status.NOT_APPLICABLE:
            yield _Possible(None, None, answers)
        elif score.status is Status.SCORED:
            yield _Possible(score.points.low, score.points.high, answers)
