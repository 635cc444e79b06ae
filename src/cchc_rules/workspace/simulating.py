"""What if: one table of units under a ruleset as it is and as it might be."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING

from attrs import evolve, field

from cchc_rules.base.classes import frozen
from cchc_rules.base.numbers import Language
from cchc_rules.base.sources import Source
from cchc_rules.diagnostics import codes
from cchc_rules.diagnostics.diagnostic import Diagnostic, Report
from cchc_rules.ir.nodes import Ruleset
from cchc_rules.workspace import messages
from cchc_rules.workspace.libraries import table_library_missing
from cchc_rules.workspace.rulesets import Loaded, framework_of, load, version_sources

if TYPE_CHECKING:
    from cchc_rules.analyses.tables.choices import Choices
    from cchc_rules.analyses.whatif.movement import Simulation


# How many variants are scored in one pass over the table: each keeps a few columns of every unit.
TOGETHER = 8


@frozen(kw_only=True)
class Simulated:
    """What moves, or why that cannot be said; `of_table` when the table is to blame."""

    simulation: Simulation | None
    report: Report
    sources: Mapping[str, Source] = field(factory=dict, repr=False)
    language: str | None = None
    of_table: bool = False


def simulate_at_hand(  # noqa: PLR0913 - what a ruleset is chosen by
    reference: str,
    table: object,
    choices: Choices,
    *,
    changes: Sequence[str] = (),
    against: str | None = None,
    year: int | None = None,
    known_at: date | None = None,
    told: Callable[[int, int], None] = lambda _done, _total: None,
) -> Simulated:
    """How the scores of a table move when numbers of a ruleset change, or under another ruleset.

    `changes` are made in the ruleset `against` where both are given; `told` hears how many rows of the
    table are done, of how many.
    """
    before = load(reference, year=year, known_at=known_at)
    after = before if against is None else load(against, known_at=known_at)
    for loaded in (before, after):
        if loaded.ruleset is None:
            return Simulated(
                simulation=None, report=loaded.report, sources=loaded.sources, language=loaded.language
            )
    sources = {**before.sources, **after.sources}
    found: tuple[Diagnostic, ...] = ()
    if changes:
        after = changed(after, changes)
        sources |= after.sources
        found = after.report.diagnostics
    if before.ruleset is None or after.ruleset is None:
        return Simulated(simulation=None, report=Report(found), sources=sources, language=before.language)
    moved, more = _moved([before.ruleset, after.ruleset], table, choices, [tuple(changes)], told)
    return Simulated(
        simulation=moved[0] if moved else None,
        report=Report((*found, *more)),
        sources=sources,
        language=before.language,
        of_table=not moved,
    )


@frozen(kw_only=True)
class Swept:
    """What moves under each variant, or why that cannot be said."""

    variants: tuple[Simulation, ...]
    report: Report
    sources: Mapping[str, Source] = field(factory=dict, repr=False)
    language: str | None = None


def sweep_at_hand(  # noqa: PLR0913 - what a ruleset is chosen by
    reference: str,
    table: object,
    choices: Choices,
    sweep: str,
    *,
    changes: Sequence[str] = (),
    against: str | None = None,
    year: int | None = None,
    known_at: date | None = None,
    told: Callable[[int, int], None] = lambda _done, _total: None,
) -> Swept:
    """How the scores of a table move for each of several values of one number.

    The values are tried one by one in the ruleset as `simulate_at_hand` would have it after; `told` hears
    how many variants are done.
    """
    from cchc_rules.analyses.whatif.sweeps import read_sweep

    before = load(reference, year=year, known_at=known_at)
    base = before if against is None else load(against, known_at=known_at)
    for loaded in (before, base):
        if loaded.ruleset is None:
            return Swept(variants=(), report=loaded.report, sources=loaded.sources, language=loaded.language)
    asked = read_sweep(sweep)
    if isinstance(asked, Diagnostic):
        return Swept(variants=(), report=Report((asked,)), language=before.language)
    made = [(one, changed(base, [*changes, one])) for one in asked]
    sources = {name: source for _, one in made for name, source in one.sources.items()}
    found: dict[Diagnostic, None] = {}
    for _, one in made:
        found |= dict.fromkeys(one.report.diagnostics)
    variants: list[Simulation] = []
    if not any(one.ruleset is None for _, one in made):
        told(0, len(made))
        for start in range(0, len(made), TOGETHER):
            some = made[start : start + TOGETHER]
            moved, more = _moved(
                [one.ruleset for one in (before, *(one for _, one in some)) if one.ruleset is not None],
                table,
                choices,
                [(*changes, name) for name, _ in some],
            )
            found |= dict.fromkeys(more)
            if not moved:
                variants.clear()
                break
            variants += moved
            told(start + len(some), len(made))
    return Swept(variants=tuple(variants), report=Report(found), sources=sources, language=before.language)


def changed(loaded: Loaded, changes: Sequence[str]) -> Loaded:
    """The ruleset with its numbers changed in its consolidated text, checked as any text.

    The report tells what was not to be said of the ruleset before.
    """
    from cchc_rules.analyses.whatif.asked import Change, read_change
    from cchc_rules.analyses.whatif.setting import with_changes
    from cchc_rules.language.amended.from_surface import amend
    from cchc_rules.language.surface.parser import parse
    from cchc_rules.language.surface.printer import print_file
    from cchc_rules.pipeline import compile_source

    version = loaded.version
    if version is None:
        return evolve(loaded, ruleset=None, report=Report((_without_text(loaded),)))
    texts, _ = version_sources(version)
    trees = [parse(source)[0] for source in texts]
    language: Language = "en" if trees[0].language == "en" else "vi"
    asked, wrong = list[Change](), list[Diagnostic]()
    for text in changes:
        one = read_change(text, language)
        if isinstance(one, Diagnostic):
            wrong.append(one)
        else:
            asked.append(one)
    file, more = with_changes(amend(trees[0], trees[1:])[0].file, asked)
    if wrong or file is None:
        sources = {one.name: one for one in texts}
        return evolve(loaded, ruleset=None, report=Report((*wrong, *more)), sources=sources)
    written = Source(f"{version.entry.path} --set", print_file(file))
    framework, _ = framework_of(version.entry)
    compiled = compile_source(written, (), version.year or None, framework)
    known = {(one.code.name, one.message) for one in loaded.report.diagnostics}
    new = [one for one in compiled.report.diagnostics if (one.code.name, one.message) not in known]
    return evolve(loaded, ruleset=compiled.ruleset, report=Report(new), sources=compiled.sources)


def _moved(
    rulesets: Sequence[Ruleset],
    table: object,
    choices: Choices,
    changes: Sequence[tuple[str, ...]],
    told: Callable[[int, int], None] = lambda _done, _total: None,
) -> tuple[tuple[Simulation, ...], tuple[Diagnostic, ...]]:
    """What moves from the first ruleset to each of the others, which some changes made of it."""
    try:
        from cchc_rules.analyses.tables.moving import movement
        from cchc_rules.workspace.table_runs import UNREADABLE
        from cchc_rules.workspace.tables import score_sides, units_of, unreadable
    except ModuleNotFoundError as missing:
        return (), (table_library_missing(missing),)
    from cchc_rules.analyses.whatif.movement import Simulation

    sides, found = score_sides(rulesets, table, choices, told)
    if sides is None:
        return (), found
    before, *others = sides
    units = units_of(before.scored)
    try:
        made = tuple(
            Simulation(
                before=before.ruleset, after=side.ruleset, changes=own, movement=movement(before, side, units)
            )
            for side, own in zip(others, changes, strict=True)
        )
    except UNREADABLE as error:
        return (), (unreadable(table, error),)
    return made, (*found, *(one for simulation in made for one in _rejected(simulation)))


def _rejected(simulation: Simulation) -> list[Diagnostic]:
    moves = simulation.movement
    count = max(one.rejected for one in moves.counted)
    if not count:
        return []
    return [
        Diagnostic(
            code=codes.ROWS_REJECTED,
            message=messages.ROWS_REJECTED.of(count=count, all=moves.rows),
            helps=(messages.ROWS_REJECTED_LISTED,),
        )
    ]


def _without_text(loaded: Loaded) -> Diagnostic:
    return Diagnostic(
        code=codes.CHANGE_WITHOUT_TEXT,
        message=messages.CHANGE_WITHOUT_TEXT,
        path=None if loaded.path is None else str(loaded.path),
        helps=(messages.CHANGE_WITHOUT_TEXT_HELP,),
    )
