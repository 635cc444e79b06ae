"""Rules and questions as lines: what is scored and what is asked."""

from __future__ import annotations

from typing import assert_never

from cchc_rules.ir.nodes import EmptyGroup
from cchc_rules.language.surface import nodes as n
from cchc_rules.language.surface.print_expressions import band, bound, condition, expression
from cchc_rules.language.surface.print_lines import CLAUSE, ROW, Line, listing
from cchc_rules.language.surface.print_words import Words, quoted

# ── how it is scored ───────────────────────────────────────────────────────────────────────


def score(node: n.Score, words: Words) -> list[Line]:
    """A rule: its first line and one line for each row."""
    rule = node.rule
    head, rows = _rule(rule, words)
    first = f"{words('SCORE')} {head}" if head else words("SCORE")
    return [
        Line(node.span.start, CLAUSE, first),
        *(Line(row.span.start, ROW, _row(row, words)) for row in rows),
    ]


def _rule(rule: n.Rule, words: Words) -> tuple[str, tuple[n.AnyRow, ...]]:
    match rule:
        case n.Table():
            head = expression(rule.subject, words)
        case n.Cases():
            head = ""
        case n.Formula():
            head = f"{words('EXACTLY')} {expression(rule.points, words)}"
        case n.Proportion():
            head = f"{words('BY_RATIO')} {expression(rule.ratio, words)}"
            if rule.goal is not None:
                head += f" {words('AGAINST_GOAL')} {words.number(rule.goal)}"
        case n.PerItem():
            pieces = [_rate(rate, words) for rate in rule.rates]
            if rule.cap is not None:
                pieces.append(f"{words('UP_TO')} {words.points(rule.cap)}")
            head = ", ".join(pieces)
        case n.Deduction():
            pieces = [_rate(rate, words) for rate in rule.rates]
            if rule.floor is not None:
                pieces.append(f"{words('NOT_UNDER')} {words.points(rule.floor)}")
            if rule.most is not None:
                pieces.append(f"{words('DEDUCT', 'UP_TO')} {words.points(rule.most)}")
            head = f"{words('DEDUCT')} {', '.join(pieces)}"
        case n.Parts():
            head = words("BEST_PART" if rule.best else "ADD_PARTS")
        case _:
            assert_never(rule)
    return head, rule.rows


def _rate(rate: n.Rate, words: Words) -> str:
    return f"{words.points(rate.points)} {words('PER')} {expression(rate.per, words)}"


def _row(row: n.AnyRow, words: Words) -> str:
    match row:
        case n.Row():
            return f"{_test(row.test, words)}: {_outcome(row.outcome, words)}"
        case n.OverWholeRow():
            return f"{words('OVER_WHOLE')}: {words(row.effect.name)}"
        case _:
            assert_never(row)


def _test(test: n.Test, words: Words) -> str:
    match test:
        case n.WhenBand():
            # A row may give one value without a word: `4 lần: 1 điểm`.
            if test.band.exact and test.band.low is not None:
                return bound(test.band.low, words)
            return band(test.band, words)
        case n.WhenOptions():
            return ", ".join(quoted(option.text) for option in test.options)
        case n.WhenAnswer():
            return words("YES" if test.yes else "NO")
        case n.When():
            return f"{words('WHEN')} {condition(test.condition, words)}"
        case n.Otherwise():
            return words("OTHERWISE")
        case n.WhenEquals():
            return f"{test.name.name} = {bound(test.bound, words)}"
        case n.WhenNoReplies():
            return words("NO_REPLIES")
        case n.WhenNever():
            return words("NEVER")
        case _:
            assert_never(test)


def _outcome(outcome: n.Outcome, words: Words) -> str:
    match outcome:
        case n.Award():
            return expression(outcome.points, words)
        case n.Interpolated():
            return f"{words('FROM')} {words.number(outcome.low)} {words('TO')} {words.points(outcome.high)}"
        case n.Verdicted():
            return words(outcome.verdict.name)
        case _:
            assert_never(outcome)


# ── what is asked ──────────────────────────────────────────────────────────────────────────


def ask(node: n.Ask, words: Words) -> list[Line]:
    """A question: one line, or a line for each option when they are many."""
    head = f"{words('ASK')} {node.name.text}: "
    question = quoted(node.question)
    kind = node.kind
    match kind:
        case n.AskChoice():
            first = Line(node.span.start, CLAUSE, f"{head}{words('CHOICE')} {question}:")
            return listing(first, [(option.span.start, quoted(option.text)) for option in kind.options])
        case n.AskSurvey():
            first = Line(node.span.start, CLAUSE, f"{head}{words('SURVEY')} {question}:")
            return _survey(first, kind, words)
        case n.AskCount():
            text = f"{words('COUNT')} {question}"
            if kind.unit is not None:
                text += f" {words('UNIT')} {quoted(kind.unit)}"
        case n.AskYesNo():
            text = f"{words('YES_NO')} {question}"
        case n.AskDate():
            text = f"{words('DATE')} {question}"
            if kind.may_be_absent:
                text += f" {words('OR_NEVER')}"
        case n.AskDays():
            text = f"{words('DAYS')} {question}"
        case n.AskNumber():
            text = f"{words('NUMBER_KIND')} {question} {words('UNIT')} {quoted(kind.unit)}"
            if kind.low is not None and kind.high is not None:
                text += f" {words('FROM')} {words.number(kind.low)} {words('TO')} {words.number(kind.high)}"
        case n.AskIndex():
            text = f"{words('EXTERNAL')} {question} {words('FROM')} {words.number(kind.low)}"
            text += f" {words('TO')} {words.number(kind.high)}"
        case n.AskJudgement():
            text = f"{words('JUDGEMENT')} {question} {words('FROM')} {words.number(kind.low)}"
            text += f" {words('TO')} {words.points(kind.high)}, {words('STEP')} {words.number(kind.step)}"
            if kind.by is not None:
                text += f" {words('BY')} {quoted(kind.by)}"
        case _:
            assert_never(kind)
    return [Line(node.span.start, CLAUSE, head + text)]


def _survey(first: Line, kind: n.AskSurvey, words: Words) -> list[Line]:
    lines = listing(first, [(option.span.start, _weighted(option, words)) for option in kind.options])
    if kind.groups:
        lines += _groups(kind.groups, words)
    if kind.empty_group is not None:
        match kind.empty_group:
            case EmptyGroup.RENORMALISE | EmptyGroup.PENDING:
                effect = words(kind.empty_group.name)
            case EmptyGroup.ZERO:
                effect = words.zero_points()
        # The clause has no place of its own in the tree; it ends where the question ends.
        lines.append(Line(kind.span.end - 1, ROW, f"{words('EMPTY_GROUP')}: {effect}"))
    return lines


def _groups(groups: tuple[n.Weighted, ...], words: Words) -> list[Line]:
    # The clause begins, as far as the tree knows, with its first group: that one stays in its line.
    (anchor, first), *rest = [(group.span.start, _weighted(group, words)) for group in groups]
    text = f"{words('GROUP')} {first}"
    return listing(Line(anchor, ROW, f"{text},"), rest) if rest else [Line(anchor, ROW, text)]


def _weighted(option: n.Weighted, words: Words) -> str:
    if option.weight is None:
        return f"{quoted(option.label.text)} {words('NOT_COUNTED')}"
    return f"{quoted(option.label.text)} = {words.number(option.weight)}"
