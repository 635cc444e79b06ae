"""Copies of a tree in which one piece is another."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any, TypeAlias, TypeVar

import attrs

from cchc_rules.analyses.mutation.kinds import Kind

T = TypeVar("T")
# What may stand in the place of a piece; None sends the search inside it.
Change: TypeAlias = Callable[[Any], Iterable[tuple[Kind, Any]] | None]


def rewritten(node: T, change: Change) -> Iterator[tuple[Kind, T]]:
    """Every copy of `node` in which `change` put something else in the place of one piece."""
    own = change(node)
    if own is not None:
        yield from own
        return
    for name, value in _pieces(node):
        for kind, other in _inside(value, change):
            yield kind, _with(node, name, other)


def with_item(items: Sequence[T], place: int, *others: T) -> tuple[T, ...]:
    """`items` with others, or nothing, in one place."""
    return (*items[:place], *others, *items[place + 1 :])


def swapped(items: Sequence[T], one: int, other: int) -> tuple[T, ...]:
    """`items` with two of them in each other's place."""
    mixed = list(items)
    mixed[one], mixed[other] = mixed[other], mixed[one]
    return tuple(mixed)


def _inside(value: Any, change: Change) -> Iterator[tuple[Kind, Any]]:  # noqa: ANN401 - any node
    if isinstance(value, tuple):
        for place, item in enumerate(value):
            if attrs.has(type(item)):
                for kind, other in rewritten(item, change):
                    yield kind, with_item(value, place, other)
    elif attrs.has(type(value)):
        yield from rewritten(value, change)


def _pieces(node: Any) -> Iterator[tuple[str, Any]]:  # noqa: ANN401 - any node
    kind = type(node)
    if attrs.has(kind):
        yield from ((one.name, getattr(node, one.name)) for one in attrs.fields(kind) if one.name != "span")


def _with(node: Any, name: str, value: Any) -> Any:  # noqa: ANN401 - any node
    return attrs.evolve(node, **{name: value})
