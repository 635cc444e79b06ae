"""The targets of the fuzzer on a few inputs, without coverage; developers run `python -m tests.fuzz`.

The inputs are made as the fuzzer makes them: from good files, by the same mutations.
"""

from __future__ import annotations

import random
import sys
import time
import tomllib
from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cchc_rules.base.resources import grammar
from tests.fuzz import targets
from tests.fuzz.mutations import changed
from tests.fuzz.seeds import dictionary, seeds
from tests.fuzz.targets import TARGETS, breaches

FEW = settings(max_examples=12, suppress_health_check=[HealthCheck.too_slow])
every_target = pytest.mark.parametrize("target", TARGETS)


@every_target
def test_good_files_break_no_promise(target: str) -> None:
    assert [] == [broken for seed in seeds(target)[:6] for broken in breaches(target, seed)]


@every_target
@FEW
@given(place=st.integers(0, 14), dice=st.randoms(use_true_random=False), times=st.integers(1, 6))
def test_changed_files_break_no_promise(target: str, place: int, dice: random.Random, times: int) -> None:
    good = seeds(target)
    raw = good[place % len(good)]
    for _ in range(times):
        raw = changed(target, raw, dice)
    assert [] == breaches(target, raw)


@every_target
@FEW
@given(raw=st.binary(max_size=200))
def test_any_bytes_break_no_promise(target: str, raw: bytes) -> None:
    assert [] == breaches(target, raw)


@every_target
def test_the_same_dice_make_the_same_change(target: str) -> None:
    """What is found must be found again."""

    def run(start: int) -> list[bytes]:
        dice = random.Random(start)  # noqa: S311 - the same seed must give the same change
        return [changed(target, seeds(target)[0], dice) for _ in range(8)]

    assert run(1) == run(1)
    assert run(1) != run(9)


def _raises(_: bytes) -> Iterator[str]:
    raise ZeroDivisionError


def _takes_time(_: bytes) -> Iterator[str]:
    begun = time.process_time()
    while time.process_time() - begun < 0.02:
        pass
    yield from ()


@pytest.mark.parametrize(("wrong", "told"), [(_raises, "ZeroDivisionError"), (_takes_time, "took too long")])
def test_raising_and_taking_too_long_are_breaches(
    wrong: targets.Target, told: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(targets, "TARGETS", {"wrong": wrong})
    monkeypatch.setattr(targets, "SECONDS", 0.01)
    assert told in "".join(breaches("wrong", b""))


@pytest.mark.skipif(sys.platform != "linux", reason="memory is counted on Linux only")
def test_taking_too_much_memory_is_a_breach(monkeypatch: pytest.MonkeyPatch) -> None:
    def hold(raw: bytes) -> Iterator[str]:
        # More than this process ever held: only a new peak is seen.
        held = raw * (targets.peak_megabytes() + 50) * 1_000_000
        yield from () if held else ("nothing was held",)

    monkeypatch.setattr(targets, "TARGETS", {"hold": hold})
    monkeypatch.setattr(targets, "MEGABYTES", 20)
    assert [] == breaches("hold", b"")[1:]
    assert "took too much memory" in "".join(breaches("hold", b"x"))


def test_the_dictionary_has_every_word_of_the_grammar() -> None:
    with (grammar() / "keywords.toml").open("rb") as file:
        table = tomllib.load(file)
    forms = [
        form
        for section in table.values()
        for both in section.values()
        for one in both.values()
        for form in one
    ]
    entries = dictionary().splitlines()
    assert [] == [
        one for one in forms if '"' + "".join(f"\\x{byte:02x}" for byte in one.encode()) + '"' not in entries
    ]
    assert len(forms) > 300
