"""The three answers of the prover, and what each rests on."""

from __future__ import annotations

from enum import Enum
from typing import TypeAlias

from attrs import field

from cchc_rules.analyses.laws.catalogue import Law
from cchc_rules.base.classes import frozen
from cchc_rules.ir.dossier import Dossier
from cchc_rules.ir.nodes import Guarantee, Ruleset
from cchc_rules.ir.scorecard import NodeScore


class Method(Enum):
    """How something was proved; VACUOUS says that no dossier is meant at all."""

    INTERVALS = "intervals"
    SUMS = "sums"
    CASES = "cases"
    SOLVER = "solver"
    VACUOUS = "vacuous"


class Reason(Enum):
    """Why something stays unknown."""

    NO_SOLVER = "no-solver"
    TIMED_OUT = "timed-out"
    NOT_CONFIRMED = "not-confirmed"
    FIGURES = "figures-of-all-units"
    OTHER_QUESTIONS = "other-questions"
    OUT_OF_REACH = "out-of-reach"


@frozen
class Proved:
    """It holds of every dossier."""

    by: tuple[Method, ...]


@frozen(kw_only=True)
class Counterexample:
    """A dossier of which it does not hold, and what `exact` makes of the nodes it is about.

    A guarantee about a growing answer is refuted by two dossiers; `other` is the second.
    """

    dossier: Dossier
    scores: tuple[NodeScore, ...]
    other: Dossier | None = None
    other_scores: tuple[NodeScore, ...] = ()


@frozen
class Refuted:
    """It does not hold; here is a dossier that shows it."""

    case: Counterexample


@frozen
class Unknown:
    """It could not be decided."""

    reason: Reason


Verdict: TypeAlias = Proved | Refuted | Unknown


@frozen(kw_only=True)
class Finding:
    """The verdict on one law of one node; `node` is None for the whole ruleset."""

    law: Law
    node: str | None
    verdict: Verdict
    guarantee: Guarantee | None = None


@frozen(kw_only=True)
class Proofs:
    """Everything that was asked of a ruleset, in the order of its nodes."""

    ruleset: Ruleset = field(repr=False)
    findings: tuple[Finding, ...]
    solver: bool

    def of(self, kind: type[Proved | Refuted | Unknown]) -> tuple[Finding, ...]:
        """The findings with such a verdict."""
        return tuple(one for one in self.findings if isinstance(one.verdict, kind))

    @property
    def ok(self) -> bool:
        """Whether nothing is refuted."""
        return not self.of(Refuted)
