"""From checked items and resolved headings to the tree of the IR."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

from cchc_rules.ir import nodes as ir
from cchc_rules.language.checked.expressions import ordinal
from cchc_rules.language.checked.nodes import Checked
from cchc_rules.language.checked.policies import certainty_of
from cchc_rules.language.resolved.nodes import Node
from cchc_rules.language.surface import nodes as s

RANKS = {ir.Level.PART: 0, ir.Level.AREA: 1, ir.Level.CRITERION: 2, ir.Level.COMPONENT: 3}
NO_POLICY = ir.NaPolicy(ir.NaEffect.ZERO)


def lower(checked: Checked) -> ir.Ruleset:
    """The meaning of a ruleset whose checks found no error."""
    head = checked.ruleset.head
    assert head.heading is not None
    assert head.title is not None
    assert head.targets is not None
    year = checked.ruleset.year
    children = tuple(_node(node, checked, year) for node in checked.ruleset.children)
    inputs = [asked.input for asked in checked.ruleset.asked]
    inputs += [asked.input for node in checked.ruleset.nodes() for asked in node.asked]
    source = checked.ruleset.clauses.source
    return ir.Ruleset(
        id=head.heading.id.text,
        year=year,
        first_year=head.heading.years.first,
        last_year=head.heading.years.last,
        title=head.title.text,
        decisions=tuple(
            ir.Decision(
                number=basis.number,
                kind=basis.kind,
                year=basis.year,
                day=ordinal(basis.day, year) if basis.day else None,
                issuer=basis.issuer,
                subject=basis.subject,
            )
            for basis in head.bases
        ),
        replaces=tuple(one.number for one in head.replaces),
        targets=tuple(name.text for name in head.targets.names),
        effective_from=ordinal(head.in_force.start, year) if head.in_force else None,
        effective_to=ordinal(head.in_force.end, year) if head.in_force and head.in_force.end else None,
        inputs=tuple(inputs),
        children=children,
        total=_total(checked),
        gradings=tuple(one.grading for one in checked.gradings),
        ranking=checked.ranking,
        milestones=checked.milestones,
        guarantees=checked.guarantees,
        language=checked.ruleset.language,
        provenance=_provenance(source, source.certainty if source else ir.Certainty.ILLUSTRATIVE),
    )


def _node(node: Node, checked: Checked, year: int) -> ir.Node:
    return _group(node, checked, year) if node.children else _item(node, checked, year)


def _item(node: Node, checked: Checked, year: int) -> ir.Item:
    item = checked.items[node.id]
    clauses = node.clauses
    assert node.heading.maximum is not None
    extra = node.level in {ir.Level.BONUS, ir.Level.PENALTY}
    policy = clauses.na_policy.policy if clauses.na_policy and not extra else NO_POLICY
    return ir.Item(
        id=node.id,
        code=node.code,
        level=node.level,
        name=node.heading.name,
        maximum=node.heading.maximum.value,
        cases=tuple(one.case for one in item.cases),
        demands=item.demands,
        applies=item.applies,
        may_be_claimed_na=clauses.na_claim is not None,
        na=policy,
        survey=clauses.survey is not None,
        evidence=tuple(_evidence(clause, year) for clause in clauses.evidence),
        without_evidence=clauses.without_proof.effect if clauses.without_proof and clauses.evidence else None,
        assessor=clauses.assessed_by.who if clauses.assessed_by else None,
        note=clauses.note.text if clauses.note else None,
        touched_by=node.touched_by,
        continues=_continues(clauses.continues),
        provenance=_provenance(clauses.source, certainty_of(node)),
    )


def _group(node: Node, checked: Checked, year: int) -> ir.Group:
    clauses = node.clauses
    maximum = node.heading.maximum
    combine = clauses.combine.combine if clauses.combine else ir.Combine.SUM
    return ir.Group(
        id=node.id,
        code=node.code,
        level=node.level,
        name=node.heading.name,
        maximum=None if maximum is None or node.is_extra else maximum.value,
        combine=combine,
        rescales=_rescales(node),
        children=(
            *(_node(child, checked, year) for child in node.children),
            *((_unread(node, clauses.unrecovered),) if clauses.unrecovered else ()),
        ),
        applies=checked.applies.get(node.id),
        may_be_claimed_na=clauses.na_claim is not None,
        survey=clauses.survey is not None,
        assessor=clauses.assessed_by.who if clauses.assessed_by else None,
        note=clauses.note.text if clauses.note else None,
        touched_by=node.touched_by,
        continues=_continues(clauses.continues),
        provenance=_provenance(clauses.source, certainty_of(node)),
    )


def _unread(node: Node, clause: s.Unrecovered) -> ir.Item:
    """The points of a group whose rows nobody has read yet, as one item that stays pending."""
    return ir.Item(
        id=f"{node.id}…",
        code=f"{node.code}.…",
        level=node.children[0].level,
        name="(phần chưa khôi phục)",
        maximum=clause.points.value,
        cases=(ir.Case(ir.All(()), ir.Pending()),),
        na=NO_POLICY,
        provenance=ir.Provenance(certainty=ir.Certainty.RECONSTRUCTED),
    )


def _rescales(node: Node) -> bool:
    """Whether a group makes up for what does not apply below it: from the stated level upward."""
    for item in _items(node):
        policy = item.clauses.na_policy.policy if item.clauses.na_policy else NO_POLICY
        if policy.effect is not ir.NaEffect.RESCALE or policy.level is None or item.is_extra:
            continue
        if RANKS[node.level] <= RANKS[policy.level]:
            return True
    return False


def _items(node: Node) -> list[Node]:
    if not node.children:
        return [node]
    return [item for child in node.children for item in _items(child)]


def _evidence(clause: s.EvidenceClause, year: int) -> ir.Evidence:
    documents = tuple(_document(document, year) for document in clause.documents)
    return ir.Evidence(documents, clause.any_one)


def _document(document: s.EvidenceDocument, year: int) -> ir.Document:
    since = ordinal(document.since, year) if document.since else None
    until = ordinal(document.until, year) if document.until else None
    if document.in_year:
        since, until = date(year, 1, 1).toordinal(), date(year, 12, 31).toordinal()
    return ir.Document(
        name=document.name,
        kind=document.kind,
        issuer=document.issuer,
        numbered=document.numbered,
        since=since,
        until=until,
        count=document.count,
    )


def _continues(clause: s.Continues | None) -> tuple[ir.Predecessor, ...]:
    named = () if clause is None else clause.earlier
    return tuple(
        dict.fromkeys(
            ir.Predecessor(id=one.name) if one.by_id else ir.Predecessor(code=one.name) for one in named
        )
    )


def _provenance(source: s.SourceClause | None, certainty: ir.Certainty) -> ir.Provenance:
    if source is None:
        return ir.Provenance(certainty=certainty)
    return ir.Provenance(
        certainty=certainty,
        decision=source.decision.text if source.decision else None,
        instrument=source.instrument,
        annex=source.annex,
        row=source.row,
        page=source.page,
        note=source.note,
    )


def _total(checked: Checked) -> ir.TotalRule:
    head = checked.ruleset.head
    assert head.total is not None
    assert head.index is not None
    maximum = head.total.maximum.value
    rounding = None
    if head.rounding is not None and head.rounding.level is not None:
        rounding = ir.RoundingRule(head.rounding.level, head.rounding.digits, head.rounding.mode)
    items = [item for node in checked.ruleset.children for item in _items(node)]
    rescale = any(
        item.clauses.na_policy is not None
        and item.clauses.na_policy.policy.effect is ir.NaEffect.RESCALE
        and not item.is_extra
        for item in items
    )
    return ir.TotalRule(
        maximum=maximum,
        cap=_bound(head.total.cap, maximum),
        floor=_bound(head.total.floor, Fraction(0)),
        bonus_cap=_cap(head.bonus_cap),
        penalty_cap=_cap(head.penalty_cap),
        numerator=head.index.numerator,
        denominator=head.index.denominator,
        rounding=rounding,
        rescale=rescale,
    )


def _bound(stated: s.Limit | None, natural: Fraction) -> Fraction | None:
    """What the head says; where nothing is said the checker has shown that nothing can cross it."""
    if stated is None:
        return natural
    return stated.points.value if stated.points else None


def _cap(clause: s.CapClause | None) -> ir.Cap | None:
    if clause is None:
        return None
    return ir.Cap(clause.limit.value if clause.limit else None)
