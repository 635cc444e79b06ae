"""The nested tree: headings with the clauses that stand under them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from attrs import field

from cchc_rules.base.classes import frozen
from cchc_rules.base.sources import Span
from cchc_rules.ir.nodes import Input, Level
from cchc_rules.language.surface import nodes as s


@frozen(kw_only=True)
class Asked:
    """An input and the clause that asks it."""

    input: Input
    clause: s.Ask


@frozen(kw_only=True)
class Clauses:
    """What stands under a heading, or at the head of the file; each clause at most once.

    Inherited clauses (`combine`, `na_policy`, `without_proof`) are filled from above.
    """

    combine: s.CombineClause | None = None
    na_policy: s.NaPolicyClause | None = None
    na_claim: s.NaClaim | None = None
    evidence: tuple[s.EvidenceClause, ...] = ()
    no_evidence: s.NoEvidence | None = None
    without_proof: s.WithoutProof | None = None
    source: s.SourceClause | None = None
    own_source: bool = False
    structure: tuple[s.Structure, ...] = ()
    note: s.Note | None = None
    survey: s.SurveyItem | None = None
    assessed_by: s.AssessedBy | None = None
    applies_when: s.AppliesWhen | None = None
    continues: s.Continues | None = None
    unrecovered: s.Unrecovered | None = None
    delegated: s.Delegated | None = None
    rule: s.Score | None = None
    guarantees: tuple[s.Tendency | s.Guarantee, ...] = ()


@frozen(kw_only=True)
class Node:
    """A heading, its identity, its clauses, its inputs and its children.

    `scope` maps every input name visible here to its input. A `damaged` node lost a statement
    to a mistake already told; checks that would only repeat it stay silent.
    """

    heading: s.Heading
    id: str
    level: Level
    clauses: Clauses
    asked: tuple[Asked, ...]
    scope: Mapping[str, Input] = field(repr=False)
    children: tuple[Node, ...]
    damaged: bool
    touched_by: str | None = None

    @property
    def code(self) -> str:
        """The code as printed in the decision."""
        return self.heading.code.text

    @property
    def span(self) -> Span:
        """The place of the heading."""
        return self.heading.span

    @property
    def is_item(self) -> bool:
        """Whether this node is scored itself, whatever its level."""
        return not self.children

    @property
    def is_extra(self) -> bool:
        """Whether it stands outside the base: bonus, penalty, or a part of nothing else."""
        if self.level in {Level.BONUS, Level.PENALTY}:
            return True
        return self.level is Level.PART and bool(self.children) and all(c.is_extra for c in self.children)


@frozen(kw_only=True)
class Head:
    """What the head of the file says."""

    heading: s.RulesetHeading | None = None
    title: s.Title | None = None
    bases: tuple[s.Basis, ...] = ()
    replaces: tuple[s.Replaces, ...] = ()
    targets: s.Targets | None = None
    in_force: s.InForce | None = None
    total: s.Total | None = None
    bonus_cap: s.CapClause | None = None
    penalty_cap: s.CapClause | None = None
    index: s.IndexClause | None = None
    rounding: s.RoundingClause | None = None
    grades: tuple[s.Grades, ...] = ()
    gates: tuple[tuple[s.Gate, int], ...] = ()
    framework: s.UnderFramework | None = None
    ranking: s.Ranking | None = None
    milestones: tuple[s.Milestone, ...] = ()


@frozen(kw_only=True)
class Ruleset:
    """The whole file, nested."""

    head: Head
    year: int
    clauses: Clauses
    asked: tuple[Asked, ...]
    scope: Mapping[str, Input] = field(repr=False)
    children: tuple[Node, ...]
    language: str
    file: str
    damaged: bool

    def nodes(self) -> Iterator[Node]:
        """Every node, parents first, in the order of the text."""
        yield from _below(self.children)


def _below(children: tuple[Node, ...]) -> Iterator[Node]:
    for child in children:
        yield child
        yield from _below(child.children)
