"""From grammar rules to tree nodes: one method per rule of `grammar/cchc.lark`.

Lark calls a method with the children of its rule, tokens or nodes already built. Methods keep
no state, so that one parser serves every text.
"""

from __future__ import annotations

from typing import Any

from attrs import evolve
from lark import Transformer

from cchc_rules.base.names import folded
from cchc_rules.base.numbers import Rounding
from cchc_rules.base.sources import Span
from cchc_rules.ir.nodes import (
    Certainty,
    Combine,
    EmptyGroup,
    IndexDenominator,
    IndexNumerator,
    InstrumentKind,
    Level,
    NaEffect,
    NaPolicy,
    RoundingLevel,
    WithoutEvidence,
)
from cchc_rules.language.surface import nodes as n
from cchc_rules.language.surface.lexer import Token

LEVELS = {level.name: level for level in Level}
CERTAINTIES = {certainty.name: certainty for certainty in Certainty}
INSTRUMENTS = {kind.name: kind for kind in InstrumentKind}
COMBINATIONS = {
    "THE_SUM": Combine.SUM,
    "THE_SUM_CAPPED": Combine.CAPPED_SUM,
    "THE_BEST": Combine.BEST,
    "THE_WORST": Combine.WORST,
}
ROUNDING_LEVELS = {
    "INDEX": RoundingLevel.INDEX,
    "TOTAL": RoundingLevel.TOTAL,
    "ITEM_POINTS": RoundingLevel.ITEM,
}
ROUNDING_MODES = {"HALF_UP": Rounding.HALF_UP, "HALF_EVEN": Rounding.HALF_EVEN, "CUT_OFF": Rounding.DOWN}
YEAR_OFFSETS = {"LAST_YEAR": -1, "THIS_YEAR": 0, "NEXT_YEAR": 1}
SIGNS = {
    "EQUAL": n.Comparison.EQUAL,
    "LESS": n.Comparison.LESS,
    "MORE": n.Comparison.MORE,
    "LESS_EQUAL": n.Comparison.LESS_EQUAL,
    "MORE_EQUAL": n.Comparison.MORE_EQUAL,
}
TRENDS = {
    "THE_MORE": n.Trend.MORE,
    "THE_FEWER": n.Trend.FEWER,
    "THE_EARLIER": n.Trend.EARLIER,
    "THE_LATER": n.Trend.LATER,
}
FUNCTIONS = {function.name: function for function in n.Function}


def _over(children: list[Any]) -> Span:
    first: Span = children[0].span
    return first.to(children[-1].span)


def _word(token: Token) -> n.Word:
    return n.Word(str(token.value), token.span)


def _text(token: Token) -> str:
    return str(token.value)


def _whole(child: Token) -> int:
    literal = child.value
    assert isinstance(literal, n.Literal)  # the lexer gives every INT its literal
    return int(literal.value)


def _years(c: list[Any]) -> n.Years:
    """`năm 2018`, `năm 2018 trở đi` or `năm 2018 đến 2020`."""
    first = _whole(c[3])
    if len(c) == 4:
        return n.Years(first, first)
    return n.Years(first, None if len(c) == 5 else _whole(c[5]))


def _find(children: list[Any], kind: type) -> Any:  # noqa: ANN401 - the child has the type asked for
    return next((child for child in children if isinstance(child, kind)), None)


def _all(children: list[Any], kinds: tuple[type, ...] | type) -> tuple[Any, ...]:
    return tuple(child for child in children if isinstance(child, kinds))


def _has(children: list[Any], *types: str) -> Token | None:
    return next((c for c in children if isinstance(c, Token) and c.type in types), None)


class Builder(Transformer[Token, n.File]):
    """Builds the tree while lark parses."""

    # ── the head of the file ─────────────────────────────────────────────────────────────

    def start(self, c: list[Any]) -> tuple[n.Statement, ...]:
        """Collect the statements."""
        return tuple(c)

    def ruleset(self, c: list[Any]) -> n.RulesetHeading:
        return n.RulesetHeading(_word(c[1]), _years(c), _over(c))

    def ranking(self, c: list[Any]) -> n.Ranking:
        breakers = _find(c, tuple) or ()
        last = breakers[-1].span if breakers else c[-1].span
        return n.Ranking(
            on_rounded=_has(c, "ROUNDED_INDEX") is not None,
            dense=_has(c, "TIES_DENSE") is not None,
            breakers=breakers,
            span=c[0].span.to(last),
        )

    def tie_break(self, c: list[Any]) -> tuple[n.Word, ...]:
        return tuple(_word(token) for token in c if token.type == "CODE")

    def milestone(self, c: list[Any]) -> n.Milestone:
        who = _text(c[-1]) if len(c) > 3 else None
        return n.Milestone(name=_text(c[1]), band=c[2], who=who, span=_over(c))

    # ── amendments ───────────────────────────────────────────────────────────────────────

    def amendment(self, c: list[Any]) -> n.AmendmentHeading:
        return n.AmendmentHeading(_word(c[1]), _years(c), _over(c))

    def repeal(self, c: list[Any]) -> n.Repeal:
        return n.Repeal(_word(c[1]), _over(c))

    def renumber(self, c: list[Any]) -> n.Renumber:
        return n.Renumber(_word(c[1]), _word(c[3]), _over(c))

    def move(self, c: list[Any]) -> n.Move:
        return n.Move(_word(c[1]), _word(c[3]), _over(c))

    def modify(self, c: list[Any]) -> n.Modify:
        return n.Modify(_word(c[1]), _over(c))

    def modify_head(self, c: list[Any]) -> n.ModifyHead:
        return n.ModifyHead(_over(c))

    def insert_after(self, c: list[Any]) -> n.InsertAfter:
        return n.InsertAfter(_word(c[1]), _over(c))

    def insert_into(self, c: list[Any]) -> n.InsertInto:
        return n.InsertInto(_word(c[1]), _over(c))

    def replace(self, c: list[Any]) -> n.Replace:
        return n.Replace(_word(c[1]), _over(c))

    def now_at_most(self, c: list[Any]) -> n.NowAtMost:
        return n.NowAtMost(c[1], _over(c))

    def now_called(self, c: list[Any]) -> n.NowCalled:
        return n.NowCalled(_text(c[1]), _over(c))

    def title(self, c: list[Any]) -> n.Title:
        return n.Title(_text(c[1]), _over(c))

    def basis(self, c: list[Any]) -> n.Basis:
        by = next(place for place, one in enumerate(c) if isinstance(one, Token) and one.type == "BY")
        day = c[by - 1] if isinstance(c[by - 1], n.Day) else None
        year = day.year if day is not None else _whole(c[by - 1]) if by > 3 else None
        return n.Basis(
            kind=INSTRUMENTS[c[1].type],
            number=_text(c[2]),
            day=day,
            year=year,
            issuer=_text(c[by + 1]),
            subject=_text(c[by + 3]) if len(c) > by + 3 else None,
            span=_over(c),
        )

    def replaces(self, c: list[Any]) -> n.Replaces:
        return n.Replaces(_text(c[1]), _over(c))

    def targets(self, c: list[Any]) -> n.Targets:
        return n.Targets(_all(c, n.Word), _over(c))

    def target(self, c: list[Any]) -> n.Word:
        return _word(c[0])

    def in_force(self, c: list[Any]) -> n.InForce:
        days = _all(c, n.Day)
        return n.InForce(start=days[0], end=days[1] if len(days) > 1 else None, span=_over(c))

    def total(self, c: list[Any]) -> n.Total:
        node = n.Total(maximum=c[1], span=_over(c[:2]))
        for bound in _all(c, tuple):
            node = evolve(node, **dict([bound[:2]]), span=node.span.to(bound[2]))
        return node

    def up_to(self, c: list[Any]) -> tuple[str, n.Limit, Span]:
        return ("cap", n.Limit(c[1]), _over(c))

    def uncapped(self, c: list[Any]) -> tuple[str, n.Limit, Span]:
        return ("cap", n.Limit(None), _over(c))

    def not_under(self, c: list[Any]) -> tuple[str, n.Limit, Span]:
        return ("floor", n.Limit(c[1]), _over(c))

    def may_be_negative(self, c: list[Any]) -> tuple[str, n.Limit, Span]:
        return ("floor", n.Limit(None), _over(c))

    def bonus_cap(self, c: list[Any]) -> n.CapClause:
        return n.CapClause(level=Level.BONUS, limit=_find(c, n.Literal), span=_over(c))

    def penalty_cap(self, c: list[Any]) -> n.CapClause:
        return n.CapClause(level=Level.PENALTY, limit=_find(c, n.Literal), span=_over(c))

    def index(self, c: list[Any]) -> n.IndexClause:
        numerator = IndexNumerator.TOTAL if _has(c, "TOTAL") else IndexNumerator.BASE
        plain = _has(c, "MAX_POINTS") is not None
        denominator = IndexDenominator.MAXIMUM if plain else IndexDenominator.MAXIMUM_WITH_BONUS
        return n.IndexClause(numerator, denominator, _over(c))

    def rounding(self, c: list[Any]) -> n.RoundingClause:
        mode = ROUNDING_MODES.get(c[-1].type, Rounding.HALF_UP)
        return n.RoundingClause(
            level=ROUNDING_LEVELS[c[1].type], digits=_whole(c[2]), mode=mode, span=_over(c)
        )

    def no_rounding(self, c: list[Any]) -> n.RoundingClause:
        return n.RoundingClause(level=None, span=_over(c))

    def grades(self, c: list[Any]) -> n.Grades:
        on_rounded = _has(c, "ROUNDED_INDEX") is not None
        return n.Grades(
            target=_find(c, n.Word), on_rounded=on_rounded, rows=_all(c, n.GradeRow), span=_over(c)
        )

    def grade_row(self, c: list[Any]) -> n.GradeRow:
        return n.GradeRow(_word(c[0]), c[-1], _over(c))

    def gate(self, c: list[Any]) -> n.Gate:
        return n.Gate(name=_word(c[1]), condition=c[3], effect=c[-1][0], span=c[0].span.to(c[-1][1]))

    def gate_lower(self, c: list[Any]) -> tuple[n.LowerBy, Span]:
        return n.LowerBy(_whole(c[1])), _over(c)

    def gate_no_grade(self, c: list[Any]) -> tuple[n.NoGrade, Span]:
        return n.NoGrade(), _over(c)

    def gate_at_most(self, c: list[Any]) -> tuple[n.AtMostGrade, Span]:
        return n.AtMostGrade(_word(c[1])), _over(c)

    # ── headings and clauses ─────────────────────────────────────────────────────────────

    def heading(self, c: list[Any]) -> n.Heading:
        id_token = _has(c, "ID")
        name = _has(c, "STRING")
        return n.Heading(
            level=LEVELS[c[0].type],
            code=_word(c[1]),
            id=_word(id_token) if id_token else None,
            name=_text(name) if name else "",
            maximum=_find(c, n.Literal),
            span=_over(c),
        )

    def combine(self, c: list[Any]) -> n.CombineClause:
        return n.CombineClause(COMBINATIONS[c[1].type], _over(c))

    def na_policy(self, c: list[Any]) -> n.NaPolicyClause:
        if _has(c, "RESCALE"):
            policy = NaPolicy(NaEffect.RESCALE, LEVELS.get(c[-1].type))
        elif _has(c, "MAX_POINTS"):
            policy = NaPolicy(NaEffect.FULL)
        else:
            policy = NaPolicy(NaEffect.ZERO)
        return n.NaPolicyClause(policy, _over(c))

    def na_claim(self, c: list[Any]) -> n.NaClaim:
        return n.NaClaim(_over(c))

    def evidence_all(self, c: list[Any]) -> n.EvidenceClause:
        return n.EvidenceClause(_all(c, n.EvidenceDocument), any_one=False, span=_over(c))

    def evidence_any(self, c: list[Any]) -> n.EvidenceClause:
        return n.EvidenceClause(_all(c, n.EvidenceDocument), any_one=True, span=_over(c))

    def document(self, c: list[Any]) -> n.EvidenceDocument:
        facts: dict[str, Any] = {}
        span = c[0].span
        for part in c[1:]:
            facts.update(part[0])
            span = span.to(part[1])
        return n.EvidenceDocument(name=_text(c[0]), span=span, **facts)

    def document_kind(self, c: list[Any]) -> tuple[dict[str, Any], Span]:
        return {"kind": _text(c[1])}, _over(c)

    def document_issuer(self, c: list[Any]) -> tuple[dict[str, Any], Span]:
        return {"issuer": _text(c[1])}, _over(c)

    def document_numbered(self, c: list[Any]) -> tuple[dict[str, Any], Span]:
        return {"numbered": True}, _over(c)

    def document_count(self, c: list[Any]) -> tuple[dict[str, Any], Span]:
        return {"count": _whole(c[1])}, _over(c)

    def document_in_year(self, c: list[Any]) -> tuple[dict[str, Any], Span]:
        return {"in_year": True}, _over(c)

    def document_between(self, c: list[Any]) -> tuple[dict[str, Any], Span]:
        since, until = _all(c, n.Day)
        return {"since": since, "until": until}, _over(c)

    def no_evidence(self, c: list[Any]) -> n.NoEvidence:
        return n.NoEvidence(_over(c))

    def without_proof(self, c: list[Any]) -> n.WithoutProof:
        kinds = {"EXPLAIN": WithoutEvidence.EXPLAIN, "REFUSE": WithoutEvidence.REFUSE}
        return n.WithoutProof(kinds.get(c[-1].type, WithoutEvidence.ZERO), _over(c))

    def source(self, c: list[Any]) -> n.SourceClause:
        facts: dict[str, Any] = {}
        span = _over(c[:2])
        for kind, word in c[2:]:
            if kind in INSTRUMENTS:
                facts |= {"decision": word, "instrument": INSTRUMENTS[kind]}
            else:
                facts[kind] = word.text
            span = span.to(word.span)
        return n.SourceClause(certainty=CERTAINTIES[c[1].type], span=span, **facts)

    def source_part(self, c: list[Any]) -> tuple[str, n.Word]:
        kinds = {"ANNEX": "annex", "ROW": "row", "PAGE": "page", "STRING": "note"}
        return kinds.get(c[0].type, c[0].type), _word(c[-1])

    def structure(self, c: list[Any]) -> n.Structure:
        return n.Structure(_all(c, (n.PromisedNodes, n.PromisedPoints)), _over(c))

    def promised_nodes(self, c: list[Any]) -> n.PromisedNodes:
        surveyed = _has(c, "BY_SURVEY") is not None
        return n.PromisedNodes(count=_whole(c[0]), level=LEVELS[c[1].type], surveyed=surveyed, span=_over(c))

    def promised_points(self, c: list[Any]) -> n.PromisedPoints:
        return n.PromisedPoints(c[0], _over(c))

    def note(self, c: list[Any]) -> n.Note:
        return n.Note(_text(c[1]), _over(c))

    def survey_item(self, c: list[Any]) -> n.SurveyItem:
        return n.SurveyItem(_over(c))

    def continues(self, c: list[Any]) -> n.Continues:
        return n.Continues(tuple(one for one in c if isinstance(one, n.Earlier)), _over(c))

    def earlier(self, c: list[Any]) -> n.Earlier:
        return n.Earlier(_text(c[0]), c[0].type == "ID", c[0].span)

    def assessed_by(self, c: list[Any]) -> n.AssessedBy:
        return n.AssessedBy(_text(c[1]), _over(c))

    def applies_when(self, c: list[Any]) -> n.AppliesWhen:
        return n.AppliesWhen(c[1], _over(c))

    def unrecovered(self, c: list[Any]) -> n.Unrecovered:
        return n.Unrecovered(c[1], _over(c))

    def under_framework(self, c: list[Any]) -> n.UnderFramework:
        return n.UnderFramework(_word(c[1]), _whole(c[3]), _over(c))

    def delegated(self, c: list[Any]) -> n.Delegated:
        return n.Delegated(_over(c))

    # ── what its author guarantees ───────────────────────────────────────────────────────

    def tendency(self, c: list[Any]) -> n.Tendency:
        return n.Tendency(TRENDS[c[0].type], n.Name(_text(c[1]), c[1].span), _over(c))

    def guarantee(self, c: list[Any]) -> n.Guarantee:
        when = c[3] if _has(c, "WHEN") else None
        return n.Guarantee(name=_word(c[1]), when=when, then=c[-1], span=_over(c))

    # ── what is asked ────────────────────────────────────────────────────────────────────

    def ask(self, c: list[Any]) -> n.Ask:
        question, kind = c[-1]
        return n.Ask(name=_word(c[1]), question=question, kind=kind, span=c[0].span.to(kind.span))

    def count(self, c: list[Any]) -> tuple[str, n.AskCount]:
        unit = _text(c[3]) if len(c) > 3 else None
        return _text(c[1]), n.AskCount(unit, _over(c))

    def yes_no(self, c: list[Any]) -> tuple[str, n.AskYesNo]:
        return _text(c[1]), n.AskYesNo(_over(c))

    def date(self, c: list[Any]) -> tuple[str, n.AskDate]:
        return _text(c[1]), n.AskDate(len(c) > 2, _over(c))

    def days(self, c: list[Any]) -> tuple[str, n.AskDays]:
        return _text(c[1]), n.AskDays(_over(c))

    def number_kind(self, c: list[Any]) -> tuple[str, n.AskNumber]:
        low, high = _all(c, n.Literal) or (None, None)
        return _text(c[1]), n.AskNumber(unit=_text(c[3]), low=low, high=high, span=_over(c))

    def choice(self, c: list[Any]) -> tuple[str, n.AskChoice]:
        options = tuple(_word(token) for token in c[2:] if token.type == "STRING")
        return _text(c[1]), n.AskChoice(options, _over(c))

    def survey(self, c: list[Any]) -> tuple[str, n.AskSurvey]:
        groups = _find(c, tuple) or ()
        empty = _find(c, _EmptyGroup)
        last = empty.span if empty else (groups[-1].span if groups else c[-1].span)
        return _text(c[1]), n.AskSurvey(
            options=_all(c, n.Weighted),
            groups=groups,
            empty_group=empty.effect if empty else None,
            span=c[0].span.to(last),
        )

    def weighted(self, c: list[Any]) -> n.Weighted:
        return n.Weighted(_word(c[0]), c[-1], _over(c))

    def not_counted(self, c: list[Any]) -> n.Weighted:
        return n.Weighted(_word(c[0]), None, _over(c))

    def respondents(self, c: list[Any]) -> tuple[n.Weighted, ...]:
        return _all(c, n.Weighted)

    def empty_group(self, c: list[Any]) -> _EmptyGroup:
        kinds = {"RENORMALISE": EmptyGroup.RENORMALISE, "PENDING": EmptyGroup.PENDING}
        return _EmptyGroup(kinds.get(c[-1].type, EmptyGroup.ZERO), _over(c))

    def external(self, c: list[Any]) -> tuple[str, n.AskIndex]:
        low, high = _all(c, n.Literal)
        return _text(c[1]), n.AskIndex(low=low, high=high, span=_over(c))

    def judgement(self, c: list[Any]) -> tuple[str, n.AskJudgement]:
        low, high, step = _all(c, n.Literal)
        by = _text(c[-1]) if c[-1].__class__ is Token and c[-1].type == "STRING" else None
        return _text(c[1]), n.AskJudgement(low=low, high=high, step=step, by=by, span=_over(c))

    # ── how it is scored ─────────────────────────────────────────────────────────────────

    def score(self, c: list[Any]) -> n.Score:
        return n.Score(c[1], _over(c))

    def table(self, c: list[Any]) -> n.Table:
        return n.Table(c[0], tuple(c[1:]), _over(c))

    def cases(self, c: list[Any]) -> n.Cases:
        return n.Cases(tuple(c), _over(c))

    def formula(self, c: list[Any]) -> n.Formula:
        return n.Formula(c[1], tuple(c[2:]), _over(c))

    def proportion(self, c: list[Any]) -> n.Proportion:
        goal = c[3] if _has(c, "AGAINST_GOAL") else None
        rows = _all(c, (n.Row, n.OverWholeRow))
        return n.Proportion(ratio=c[1], goal=goal, rows=rows, span=_over(c))

    def per_item(self, c: list[Any]) -> n.PerItem:
        rates = _all(c, n.Rate)
        cap = _find(c, tuple)
        rows = _all(c, (n.Row, n.OverWholeRow))
        last = rows[-1].span if rows else (cap[2] if cap else rates[-1].span)
        return n.PerItem(rates=rates, cap=cap[1] if cap else None, rows=rows, span=c[0].span.to(last))

    def cap(self, c: list[Any]) -> tuple[str, n.Literal, Span]:
        return ("cap", c[1], _over(c))

    def deduction(self, c: list[Any]) -> n.Deduction:
        rates = _all(c, n.Rate)
        limit = _find(c, tuple)
        rows = _all(c, (n.Row, n.OverWholeRow))
        last = rows[-1].span if rows else (limit[2] if limit else rates[-1].span)
        return n.Deduction(
            rates=rates,
            floor=limit[1] if limit and limit[0] == "floor" else None,
            most=limit[1] if limit and limit[0] == "most" else None,
            rows=rows,
            span=c[0].span.to(last),
        )

    def floor(self, c: list[Any]) -> tuple[str, n.Literal, Span]:
        return ("floor", c[1], _over(c))

    def most_deducted(self, c: list[Any]) -> tuple[str, n.Literal, Span]:
        return ("most", _find(c, n.Literal), _over(c))

    def rate(self, c: list[Any]) -> n.Rate:
        return n.Rate(c[0], c[-1], _over(c))

    def parts(self, c: list[Any]) -> n.Parts:
        return n.Parts(best=False, rows=tuple(c[1:]), span=_over(c))

    def best_part(self, c: list[Any]) -> n.Parts:
        return n.Parts(best=True, rows=tuple(c[1:]), span=_over(c))

    def row(self, c: list[Any]) -> n.AnyRow:
        if isinstance(c[0], n.OverWholeRow):
            return c[0]
        return n.Row(c[0], c[-1], _over(c))

    special_row = row
    plain_row = row
    case_row = row

    def exact(self, c: list[Any]) -> n.WhenBand:
        return n.WhenBand(n.Band(low=c[0], exact=True, span=c[0].span), c[0].span)

    def options(self, c: list[Any]) -> n.WhenOptions:
        return n.WhenOptions(tuple(_word(token) for token in c if token.type == "STRING"), _over(c))

    def yes(self, c: list[Any]) -> n.WhenAnswer:
        return n.WhenAnswer(yes=True, span=_over(c))

    def no(self, c: list[Any]) -> n.WhenAnswer:
        return n.WhenAnswer(yes=False, span=_over(c))

    def when(self, c: list[Any]) -> n.When:
        return n.When(c[1], _over(c))

    def otherwise(self, c: list[Any]) -> n.Otherwise:
        return n.Otherwise(_over(c))

    def equals(self, c: list[Any]) -> n.WhenEquals:
        return n.WhenEquals(n.Name(_text(c[0]), c[0].span), c[-1], _over(c))

    def no_replies(self, c: list[Any]) -> n.WhenNoReplies:
        return n.WhenNoReplies(_over(c))

    def never(self, c: list[Any]) -> n.WhenNever:
        return n.WhenNever(_over(c))

    def over_whole(self, c: list[Any]) -> n.OverWholeRow:
        kinds = {"AS_WHOLE": n.OverWhole.AS_WHOLE, "AS_IS": n.OverWhole.AS_IS}
        return n.OverWholeRow(kinds.get(c[-1].type, n.OverWhole.REJECT), _over(c))

    def award(self, c: list[Any]) -> n.Award:
        return n.Award(c[0], _over(c))

    def interpolated(self, c: list[Any]) -> n.Interpolated:
        low, high = _all(c, n.Literal)
        return n.Interpolated(low, high, _over(c))

    def not_applicable(self, c: list[Any]) -> n.Verdicted:
        return n.Verdicted(n.Verdict.NOT_APPLICABLE, _over(c))

    def explain(self, c: list[Any]) -> n.Verdicted:
        return n.Verdicted(n.Verdict.EXPLAIN, _over(c))

    def pending(self, c: list[Any]) -> n.Verdicted:
        return n.Verdicted(n.Verdict.PENDING, _over(c))

    def reject(self, c: list[Any]) -> n.Verdicted:
        return n.Verdicted(n.Verdict.REJECT, _over(c))

    # ── bands ────────────────────────────────────────────────────────────────────────────

    def band(self, c: list[Any]) -> n.Band:
        return c[0]  # type: ignore[no-any-return]

    def when_band(self, c: list[Any]) -> n.WhenBand:
        return n.WhenBand(c[0], c[0].span)

    def over(self, c: list[Any]) -> n.Band:
        return n.Band(low=c[1], low_closed=False, span=_over(c))

    def over_to(self, c: list[Any]) -> n.Band:
        return n.Band(low=c[1], low_closed=False, high=c[3], span=_over(c))

    def over_to_under(self, c: list[Any]) -> n.Band:
        return n.Band(low=c[1], low_closed=False, high=c[4], high_closed=False, span=_over(c))

    def from_up(self, c: list[Any]) -> n.Band:
        return n.Band(low=c[1], span=_over(c))

    def from_down(self, c: list[Any]) -> n.Band:
        return n.Band(high=c[1], span=_over(c))

    def from_to(self, c: list[Any]) -> n.Band:
        return n.Band(low=c[1], high=c[3], span=_over(c))

    def from_to_under(self, c: list[Any]) -> n.Band:
        return n.Band(low=c[1], high=c[4], high_closed=False, span=_over(c))

    def under(self, c: list[Any]) -> n.Band:
        return n.Band(high=c[1], high_closed=False, span=_over(c))

    def at_most(self, c: list[Any]) -> n.Band:
        return n.Band(high=c[1], span=_over(c))

    def at_least(self, c: list[Any]) -> n.Band:
        return n.Band(low=c[1], span=_over(c))

    def exactly(self, c: list[Any]) -> n.Band:
        return n.Band(low=c[1], exact=True, span=_over(c))

    def bound(self, c: list[Any]) -> n.Bound:
        unit = _find(c, n.Word)
        value = next(child for child in c if not isinstance(child, (Token, n.Word)))
        return n.Bound(value, unit.text if unit else None, _over(c))

    def fraction(self, c: list[Any]) -> n.Fractional:
        above, below = _all(c, n.Literal)
        return n.Fractional(above, below, _over(c))

    def unit(self, c: list[Any]) -> n.Word:
        return n.Word(" ".join(folded(token.text) for token in c), _over(c))

    # ── numbers and conditions ───────────────────────────────────────────────────────────

    def _binary(self, operator: n.Operator, c: list[Any]) -> n.Binary:
        return n.Binary(operator=operator, left=c[0], right=c[-1], span=_over(c))

    def add(self, c: list[Any]) -> n.Binary:
        return self._binary(n.Operator.ADD, c)

    def subtract(self, c: list[Any]) -> n.Binary:
        return self._binary(n.Operator.SUBTRACT, c)

    def multiply(self, c: list[Any]) -> n.Binary:
        return self._binary(n.Operator.MULTIPLY, c)

    def divide(self, c: list[Any]) -> n.Binary:
        return self._binary(n.Operator.DIVIDE, c)

    def times_max(self, c: list[Any]) -> n.Binary:
        maximum = n.MaxPoints(c[1].span)
        return n.Binary(operator=n.Operator.MULTIPLY, left=c[0], right=maximum, span=_over(c))

    def negative(self, c: list[Any]) -> n.Negative:
        return n.Negative(c[1], _over(c))

    def points(self, c: list[Any]) -> n.Points:
        return n.Points(c[0], _over(c))

    def name(self, c: list[Any]) -> n.Name:
        return n.Name(_text(c[0]), c[0].span)

    def ratio(self, c: list[Any]) -> n.Ratio:
        return n.Ratio(c[0].span)

    def max_points(self, c: list[Any]) -> n.MaxPoints:
        return n.MaxPoints(c[0].span)

    def call(self, c: list[Any]) -> n.Call:
        function = FUNCTIONS[c[0].type]
        digits = None
        inner = [
            child
            for child in c[1:]
            if not (isinstance(child, Token) and child.type in {"COMMA", "LPAR", "RPAR"})
        ]
        if function is n.Function.ROUNDED:
            digits = _whole(inner.pop())
        arguments = tuple(
            n.Name(_text(child), child.span) if isinstance(child, Token) else child for child in inner
        )
        return n.Call(function=function, arguments=arguments, digits=digits, span=_over(c))

    def points_of(self, c: list[Any]) -> n.PointsOf:
        return n.PointsOf(_text(c[1]), _over(c))

    def share_of(self, c: list[Any]) -> n.ShareOf:
        return n.ShareOf(_text(c[1]), _over(c))

    def number(self, c: list[Any]) -> n.Literal:
        return c[0].value  # type: ignore[no-any-return]

    def day(self, c: list[Any]) -> n.Day:
        day: n.Day = c[0].value
        if len(c) == 1:
            return day
        return evolve(day, year_offset=YEAR_OFFSETS[c[1].type], span=_over(c))

    def either(self, c: list[Any]) -> n.Either:
        return n.Either(_flat(n.Either, c), _over(c))

    def both(self, c: list[Any]) -> n.Both:
        return n.Both(_flat(n.Both, c), _over(c))

    # Lark names the method after the rule; `not` is a word of Python.
    def inverse(self, c: list[Any]) -> n.Inverse:
        return n.Inverse(c[1], _over(c))

    def holds(self, c: list[Any]) -> n.Holds:
        return n.Holds(c[0], _over(c))

    def in_band(self, c: list[Any]) -> n.InBand:
        return n.InBand(c[0], c[1], _over(c))

    def compares(self, c: list[Any]) -> n.Compares:
        return n.Compares(left=c[0], sign=SIGNS[c[1].type], right=c[2], span=_over(c))

    def is_option(self, c: list[Any]) -> n.IsOption:
        return n.IsOption(n.Name(_text(c[0]), c[0].span), _word(c[2]), _over(c))

    def is_never(self, c: list[Any]) -> n.IsNever:
        return n.IsNever(n.Name(_text(c[0]), c[0].span), _over(c))

    def every(self, c: list[Any]) -> n.Every:
        return n.Every(LEVELS[c[1].type], c[2], _over(c))


class _EmptyGroup:
    """Carries `nhóm không có phiếu: …` from its rule to the survey it belongs to."""

    def __init__(self, effect: EmptyGroup, span: Span) -> None:
        self.effect = effect
        self.span = span


def _flat(kind: type[n.Both | n.Either], c: list[Any]) -> tuple[n.Condition, ...]:
    flat: list[n.Condition] = []
    for condition in (c[0], c[-1]):
        flat.extend(condition.conditions if isinstance(condition, kind) else (condition,))
    return tuple(flat)
