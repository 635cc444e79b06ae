"""The score of one item in cells: its state, and its points from what is sure to what is possible."""

from __future__ import annotations

from attrs import evolve, field

from cchc_rules.backends.workbook import ratios
from cchc_rules.backends.workbook.answers import SERIAL_TO_DAY, Answers
from cchc_rules.backends.workbook.calculation import MISSING, Calculation, when
from cchc_rules.backends.workbook.ratios import Inexpressible, Ratio
from cchc_rules.backends.workbook.rules import Rules, short
from cchc_rules.base.classes import frozen
from cchc_rules.ir.dossier import Attached
from cchc_rules.ir.evidence import Misfit, misfits
from cchc_rules.ir.nodes import (
    Award,
    Condition,
    Demand,
    Document,
    IndexOf,
    Item,
    JudgementOf,
    Level,
    NaEffect,
    NeedsExplanation,
    NotApplicable,
    Outcome,
    Pending,
    Rejected,
    RoundingRule,
    SurveyOf,
    WithoutEvidence,
)
from cchc_rules.ir.walk import keys_of_item

# What an item's state cell holds.
SCORED, MISSED, PENDING, NOT_APPLICABLE, UNPROVEN, TO_EXPLAIN = 1, 2, 3, 4, 5, 6
REFUSED, REJECTED, INEXACT, WAITING, NO_ANSWER = 7, 8, 9, 10, 11
_VALUE_ERROR = 3
# Of so many things a spreadsheet chooses one.
_MOST_CASES = 250
_FROM_OTHERS = (SurveyOf, IndexOf, JudgementOf)


@frozen(kw_only=True)
class DocumentCells:
    """The input cells of one document: whether it is there, its number and its day."""

    there: str
    number: str
    day: str


@frozen(kw_only=True)
class ItemCells:
    """The input cells of an item besides its answers; `claims` also those of the groups above."""

    claims: tuple[str, ...] = ()
    explanation: str | None = None
    documents: tuple[tuple[DocumentCells, ...], ...] = field(default=())


@frozen(kw_only=True)
class Bounds:
    """Points between what is sure and what is possible."""

    low: Ratio
    high: Ratio


@frozen(kw_only=True)
class ItemScore:
    """Where the score of an item stands.

    `weight` is the maximum that counts, `open` 1 while the points may change, `optional` 1 while
    the item may turn out not to apply and to leave its points to others. `left_out` where no
    formula can tell it.
    """

    state: str
    ruled: Ratio
    points: Bounds
    weight: Ratio
    open: str
    optional: str
    left_out: bool = False


def score_item(
    item: Item,
    gates_above: tuple[Condition, ...],
    cells: ItemCells,
    rules: Rules,
    rounding: RoundingRule | None,
) -> ItemScore:
    """The score of an item; one that no formula can tell is left to the command line."""
    sheet = rules.sheet
    sheet.begin(f"{item.code} {item.id}")
    left_out = False
    try:
        applies = _applying(item, gates_above, rules)
        decided, ruled = _decided(item, rules, rounding)
        sheet.begin(f"{item.code} {item.id} =")
        proven = _proven(item, decided, ruled, cells, sheet)
        state = _state(applies, proven, cells, sheet)
    except Inexpressible:
        sheet.begin(f"{item.code} {item.id} =")
        state, ruled, left_out = sheet.put(str(INEXACT)), ratios.ZERO, True
    scored = _scored(item, state, ruled, sheet, may_not_apply=_may_not_apply(item, gates_above))
    return evolve(scored, left_out=left_out)


def _may_not_apply(item: Item, gates_above: tuple[Condition, ...]) -> bool:
    by_rule = any(isinstance(case.then, NotApplicable) for case in item.cases)
    return by_rule or bool(gates_above) or item.applies is not None


def _applying(item: Item, gates_above: tuple[Condition, ...], rules: Rules) -> str:
    conditions = gates_above + ((item.applies,) if item.applies is not None else ())
    parts = [rules.openly(condition) for condition in conditions]
    return rules.sheet.put(short(f"MIN({','.join(parts)})")) if parts else "1"


# ── by the rule ────────────────────────────────────────────────────────────────────────────


def _decided(item: Item, rules: Rules, rounding: RoundingRule | None) -> tuple[str, Ratio]:
    """The state by the rule alone, and the points that it gives."""
    if len(item.cases) > _MOST_CASES:
        raise Inexpressible
    sheet = rules.sheet
    truths = [rules.truth(case.when) for case in item.cases]
    awards = [
        rules.number(case.then.points) if isinstance(case.then, Award) else ratios.ZERO for case in item.cases
    ]
    broken = [_is_broken(demand, rules) for demand in item.demands]
    sheet.begin(f"{item.code} {item.id} ?")
    chosen = MISSING
    for place in reversed(range(len(item.cases))):
        chosen = sheet.put(when(truths[place], str(place + 1), chosen))
    outcomes = ",".join(str(_state_of(case.then)) for case in item.cases)
    outcome = sheet.put(f"CHOOSE({chosen},{outcomes})")
    points = awards[0]
    if len(awards) > 1:
        top = sheet.put(short(f"CHOOSE({chosen},{','.join(one.top for one in awards)})"))
        below = sheet.put(short(f"CHOOSE({chosen},{','.join(one.below for one in awards)})"))
        points = Ratio(top, below)
    if rounding is not None:
        whole = ratios.rounded(sheet, points, rounding.digits, rounding.mode)
        points = ratios.extreme(sheet, [whole, ratios.constant(item.maximum)], least=True)
    unknown = when(f"ISERROR({points.top})", _why(points.top, item, rules.answers), str(SCORED))
    settled = sheet.put(short(when(f"{outcome}={SCORED}", unknown, outcome)))
    result = sheet.put(short(when(f"ISERROR({outcome})", _why(outcome, item, rules.answers), settled)))
    for cell in reversed(broken):
        result = when(f"ISERROR({cell})", _why(cell, item, rules.answers), when(cell, str(REJECTED), result))
        result = sheet.put(short(result))
    return result, points


def _is_broken(demand: Demand, rules: Rules) -> str:
    """Whether the part is more than its whole, or below zero; nothing while one of them is not there."""
    sheet = rules.sheet
    part, whole = rules.number(demand.part), rules.number(demand.whole)
    fits = f"AND({ratios.at_most(sheet, ratios.ZERO, part)},{ratios.at_most(sheet, part, whole)})"
    return sheet.put(f"IF(OR(ISNA({part.top}),ISNA({whole.top})),FALSE,NOT({fits}))")


def _state_of(outcome: Outcome) -> int:
    match outcome:
        case Award():
            return SCORED
        case NotApplicable():
            return NOT_APPLICABLE
        case NeedsExplanation():
            return TO_EXPLAIN
        case Pending():
            return PENDING
        case Rejected():
            return REJECTED


def _why(cell: str, item: Item, answers: Answers) -> str:
    """What an error says: an answer that is not there, none at all, or too large a number."""
    asked = [key for key in keys_of_item(item) if not isinstance(answers.kinds[key], _FROM_OTHERS)]
    blank = "+".join(f"({answers.is_blank(key)})" for key in asked)
    missing = when(f"{blank}>0", str(MISSED), str(WAITING)) if blank else str(WAITING)
    other = when(f"ERROR.TYPE({cell})={_VALUE_ERROR}", str(NO_ANSWER), str(INEXACT))
    return when(f"ISNA({cell})", missing, other)


# ── evidence ───────────────────────────────────────────────────────────────────────────────


def _proven(item: Item, decided: str, points: Ratio, cells: ItemCells, sheet: Calculation) -> str:
    if item.level is Level.PENALTY or not item.evidence:
        return decided
    proofs = [sheet.put(short(one)) for one in _demanded(item, cells)]
    proof = sheet.put(f"AND({','.join(proofs)})")
    if item.without_evidence is WithoutEvidence.EXPLAIN and cells.explanation is not None:
        proof = sheet.put(f"OR({proof},LEN(TRIM({cells.explanation}))>0)")
    lacking = REFUSED if item.without_evidence is WithoutEvidence.REFUSE else UNPROVEN
    enough = f"OR({points.top}=0,{proof})"
    return sheet.put(when(f"{decided}={SCORED}", when(enough, str(SCORED), str(lacking)), decided))


def _demanded(item: Item, cells: ItemCells) -> list[str]:
    """Per piece of evidence the formula that says whether its documents are there."""
    documents = [document for evidence in item.evidence for document in evidence.documents]
    given = [
        (document, row) for document, rows in zip(documents, cells.documents, strict=True) for row in rows
    ]
    formulas = []
    for evidence in item.evidence:
        met = [_is_met(document, given) for document in evidence.documents]
        formulas.append(f"{'OR' if evidence.any_one else 'AND'}({','.join(met)})")
    return formulas


def _is_met(document: Document, given: list[tuple[Document, DocumentCells]]) -> str:
    """Whether enough of the documents are what is asked for; those asked for elsewhere may do, too."""
    fitting = "+".join(_fits(row, document) for other, row in given if _is_alike(other, document))
    return f"{fitting}>={document.count}"


def _is_alike(given: Document, wanted: Document) -> bool:
    as_asked = Attached(name=given.name, kind=given.kind, issuer=given.issuer)
    return not set(misfits(as_asked, wanted)) - {Misfit.NO_NUMBER, Misfit.NO_DAY}


def _fits(row: DocumentCells, wanted: Document) -> str:
    tests = [row.there]
    if wanted.numbered:
        tests.append(f"LEN(TRIM({row.number}))>0")
    if wanted.since is not None or wanted.until is not None:
        # A text compares as greater than every number.
        tests.append(f"ISNUMBER({row.day})")
    if wanted.since is not None:
        tests.append(f"{row.day}>={wanted.since - SERIAL_TO_DAY}")
    if wanted.until is not None:
        tests.append(f"{row.day}<={wanted.until - SERIAL_TO_DAY}")
    return f"IF(AND({','.join(tests)}),1,0)"


# ── states and points ──────────────────────────────────────────────────────────────────────


def _state(applies: str, ruled: str, cells: ItemCells, sheet: Calculation) -> str:
    # Where it is open whether the item applies, nothing but "it does not" is settled.
    half = when(f"{ruled}={NOT_APPLICABLE}", str(NOT_APPLICABLE), str(MISSED))
    state = ruled
    if applies != "1":
        settled = when(f"{applies}=0", str(NOT_APPLICABLE), when(f"{applies}=1", ruled, half))
        wrong = when(f"ERROR.TYPE({applies})={_VALUE_ERROR}", str(NO_ANSWER), str(INEXACT))
        state = when(f"ISERROR({applies})", wrong, settled)
    if cells.claims:
        claimed = "+".join(f"LEN(TRIM({cell}))" for cell in cells.claims)
        state = when(f"{claimed}>0", str(NOT_APPLICABLE), state)
    return sheet.put(state)


def _scored(item: Item, state: str, ruled: Ratio, sheet: Calculation, *, may_not_apply: bool) -> ItemScore:
    most = ratios.constant(item.maximum)
    given = most if item.na.effect is NaEffect.FULL else ratios.ZERO
    left_out = f"{state}={NOT_APPLICABLE}"
    sure = f"{state}={SCORED}"
    proven = f"OR({sure},{state}={UNPROVEN},{state}={REFUSED})"
    low = Ratio(
        sheet.put(when(sure, ruled.top, when(left_out, given.top, "0"))),
        sheet.put(when(sure, ruled.below, when(left_out, given.below, "1"))),
    )
    high = Ratio(
        sheet.put(when(proven, ruled.top, when(left_out, given.top, most.top))),
        sheet.put(when(proven, ruled.below, when(left_out, given.below, most.below))),
    )
    rescales = item.na.effect is NaEffect.RESCALE
    weight = most
    if rescales:
        weight = Ratio(sheet.put(when(left_out, "0", most.top)), most.below)
    uncertain = "+".join(f"({state}={one})" for one in (MISSED, INEXACT, WAITING, NO_ANSWER))
    return ItemScore(
        state=state,
        ruled=ruled,
        points=Bounds(low=low, high=high),
        weight=weight,
        open=sheet.put(f"IF(OR({sure},{left_out}),0,1)"),
        optional=sheet.put(uncertain) if rescales and may_not_apply else "0",
    )
