"""From the seven forms of a rule to the cases of the IR.

Rows about special situations (`giao = 0`, `không có phiếu`, `không có`, `khi …`) come first,
in the order of the text; then bands, options or parts; `còn lại` last.
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from typing import assert_never

from attrs import field

from cchc_rules.base.classes import define, frozen
from cchc_rules.base.sources import Span
from cchc_rules.base.texts import Text
from cchc_rules.diagnostics import codes
from cchc_rules.ir import nodes as ir
from cchc_rules.ir.ranges import Known, assume, believing, is_whole, range_of
from cchc_rules.language.checked import bands, messages, surveys
from cchc_rules.language.checked.conditions import ALWAYS, absent, condition, interval, option_of
from cchc_rules.language.checked.expressions import Context, Unreadable, difference, kind_of, number
from cchc_rules.language.checked.nodes import ANY, DATE, INDEX, POINTS, RATIO, CheckedCase, Typed
from cchc_rules.language.surface import nodes as s
from cchc_rules.language.surface.keywords import word

ZERO = ir.Constant(Fraction(0))
VERDICTS: dict[s.Verdict, ir.Outcome] = {
    s.Verdict.NOT_APPLICABLE: ir.NotApplicable(),
    s.Verdict.EXPLAIN: ir.NeedsExplanation(),
    s.Verdict.PENDING: ir.Pending(),
    s.Verdict.REJECT: ir.Rejected(),
}


@define
class _Reader:
    """Reads one rule; a row that cannot be read is told and left out.

    A `broken` rule lacks a row; a `flawed` one has every row, but they do not fit together.
    """

    context: Context
    cases: list[CheckedCase] = field(factory=list)
    broken: bool = False
    flawed: bool = False

    def add(self, when: ir.Condition, then: ir.Outcome, span: Span) -> None:
        self.cases.append(CheckedCase(ir.Case(when, then), span))


@frozen
class Read:
    """The cases of a rule; `whole` when every row could be read, `sound` when they fit together."""

    cases: tuple[CheckedCase, ...]
    whole: bool
    sound: bool


def read(rule: s.Rule, context: Context) -> Read:
    """The cases of `rule`.

    Mistakes are told to `context`, which also learns the demands and places.
    """
    reader = _Reader(context)
    context.over_whole = _over_whole(rule.rows)
    try:
        _read(rule, reader)
    except Unreadable:
        reader.broken = True
    _tell_idle_over_whole(rule.rows, context, broken=reader.broken)
    whole = not reader.broken
    return Read(tuple(reader.cases), whole, whole and not reader.flawed)


def _read(rule: s.Rule, reader: _Reader) -> None:
    match rule:
        case s.Table():
            _table(rule, reader)
        case s.Cases(rows):
            _whens(rows, reader)
        case s.Formula(points, rows):
            made = _points(points, reader.context)
            _specials(rows, reader)
            reader.add(ALWAYS, ir.Award(made), points.span)
        case s.Proportion():
            _proportion(rule, reader)
        case s.PerItem(rates=rates, cap=cap, rows=rows):
            total = _rates(rates, reader.context)
            made = total if cap is None else ir.Least((total, ir.Constant(cap.value)))
            _specials(rows, reader)
            reader.add(ALWAYS, ir.Award(made), rule.span)
        case s.Deduction(rates=rates, floor=floor, most=most, rows=rows):
            total = _rates(rates, reader.context)
            if most is not None:
                total = ir.Least((total, ir.Constant(most.value)))
            made = difference(ir.Constant(reader.context.maximum), total)
            if floor is not None:
                made = ir.Greatest((made, ir.Constant(floor.value)))
            _specials(rows, reader)
            reader.add(ALWAYS, ir.Award(made), rule.span)
        case s.Parts():
            _parts(rule, reader)
        case _:
            assert_never(rule)


# ── forms ──────────────────────────────────────────────────────────────────────────────────


def _proportion(rule: s.Proportion, reader: _Reader) -> None:
    context = reader.context
    ratio = number(rule.ratio, context)
    if ratio.dimension not in {RATIO, ANY}:
        raise context.fail(
            codes.TYPE_MISMATCH,
            messages.NOT_A_RATIO.of(kind=kind_of(ratio.dimension)),
            rule.ratio.span,
            messages.NOT_A_RATIO_HELP,
        )
    context.subject = ratio
    share = ratio.number
    if rule.goal is not None:
        if rule.goal.value == 0:
            raise context.fail(
                codes.IMPOSSIBLE_BOUNDS, messages.ZERO_GOAL, rule.goal.span, messages.ZERO_GOAL_HELP
            )
        reached = ir.Product((share, ir.Constant(1 / rule.goal.value)))
        share = ir.Least((reached, ir.Constant(Fraction(1))))
    _specials(rule.rows, reader)
    points = ir.Product((share, ir.Constant(context.maximum)))
    context.places.setdefault(points, rule.ratio.span)
    reader.add(ALWAYS, ir.Award(points), rule.ratio.span)


def _rates(rates: Sequence[s.Rate], context: Context) -> ir.Number:
    terms = []
    for rate in rates:
        per = number(rate.per, context)
        if per.dimension in {DATE, POINTS, RATIO}:
            message = messages.MISMATCH.of(left=messages.KINDS["points"], right=kind_of(per.dimension))
            raise context.fail(codes.TYPE_MISMATCH, message, rate.per.span, messages.MISMATCH_HELP)
        terms.append(ir.Product((ir.Constant(rate.points.value), per.number)))
    return terms[0] if len(terms) == 1 else ir.Sum(tuple(terms))


def _parts(rule: s.Parts, reader: _Reader) -> None:
    """Each `khi` row is a part; `còn lại` counts where no part does."""
    context = reader.context
    parts: list[tuple[ir.Condition, ir.Number]] = []
    otherwise: ir.Number = ZERO
    for row in rule.rows:
        if not isinstance(row, s.Row) or not isinstance(row.outcome, s.Award):
            continue
        if isinstance(row.test, s.When):
            parts.append((condition(row.test.condition, context), _points(row.outcome.points, context)))
        elif isinstance(row.test, s.Otherwise):
            otherwise = _points(row.outcome.points, context)
    _specials([row for row in rule.rows if not _is_part(row)], reader)
    terms = tuple(ir.If(when, points, ZERO) for when, points in parts)
    made: ir.Number = ir.Greatest(terms) if rule.best else ir.Sum(terms)
    if otherwise != ZERO:
        made = ir.If(ir.Any(tuple(when for when, _ in parts)), made, otherwise)
    reader.add(ALWAYS, ir.Award(made), rule.span)


def _is_part(row: s.AnyRow) -> bool:
    return (
        isinstance(row, s.Row)
        and isinstance(row.outcome, s.Award)
        and isinstance(row.test, (s.When, s.Otherwise))
    )


def _whens(rows: Sequence[s.AnyRow], reader: _Reader) -> None:
    closed = False
    for row in rows:
        if not isinstance(row, s.Row):
            continue
        if closed:
            reader.context.fail(
                codes.NEVER_DECIDES, messages.NEVER_DECIDES, row.span, messages.NEVER_DECIDES_HELP
            )
            continue
        closed = isinstance(row.test, s.Otherwise)
        _row(row, reader)
    if not closed and not reader.broken:
        span = rows[-1].span
        reader.context.fail(codes.NO_OTHERWISE, messages.NO_OTHERWISE, span, messages.NO_OTHERWISE_HELP)
        reader.flawed = True


# ── tables ─────────────────────────────────────────────────────────────────────────────────


def _table(rule: s.Table, reader: _Reader) -> None:
    context = reader.context
    if isinstance(rule.subject, s.Name):
        asked = context.input(rule.subject)
        if isinstance(asked.kind, ir.ChoiceOf):
            _choices(asked, rule, reader)
            return
        if isinstance(asked.kind, ir.YesNo):
            _yes_no(asked, rule, reader)
            return
    subject = number(rule.subject, context)
    context.subject = subject
    specials = [row for row in rule.rows if isinstance(row, s.Row) and not _is_band_row(row)]
    _specials([row for row in specials if not isinstance(row.test, s.Otherwise)], reader)
    _never_is_scored(rule.subject, reader)
    known = _known(reader)
    banded: list[bands.Banded] = []
    for row in rule.rows:
        if isinstance(row, s.Row) and isinstance(row.test, s.WhenBand):
            _band_row(row, row.test.band, subject, banded, reader)
    otherwise = [row for row in specials if isinstance(row.test, s.Otherwise)]
    for row in otherwise:
        _row(row, reader)
    if not banded and not otherwise and not reader.broken:
        shown = rule.subject.name if isinstance(rule.subject, s.Name) else "…"
        cure = messages.NO_ROWS_HELP.of(text=shown)
        context.fail(codes.NO_OTHERWISE, messages.NO_ROWS, rule.span, cure)
        reader.broken = True
    if reader.broken:
        return
    problems = bands.check(
        banded,
        range_of(subject.number, known),
        _dimension_shown(rule, subject),
        whole=is_whole(subject.number, known),
        complete=bool(otherwise),
    )
    context.found.extend(problems)
    reader.flawed = any(problem.severity is codes.Severity.ERROR for problem in problems)


def _dimension_shown(rule: s.Table, subject: Typed) -> str:
    """A figure without a dimension is written as its bands are."""
    if subject.dimension != ANY:
        return subject.dimension
    for row in rule.rows:
        if isinstance(row, s.Row) and isinstance(row.test, s.WhenBand):
            bound = row.test.band.low or row.test.band.high
            if bound and isinstance(bound.value, s.Literal) and bound.value.form is s.Form.PERCENT:
                return RATIO
    return subject.dimension


def _is_band_row(row: s.Row) -> bool:
    return isinstance(row.test, s.WhenBand)


def _band_row(row: s.Row, band: s.Band, subject: Typed, banded: list[bands.Banded], reader: _Reader) -> None:
    try:
        made = interval(band, subject, reader.context)
        then = _outcome(row.outcome, reader.context, made)
    except Unreadable:
        reader.broken = True
        return
    banded.append(bands.Banded(made, band.span))
    reader.add(ir.Within(subject.number, made), then, row.span)


def _choices(asked: ir.Input, rule: s.Table, reader: _Reader) -> None:
    assert isinstance(asked.kind, ir.ChoiceOf)
    left = list(asked.kind.options)
    complete = False
    for row in rule.rows:
        if not isinstance(row, s.Row):
            continue
        if isinstance(row.test, s.WhenOptions):
            try:
                chosen = [option_of(asked, option, reader.context) for option in row.test.options]
                then = _outcome(row.outcome, reader.context)
            except Unreadable:
                reader.broken = True
                continue
            fresh = [option for option in chosen if option in left]
            if not fresh:
                _never_decides(row, reader)
                continue
            left = [option for option in left if option not in chosen]
            whens = tuple(ir.Chosen(*asked.key, option) for option in chosen)
            reader.add(whens[0] if len(whens) == 1 else ir.Any(whens), then, row.span)
        else:
            complete = complete or isinstance(row.test, s.Otherwise)
            if complete and not left:
                _never_decides(row, reader)
                continue
            _row(row, reader)
    if left and not complete and not reader.broken:
        _options_left(", ".join(f"`{option}`" for option in left), rule, reader)


def _yes_no(asked: ir.Input, rule: s.Table, reader: _Reader) -> None:
    left = {True, False}
    complete = False
    for row in rule.rows:
        if not isinstance(row, s.Row):
            continue
        if isinstance(row.test, s.WhenAnswer):
            if row.test.yes not in left:
                _never_decides(row, reader)
                continue
            left.discard(row.test.yes)
            yes = ir.Yes(*asked.key)
            when = yes if row.test.yes else ir.Not(yes)
            try:
                reader.add(when, _outcome(row.outcome, reader.context), row.span)
            except Unreadable:
                reader.broken = True
        elif isinstance(row.test, s.WhenNever):
            reader.context.fail(
                codes.TYPE_MISMATCH,
                messages.NEVER_ABSENT.of(name=asked.name),
                row.test.span,
                messages.WRITE_NO_HELP,
            )
            reader.broken = True
        else:
            complete = complete or isinstance(row.test, s.Otherwise)
            _row(row, reader)
    if left and not complete and not reader.broken:
        words = {True: messages.KINDS["yes"], False: messages.KINDS["no"]}
        _options_left(words[min(left)], rule, reader)


def _options_left(options: str | Text, rule: s.Table, reader: _Reader) -> None:
    reader.context.fail(
        codes.OPTION_WITHOUT_POINTS,
        messages.OPTION_WITHOUT_POINTS.of(options=options),
        rule.subject.span,
        messages.OPTION_HELP,
    )
    reader.flawed = True


def _never_decides(row: s.Row, reader: _Reader) -> None:
    reader.context.fail(codes.NEVER_DECIDES, messages.NEVER_DECIDES, row.span, messages.NEVER_DECIDES_HELP)


def _never_is_scored(subject: s.Expression, reader: _Reader) -> None:
    """A date that may be absent needs a row that says what absence means."""
    if not isinstance(subject, s.Name) or reader.broken:
        return
    asked = reader.context.input(subject)
    if not isinstance(asked.kind, ir.DateOf) or not asked.kind.may_be_absent:
        return
    gone = ir.Absent(*asked.key)
    if not any(checked.case.when == gone for checked in reader.cases):
        reader.context.fail(
            codes.OPTION_WITHOUT_POINTS,
            messages.NEVER_WITHOUT_POINTS.of(name=asked.name),
            subject.span,
            messages.NEVER_HELP,
        )
        reader.broken = True


# ── rows ───────────────────────────────────────────────────────────────────────────────────


def _specials(rows: Sequence[s.AnyRow], reader: _Reader) -> None:
    for row in rows:
        if isinstance(row, s.Row):
            _row(row, reader)
    for asked in _surveys_used(reader.context):
        waiting = surveys.some_group_empty(asked)
        if waiting is not None:
            nowhere = reader.context.places.get(surveys.divisors(asked)[0])
            span = nowhere or (rows[0].span if rows else None)
            if span is not None:
                reader.add(waiting, ir.Pending(), span)


def _surveys_used(context: Context) -> list[ir.Input]:
    return [
        asked
        for asked in context.scope.values()
        if asked.key in context.used and isinstance(asked.kind, ir.SurveyOf)
    ]


def _row(row: s.Row, reader: _Reader) -> None:
    try:
        when = _test(row.test, reader.context)
        reader.add(when, _outcome(row.outcome, reader.context), row.span)
    except Unreadable:
        reader.broken = True


def _test(test: s.Test, context: Context) -> ir.Condition:
    match test:
        case s.When(surface):
            return condition(surface, context)
        case s.Otherwise():
            return ALWAYS
        case s.WhenEquals(name, bound):
            typed = number(name, context)
            exactly = s.Band(low=bound, exact=True, span=bound.span)
            return ir.Within(typed.number, interval(exactly, typed, context))
        case s.WhenNoReplies():
            used = _surveys_used(context)
            if not used:
                raise context.fail(
                    codes.TYPE_MISMATCH,
                    messages.NOT_A_SURVEY.of(name=word("NO_REPLIES")),
                    test.span,
                    messages.NOT_A_SURVEY_HELP,
                )
            conditions = tuple(surveys.nobody_replied(asked) for asked in used)
            return conditions[0] if len(conditions) == 1 else ir.Any(conditions)
        case s.WhenNever():
            return _never(test, context)
        case s.WhenBand() | s.WhenOptions() | s.WhenAnswer():
            kind = (
                messages.NOT_YES_NO
                if isinstance(test, s.WhenAnswer)
                else messages.BAND_ON_WORDS.of(kind=messages.KINDS["choice"])
            )
            if isinstance(test, s.WhenOptions):
                kind = messages.NOT_A_CHOICE.of(name="…")
            cure = messages.NOT_YES_NO_HELP if isinstance(test, s.WhenAnswer) else messages.BAND_ON_WORDS_HELP
            raise context.fail(codes.TYPE_MISMATCH, kind, test.span, cure)
        case _:
            assert_never(test)


def _never(test: s.WhenNever, context: Context) -> ir.Condition:
    dates = [
        asked
        for asked in context.scope.values()
        if asked.key in context.used and isinstance(asked.kind, ir.DateOf)
    ]
    optional = [asked for asked in dates if isinstance(asked.kind, ir.DateOf) and asked.kind.may_be_absent]
    if optional:
        gone = tuple(ir.Absent(*asked.key) for asked in optional)
        return gone[0] if len(gone) == 1 else ir.Any(gone)
    if dates:
        return absent(dates[0], test.span, context)
    message = messages.NEVER_ABSENT.of(name="…")
    raise context.fail(codes.TYPE_MISMATCH, message, test.span, messages.NEVER_ABSENT_HELP)


def _outcome(outcome: s.Outcome, context: Context, band: ir.Interval | None = None) -> ir.Outcome:
    match outcome:
        case s.Award(points):
            return ir.Award(_points(points, context))
        case s.Verdicted(verdict):
            return VERDICTS[verdict]
        case s.Interpolated(low, high):
            return ir.Award(_interpolated(low.value, high.value, outcome.span, context, band))
        case _:
            assert_never(outcome)


def _interpolated(
    low: Fraction, high: Fraction, span: Span, context: Context, band: ir.Interval | None
) -> ir.Number:
    """`low` at the start of the band, `high` at its end, evenly between."""
    open_ended = band is None or band.low is None or band.high is None or band.low == band.high
    if open_ended or context.subject is None:
        raise context.fail(
            codes.OPEN_INTERPOLATION, messages.OPEN_INTERPOLATION, span, messages.OPEN_INTERPOLATION_HELP
        )
    assert band is not None
    assert band.low is not None
    assert band.high is not None
    slope = (high - low) / (band.high - band.low)
    risen = ir.Product((difference(context.subject.number, ir.Constant(band.low)), ir.Constant(slope)))
    return ir.Sum((ir.Constant(low), risen))


def _points(expression: s.Expression, context: Context) -> ir.Number:
    typed = number(expression, context)
    if typed.dimension not in {POINTS, INDEX, ANY}:
        raise context.fail(
            codes.TYPE_MISMATCH,
            messages.NOT_POINTS.of(kind=kind_of(typed.dimension)),
            expression.span,
            messages.NOT_POINTS_HELP,
        )
    return typed.number


def _known(reader: _Reader) -> Known:
    """What holds where the bands are looked at: no special row applied."""
    kinds = {asked.key: asked.kind for asked in reader.context.scope.values()}
    known = believing(reader.context.demands, Known(kinds=kinds))
    for checked in reader.cases:
        known = assume(checked.case.when, known, holds=False)
    return known


def _over_whole(rows: Sequence[s.AnyRow]) -> s.OverWhole:
    for row in rows:
        if isinstance(row, s.OverWholeRow):
            return row.effect
    return s.OverWhole.REJECT


def _tell_idle_over_whole(rows: Sequence[s.AnyRow], context: Context, *, broken: bool) -> None:
    for row in rows:
        if isinstance(row, s.OverWholeRow) and context.ratios == 0 and not broken:
            context.fail(
                codes.OVER_WHOLE_WITHOUT_RATIO,
                messages.OVER_WHOLE_WITHOUT_RATIO,
                row.span,
                messages.OVER_WHOLE_HELP,
            )
