"""How one input becomes another: as text, and for JSON also as the value that it holds."""

from __future__ import annotations

import copy
import json
import random
from collections.abc import Iterator
from typing import Any, TypeAlias

from tests.fuzz.seeds import seeds, words
from tests.robustness.mutate import DAMAGES

# What JSON may hold: mutations look into it freely.
Loose: TypeAlias = Any

LEAVES: tuple[Loose, ...] = (
    None,
    True,
    False,
    0,
    1,
    -1,
    2013,
    10**40,
    1.5,
    "",
    "0",
    "1",
    "-1",
    "1/3",
    "100",
    "3/0",
    "x",
    "\ud800",
    "$",
    [],
    {},
)


def changed(target: str, raw: bytes, dice: random.Random) -> bytes:
    """`raw` with one change, in its text or, where it is JSON, in its value."""
    if target.endswith("json") and dice.random() < 0.75:
        try:
            value = json.loads(raw)
        except (ValueError, RecursionError):
            value = None
        if isinstance(value, (dict, list)):
            return _other_value(target, value, dice)
    text = raw.decode("utf-8", "surrogateescape")
    if dice.random() < 0.3:
        at = dice.randrange(len(text) + 1)
        text = f"{text[:at]}{dice.choice(words())} {text[at:]}"
    else:
        text = dice.choice(DAMAGES)(dice, text)
    return text.encode("utf-8", "surrogatepass" if _is_broken(text) else "surrogateescape")


def _is_broken(text: str) -> bool:
    """Whether a splinter brought half a surrogate pair, which no bytes stand for."""
    return any("\ud800" <= mark < "\udc80" or "\udcff" < mark <= "\udfff" for mark in text)


def _other_value(target: str, value: Loose, dice: random.Random) -> bytes:
    """Something replaced, removed, added or moved, from here or from another good file."""
    parents = [one for one in _inside(value) if isinstance(one, (dict, list)) and one]
    if parents:
        parent = dice.choice(parents)
        key = dice.choice(sorted(parent) if isinstance(parent, dict) else range(len(parent)))
        donor = value if dice.random() < 0.6 else json.loads(dice.choice(seeds(target)))
        match dice.randrange(5):
            case 0:
                del parent[key]
            case 1:
                parent[key] = copy.deepcopy(dice.choice(LEAVES))
            case 2 if isinstance(parent, dict):
                parent[dice.choice(words())] = copy.deepcopy(dice.choice(list(_inside(donor))))
            case 3 if isinstance(parent, list):
                parent.insert(key, copy.deepcopy(dice.choice(parent)))
            case _:
                parent[key] = copy.deepcopy(_alike(parent[key], donor, dice))
    return json.dumps(value).encode()


def _alike(old: Loose, donor: Loose, dice: random.Random) -> Loose:
    """A part of `donor`, where there is one with as much in common with `old` as can be had."""
    parts = list(_inside(donor))
    same_type = [one for one in parts if type(one) is type(old)]
    return dice.choice(same_type if same_type and dice.random() < 0.8 else parts)


def _inside(value: Loose) -> Iterator[Loose]:
    yield value
    for one in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        yield from _inside(one)
