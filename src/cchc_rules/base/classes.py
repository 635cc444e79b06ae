"""`frozen` and `define` of attrs, for classes that every command has to make anew.

attrs writes the methods of each class as a text and compiles it whenever a program starts. More than half
of that goes into showing and comparing; here one function does either for all classes.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from operator import attrgetter
from reprlib import recursive_repr
from typing import TYPE_CHECKING, Any

import attrs

if TYPE_CHECKING:
    # For those who check types these are attrs classes like any other.
    from attrs import define, frozen
else:

    def frozen(kind: type | None = None, /, **options: bool) -> Any:  # noqa: ANN401 - as attrs has it
        """A class of values, as `attrs.frozen` makes it."""
        return _decorated(attrs.frozen, options, kind)

    def define(kind: type | None = None, /, **options: bool) -> Any:  # noqa: ANN401 - as above
        """A class of objects that change, as `attrs.define` makes it."""
        return _decorated(attrs.define, options, kind)


__all__ = ["define", "frozen"]

Maker = Callable[..., Any]


def _decorated(maker: Maker, options: dict[str, bool], kind: type | None) -> Any:  # noqa: ANN401 - as above
    return (lambda written: _made(maker, options, written)) if kind is None else _made(maker, options, kind)


def _made(maker: Maker, options: dict[str, bool], written: type) -> Any:  # noqa: ANN401 - as above
    own = vars(written).keys() & {"__repr__", "__eq__", "__hash__"}
    # An order and a kept hash take more than is done here; an exception is equal to itself alone.
    theirs = own or options.keys() & {"eq", "order", "cache_hash"} or issubclass(written, BaseException)
    kind = maker(written, **{"repr": False, **({} if theirs else {"eq": False}), **options})
    if "__repr__" not in own:
        kind.__repr__ = _shown
    if not theirs:
        fields = attrs.fields(kind)
        kind.__eq__ = _equality(_values(one.name for one in fields if one.eq))
        hashed = _values(one.name for one in fields if (one.eq if one.hash is None else one.hash))
        kind.__hash__ = _hash(hashed) if maker is attrs.frozen else None
    return kind


def _values(names: Iterable[str]) -> Callable[[object], object]:
    listed = [*names]
    return attrgetter(*listed) if listed else _nothing


@recursive_repr()
def _shown(value: Any) -> str:  # noqa: ANN401 - any object of these classes
    kind = type(value)
    told = [one.name for one in attrs.fields(kind) if one.repr]
    fields = ", ".join(f"{name}={getattr(value, name, attrs.NOTHING)!r}" for name in told)
    return f"{kind.__qualname__.rpartition('>.')[2]}({fields})"


def _equality(values: Callable[[object], object]) -> Callable[[object, object], bool]:
    def equal(self: object, other: object) -> bool:
        return values(self) == values(other) if other.__class__ is self.__class__ else NotImplemented

    return equal


def _hash(values: Callable[[object], object]) -> Callable[[object], int]:
    def hashed(self: object) -> int:
        return hash((self.__class__, values(self)))

    return hashed


def _nothing(_: object) -> tuple[()]:
    return ()
