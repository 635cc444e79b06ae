"""Classes of `base.classes` are those of attrs: the same equality, the same picture, in less time."""

from __future__ import annotations

import attrs
import pytest
from attrs import field

from cchc_rules.base.classes import define, frozen


@frozen
class Ours:
    first: int
    rest: tuple[object, ...] = ()
    place: int = field(default=0, eq=False, repr=False)
    _hidden: str = "x"


@attrs.frozen
class Theirs:
    first: int
    rest: tuple[object, ...] = ()
    place: int = attrs.field(default=0, eq=False, repr=False)
    _hidden: str = "x"


class Heir(Ours):
    """The same fields, and another class."""


@frozen
class Empty:
    pass


@frozen
class Single:
    only: object


@frozen
class Loose:
    first: int
    more: dict[str, int] = field(factory=dict, hash=False)


@frozen(order=True)
class Ordered:
    first: int


@frozen(eq=False)
class Alone:
    first: int


@frozen(cache_hash=True)
class Kept:
    first: object


@frozen
class Its:
    first: int

    def __eq__(self, other: object) -> bool:
        return True

    def __hash__(self) -> int:
        return 7

    def __repr__(self) -> str:
        return "own"


@frozen
class FaultError(Exception):
    what: str


@define
class Changing:
    first: int
    inside: object = None
    later: int = field(init=False)


def test_values_are_equal_and_hash_alike_when_their_compared_fields_are_equal() -> None:
    assert Ours(1, (2,), place=3) == Ours(1, (2,), place=4)
    assert hash(Ours(1, (2,), place=3)) == hash(Ours(1, (2,), place=4))
    for other in (Ours(2, (2,)), Ours(1, (3,)), Ours(1, (2,), hidden="y")):
        assert Ours(1, (2,)) != other
    assert {Empty(): 1}[Empty()] == 1
    assert Single((1,)) == Single((1,)) != Single(1)
    assert hash(Single("a")) == hash(Single("a"))
    assert hash(Loose(1, {"a": 1})) == hash(Loose(1))
    assert Loose(1, {"a": 1}) != Loose(1)
    assert Kept((1,)) == Kept((1,))
    assert hash(Kept((1,))) == hash(Kept((1,)))


def test_values_of_two_classes_are_never_equal() -> None:
    assert Ours(1) != Heir(1)
    assert Heir(1) == Heir(1)
    assert Empty().__eq__(Single(())) is NotImplemented
    assert Ours(1).__eq__(1) is NotImplemented


def test_a_value_is_shown_as_attrs_shows_it() -> None:
    inside = Ours(1, (Single("a"),), place=3)
    assert repr(Theirs(1, (Single("a"),), place=3)).replace("Theirs", "Ours") == repr(inside)
    assert "Ours(first=1, rest=(Single(only='a'),), _hidden='x')" == repr(inside)
    changing = Changing(1)
    changing.inside = changing
    assert "Changing(first=1, inside=..., later=NOTHING)" == repr(changing)

    @frozen
    class Local:
        pass

    assert "Local()" == repr(Local())


def test_what_a_class_says_of_itself_counts() -> None:
    assert Its(1) == 2
    assert (7, "own") == (hash(Its(1)), repr(Its(1)))
    assert Alone(1) != Alone(1)
    assert Ordered(1) < Ordered(2)
    assert Ordered(1) == Ordered(1)
    assert FaultError("x") != FaultError("x")
    assert hash(FaultError("x")) is not None


def test_frozen_classes_stay_frozen_and_others_have_no_hash() -> None:
    with pytest.raises(attrs.exceptions.FrozenInstanceError):
        setattr(Ours(1), "first", 2)  # noqa: B010 - what the type checker would not let through
    with pytest.raises(TypeError):
        hash(Changing(1))
    assert attrs.evolve(Ours(1), first=2) == Ours(2)
    match Ours(1, (2,)):
        case Ours(first, rest):
            assert (1, (2,)) == (first, rest)
