"""Random trees of ruleset files, as the grammar can write them: `files()` and its parts.

The trees mean nothing: a rule may ask for an input that nobody declared. What they never hold
is what no text can say: a `Both` inside a `Both`, a band without ends, a name that is a word.
"""

from __future__ import annotations

import unicodedata
from calendar import monthrange
from fractions import Fraction
from typing import Any, TypeVar

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from cchc_rules.base.names import folded
from cchc_rules.base.numbers import Rounding
from cchc_rules.base.sources import Source, Span
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
from cchc_rules.language.surface.keywords import keywords
from cchc_rules.language.surface.lexer import lex

T = TypeVar("T")

AT = Span("", 0, 0)
LETTERS = "aăâbcdđeêghiklmnoôơpqrstuưvxyàáảãạắằẩẫậéẽẹếễệíịọốộờợúụứựýỹ"
TEXT_LETTERS = LETTERS + "ĐÂƯQX0179 #”“’`%,.:/()[]-–+=_"
FIRST_WORDS = frozenset(keywords("vi").starts) | frozenset(keywords("en").starts)
SECOND_WORDS = frozenset({"applicable", "counted"})


def _or_none(strategy: SearchStrategy[T]) -> SearchStrategy[T | None]:
    return st.none() | strategy


def _some(strategy: SearchStrategy[T], low: int = 1, high: int = 3) -> SearchStrategy[tuple[T, ...]]:
    return st.lists(strategy, min_size=low, max_size=high).map(tuple)


def _tidy(text: str) -> str:
    return unicodedata.normalize("NFC", " ".join(text.split()))


# ── words and numbers ──────────────────────────────────────────────────────────────────────

_plain = st.text(TEXT_LETTERS, max_size=16).map(_tidy)
_with_straight_marks = st.text(LETTERS + ' "#“', max_size=12).map(_tidy)
texts = _plain | _with_straight_marks | st.sampled_from(["", "#", "khi", "“Tốt”", "2071/QĐ-UBND", 'a "b" c'])
names = (
    st.from_regex(r"[a-zđăâêôơưáàạ_][a-zđơươ0-9_]{0,7}", fullmatch=True)
    .map(folded)
    .filter(lambda name: name not in FIRST_WORDS | SECOND_WORDS)
)
words = texts.map(lambda text: n.Word(text, AT))
name_words = names.map(lambda name: n.Word(name, AT))
codes = st.sampled_from(["I", "XIV", "1", "1.1", "2.10.3", "1.2a", "T1", "ĐT2", "2.1.b", "A1.B2", "7đ"])
whole = st.integers(0, 400)


def _literal(digits: int, places: int, form: n.Form) -> n.Literal:
    value = Fraction(digits, 10**places)
    return n.Literal(value if form is n.Form.PLAIN else value / 100, form, AT)


literals = st.builds(
    _literal, st.integers(0, 10**9) | whole, st.integers(0, 6), st.sampled_from([*n.Form, n.Form.PLAIN])
)
points = literals.map(lambda literal: n.Points(literal, AT))


@st.composite
def days(draw: st.DrawFn) -> n.Day:
    """A day of the calendar or of a year told by its distance."""
    month = draw(st.integers(1, 12))
    if draw(st.booleans()):
        year = draw(st.integers(1, 9999))
        return n.Day(draw(st.integers(1, monthrange(year, month)[1])), month, year, None, AT)
    day = draw(st.integers(1, monthrange(2001, month)[1]))
    return n.Day(day, month, None, draw(st.sampled_from([-1, 0, 1])), AT)


# ── expressions ────────────────────────────────────────────────────────────────────────────

_name_nodes = names.map(lambda name: n.Name(name, AT))
_atoms: SearchStrategy[Any] = st.one_of(
    literals,
    points,
    days(),
    _name_nodes,
    st.just(n.MaxPoints(AT)),
    st.just(n.Ratio(AT)),
    codes.map(lambda code: n.PointsOf(code, AT)),
    codes.map(lambda code: n.ShareOf(code, AT)),
    st.builds(
        lambda function, name: n.Call(function=function, arguments=(name,), span=AT),
        st.sampled_from(
            [
                n.Function.MEAN,
                n.Function.REPLIES,
                n.Function.BEST_OF_ALL,
                n.Function.LEAST_OF_ALL,
                n.Function.MEAN_OF_ALL,
            ]
        ),
        _name_nodes,
    ),
)


def _composed(inner: SearchStrategy[Any]) -> SearchStrategy[Any]:
    return st.one_of(
        st.builds(n.Binary, operator=st.sampled_from(n.Operator), left=inner, right=inner, span=st.just(AT)),
        st.builds(
            n.Binary,
            operator=st.just(n.Operator.MULTIPLY),
            left=inner,
            right=st.just(n.MaxPoints(AT)),
            span=st.just(AT),
        ),
        inner.map(lambda operand: n.Negative(operand, AT)),
        st.builds(
            lambda function, arguments: n.Call(function=function, arguments=arguments, span=AT),
            st.sampled_from([n.Function.LEAST, n.Function.GREATEST]),
            _some(inner),
        ),
        st.builds(
            lambda argument, digits: n.Call(
                function=n.Function.ROUNDED, arguments=(argument,), digits=digits, span=AT
            ),
            inner,
            st.integers(0, 6),
        ),
    )


expressions: SearchStrategy[Any] = st.recursive(_atoms, _composed, max_leaves=6)

# ── bands and conditions ───────────────────────────────────────────────────────────────────

_units = _or_none(_some(names, 1, 2).map(" ".join))
_fractions = st.builds(n.Fractional, literals, literals, st.just(AT))
bounds = st.builds(n.Bound, literals | _fractions, _units, st.just(AT)) | (points | days()).map(
    lambda value: n.Bound(value, None, AT)
)
_low = {"low": bounds, "span": st.just(AT)}
bands = st.one_of(
    st.builds(n.Band, **_low, low_closed=st.booleans()),
    st.builds(n.Band, **_low, high=bounds, low_closed=st.booleans(), high_closed=st.booleans()),
    st.builds(n.Band, high=bounds, high_closed=st.booleans(), span=st.just(AT)),
    st.builds(n.Band, **_low, exact=st.just(value=True)),
)
_day_bounds = days().map(lambda value: n.Bound(value, None, AT))
_day_bands = st.one_of(
    st.builds(n.Band, low=_day_bounds, high=_day_bounds, span=st.just(AT)),
    st.builds(n.Band, high=_day_bounds, high_closed=st.booleans(), span=st.just(AT)),
)
_simple: SearchStrategy[Any] = st.one_of(
    expressions.map(lambda subject: n.Holds(subject, AT)),
    st.builds(n.InBand, expressions, bands, st.just(AT)),
    st.builds(
        n.Compares, left=expressions, sign=st.sampled_from(n.Comparison), right=expressions, span=st.just(AT)
    ),
    st.builds(n.IsOption, _name_nodes, words, st.just(AT)),
    _name_nodes.map(lambda name: n.IsNever(name, AT)),
    st.builds(n.Every, st.sampled_from(Level), bands, st.just(AT)),
)


def _joined(kind: type[n.Both | n.Either], inner: SearchStrategy[Any]) -> SearchStrategy[Any]:
    others = inner.filter(lambda condition: not isinstance(condition, kind))
    return _some(others, 2, 3).map(lambda conditions: kind(conditions, AT))


conditions: SearchStrategy[Any] = st.recursive(
    _simple,
    lambda inner: st.one_of(
        inner.map(lambda condition: n.Inverse(condition, AT)),
        _joined(n.Both, inner),
        _joined(n.Either, inner),
    ),
    max_leaves=5,
)

# ── rules ──────────────────────────────────────────────────────────────────────────────────

_outcomes: SearchStrategy[Any] = st.one_of(
    expressions.map(lambda node: n.Award(node, AT)),
    st.builds(n.Interpolated, literals, literals, st.just(AT)),
    st.sampled_from(n.Verdict).map(lambda verdict: n.Verdicted(verdict, AT)),
)
_whens: SearchStrategy[Any] = st.one_of(
    conditions.map(lambda condition: n.When(condition, AT)), st.just(n.Otherwise(AT))
)
_special_tests: SearchStrategy[Any] = st.one_of(
    st.builds(n.WhenEquals, _name_nodes, bounds, st.just(AT)),
    st.just(n.WhenNoReplies(AT)),
    st.just(n.WhenNever(AT)),
)
_value_tests: SearchStrategy[Any] = st.one_of(
    bands.map(lambda band: n.WhenBand(band, AT)),
    _some(words).map(lambda options: n.WhenOptions(options, AT)),
    st.booleans().map(lambda answer: n.WhenAnswer(answer, AT)),
)


def _rows(tests: SearchStrategy[Any]) -> SearchStrategy[Any]:
    return st.builds(n.Row, tests, _outcomes, st.just(AT))


_over_whole = st.sampled_from(n.OverWhole).map(lambda effect: n.OverWholeRow(effect, AT))
_special = _some(_rows(_special_tests) | _over_whole, 0, 2)
_case_rows = _some(_rows(_whens), 1, 2)
_table_rows = _some(_rows(_value_tests | _whens | _special_tests) | _over_whole, 0, 4)
_rates = _some(st.builds(n.Rate, literals, expressions, st.just(AT)), 1, 2)


@st.composite
def _deductions(draw: st.DrawFn) -> n.Deduction:
    limit = draw(_or_none(literals))
    floor = limit if draw(st.booleans()) else None
    most = limit if floor is None else None
    return n.Deduction(rates=draw(_rates), floor=floor, most=most, rows=draw(_special), span=AT)


rules: SearchStrategy[Any] = st.one_of(
    st.builds(n.Table, expressions, _table_rows, st.just(AT)),
    st.builds(n.Cases, _case_rows, st.just(AT)),
    st.builds(n.Formula, expressions, _special, st.just(AT)),
    st.builds(n.Proportion, ratio=expressions, goal=_or_none(literals), rows=_special, span=st.just(AT)),
    st.builds(n.PerItem, rates=_rates, cap=_or_none(literals), rows=_special, span=st.just(AT)),
    _deductions(),
    st.builds(
        lambda best, cases, special: n.Parts(best=best, rows=cases + special, span=AT),
        st.booleans(),
        _case_rows,
        _special,
    ),
)

# ── questions ──────────────────────────────────────────────────────────────────────────────

_weighted = st.builds(n.Weighted, words, literals, st.just(AT))
_not_counted = st.builds(n.Weighted, words, st.none(), st.just(AT))


@st.composite
def _numbers(draw: st.DrawFn) -> n.AskNumber:
    low, high = draw(st.just((None, None)) | st.tuples(literals, literals))
    return n.AskNumber(unit=draw(texts), low=low, high=high, span=AT)


_kinds: SearchStrategy[Any] = st.one_of(
    _or_none(texts).map(lambda unit: n.AskCount(unit, AT)),
    st.just(n.AskYesNo(AT)),
    st.booleans().map(lambda may_be_absent: n.AskDate(may_be_absent, AT)),
    st.just(n.AskDays(AT)),
    _numbers(),
    _some(words, 1, 9).map(lambda options: n.AskChoice(options, AT)),
    st.builds(
        n.AskSurvey,
        options=_some(_weighted | _not_counted, 1, 8),
        groups=_some(_weighted, 0, 6),
        empty_group=_or_none(st.sampled_from(EmptyGroup)),
        span=st.just(AT),
    ),
    st.builds(n.AskIndex, low=literals, high=literals, span=st.just(AT)),
    st.builds(
        n.AskJudgement, low=literals, high=literals, step=literals, by=_or_none(texts), span=st.just(AT)
    ),
)

# ── statements ─────────────────────────────────────────────────────────────────────────────


@st.composite
def _documents(draw: st.DrawFn) -> n.EvidenceDocument:
    since, until = draw(st.just((None, None)) | st.tuples(days(), days()))
    return n.EvidenceDocument(
        name=draw(texts),
        kind=draw(_or_none(texts)),
        issuer=draw(_or_none(texts)),
        numbered=draw(st.booleans()),
        count=draw(st.just(1) | st.integers(1, 30)),
        in_year=draw(st.booleans()),
        since=since,
        until=until,
        span=AT,
    )


_bound_of_total = st.none() | st.builds(n.Limit, _or_none(literals))
_roundings = st.just(n.RoundingClause(level=None, span=AT)) | st.builds(
    n.RoundingClause,
    level=st.sampled_from(RoundingLevel),
    digits=st.integers(0, 6),
    mode=st.sampled_from(Rounding),
    span=st.just(AT),
)
_na_policies = st.sampled_from(
    [
        *(NaPolicy(NaEffect.RESCALE, level) for level in (None, Level.PART, Level.AREA, Level.CRITERION)),
        NaPolicy(NaEffect.FULL),
        NaPolicy(NaEffect.ZERO),
    ]
)
_promises: SearchStrategy[Any] = literals.map(lambda literal: n.PromisedPoints(literal, AT)) | st.builds(
    n.PromisedNodes,
    count=whole,
    level=st.sampled_from(Level),
    surveyed=st.booleans(),
    span=st.just(AT),
)
_gate_effects: SearchStrategy[Any] = st.one_of(
    st.integers(1, 4).map(n.LowerBy), st.just(n.NoGrade()), words.map(n.AtMostGrade)
)
_targets = words | name_words

_years = st.integers(1, 9000).flatmap(
    lambda first: st.builds(
        n.Years, st.just(first), st.none() | st.just(first) | st.integers(first + 1, first + 30)
    )
)
_code_words = codes.map(lambda code: n.Word(code, AT))

_earlier = st.one_of(
    codes.map(lambda code: n.Earlier(code, by_id=False, span=AT)),
    st.sampled_from(["ke-hoach", "Kế hoạch 1"]).map(lambda name: n.Earlier(name, by_id=True, span=AT)),
)

_head: tuple[SearchStrategy[Any], ...] = (
    st.builds(n.RulesetHeading, words, _years, st.just(AT)),
    st.builds(n.AmendmentHeading, words, _years, st.just(AT)),
    st.just(n.ModifyHead(AT)),
    *(
        st.builds(kind, _code_words, st.just(AT))
        for kind in (n.Repeal, n.Modify, n.InsertAfter, n.InsertInto, n.Replace)
    ),
    st.builds(n.Renumber, _code_words, _code_words, st.just(AT)),
    st.builds(n.Move, _code_words, _code_words, st.just(AT)),
    st.builds(
        n.Ranking,
        on_rounded=st.booleans(),
        dense=st.booleans(),
        breakers=st.lists(_code_words, max_size=3).map(tuple),
        span=st.just(AT),
    ),
    st.builds(n.Milestone, name=texts, band=_day_bands, who=_or_none(texts), span=st.just(AT)),
    st.builds(n.NowAtMost, literals, st.just(AT)),
    st.builds(n.NowCalled, texts, st.just(AT)),
    st.builds(n.Title, texts, st.just(AT)),
    st.builds(n.Replaces, texts, st.just(AT)),
    days()
    .map(lambda day: (day, day.year))
    .flatmap(
        lambda pair: st.builds(
            n.Basis,
            kind=st.sampled_from(InstrumentKind),
            number=texts,
            day=st.just(pair[0]),
            year=st.just(pair[1]),
            issuer=texts,
            subject=_or_none(texts),
            span=st.just(AT),
        )
    ),
    st.builds(
        n.Basis,
        kind=st.sampled_from(InstrumentKind),
        number=texts,
        day=st.none(),
        year=_or_none(st.integers(1, 9999)),
        issuer=texts,
        subject=_or_none(texts),
        span=st.just(AT),
    ),
    st.builds(n.Targets, _some(_targets), st.just(AT)),
    st.builds(n.InForce, start=days(), end=_or_none(days()), span=st.just(AT)),
    st.builds(n.Total, maximum=literals, cap=_bound_of_total, floor=_bound_of_total, span=st.just(AT)),
    st.builds(
        n.CapClause,
        level=st.sampled_from([Level.BONUS, Level.PENALTY]),
        limit=_or_none(literals),
        span=st.just(AT),
    ),
    st.builds(n.IndexClause, st.sampled_from(IndexNumerator), st.sampled_from(IndexDenominator), st.just(AT)),
    _roundings,
    st.builds(
        n.Grades,
        target=_or_none(_targets),
        on_rounded=st.booleans(),
        rows=_some(st.builds(n.GradeRow, words, bands, st.just(AT)), 0, 4),
        span=st.just(AT),
    ),
    st.builds(n.Gate, name=words, condition=conditions, effect=_gate_effects, span=st.just(AT)),
)
_clauses: tuple[SearchStrategy[Any], ...] = (
    st.builds(
        n.Heading,
        level=st.sampled_from(Level),
        code=codes.map(lambda code: n.Word(code, AT)),
        id=_or_none(st.sampled_from(["ke-hoach", "", "Kế hoạch 1"]).map(lambda text: n.Word(text, AT))),
        name=texts,
        maximum=_or_none(literals),
        span=st.just(AT),
    ),
    st.builds(n.CombineClause, st.sampled_from(Combine), st.just(AT)),
    st.builds(n.NaPolicyClause, _na_policies, st.just(AT)),
    st.just(n.NaClaim(AT)),
    st.builds(n.EvidenceClause, _some(_documents(), 1, 5), st.booleans(), st.just(AT)),
    st.just(n.NoEvidence(AT)),
    st.builds(n.WithoutProof, st.sampled_from(WithoutEvidence), st.just(AT)),
    st.builds(
        n.SourceClause,
        certainty=st.sampled_from(Certainty),
        decision=words,
        instrument=st.sampled_from(InstrumentKind),
        annex=_or_none(texts),
        row=_or_none(texts),
        page=_or_none(texts),
        note=_or_none(texts),
        span=st.just(AT),
    ),
    st.builds(
        n.SourceClause,
        certainty=st.sampled_from(Certainty),
        decision=st.none(),
        annex=_or_none(texts),
        note=_or_none(texts),
        span=st.just(AT),
    ),
    st.builds(n.Structure, _some(_promises), st.just(AT)),
    st.builds(n.Note, texts, st.just(AT)),
    st.just(n.SurveyItem(AT)),
    st.builds(n.AssessedBy, texts, st.just(AT)),
    st.builds(n.Continues, _some(_earlier), st.just(AT)),
    st.builds(n.AppliesWhen, conditions, st.just(AT)),
    st.builds(n.Unrecovered, literals, st.just(AT)),
    st.builds(n.UnderFramework, words, st.integers(1, 9999), st.just(AT)),
    st.just(n.Delegated(AT)),
    st.builds(n.Tendency, st.sampled_from(n.Trend), _name_nodes, st.just(AT)),
    st.builds(n.Guarantee, name=words, when=_or_none(conditions), then=conditions, span=st.just(AT)),
)
_ask = st.builds(n.Ask, name=name_words, question=texts, kind=_kinds, span=st.just(AT))
_score = st.builds(n.Score, rules, st.just(AT))
# `one_of` would take the repeated strategies for one; rules and questions are to come more often,
# since they vary most.
statements: SearchStrategy[Any] = st.sampled_from(
    [*_head, *_clauses, _ask, _ask, _ask, *[_score] * 8]
).flatmap(lambda kind: kind)


def files(min_size: int = 1, max_size: int = 6) -> SearchStrategy[n.File]:
    """Files without comments; their spans say nothing."""
    some: SearchStrategy[tuple[Any, ...]] = _some(statements, min_size, max_size)
    return some.map(lambda nodes: n.File(statements=nodes))


# ── comments ───────────────────────────────────────────────────────────────────────────────

_remarks = st.text(TEXT_LETTERS + '"', max_size=10).map(_tidy)


@st.composite
def commented(draw: st.DrawFn, text: str) -> str:
    """The lines of a printed `text` with remarks in between and at their ends."""
    out: list[str] = []
    for line in text.removesuffix("\n").split("\n"):
        out += [f"{draw(st.sampled_from(['', '    ']))}#{remark}" for remark in draw(_some(_remarks, 0, 1))]
        end = draw(_or_none(_remarks)) if line else None
        out.append(line if end is None else f"{line} #{end}")
    out += [f"#{remark}" for remark in draw(_some(_remarks, 0, 2))]
    return "\n".join(out)


@st.composite
def scattered(draw: st.DrawFn, text: str) -> str:
    """A printed `text` with remarks, and so line breaks, between any two of its words."""
    tokens = lex(Source("", text)).tokens
    marks = draw(st.lists(st.sampled_from(["", "", "", " # a\n", "\n# b\n", "\n"]), min_size=len(tokens)))
    out, last = [], 0
    for token, mark in zip(tokens, marks, strict=False):
        out.append(text[last : token.span.end])
        last = token.span.end
        # `15/01` is a day only right in front of `năm sau`.
        out.append("" if token.type == "DAY_MONTH" else mark)
    return "".join(out) + text[last:]
