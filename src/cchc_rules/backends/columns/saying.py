"""The expressions as a library of columns says them: one set, for narwhals and for Polars itself.

Narwhals says them to DuckDB and others; Polars has the same words, and is spared the translation.

Every literal carries its type, since engines take different ones for an untyped one. Numbers that
need no more than 32 bits stay there, which is faster. What several expressions share is computed
once, in a column of its own that stands there before them.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any, TypeAlias, assert_never

import narwhals.stable.v2 as nw
import polars as pl
from attrs import field, frozen

from cchc_rules.backends.columns import wholes as w

# What takes fewer steps than this is said again wherever it is needed.
FEW = 4
# What takes more than this has a column of its own: an engine computes several columns at once.
MANY = 60


# An expression of either library.
Said: TypeAlias = Any


@frozen(kw_only=True)
class Words:
    """What a library calls what is said; `stops` where an overflow stops it, in whatever row."""

    lit: Callable[..., Said]
    col: Callable[[str], Said]
    when: Callable[[Said], Said]
    narrow: object
    wide: object
    truth: object
    stops: bool


NARWHALS = Words(
    lit=nw.lit, col=nw.col, when=nw.when, narrow=nw.Int32, wide=nw.Int64, truth=nw.Boolean, stops=True
)
POLARS = Words(
    lit=pl.lit, col=pl.col, when=pl.when, narrow=pl.Int32, wide=pl.Int64, truth=pl.Boolean, stops=False
)


@frozen(kw_only=True)
class Stages:
    """Columns to add, one list after the other, and what is wanted in the end."""

    shared: tuple[tuple[Said, ...], ...] = ()
    wanted: tuple[Said, ...] = ()


def stages(columns: Mapping[str, w.Whole | w.Truth], words: Words) -> Stages:
    """Named expressions, with what they share."""
    said = _Said(words=words, uses=_uses(columns.values()))
    wanted = tuple(said.of(one).alias(name) for name, one in columns.items())
    shared = tuple(tuple(said.shared[stage]) for stage in sorted(said.shared))
    return Stages(shared=shared, wanted=wanted)


@frozen
class _Said:
    words: Words
    uses: Counter[int]
    made: dict[int, Said] = field(factory=dict)
    wide: dict[int, bool] = field(factory=dict)
    steps: dict[int, int] = field(factory=dict)
    stage: dict[int, int] = field(factory=dict)
    shared: dict[int, list[Said]] = field(factory=dict)

    def of(self, one: w.Whole | w.Truth) -> Said:
        found = self.made.get(id(one))
        if found is None:
            found = self.made[id(one)] = self._once(one)
        return found

    def _once(self, one: w.Whole | w.Truth) -> Said:
        meant = self._turned(one)
        said = self._of(meant)
        inner = [*parts(meant)]
        stage = max((self.stage.get(id(part), 0) for part in inner), default=0)
        steps = 1 + sum(self.steps.get(id(part), 0) for part in inner)
        if steps >= (FEW if self.uses[id(one)] > 1 else MANY):
            name = f"~{len(self.made)}"
            self.shared.setdefault(stage, []).append(said.alias(name))
            said, stage, steps = self.words.col(name), stage + 1, 1
        self.stage[id(one)], self.steps[id(one)] = stage, steps
        return said

    def _turned(self, one: w.Whole | w.Truth) -> w.Whole | w.Truth:
        """`not a < b` as `b <= a`, where nobody else asks for `a < b`."""
        match one:
            case w.Neither(w.Less(left, right, or_same) as inner) if self.uses[id(inner)] == 1:
                return w.Less(right, left, not or_same)
            case _:
                return one

    def _of(self, one: w.Whole | w.Truth) -> Said:
        match one:
            case (
                w.Always() | w.Flag() | w.Known() | w.Less() | w.Same() | w.Both() | w.Either() | w.Neither()
            ):
                return self._truth(one)
            case _:
                return self._whole(one)

    def _whole(self, one: w.Whole) -> Said:
        match one:
            case w.Literal(value=value):
                return self.words.lit(value, dtype=self.words.narrow if w.is_narrow(one) else self.words.wide)
            case w.Column(name=name):
                return self.words.col(name)
            case w.Plus(left=left, right=right):
                return self._as(left, one) + self._as(right, one)
            case w.Times(left=left, right=right):
                return self._as(left, one) * self._as(right, one)
            case w.Over(left=left, right=right):
                wide = left if self._is_wide(left) or not self._is_wide(right) else right
                return self._as(left, wide) // self._as(right, wide)
            case w.Pick(when=when, then=then, otherwise=otherwise):
                chosen = self.words.when(self.of(when)).then(self._as(then, one))
                return chosen.otherwise(self._as(otherwise, one))
            case w.Kept(inner=inner, low=low, high=high):
                # In rows that nobody reads it may lie beyond, where some engines stop the whole table.
                return self.of(inner).clip(low, high) if self.words.stops else self.of(inner)
            case _:
                assert_never(one)

    def _truth(self, one: w.Truth) -> Said:
        match one:
            case w.Always(holds):
                return self.words.lit(holds, dtype=self.words.truth)
            case w.Flag(name):
                return self.words.col(name)
            case w.Known(name):
                return ~self.words.col(name).is_null()
            case w.Less(left, right, or_same):
                wide = left if self._is_wide(left) else right
                first, second = self._as(left, wide), self._as(right, wide)
                return first <= second if or_same else first < second
            case w.Same(left, right):
                wide = left if self._is_wide(left) else right
                return self._as(left, wide) == self._as(right, wide)
            case w.Both(truths):
                return _halved([self.of(inner) for inner in truths], lambda left, right: left & right)
            case w.Either(truths):
                return _halved([self.of(inner) for inner in truths], lambda left, right: left | right)
            case w.Neither(inner):
                return ~self.of(inner)
            case _:
                assert_never(one)

    def _as(self, one: w.Whole, like: w.Whole) -> Said:
        """`one` in the width of `like`; literals are said in it at once."""
        if not self._is_wide(like):
            return self.of(one)
        if isinstance(one, w.Literal):
            return self.words.lit(one.value, dtype=self.words.wide)
        return self.of(one) if self._is_wide(one) else self.of(one).cast(self.words.wide)

    def _is_wide(self, one: w.Whole) -> bool:
        """Whether an engine holds it in 64 bits."""
        found = self.wide.get(id(one))
        if found is None:
            found = self.wide[id(one)] = self._needs_width(one)
        return found

    def _needs_width(self, one: w.Whole) -> bool:
        match one:
            case w.Kept(inner=inner):
                return self._is_wide(inner)
            case w.Plus(left=left, right=right) | w.Times(left=left, right=right):
                return not w.is_narrow(one) or self._is_wide(left) or self._is_wide(right)
            case w.Over(left=left, right=right):
                return self._is_wide(left) or self._is_wide(right)
            case w.Pick(then=then, otherwise=otherwise):
                return not w.is_narrow(one) or self._is_wide(then) or self._is_wide(otherwise)
            case _:
                return not w.is_narrow(one)


def parts(one: w.Whole | w.Truth) -> Iterator[w.Whole | w.Truth]:
    """What a node is made of, directly."""
    match one:
        case w.Literal() | w.Column() | w.Always() | w.Flag() | w.Known():
            return
        case w.Plus() | w.Times() | w.Over() | w.Less() | w.Same():
            yield one.left
            yield one.right
        case w.Pick():
            yield one.when
            yield one.then
            yield one.otherwise
        case w.Kept() | w.Neither():
            yield one.inner
        case w.Both(inner) | w.Either(inner):
            yield from inner
        case _:
            assert_never(one)


def _uses(roots: Iterable[w.Whole | w.Truth]) -> Counter[int]:
    """How often each node is read."""
    uses: Counter[int] = Counter()
    waiting = [*roots]
    while waiting:
        one = waiting.pop()
        uses[id(one)] += 1
        if uses[id(one)] == 1:
            waiting.extend(parts(one))
    return uses


def _halved(said: list[Said], joined: Callable[[Said, Said], Said]) -> Said:
    """Many joined into one, as flat as can be: engines read deep expressions by recursion."""
    while len(said) > 1:
        pairs = zip(said[::2], said[1::2], strict=False)
        said = [joined(left, right) for left, right in pairs] + said[len(said) - len(said) % 2 :]
    return said[0]
