"""Runs of `mutation`: which slips, in how many processes, and which suggested cases are enough."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor, as_completed
from fractions import Fraction
from multiprocessing import get_context
from pathlib import Path

from cchc_rules.analyses.mutation.fates import Equivalent, Fate, Killed, Stage, Survived
from cchc_rules.analyses.mutation.kinds import Kind
from cchc_rules.analyses.mutation.messages import HEAD
from cchc_rules.analyses.mutation.planting import Shown, Slip
from cchc_rules.base.classes import frozen
from cchc_rules.base.numbers import Language
from cchc_rules.diagnostics.diagnostic import Diagnostic
from cchc_rules.workspace.case_additions import Addition, append
from cchc_rules.workspace.cases import Suite
from cchc_rules.workspace.mutation import Plan, fate_of, look_of, place_of, prepare, with_case

# Processes take a second to start; a few slips are over by then.
FEW = 60
CHUNK = 12


@frozen(kw_only=True)
class Choice:
    """Which slips are wanted: of these kinds, under this code, so many drawn with this seed."""

    kinds: tuple[Kind, ...] = ()
    item: str | None = None
    limit: int | None = None
    seed: int = 0


@frozen(kw_only=True)
class Planted:
    """A slip that was made and what became of it.

    `needed` is false of a survivor that the suggested case of an earlier one would notice.
    """

    kind: Kind
    under: str | None
    file: str
    line: int
    look: Shown
    fate: Fate
    needed: bool = True


@frozen(kw_only=True)
class Harvest:
    """Everything that became of the slips in one ruleset."""

    reference: str
    path: Path
    language: str
    planted: tuple[Planted, ...]

    def killed(self, stage: Stage) -> int:
        """How many a stage noticed."""
        return sum(1 for one in self.planted if isinstance(one.fate, Killed) and one.fate.stage is stage)

    def equivalent(self, *, sure: bool) -> int:
        """How many change no score, or none that was looked at."""
        fates = [one.fate for one in self.planted]
        return sum(1 for one in fates if isinstance(one, Equivalent) and one.sure is sure)

    @property
    def survivors(self) -> tuple[Planted, ...]:
        """The slips that nothing noticed though they change a score."""
        return tuple(one for one in self.planted if isinstance(one.fate, Survived))

    @property
    def share(self) -> Fraction:
        """The part of the slips that change a score which nothing noticed; 0 where there are none."""
        telling = sum(1 for one in self.planted if not isinstance(one.fate, Equivalent))
        return Fraction(len(self.survivors), telling) if telling else Fraction(0)


def chosen(plan: Plan, choice: Choice) -> tuple[int, ...]:
    """The numbers of the slips that are wanted, in the order of the text."""
    numbers = [number for number, slip in enumerate(plan.slips) if _is_wanted(slip, choice)]
    if choice.limit is not None and choice.limit < len(numbers):
        chance = random.Random(choice.seed)  # noqa: S311 - a sample, no secret
        numbers = sorted(chance.sample(numbers, choice.limit))
    return tuple(numbers)


def harvest(suite: Suite, plan: Plan, choice: Choice, jobs: int, tell: Callable[[int, int], None]) -> Harvest:
    """Makes every slip that is wanted, one at a time; `tell` hears how many are done of how many."""
    numbers = chosen(plan, choice)
    fates: dict[int, Fate] = {}
    for number, fate in _fates(suite, numbers, jobs):
        fates[number] = fate
        tell(len(fates), len(numbers))
    needed = set(_needed(plan, [(number, fates[number]) for number in numbers]))
    return Harvest(
        reference=plan.reference,
        path=plan.path,
        language=plan.language,
        planted=tuple(_planted(plan, number, fates[number], needed) for number in numbers),
    )


def save(path: Path, found: Sequence[Harvest]) -> tuple[Diagnostic, ...]:
    """Appends the suggested cases to a file, or begins one with them."""
    problems: list[Diagnostic] = []
    for one in found:
        language: Language = "en" if one.language == "en" else "vi"
        added = tuple(_additions(one, language))
        problems.extend(append(path, added, language) if added else ())
    return tuple(problems)


def _additions(found: Harvest, language: Language) -> Iterator[Addition]:
    cases: dict[str, list[str]] = {}
    for planted in found.survivors:
        fate = planted.fate
        if planted.needed and isinstance(fate, Survived):
            heading = HEAD.in_(language) if fate.item is None else fate.item
            cases.setdefault(heading, []).append(fate.case.in_(language))
    yield from (Addition(heading, tuple(texts)) for heading, texts in cases.items())


def _is_wanted(slip: Slip, choice: Choice) -> bool:
    if choice.kinds and slip.kind not in choice.kinds:
        return False
    if choice.item is None:
        return True
    return slip.under is not None and f"{slip.under}.".startswith(f"{choice.item}.")


def _fates(suite: Suite, numbers: Sequence[int], jobs: int) -> Iterator[tuple[int, Fate]]:
    if jobs < 2 or len(numbers) < FEW:
        for number in numbers:
            yield from _judged(suite, (number,))
        return
    chunks = [numbers[start : start + CHUNK] for start in range(0, len(numbers), CHUNK)]
    with ProcessPoolExecutor(jobs, mp_context=get_context("spawn")) as pool:
        for done in as_completed([pool.submit(_judged, suite, chunk) for chunk in chunks]):
            yield from done.result()


def _judged(suite: Suite, numbers: Sequence[int]) -> list[tuple[int, Fate]]:
    # Every process prepares the set once, and finds the same slips under the same numbers.
    plan = prepare(suite)
    assert isinstance(plan, Plan)
    return [(number, fate_of(plan, plan.slips[number])) for number in numbers]


def _needed(plan: Plan, fates: Sequence[tuple[int, Fate]]) -> Iterator[int]:
    """The survivors whose suggested case no earlier suggested case makes superfluous."""
    for number, fate in fates:
        if not isinstance(fate, Survived):
            continue
        if not isinstance(fate_of(plan, plan.slips[number]), Killed):
            yield number
            plan = with_case(plan, fate)


def _planted(plan: Plan, number: int, fate: Fate, needed: set[int]) -> Planted:
    slip = plan.slips[number]
    file, line = place_of(plan, slip)
    return Planted(
        kind=slip.kind,
        under=slip.under,
        file=file,
        line=line,
        look=look_of(plan, slip),
        fate=fate,
        needed=number in needed or not isinstance(fate, Survived),
    )
