"""Statements as lines: the head of the file, the headings of the table, their clauses."""

from __future__ import annotations

from typing import assert_never

from cchc_rules.base.numbers import Rounding
from cchc_rules.ir.nodes import IndexDenominator, IndexNumerator, Level, NaEffect, NaPolicy, WithoutEvidence
from cchc_rules.language.surface import nodes as n
from cchc_rules.language.surface.builder import COMBINATIONS, ROUNDING_LEVELS, ROUNDING_MODES, TRENDS
from cchc_rules.language.surface.print_expressions import band, condition
from cchc_rules.language.surface.print_lines import CLAUSE, ROW, WIDTH, Line, listing
from cchc_rules.language.surface.print_rules import ask, score
from cchc_rules.language.surface.print_words import Words, quoted

COMBINE_WORDS = {combine: terminal for terminal, combine in COMBINATIONS.items()}
ROUNDING_LEVEL_WORDS = {level: terminal for terminal, level in ROUNDING_LEVELS.items()}
ROUNDING_MODE_WORDS = {mode: terminal for terminal, mode in ROUNDING_MODES.items()}
TREND_WORDS = {trend: terminal for terminal, trend in TRENDS.items()}


def statement(node: n.Statement, words: Words) -> list[Line]:
    """One statement: one line, or more for those that hold rows or a long list."""
    start = node.span.start
    match node:
        case n.RulesetHeading():
            text = f"{words('RULESET')} {quoted(node.id.text)} {_years(node.years, words)}"
            return [Line(start, 0, text, blank_before=True)]
        case n.AmendmentHeading():
            text = f"{words('AMENDMENT')} {quoted(node.id.text)} {_years(node.years, words)}"
            return [Line(start, 0, text, blank_before=True)]
        case (
            n.Repeal()
            | n.Renumber()
            | n.Move()
            | n.Modify()
            | n.ModifyHead()
            | n.InsertAfter()
            | n.InsertInto()
            | n.Replace()
        ):
            return [Line(start, 0, _change(node, words), blank_before=True)]
        case n.Heading():
            return [Line(start, 0, _heading(node, words), blank_before=True)]
        case n.Grades():
            rows = (
                Line(row.span.start, ROW, f"{quoted(row.name.text)}: {band(row.band, words)}")
                for row in node.rows
            )
            return [Line(start, CLAUSE, _grades(node, words)), *rows]
        case n.EvidenceClause():
            head = words("EVIDENCE", "ONE_OF") if node.any_one else words("EVIDENCE")
            documents = [(document.span.start, _document(document, words)) for document in node.documents]
            return listing(Line(start, CLAUSE, head), documents)
        case n.Guarantee():
            return _guarantee(node, words)
        case n.Ask():
            return ask(node, words)
        case n.Score():
            return score(node, words)
        case _:
            return [Line(start, CLAUSE, _clause(node, words))]


_OneLine = (
    n.Title
    | n.Basis
    | n.Replaces
    | n.Targets
    | n.InForce
    | n.Total
    | n.CapClause
    | n.IndexClause
    | n.RoundingClause
    | n.Gate
    | n.Ranking
    | n.Milestone
    | n.CombineClause
    | n.NaPolicyClause
    | n.NaClaim
    | n.NoEvidence
    | n.WithoutProof
    | n.SourceClause
    | n.Structure
    | n.Note
    | n.SurveyItem
    | n.AssessedBy
    | n.Continues
    | n.AppliesWhen
    | n.Unrecovered
    | n.UnderFramework
    | n.Delegated
    | n.Tendency
    | n.NowAtMost
    | n.NowCalled
)


def _guarantee(node: n.Guarantee, words: Words) -> list[Line]:
    """On one line when it fits; else what is guaranteed has a line of its own."""
    text, then = f"{words('GUARANTEE')} {quoted(node.name.text)}", condition(node.then, words)
    if node.when is not None:
        text += f" {words('WHEN')} {condition(node.when, words)}:"
    start = node.span.start
    if CLAUSE + len(text) + 1 + len(then) <= WIDTH:
        return [Line(start, CLAUSE, f"{text} {then}")]
    return [Line(start, CLAUSE, text), Line(node.then.span.start, ROW, then)]


def _ranking(node: n.Ranking, words: Words) -> str:
    text = words("RANKING", "ACCORDING_TO", "ROUNDED_INDEX" if node.on_rounded else "INDEX")
    text += f", {words('TIES_DENSE' if node.dense else 'TIES_SKIP')}"
    if node.breakers:
        text += f", {words('TIE_BREAK')} {', '.join(code.text for code in node.breakers)}"
    return text


def _years(years: n.Years, words: Words) -> str:
    text = f"{words('YEAR')} {years.first}"
    if years.last is None:
        return f"{text} {words('ONWARD')}"
    return text if years.last == years.first else f"{text} {words('TO')} {years.last}"


def _change(node: n.Change, words: Words) -> str:
    match node:
        case n.Repeal(code):
            return f"{words('REPEAL')} {code.text}"
        case n.Renumber(code, new):
            return f"{words('RENUMBER')} {code.text} {words('BECOMES')} {new.text}"
        case n.Move(code, parent):
            return f"{words('MOVE')} {code.text} {words('INTO')} {parent.text}"
        case n.Modify(code):
            return f"{words('MODIFY')} {code.text}"
        case n.ModifyHead():
            return words("MODIFY_HEAD")
        case n.InsertAfter(code):
            return f"{words('INSERT_AFTER')} {code.text}"
        case n.InsertInto(code):
            return f"{words('INSERT_INTO')} {code.text}"
        case n.Replace(code):
            return f"{words('REPLACE')} {code.text}"
        case _:
            assert_never(node)


def _clause(node: _OneLine, words: Words) -> str:
    match node:
        case n.Title():
            return f"{words('TITLE')} {quoted(node.text)}"
        case n.Basis():
            return _basis(node, words)
        case n.Replaces():
            return f"{words('REPLACES')} {quoted(node.number)}"
        case n.Targets():
            names = ", ".join(words.word_or_quoted(name.text) for name in node.names)
            return f"{words('TARGET')} {names}"
        case n.InForce():
            until = f" {words('TO')} {words.day(node.end)}" if node.end is not None else ""
            return f"{words('IN_FORCE', 'FROM')} {words.day(node.start)}{until}"
        case n.Total():
            return _total(node, words)
        case n.CapClause():
            limit = words.points(node.limit) if node.limit is not None else words("UNLIMITED")
            return f"{words('BONUS_CAP' if node.level is Level.BONUS else 'PENALTY_CAP')} {limit}"
        case n.IndexClause():
            over = "TOTAL" if node.numerator is IndexNumerator.TOTAL else "BASE_POINTS"
            plain = node.denominator is IndexDenominator.MAXIMUM
            under = "MAX_POINTS" if plain else "MAX_WITH_BONUS"
            return f"{words('INDEX', 'EXACTLY', over)} / {words(under)}"
        case n.RoundingClause():
            return _rounding(node, words)
        case n.Gate():
            holds = f"{words('WHEN')} {condition(node.condition, words)}"
            otherwise = f"{words('IF_NOT')} {_gate_effect(node.effect, words)}"
            return f"{words('GATE')} {quoted(node.name.text)} {holds}, {otherwise}"
        case n.CombineClause():
            return words("COMBINE", COMBINE_WORDS[node.combine])
        case n.NaPolicyClause():
            return f"{words('NA_POLICY')}: {_na_policy(node.policy, words)}"
        case n.NaClaim():
            return words("NA_CLAIM")
        case n.NoEvidence():
            return words("NO_EVIDENCE")
        case n.WithoutProof():
            return f"{words('WITHOUT_PROOF')}: {_without_proof(node.effect, words)}"
        case n.SourceClause():
            return _source(node, words)
        case n.Structure():
            return f"{words('STRUCTURE')} {', '.join(_promise(one, words) for one in node.promises)}"
        case n.Note():
            return f"{words('NOTE')} {quoted(node.text)}"
        case n.SurveyItem():
            return words("SURVEY_ITEM")
        case n.AssessedBy():
            return f"{words('ASSESSED_BY')} {quoted(node.who)}"
        case n.Continues():
            named = (f"[{one.name}]" if one.by_id else one.name for one in node.earlier)
            return f"{words('CONTINUES')} {', '.join(named)}"
        case n.AppliesWhen():
            return f"{words('APPLIES_WHEN')} {condition(node.condition, words)}"
        case n.NowAtMost():
            return f"{words('NOW_AT_MOST')} {words.points(node.points)}"
        case n.NowCalled():
            return f"{words('NOW_CALLED')} {quoted(node.name)}"
        case n.Ranking():
            return _ranking(node, words)
        case n.Milestone():
            text = f"{words('MILESTONE')} {quoted(node.name)} {band(node.band, words)}"
            return text if node.who is None else f"{text} {words('BY')} {quoted(node.who)}"
        case n.UnderFramework():
            return f"{words('UNDER_FRAMEWORK')} {quoted(node.id.text)} {words('YEAR')} {node.year}"
        case n.Delegated():
            return words("DELEGATED")
        case n.Tendency():
            return f"{words(TREND_WORDS[node.trend])} {node.name.name} {words('THE_BETTER')}"
        case n.Unrecovered():
            return f"{words('UNRECOVERED')} {words.points(node.points)}"
        case _:
            assert_never(node)


def _heading(node: n.Heading, words: Words) -> str:
    pieces = [words(node.level.name), node.code.text]
    if node.id is not None:
        pieces.append(f"[{node.id.text}]")
    pieces.append(quoted(node.name))
    if node.maximum is not None:
        pieces.append(f"{words('MAX')} {words.points(node.maximum)}")
    return " ".join(pieces)


def _basis(node: n.Basis, words: Words) -> str:
    text = f"{words('BASIS', node.kind.name)} {quoted(node.number)}"
    if node.day is not None:
        text += f" {words('DATE')} {words.day(node.day)}"
    elif node.year is not None:
        text += f" {words('YEAR')} {node.year}"
    text += f" {words('BY')} {quoted(node.issuer)}"
    return text if node.subject is None else f"{text} {words('ABOUT')} {quoted(node.subject)}"


def _total(node: n.Total, words: Words) -> str:
    pieces = [f"{words('TOTAL')} {words.number(node.maximum)}"]
    if node.cap is not None and node.cap.points is not None:
        pieces.append(f"{words('UP_TO')} {words.points(node.cap.points)}")
    elif node.cap is not None:
        pieces.append(words("UNCAPPED"))
    if node.floor is not None and node.floor.points is not None:
        pieces.append(f"{words('NOT_UNDER')} {words.points(node.floor.points)}")
    elif node.floor is not None:
        pieces.append(words("MAY_BE_NEGATIVE"))
    return ", ".join(pieces)


def _rounding(node: n.RoundingClause, words: Words) -> str:
    if node.level is None:
        return words("NO_ROUNDING")
    where = words("ROUND", ROUNDING_LEVEL_WORDS[node.level])
    text = f"{where} {node.digits} {words.counted(node.digits, 'DIGITS')}"
    return text if node.mode is Rounding.HALF_UP else f"{text}, {words(ROUNDING_MODE_WORDS[node.mode])}"


def _grades(node: n.Grades, words: Words) -> str:
    pieces = [words("GRADES")]
    if node.target is not None:
        pieces.append(words.word_or_quoted(node.target.text))
    pieces.append(words("ACCORDING_TO", "ROUNDED_INDEX" if node.on_rounded else "INDEX"))
    return " ".join(pieces)


def _gate_effect(effect: n.LowerBy | n.NoGrade | n.AtMostGrade, words: Words) -> str:
    match effect:
        case n.LowerBy():
            return f"{words('LOWER')} {effect.steps} {words.counted(effect.steps, 'GRADE_STEPS')}"
        case n.NoGrade():
            return words("NO_GRADE")
        case n.AtMostGrade():
            return f"{words('AT_MOST_GRADE')} {quoted(effect.grade.text)}"
        case _:
            assert_never(effect)


def _na_policy(policy: NaPolicy, words: Words) -> str:
    match policy.effect:
        case NaEffect.RESCALE:
            return words("RESCALE", "TOTAL" if policy.level is None else policy.level.name)
        case NaEffect.FULL:
            return words("MAX_POINTS")
        case NaEffect.ZERO:
            return words.zero_points()


def _without_proof(effect: WithoutEvidence, words: Words) -> str:
    match effect:
        case WithoutEvidence.EXPLAIN:
            return words("EXPLAIN")
        case WithoutEvidence.ZERO:
            return words.zero_points()
        case WithoutEvidence.REFUSE:
            return words("REFUSE")


def _source(node: n.SourceClause, words: Words) -> str:
    pieces = [words("SOURCE", node.certainty.name)]
    decision = node.decision.text if node.decision is not None else None
    parts = {node.instrument.name: decision, "ANNEX": node.annex, "ROW": node.row, "PAGE": node.page}
    pieces += [f"{words(terminal)} {quoted(text)}" for terminal, text in parts.items() if text is not None]
    if node.note is not None:
        pieces.append(quoted(node.note))
    return " ".join(pieces)


def _promise(node: n.PromisedNodes | n.PromisedPoints, words: Words) -> str:
    match node:
        case n.PromisedNodes():
            text = words.levels(node.count, node.level)
            return f"{text} {words('BY_SURVEY')}" if node.surveyed else text
        case n.PromisedPoints():
            return f"{words.points(node.points)} {words('BY_SURVEY')}"
        case _:
            assert_never(node)


def _document(node: n.EvidenceDocument, words: Words) -> str:
    pieces = [quoted(node.name)]
    if node.kind is not None:
        pieces.append(f"{words('KIND')} {quoted(node.kind)}")
    if node.issuer is not None:
        pieces.append(f"{words('BY')} {quoted(node.issuer)}")
    if node.numbered:
        pieces.append(words("NUMBERED"))
    if node.count != 1:
        pieces.append(f"{words('AT_LEAST')} {node.count}")
    if node.in_year:
        pieces.append(words("IN_YEAR"))
    if node.since is not None and node.until is not None:
        pieces.append(f"{words('FROM')} {words.day(node.since)} {words('TO')} {words.day(node.until)}")
    return " ".join(pieces)
