"""Slips in the clauses under headings: evidence, what does not apply, how groups combine."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TypeAlias

from attrs import evolve

from cchc_rules.analyses.mutation.in_conditions import Pieces
from cchc_rules.analyses.mutation.kinds import Kind
from cchc_rules.analyses.mutation.rewriting import rewritten, with_item
from cchc_rules.ir.nodes import Combine, Level, NaEffect, NaPolicy, WithoutEvidence
from cchc_rules.language.surface import nodes as n

Asked: TypeAlias = Mapping[str, n.AskKind]
Statements: TypeAlias = tuple[n.Statement, ...]


def changed_clauses(node: n.Statement, asked: Asked) -> Iterator[tuple[Kind, Statements]]:
    """What may stand in the place of a clause by mistake; nothing where it is forgotten."""
    match node:
        case n.EvidenceClause():
            yield from ((Kind.EVIDENCE, (one,)) for one in _changed_evidence(node))
            yield Kind.EVIDENCE, (n.NoEvidence(node.span),)
        case n.WithoutProof():
            for effect in WithoutEvidence:
                if effect is not node.effect:
                    yield Kind.EVIDENCE, (evolve(node, effect=effect),)
        case n.NaPolicyClause():
            for policy in _other_policies(node.policy):
                yield Kind.NOT_APPLICABLE, (evolve(node, policy=policy),)
        case n.NaClaim():
            yield Kind.NOT_APPLICABLE, ()
        case n.AppliesWhen():
            yield Kind.APPLIES, ()
            yield Kind.APPLIES, (evolve(node, condition=n.Inverse(node.condition, node.span)),)
            if not isinstance(node.condition, n.Holds):
                for kind, other in rewritten(node.condition, Pieces(asked, Kind.APPLIES)):
                    yield kind, (evolve(node, condition=other),)
        case n.CombineClause():
            for combine in Combine:
                if combine is not node.combine:
                    yield Kind.COMBINE, (evolve(node, combine=combine),)
        case _:
            return


def _changed_evidence(node: n.EvidenceClause) -> Iterator[n.EvidenceClause]:
    documents = node.documents
    for place, document in enumerate(documents):
        if len(documents) > 1:
            yield evolve(node, documents=with_item(documents, place))
        for count in (document.count + 1, document.count - 1) if document.count > 1 else ():
            yield evolve(node, documents=with_item(documents, place, evolve(document, count=count)))
    if len(documents) > 1:
        yield evolve(node, any_one=not node.any_one)


def _other_policies(policy: NaPolicy) -> Iterator[NaPolicy]:
    levels = (None, Level.AREA, Level.CRITERION)
    every = (
        NaPolicy(NaEffect.FULL),
        NaPolicy(NaEffect.ZERO),
        *(NaPolicy(NaEffect.RESCALE, level) for level in levels),
    )
    yield from (one for one in every if one != policy)
