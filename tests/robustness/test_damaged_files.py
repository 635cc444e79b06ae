"""A small run of `tests.robustness.mutate`; developers run a large one, see there."""

from __future__ import annotations

import pytest

from tests.robustness.mutate import check


@pytest.mark.parametrize("start", range(0, 120, 20))
def test_damaged_files_break_no_promise(start: int) -> None:
    assert [] == [breach for seed in range(start, start + 20) if (breach := check(seed)) is not None]


def test_the_same_seed_makes_the_same_damage(monkeypatch: pytest.MonkeyPatch) -> None:
    """A breach that is found must be a breach that can be looked at again."""
    from tests.robustness import mutate

    seen: list[str] = []

    def see(*given: object) -> tuple[()]:
        seen.append(str(given[-1]))
        return ()

    monkeypatch.setattr(mutate, "of_ruleset", see)
    monkeypatch.setattr(mutate, "_of_dossier", see)
    assert (check(7), check(7)) == (None, None)
    assert seen[0] == seen[1]
    check(8)
    assert seen[0] != seen[2]


def test_a_pass_that_raises_is_a_breach(monkeypatch: pytest.MonkeyPatch) -> None:
    from tests.robustness import mutate

    def fail(*_: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr(mutate, "of_ruleset", fail)
    monkeypatch.setattr(mutate, "read_dossier", fail)
    breach = check(1)
    assert breach is not None
    assert "ZeroDivisionError" in breach.promise
