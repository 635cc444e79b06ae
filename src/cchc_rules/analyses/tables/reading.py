"""The columns of a table as the expressions read them: whole numbers, truths, and what is missing.

Nothing is guessed. A value that is no lawful answer takes its row out of the scores, with the reason;
a value that is not there is missing, which is a state of its own. A float counts as the decimal of at
most six places whose nearest float it is; one that is none of these is rejected.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from fractions import Fraction
from math import ceil, floor, lcm

import polars as pl
from attrs import evolve, frozen

from cchc_rules.analyses.tables.layout import AWARDED, PAPERS, Layout
from cchc_rules.backends.columns.ratios import Asked
from cchc_rules.base.names import folded
from cchc_rules.base.numbers import Language, read_number
from cchc_rules.dossiers.keys import NO, YES
from cchc_rules.ir import nodes as ir
from cchc_rules.ir.walk import items

ROW = "~row"
NARROW = 2**31 - 1
PLACES = 6
MOST_PLACES = 9
SURE = 2**53
NARROW_KINDS = frozenset({pl.Int8, pl.Int16, pl.Int32, pl.UInt8, pl.UInt16})
_SOME = 100
_BITS = 5
_LAST_DAY = 3_652_059
_EPOCH = 719_163


class WrongColumn(Exception):  # noqa: N818 - the caller makes a finding of it
    """A column is of a type that cannot hold its answers."""

    def __init__(self, column: str, kind: str) -> None:
        super().__init__(column)
        self.column = column
        self.kind = kind


@frozen(kw_only=True)
class Prepared:
    """The lawful rows of a chunk, how their columns stand, and the rejected rows with their reasons."""

    frame: pl.DataFrame
    asked: tuple[Asked, ...]
    rejected: pl.DataFrame
    awarded_scales: Mapping[str, int]


REJECTED = {ROW: pl.Int64, "column": pl.String, "reason": pl.String, "value": pl.String}


@frozen
class _Sheet:
    """A chunk as it came, and its columns of floats as whole numbers, each times so much."""

    frame: pl.DataFrame
    language: Language
    decimals: Mapping[str, tuple[pl.Series, int]]


@frozen(kw_only=True)
class _Read:
    """One column read: how to make it, by what it was multiplied, and between what it is lawful."""

    source: str
    name: str
    made: pl.Expr
    scale: int = 1
    low: int | None = None
    high: int | None = None
    step: int = 1
    origin: int = 0
    truth: bool = False


def paper(item: ir.Item, kind: str) -> str:
    """The prepared column that says something of an item's papers."""
    return f"{item.id}~{kind}"


def prepare(frame: pl.DataFrame, ruleset: ir.Ruleset, layout: Layout, language: Language) -> Prepared:
    """A chunk of a table as the expressions read it.

    Raises:
        WrongColumn: a column cannot hold the answers of its input.
    """
    sheet = _Sheet(frame, language, _decimals(frame, [*_numbers_of(layout)]))
    reads = [*_answers(sheet, layout), *_papers(sheet, ruleset, layout)]
    made = frame.select(
        pl.col(ROW),
        *(one.made.alias(one.name) for one in reads),
    )
    numbers = [one for one in reads if not one.truth]
    ends = _ends(made, [one.name for one in numbers])
    wrong = [*_wrong(frame, made, reads, ends), *_half_surveys(made, layout)]
    rejected = pl.DataFrame(schema=REJECTED)
    if wrong:
        rejected = pl.concat([found for found, _ in wrong]).sort(ROW, maintain_order=True)
        made = made.filter(~pl.col(ROW).is_in(rejected[ROW].unique().implode()))
        ends = _ends(made, [one.name for one in numbers])
    asked = tuple(_asked(layout, {one.name: one for one in reads}, ends))
    awarded = {one.name: one.scale for one in reads if one.name.endswith(f"~{AWARDED}")}
    return Prepared(frame=made, asked=asked, rejected=rejected, awarded_scales=awarded)


def wrong_columns(none: pl.DataFrame, ruleset: ir.Ruleset, layout: Layout) -> Iterator[WrongColumn]:
    """Every column of a table that cannot hold what it should; `none` are no rows of it."""
    for name in layout.names:
        if none[name].dtype.is_nested() or none[name].dtype == pl.Binary:
            yield WrongColumn(name, str(none[name].dtype))
    sheet = _Sheet(none, "vi", _decimals(none, [*_numbers_of(layout)]))
    for place in layout.places:
        try:
            [*_answers(sheet, evolve(layout, places=(place,)))]
        except WrongColumn as wrong:
            yield wrong
    for item in layout.papers:
        try:
            [*_papers(sheet, ruleset, evolve(layout, papers={item: layout.papers[item]}))]
        except WrongColumn as wrong:
            yield wrong


def widths(asked: Iterable[Asked], frame: pl.DataFrame) -> list[pl.Expr]:
    """Every number that is not in the width that its bounds ask for, in that width."""
    made = []
    for one in asked:
        width = pl.Int32 if one.low >= -NARROW and one.high <= NARROW else pl.Int64
        names = [*one.tallies.values()] or list(one.columns)
        if not isinstance(one.kind, ir.YesNo):
            made += [pl.col(name).cast(width) for name in names if frame[name].dtype != width]
    return made


# ── answers ────────────────────────────────────────────────────────────────────────────────


def _answers(sheet: _Sheet, layout: Layout) -> Iterator[_Read]:
    for place in layout.places:
        kind = place.asked.kind
        match kind:
            case ir.SurveyOf():
                for number, column in enumerate(place.tallies.values()):
                    yield _number(sheet, column, f"{place.name}.{number}", ir.CountOf())
            case ir.YesNo():
                assert place.column is not None
                yield _truth(sheet, place.column, place.name)
            case ir.ChoiceOf(options):
                assert place.column is not None
                yield _choice(sheet, place.column, place.name, options)
            case ir.DateOf():
                assert place.column is not None
                yield _date(sheet, place.column, place.name)
                if place.never is not None:
                    said = _truth(sheet, place.never, f"{place.name}.never")
                    yield evolve(said, made=said.made.fill_null(value=False))
            case _:
                assert place.column is not None
                yield _number(sheet, place.column, place.name, kind)


def _number(sheet: _Sheet, column: str, name: str, kind: ir.AnswerKind) -> _Read:
    made, scale = _scaled(sheet, column)
    if isinstance(kind, ir.JudgementOf):
        # Points go in steps: count in parts in which a step and the first point are whole.
        more = lcm(scale, kind.low.denominator, kind.step.denominator) // scale
        made, scale = (made if more == 1 else made.cast(pl.Int64) * more), scale * more
        low, high = int(kind.low * scale), floor(kind.high * scale)
        step = int(kind.step * scale)
        return _Read(
            source=column, name=name, made=made, scale=scale, low=low, high=high, step=step, origin=low
        )
    least, most, step = _lawful(kind, scale)
    return _Read(source=column, name=name, made=made, scale=scale, low=least, high=most, step=step)


def _scaled(sheet: _Sheet, column: str) -> tuple[pl.Expr, int]:
    """A column as whole numbers, and by what it was multiplied."""
    dtype, read = sheet.frame[column].dtype, pl.col(column)
    if dtype in NARROW_KINDS:
        return read.cast(pl.Int32), 1
    if dtype == pl.Null or dtype.is_integer():
        return read.cast(pl.Int64, strict=False), 1
    if isinstance(dtype, pl.Decimal):
        places = dtype.scale
        return read.to_physical().cast(pl.Int64, strict=False), 10**places
    if column in sheet.decimals:
        made, scale = sheet.decimals[column]
        return pl.lit(made), scale
    if dtype == pl.String or isinstance(dtype, (pl.Categorical, pl.Enum)):
        texts = sheet.frame[column].cast(pl.String).unique().drop_nulls().to_list()
        values = {text: read_number(text, sheet.language) for text in texts}
        numbers = {text: value for text, value in values.items() if isinstance(value, Fraction)}
        numbers = {text: value for text, value in numbers.items() if _places(value) <= MOST_PLACES}
        places = max((_places(value) for value in numbers.values()), default=0)
        scaled = {text: int(value * 10**places) for text, value in numbers.items()}
        kept = {text: value for text, value in scaled.items() if abs(value) < 2**63}
        return read.cast(pl.String).replace_strict(kept, default=None, return_dtype=pl.Int64), 10**places
    raise WrongColumn(column, str(dtype))


def _numbers_of(layout: Layout) -> Iterator[str]:
    """The columns that hold numbers, points awarded among them."""
    for place in layout.places:
        if not isinstance(place.asked.kind, (ir.YesNo, ir.ChoiceOf, ir.DateOf)):
            yield from place.tallies.values() or filter(None, [place.column])
    for said in layout.papers.values():
        if AWARDED in said:
            yield said[AWARDED]


def _decimals(frame: pl.DataFrame, columns: Iterable[str]) -> dict[str, tuple[pl.Series, int]]:
    """The columns of floats as whole numbers of the fewest decimal places that say every value."""
    floats = frame.select(name for name in dict.fromkeys(columns) if frame[name].dtype.is_float())
    # A few values tell nearly always how many places are needed; those of the column decide.
    places = {name: place for name, (_, place) in _raised(floats.head(_SOME), {}).items()}
    return {name: (made, 10**place) for name, (made, place) in _raised(floats, places).items()}


def _raised(floats: pl.DataFrame, places: Mapping[str, int]) -> dict[str, tuple[pl.Series, int]]:
    """Every column times 10^n, and n: at least that of `places`, more where a value needs more."""
    found: dict[str, tuple[pl.Series, int]] = {}
    left = {name: places.get(name, 0) for name in floats.columns}
    while left:
        wholes = floats.select((_float(name) * 10.0**place).round() for name, place in left.items())
        # Both are exact, so the division rounds once. By a column, since Polars makes a division by one
        # number a product with its inverse, which does not.
        scales = {place: pl.repeat(10.0**place, floats.height, eager=True) for place in {*left.values()}}
        again = wholes.select(pl.col(name) / pl.lit(scales[place]) for name, place in left.items())
        same = floats.select((_float(name) == pl.lit(again[name])).alias(name) for name in left)
        for name, whole in zip([*left], same.select(pl.all().all()).row(0), strict=True):
            if whole or left[name] == PLACES:
                made = wholes[name].cast(pl.Int64, strict=False)
                if not whole:
                    made = made.set(~same[name].fill_null(value=True), None)
                # Beyond this a float stands for several whole numbers.
                if any(abs(end or 0) >= SURE for end in _ends(made.to_frame(), [name])[name]):
                    made = made.set(made.abs() >= SURE, None)
                found[name] = made, left.pop(name)
            else:
                left[name] += 1
    return found


def _float(name: str) -> pl.Expr:
    return pl.col(name).cast(pl.Float64)


def _places(value: Fraction) -> int:
    places = 0
    while 10**places % value.denominator:
        places += 1
    return places


def _lawful(kind: ir.AnswerKind, scale: int) -> tuple[int | None, int | None, int]:
    match kind:
        case ir.NumberOf(bounds=bounds) | ir.IndexOf(bounds=bounds):
            least = None if bounds.low is None else ceil(bounds.low * scale)
            most = None if bounds.high is None else floor(bounds.high * scale)
            if least is not None and not bounds.low_closed and least == (bounds.low or 0) * scale:
                least += 1
            if most is not None and not bounds.high_closed and most == (bounds.high or 0) * scale:
                most -= 1
            return least, most, 1
        case _:
            # A count, a number of days: whole.
            return 0, None, scale


def _truth(sheet: _Sheet, column: str, name: str) -> _Read:
    dtype, read = sheet.frame[column].dtype, pl.col(column)
    if dtype in {pl.Boolean, pl.Null}:
        made = read.cast(pl.Boolean)
    elif dtype.is_integer():
        made = pl.when(read.is_in([0, 1])).then(read == 1)
    elif dtype == pl.String or isinstance(dtype, (pl.Categorical, pl.Enum)):
        texts = sheet.frame[column].cast(pl.String).unique().drop_nulls().to_list()
        words = {folded(form): said for said, word in ((True, YES), (False, NO)) for form in _forms(word)}
        meant = {text: words[folded(text)] for text in texts if folded(text) in words}
        made = read.cast(pl.String).replace_strict(meant, default=None, return_dtype=pl.Boolean)
    else:
        raise WrongColumn(column, str(dtype))
    return _Read(source=column, name=name, made=made, truth=True)


def _forms(word: object) -> tuple[str, ...]:
    from cchc_rules.dossiers.keys import Word

    assert isinstance(word, Word)
    return (*word.forms("vi"), *word.forms("en"))


def _choice(sheet: _Sheet, column: str, name: str, options: tuple[str, ...]) -> _Read:
    dtype, read = sheet.frame[column].dtype, pl.col(column)
    if dtype == pl.Null:
        return _Read(source=column, name=name, made=read.cast(pl.Int32), low=0, high=len(options) - 1)
    if not (dtype == pl.String or isinstance(dtype, (pl.Categorical, pl.Enum))):
        raise WrongColumn(column, str(dtype))
    if isinstance(dtype, pl.Enum) and tuple(dtype.categories) == options:
        made = read.to_physical().cast(pl.Int32)
        return _Read(source=column, name=name, made=made, low=0, high=len(options) - 1)
    texts = sheet.frame[column].unique().drop_nulls().cast(pl.String).to_list()
    places = {folded(option): place for place, option in reversed([*enumerate(options)])}
    exact = {option: place for place, option in enumerate(options)}
    meant = {
        text: exact.get(text, places.get(folded(text)))
        for text in texts
        if text in exact or folded(text) in places
    }
    if dtype == pl.String:
        made = read.replace_strict(meant, default=None, return_dtype=pl.Int32)
    else:
        # By the code of the category, which costs far less than by its text.
        known = [text for text in texts if text in meant]
        codes = sheet.frame[column].unique().drop_nulls()
        by_code = {
            code: meant[text]
            for code, text in zip(codes.to_physical().to_list(), codes.cast(pl.String).to_list(), strict=True)
            if text in known
        }
        made = read.to_physical().replace_strict(by_code, default=None, return_dtype=pl.Int32)
    return _Read(source=column, name=name, made=made, low=0, high=len(options) - 1)


def _date(sheet: _Sheet, column: str, name: str) -> _Read:
    dtype, read = sheet.frame[column].dtype, pl.col(column)
    if dtype in {pl.Date, pl.Null}:
        day = read.cast(pl.Date)
    elif isinstance(dtype, pl.Datetime):
        day = pl.when(read.cast(pl.Date).cast(dtype) == read).then(read.cast(pl.Date))
    elif dtype == pl.String:
        day = pl.coalesce(
            read.str.to_date("%Y-%m-%d", strict=False), read.str.to_date("%d/%m/%Y", strict=False)
        )
    else:
        raise WrongColumn(column, str(dtype))
    made = day.cast(pl.Int32) + _EPOCH
    return _Read(source=column, name=name, made=made, low=1, high=_LAST_DAY)


# ── papers ─────────────────────────────────────────────────────────────────────────────────


def _papers(sheet: _Sheet, ruleset: ir.Ruleset, layout: Layout) -> Iterator[_Read]:
    for item in items(ruleset):
        columns = layout.papers.get(item.id, {})
        for kind in PAPERS:
            column = columns.get(kind)
            if column is None:
                continue
            name = paper(item, kind)
            if kind == AWARDED:
                made, scale = _scaled(sheet, column)
                most = floor(item.maximum * scale)
                yield _Read(source=column, name=name, made=made, scale=scale, low=0, high=most)
            elif sheet.frame[column].dtype == pl.String and kind != "evidence":
                # A reason in words.
                said = pl.col(column).str.strip_chars().str.len_chars() > 0
                yield _Read(source=column, name=name, made=said, truth=True)
            else:
                yield _truth(sheet, column, name)


# ── what is wrong ──────────────────────────────────────────────────────────────────────────


def _ends(made: pl.DataFrame, names: Sequence[str]) -> dict[str, tuple[int | None, int | None]]:
    """The least and the greatest of each column."""
    if not names:
        return {}
    row = made.select(
        *(pl.col(name).min().alias(f"{name}<") for name in names),
        *(pl.col(name).max().alias(f"{name}>") for name in names),
    ).row(0)
    count = len(names)
    return {name: (row[place], row[place + count]) for place, name in enumerate(names)}


def _wrong(
    frame: pl.DataFrame,
    made: pl.DataFrame,
    reads: Sequence[_Read],
    ends: Mapping[str, tuple[int | None, int | None]],
) -> Iterator[tuple[pl.DataFrame, str]]:
    for one in reads:
        source, read = frame[one.source], made[one.name]
        if read.null_count() != source.null_count():
            yield _found(made, source, one, read.is_null() & source.is_not_null(), "unreadable")
        if one.truth:
            continue
        least, most = ends[one.name]
        if least is None or most is None:
            continue
        if one.low is not None and least < one.low:
            yield _found(made, source, one, read < max(one.low, -(2**63)), "too-small")
        if one.high is not None and most > one.high:
            yield _found(made, source, one, read > min(one.high, 2**63 - 1), "too-great")
        if one.step > 1:
            rest = (read - one.origin) % one.step != 0
            if rest.any():
                yield _found(made, source, one, rest, "not-whole")


def _found(
    made: pl.DataFrame, source: pl.Series, one: _Read, wrong: pl.Series, reason: str
) -> tuple[pl.DataFrame, str]:
    rows = made.select(
        pl.col(ROW),
        pl.lit(one.source).alias("column"),
        pl.lit(reason).alias("reason"),
        source.cast(pl.String).alias("value"),
    ).filter(wrong.fill_null(value=False))
    return rows, reason


def _half_surveys(made: pl.DataFrame, layout: Layout) -> Iterator[tuple[pl.DataFrame, str]]:
    """Surveys of which some columns are filled and others are not."""
    for place in layout.places:
        names = [f"{place.name}.{number}" for number in range(len(place.tallies))]
        if len({made[name].null_count() for name in names}) <= 1 and not any(
            made[name].null_count() for name in names
        ):
            continue
        empty = pl.sum_horizontal(pl.col(name).is_null() for name in names)
        half = made.select((empty > 0) & (empty < len(names))).to_series()
        if half.any():
            first = next(iter(place.tallies.values()))
            rows = made.select(
                pl.col(ROW),
                pl.lit(first).alias("column"),
                pl.lit("half-survey").alias("reason"),
                pl.lit(None, dtype=pl.String).alias("value"),
            ).filter(half)
            yield rows, "half-survey"


# ── how the columns stand ──────────────────────────────────────────────────────────────────


def _asked(
    layout: Layout, reads: Mapping[str, _Read], ends: Mapping[str, tuple[int | None, int | None]]
) -> Iterator[Asked]:
    for place in layout.places:
        names = [f"{place.name}.{number}" for number in range(len(place.tallies))] or [place.name]
        low, high = 0, 1
        for name in names:
            least, most = ends.get(name, (None, None))
            low, high = min(low, _wider(least)), max(high, _wider(most))
        yield Asked(
            key=place.asked.key,
            kind=place.asked.kind,
            columns=tuple(names),
            low=low,
            high=high,
            scale=reads[names[0]].scale,
            tallies=dict(zip(place.tallies, names, strict=True)) if place.tallies else {},
            never=None if place.never is None else f"{place.name}.never",
        )


def _wider(end: int | None) -> int:
    """A bound that many chunks share: one of few powers of two."""
    if not end:
        return 0
    bits = abs(end).bit_length()
    wide = int(2 ** (-(-bits // _BITS) * _BITS)) - 1 if bits <= _BITS * 6 else int(2**bits) - 1
    return wide if end > 0 else -wide
