"""Numbers and conditions of the IR in words; each may hold the other, so they live together.

Inputs are called by their names; their questions are told once, by `questions.inputs_of`.
"""

from __future__ import annotations

from fractions import Fraction
from typing import assert_never

from cchc_rules.backends.words import messages, surveys
from cchc_rules.backends.words.measures import MINUS_ONE, measure_of, stands_for_a_day
from cchc_rules.backends.words.writing import (
    DATE,
    PLAIN,
    RATIO,
    Kind,
    Measure,
    band,
    bound,
    joined,
    plain,
    quoted,
    ratio,
)
from cchc_rules.base.texts import Text, same
from cchc_rules.ir.nodes import (
    Absent,
    All,
    Answer,
    Any,
    Chosen,
    Condition,
    Constant,
    Earned,
    Greatest,
    If,
    Interval,
    Least,
    Node,
    Not,
    Number,
    OfAll,
    Product,
    Quotient,
    Rounded,
    Ruleset,
    Share,
    Sum,
    Tally,
    Within,
    Yes,
)
from cchc_rules.ir.walk import nodes

ALWAYS = All(())
_ONE = Constant(Fraction(1))
# How tightly a written number holds together, loosest first.
_SUM, _PRODUCT, _WORD = 1, 2, 3


# ── numbers ────────────────────────────────────────────────────────────────────────────────


def phrase_number(number: Number, ruleset: Ruleset) -> Text:
    """A number as people write formulas: `xong / giao`, `0,25 × lan_cham`."""
    return _said(number, ruleset, PLAIN)[0]


def phrase_subject(number: Number, ruleset: Ruleset) -> Text:
    """A number as the subject of a sentence, where a quotient is called a ratio."""
    said = phrase_number(number, ruleset)
    if isinstance(number, Quotient) and measure_of(number, ruleset) == RATIO:
        return said if surveys.mean(number, ruleset) else messages.RATIO_OF.of(number=said)
    match number:
        case Least((Quotient() as capped, Constant(limit))) if measure_of(capped, ruleset) == RATIO:
            return messages.RATIO_AT_MOST.of(number=phrase_number(capped, ruleset), limit=ratio(limit))
        case _:
            return said


def _said(number: Number, ruleset: Ruleset, constants: Measure) -> tuple[Text, int]:
    """The words and how tightly they hold; `constants` is what bare constants measure."""
    known = _survey_number(number, ruleset)
    if known is not None:
        return known, _WORD
    match number:
        case Constant(value):
            return plain(value, constants), _WORD
        case Answer(_, name):
            return same(name), _WORD
        case Tally(_, name, option, None):
            return messages.TALLY.of(option=option, name=name), _WORD
        case Tally(_, name, option, group):
            return messages.TALLY_OF_GROUP.of(option=option, name=name, group=group or ""), _WORD
        case OfAll(figure, _, name):
            return messages.OF_ALL[figure].of(name=name), _WORD
        case Sum(terms):
            return _sum(terms, ruleset, measure_of(number, ruleset)), _SUM if len(terms) > 1 else _WORD
        case Product((first, other)) if first == MINUS_ONE:
            return messages.OPPOSITE.of(number=_held(other, ruleset, _WORD, constants)), _SUM
        case Product(()):
            return same("1"), _WORD
        case Product(factors):
            held = [_held(factor, ruleset, _PRODUCT) for factor in factors]
            said = held[0]
            for factor in held[1:]:
                said = messages.TIMES.of(left=said, right=factor)
            return said, _PRODUCT
        case Quotient(dividend, divisor):
            left, right = _held(dividend, ruleset, _PRODUCT), _held(divisor, ruleset, _WORD)
            return messages.OVER.of(left=left, right=right), _PRODUCT
        case Least() | Greatest():
            return _extreme(number, ruleset), _WORD
        case If(condition, then, otherwise):
            measure = _constants_among(measure_of(number, ruleset))
            said = messages.IF_ELSE.of(
                condition=phrase_condition(condition, ruleset),
                then=_said(then, ruleset, measure)[0],
                otherwise=_said(otherwise, ruleset, measure)[0],
            )
            return said, _WORD
        case Rounded(value=value, digits=digits, mode=mode):
            # A ratio is written as a percentage, so two of its decimals stand before the mark.
            shown = digits - 2 if measure_of(value, ruleset) == RATIO else digits
            said = messages.ROUNDED.of(
                number=_said(value, ruleset, constants)[0], digits=shown, mode=messages.ROUNDING_MODES[mode]
            )
            return said, _WORD
        case Earned(node):
            return messages.EARNED.of(node=_code(node, ruleset)), _WORD
        case Share(node):
            return messages.SHARE.of(node=_code(node, ruleset)), _WORD
        case _:
            assert_never(number)


def _survey_number(number: Number, ruleset: Ruleset) -> Text | None:
    found = surveys.mean(number, ruleset)
    if found is not None:
        if found.group is not None:
            return messages.MEAN_OF_GROUP.of(name=found.key[1], group=found.group)
        return messages.MEAN.of(name=found.key[1])
    found = surveys.counted(number, ruleset)
    if found is None:
        return None
    if found.group is not None:
        return messages.REPLIES_OF_GROUP.of(name=found.key[1], group=found.group)
    return messages.REPLIES_TO.of(name=found.key[1])


def _held(number: Number, ruleset: Ruleset, least: int, constants: Measure = PLAIN) -> Text:
    """The words of a number, in brackets when they would come apart beside a stronger sign."""
    said, strength = _said(number, ruleset, constants)
    negative = isinstance(number, Constant) and number.value < 0
    return messages.IN_BRACKETS.of(number=said) if strength < least or negative else said


def _constants_among(measure: Measure) -> Measure:
    return RATIO if measure == RATIO else PLAIN


def _sum(terms: tuple[Number, ...], ruleset: Ruleset, measure: Measure) -> Text:
    about_days = measure.kind in {Kind.DATE, Kind.DAYS}
    said: Text | None = None
    for term in terms:
        positive, negative = term, False
        match term:
            case Constant(value) if value < 0:
                positive, negative = Constant(-value), True
            case Product((first, other)) if first == MINUS_ONE:
                positive, negative = other, True
            case _:
                pass
        constants = _constants_among(measure)
        if about_days and isinstance(positive, Constant) and stands_for_a_day(positive.value):
            constants = DATE
        right = _held(positive, ruleset, _PRODUCT if negative else _SUM, constants)
        if said is None:
            said = messages.OPPOSITE.of(number=right) if negative else right
        else:
            said = (messages.MINUS if negative else messages.PLUS).of(left=said, right=right)
    return said if said is not None else same("0")


def _extreme(number: Least | Greatest, ruleset: Ruleset) -> Text:
    goal = against_goal(number)
    if goal is not None:
        reached, wanted = goal
        measure = _constants_among(measure_of(reached, ruleset))
        return messages.AGAINST_GOAL.of(number=phrase_number(reached, ruleset), goal=plain(wanted, measure))
    measure = _constants_among(measure_of(number, ruleset))
    match number:
        case Least((other, Constant(limit))):
            words, edge = messages.AT_MOST, limit
        case Greatest((other, Constant(limit))):
            words, edge = messages.AT_LEAST, limit
        case _:
            several = messages.LEAST_OF if isinstance(number, Least) else messages.GREATEST_OF
            said = [_said(choice, ruleset, measure)[0] for choice in number.choices]
            return several.of(numbers=joined(said, "; "))
    return words.of(number=_said(other, ruleset, measure)[0], limit=bound(edge, measure))


def against_goal(number: Number) -> tuple[Number, Fraction] | None:
    """What is reached and the goal, where a number is their quotient and at most 1."""
    match number:
        case Least((Product((Quotient() as reached, Constant(slope))), one)) if one == _ONE and slope > 0:
            return reached, 1 / slope
        case Least((Product(((Least() | Sum()) as reached, Constant(slope))), one)) if (
            one == _ONE and slope > 0
        ):
            return reached, 1 / slope
        case _:
            return None


# ── conditions ─────────────────────────────────────────────────────────────────────────────


def phrase_condition(condition: Condition, ruleset: Ruleset) -> Text:
    """A condition as a clause that can follow “khi” or “if”."""
    survey = _about_replies(condition, ruleset)
    if survey is not None:
        return survey
    match condition:
        case Within(value, interval):
            return _within(value, interval, ruleset)
        case Yes(_, name):
            return messages.IS_ANSWER.of(name=name, answer=_quoted_text(messages.YES))
        case Chosen(_, name, option):
            return messages.IS_ANSWER.of(name=name, answer=quoted(option))
        case Absent(_, name):
            return messages.IS_ABSENT.of(name=name)
        case All(()):
            return messages.ALWAYS
        case Any(()):
            return messages.NOWHERE
        case All(conditions):
            every = _every_node(conditions, ruleset)
            return every or joined([_clause(one, ruleset) for one in conditions], messages.AND)
        case Any(conditions):
            options = _options(conditions)
            if options is not None:
                return options
            return joined([_clause(one, ruleset) for one in conditions], messages.OR)
        case Not(inner):
            return _inverse(inner, ruleset)
        case _:
            assert_never(condition)


def phrase_band(value: Number, interval: Interval, ruleset: Ruleset) -> Text:
    """The words of an interval in the measure of `value`, without the subject."""
    return band(interval, measure_of(value, ruleset))


def _within(value: Number, interval: Interval, ruleset: Ruleset) -> Text:
    compared = _compared(value, interval, ruleset)
    if compared is not None:
        return compared
    measure = measure_of(value, ruleset)
    if _is_point(interval) and interval.low is not None and measure.kind is not Kind.DATE:
        return messages.EQUALS.of(number=phrase_subject(value, ruleset), value=bound(interval.low, measure))
    return messages.OF_BAND.of(number=phrase_subject(value, ruleset), band=band(interval, measure))


def _compared(value: Number, interval: Interval, ruleset: Ruleset) -> Text | None:
    """A difference set against zero reads as two numbers set against each other."""
    match value:
        case Sum((left, Product((first, right)))) if first == MINUS_ONE and not isinstance(left, Constant):
            pass
        case _:
            return None
    if {interval.low, interval.high} - {None} != {Fraction(0)}:
        return None
    dates = measure_of(left, ruleset) == measure_of(right, ruleset) == DATE
    if _is_point(interval):
        words = messages.SAME_DAY if dates else messages.EQUALS.of(number="{left}", value="{right}")
    elif interval.high is None and interval.low_closed:
        words = messages.NOT_EARLIER if dates else messages.MORE_EQUAL
    elif interval.high is None:
        words = messages.LATER if dates else messages.MORE
    elif interval.low is None and interval.high_closed:
        words = messages.NOT_LATER if dates else messages.LESS_EQUAL
    elif interval.low is None:
        words = messages.EARLIER if dates else messages.LESS
    else:
        return None
    return words.of(left=phrase_number(left, ruleset), right=phrase_number(right, ruleset))


def _inverse(inner: Condition, ruleset: Ruleset) -> Text:
    match inner:
        case Yes(_, name):
            return messages.IS_ANSWER.of(name=name, answer=_quoted_text(messages.NO))
        case Chosen(_, name, option):
            return messages.IS_NOT_ANSWER.of(name=name, answer=quoted(option))
        case Absent(_, name):
            return messages.IS_NOT_ABSENT.of(name=name)
        case Not(one):
            return phrase_condition(one, ruleset)
        case Within(value, interval) if _about_replies(inner, ruleset) is None:
            return _outside(value, interval, ruleset)
        case _:
            return messages.NOT.of(condition=_clause(inner, ruleset))


def _outside(value: Number, interval: Interval, ruleset: Ruleset) -> Text:
    if interval.low is None and interval.high is not None:
        rest = Interval(interval.high, None, low_closed=not interval.high_closed)
        return _within(value, rest, ruleset)
    if interval.high is None and interval.low is not None:
        rest = Interval(None, interval.low, high_closed=not interval.low_closed)
        return _within(value, rest, ruleset)
    measure = measure_of(value, ruleset)
    subject = phrase_subject(value, ruleset)
    if _is_point(interval) and interval.low is not None:
        return messages.DIFFERS.of(number=subject, value=bound(interval.low, measure))
    return messages.NOT_OF_BAND.of(number=subject, band=band(interval, measure))


def _clause(condition: Condition, ruleset: Ruleset) -> Text:
    """A condition inside another one; "and" and "or" of several stand in brackets."""
    said = phrase_condition(condition, ruleset)
    match condition:
        case All((_, _, *_)) | Any((_, _, *_)) if _about_replies(condition, ruleset) is None:
            return messages.IN_BRACKETS.of(number=said)
        case _:
            return said


def _about_replies(condition: Condition, ruleset: Ruleset) -> Text | None:
    found = surveys.nobody_replied(condition, ruleset)
    if found is not None:
        if found.group is None:
            return messages.NOBODY_REPLIED.of(name=found.key[1])
        return messages.NOBODY_OF_GROUP_REPLIED.of(name=found.key[1], group=found.group)
    found = surveys.some_group_empty(condition, ruleset)
    return None if found is None else messages.SOME_GROUP_EMPTY.of(name=found.key[1])


def _options(conditions: tuple[Condition, ...]) -> Text | None:
    """Several options of one choice share their subject."""
    chosen = [one for one in conditions if isinstance(one, Chosen)]
    keys = {(one.owner, one.name) for one in chosen}
    if len(chosen) != len(conditions) or len(keys) != 1:
        return None
    options = joined([quoted(one.option) for one in chosen], messages.OR)
    return messages.IS_ANSWER.of(name=chosen[0].name, answer=options)


def _every_node(conditions: tuple[Condition, ...], ruleset: Ruleset) -> Text | None:
    """The same band on the share of every node of a level reads as one sentence."""
    found: list[str] = []
    bands: set[Interval] = set()
    for one in conditions:
        match one:
            case Within(Share(node), interval):
                found.append(node)
                bands.add(interval)
            case _:
                return None
    first = _node(found[0], ruleset)
    if first is None or len(bands) != 1:
        return None
    peers = [node.id for node in nodes(ruleset.children) if node.level is first.level]
    if found != peers:
        return None
    return messages.EVERY_NODE.of(level=messages.LEVELS[first.level], band=band(bands.pop(), RATIO))


def _node(node_id: str, ruleset: Ruleset) -> Node | None:
    return next((node for node in nodes(ruleset.children) if node.id == node_id), None)


def _code(node_id: str, ruleset: Ruleset) -> Text:
    node = _node(node_id, ruleset)
    if node is None:
        return same(node_id)
    return messages.CODE_AND_NAME.of(code=node.code, name=quoted(node.name))


def _quoted_text(text: Text) -> Text:
    return messages.QUOTED.of(text=text)


def _is_point(interval: Interval) -> bool:
    closed = interval.low_closed and interval.high_closed
    return interval.low is not None and interval.low == interval.high and closed
