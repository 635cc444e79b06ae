"""Below the tree of a scorecard: totals, indices, grade, what to do next, the certificate."""

from __future__ import annotations

from fractions import Fraction

from cchc_rules.backends.words import messages
from cchc_rules.backends.words.layout import bar, padded, row
from cchc_rules.backends.words.page import Page
from cchc_rules.backends.words.possible import phrase_points, phrase_share, share_of
from cchc_rules.backends.words.provenance import phrase_certainties
from cchc_rules.backends.words.questions import question
from cchc_rules.backends.words.writing import PLAIN, joined, plain, points, quoted, ratio
from cchc_rules.base.texts import Text, same
from cchc_rules.diagnostics.width import cells
from cchc_rules.ir.nodes import Level, Ruleset
from cchc_rules.ir.scorecard import (
    Certificate,
    GateResult,
    GradeResult,
    GroupScore,
    NextStep,
    NodeScore,
    Points,
    Scorecard,
    Status,
    TotalScore,
)
from cchc_rules.ir.walk import nodes

_BAR = 20
_EXTRAS = frozenset({Level.BONUS, Level.PENALTY})
_INDENT = "  "
_DIGEST = 12
_PASSED: dict[bool | None, str] = {True: "✓", False: "✗", None: "?"}


def foot(scorecard: Scorecard, ruleset: Ruleset, page: Page) -> list[list[str]]:
    """The blocks below the tree, each a list of lines; an empty block is left out."""
    blocks = [
        _totals(scorecard, page),
        _indices(scorecard.children, page),
        _grades(scorecard.grades, page),
        _steps(scorecard.next_steps, ruleset, page),
        _certificate(scorecard.certificate, page),
    ]
    return [block for block in blocks if block]


def _heading(text: Text, page: Page) -> list[str]:
    return page.strong(page.told(text))


# ── totals ─────────────────────────────────────────────────────────────────────────────────


def phrase_totals(scorecard: Scorecard) -> list[tuple[Text, Text]]:
    """What the base, the extras, the total and the index came to, each with its name."""
    total = scorecard.total
    reached = phrase_points(total.total)
    rows = [
        (messages.BASE, _base(scorecard)),
        (messages.BONUS, phrase_points(total.bonus)),
        (messages.PENALTY, phrase_points(total.penalty)),
        (messages.TOTAL, messages.OUT_OF.of(points=reached, maximum=plain(total.maximum, PLAIN))),
    ]
    index = _index(total)
    if index is not None:
        rows.append((messages.INDEX_VALUE, index))
    return rows


def _totals(scorecard: Scorecard, page: Page) -> list[str]:
    rows = phrase_totals(scorecard)
    left = max(cells(page.said(label)) for label, _ in rows)
    lines = _heading(messages.TOTALS, page)
    for label, value in rows:
        lines += page.told(value, first=f"{_INDENT}{padded(page.said(label), left)}{_INDENT}")
    return lines


def _base(scorecard: Scorecard) -> Text:
    """The base points; where a part does not apply, also what they were scaled up from."""
    total = scorecard.total
    said = phrase_points(total.base)
    counted = [child for child in scorecard.children if child.level not in _EXTRAS]
    applicable = sum((child.applicable for child in counted), Fraction(0))
    earned = sum((child.points.low for child in counted), Fraction(0))
    if not total.base.final or applicable == total.maximum or total.base.low == earned:
        return said
    scaled = messages.SCALED_UP.of(
        earned=plain(earned, PLAIN), applicable=plain(applicable, PLAIN), maximum=plain(total.maximum, PLAIN)
    )
    return joined([said, messages.IN_BRACKETS.of(number=scaled)], " ")


def _index(total: TotalScore) -> Text | None:
    if total.index is None:
        return None if total.possible_index is None else phrase_share(total.possible_index)
    exact = ratio(total.index)
    if total.rounded_index is None or total.rounded_index == total.index:
        return exact
    before = messages.INDEX_BEFORE_ROUNDING.of(index=exact)
    return joined([ratio(total.rounded_index), messages.IN_BRACKETS.of(number=before)], " ")


def indices_of(children: tuple[NodeScore, ...]) -> list[tuple[GroupScore, Points]]:
    """The index of every area; of the outermost groups where there are no areas."""
    groups = list(_groups(children))
    chosen = [group for group in groups if group.level is Level.AREA]
    chosen = chosen or [child for child in children if isinstance(child, GroupScore)]
    return [(group, share) for group in chosen if (share := share_of(group)) is not None]


def _indices(children: tuple[NodeScore, ...], page: Page) -> list[str]:
    shown = indices_of(children)
    if not shown:
        return []
    said = [page.said(phrase_share(share)) for _, share in shown]
    widest = max(cells(text) for text in said)
    lines = _heading(messages.INDICES, page)
    for (group, share), text in zip(shown, said, strict=True):
        drawn = bar(share.low, share.high, _BAR)
        right = f"{drawn}  {padded(text, widest, right=True)}"
        made = row(group.name, right, page.width, first=f"{_INDENT}{group.code}  ")
        lines += [line.replace(drawn, page.drawn(drawn)) for line in made]
    return lines


def _groups(children: tuple[NodeScore, ...]) -> list[GroupScore]:
    found: list[GroupScore] = []
    for child in children:
        if isinstance(child, GroupScore):
            found += [child, *_groups(child.children)]
    return found


# ── grades ─────────────────────────────────────────────────────────────────────────────────


def _grades(grades: tuple[GradeResult, ...], page: Page) -> list[str]:
    lines: list[str] = []
    for result in grades:
        lines += _heading(phrase_grade_reached(result), page)
        for gate in result.gates:
            lines += page.told(phrase_gate_passed(gate), first=f"{_INDENT}{_PASSED[gate.passed]} ")
    return lines


def phrase_grade_reached(result: GradeResult) -> Text:
    """The grade, or which grades are still possible."""
    label = messages.GRADE if result.target is None else messages.GRADE_OF.of(target=result.target)
    return messages.BECAUSE.of(what=label, reason=_grade(result))


def phrase_gate_passed(gate: GateResult) -> Text:
    """Whether the condition of a grade is met."""
    return messages.GATES[gate.passed].of(name=gate.name)


def _grade(result: GradeResult) -> Text:
    if not result.possible:
        return messages.NO_GRADE
    if result.settled:
        return same(result.possible[0])
    return messages.GRADE_OPEN.of(grades=", ".join(result.possible))


# ── what to do next ────────────────────────────────────────────────────────────────────────


def phrase_steps(steps: tuple[NextStep, ...], ruleset: Ruleset) -> list[Text]:
    """One sentence per step: the item, what is open on it, and what would settle it."""
    penalties = {node.id for node in nodes(ruleset.children) if node.level is Level.PENALTY}
    told: list[Text] = []
    for step in steps:
        template = messages.STEP_PENALTY if step.id in penalties else messages.STEP
        clauses = [
            template.of(
                code=step.code,
                name=step.name,
                status=messages.STATUSES[step.status],
                points=points(step.attainable),
            )
        ]
        if step.missing:
            asked = [question(name, step.id, ruleset) for name in step.missing]
            template = messages.AWAITED if step.status is Status.PENDING else messages.STEP_ANSWER
            clauses.append(template.of(questions=joined(asked)))
        if step.unproven:
            documents = [quoted(name) for name in dict.fromkeys(step.unproven)]
            clauses.append(messages.STEP_ATTACH.of(documents=joined(documents)))
        told.append(joined(clauses, "; "))
    return told


def _steps(steps: tuple[NextStep, ...], ruleset: Ruleset, page: Page) -> list[str]:
    if not steps:
        return []
    lines = _heading(messages.NEXT_STEPS, page)
    number_width = len(str(len(steps)))
    for number, said in enumerate(phrase_steps(steps, ruleset), start=1):
        lines += page.told(said, first=f"{_INDENT}{number:>{number_width}}. ")
    return lines


# ── certificate ────────────────────────────────────────────────────────────────────────────


def phrase_certificate(certificate: Certificate) -> list[Text]:
    """What was scored with what, the digests in full."""
    return _facts(certificate, certificate.ruleset_digest, certificate.dossier_digest)


def _facts(certificate: Certificate, ruleset: str, dossier: str) -> list[Text]:
    facts = [messages.CERTIFIED_RULESET.of(id=certificate.ruleset, year=certificate.year, digest=ruleset)]
    if dossier:
        facts.append(messages.CERTIFIED_DOSSIER.of(digest=dossier))
    facts.append(messages.CERTIFIED_ENGINE.of(engine=certificate.engine))
    counts = phrase_certainties(certificate.provenance)
    if counts.vi:
        facts.append(messages.CERTIFIED_PROVENANCE.of(counts=counts))
    return facts


def _certificate(certificate: Certificate, page: Page) -> list[str]:
    ruleset, dossier = _short(certificate.ruleset_digest), _short(certificate.dossier_digest)
    lines = _heading(messages.CERTIFICATE, page)
    for fact in _facts(certificate, ruleset, dossier):
        lines += page.told(fact, first=_INDENT)
    return lines


def _short(digest: str) -> str:
    """Enough of a digest to tell two texts apart by eye."""
    kind, mark, value = digest.partition(":")
    return f"{kind}:{value[:_DIGEST]}" if mark else digest[:_DIGEST]
