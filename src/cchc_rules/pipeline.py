"""From the text of a ruleset to its meaning, one short function per pass.

    text ─ parse → surface ─ amend → surface ─ resolve → resolved ─ check → checked ─ lower → IR

Every pass returns a value and what it found. A pass runs when those before it left something
to work on, so that one run tells as many independent mistakes as it can; lowering runs only
when nothing is wrong.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from attrs import field

from cchc_rules.base.classes import frozen
from cchc_rules.base.sources import Source
from cchc_rules.diagnostics.diagnostic import Diagnostic, Report
from cchc_rules.ir import nodes as ir
from cchc_rules.ir.invariants import hold
from cchc_rules.language.amended.causes import blamed
from cchc_rules.language.amended.from_surface import amend
from cchc_rules.language.checked.framework import fits_framework
from cchc_rules.language.checked.from_resolved import check
from cchc_rules.language.checked.nodes import Checked
from cchc_rules.language.lowering.from_checked import lower
from cchc_rules.language.resolved.from_surface import resolve
from cchc_rules.language.surface.nodes import File
from cchc_rules.language.surface.parser import parse


@frozen(kw_only=True)
class Compiled:
    """What became of a text: its tree, its meaning if it has one, and what was found.

    `file` is the consolidated tree when amendments were given.
    """

    source: Source
    sources: Mapping[str, Source] = field(repr=False)
    file: File
    checked: Checked
    ruleset: ir.Ruleset | None
    report: Report


def compile_source(
    source: Source,
    amendments: Sequence[Source] = (),
    year: int | None = None,
    framework: Source | None = None,
) -> Compiled:
    """Run every pass over `source`, changed by `amendments` (oldest first), for one year.

    Without a year it is read for the first one that the set is for. `framework` is the text of
    the higher level that the set fills in.
    """
    sources = {one.name: one for one in (source, *amendments, *((framework,) if framework else ()))}
    base, syntax = parse(source)
    found: list[Diagnostic] = list(syntax)
    changes: list[File] = []
    for amendment in amendments:
        file, problems = parse(amendment)
        changes.append(file)
        found.extend(problems)
    upper = parse(framework)[0] if framework else None
    compiled = compile_trees(
        base, changes, found=found, sources=sources, name=source.name, year=year, framework=upper
    )
    if compiled.ruleset is not None:
        hold(compiled.ruleset)
    return Compiled(
        source=source,
        sources=sources,
        file=compiled.file,
        checked=compiled.checked,
        ruleset=compiled.ruleset,
        report=compiled.report,
    )


@frozen(kw_only=True)
class Trees:
    """What became of trees, as `Compiled` of a text."""

    file: File
    checked: Checked
    ruleset: ir.Ruleset | None
    report: Report


def compile_trees(  # noqa: PLR0913 - what a text has besides its tree
    base: File,
    changes: Sequence[File],
    *,
    sources: Mapping[str, Source],
    name: str,
    year: int | None = None,
    framework: File | None = None,
    found: Sequence[Diagnostic] = (),
) -> Trees:
    """Run every pass after the parser over the tree `base` of the file `name`, changed by `changes`.

    `found` is what the parser found.
    """
    amended, consolidation = amend(base, changes)
    resolved, names = resolve(amended.file, name, year, amended.touched)
    checked, meaning = check(resolved, sources)
    told: tuple[Diagnostic, ...] = (*names, *meaning)
    if framework is not None:
        frame, _ = resolve(framework, name)
        told = (*told, *fits_framework(resolved, frame))
    if changes and not Report(told).ok:
        told = blamed(told, amended, _of_the_set(base, name, sources, year))
    report = Report((*found, *consolidation, *told))
    return Trees(
        file=amended.file,
        checked=checked,
        ruleset=lower(checked) if report.ok else None,
        report=report,
    )


def _of_the_set(
    base: File, name: str, sources: Mapping[str, Source], year: int | None
) -> frozenset[Diagnostic]:
    """What is wrong with the set before any amendment."""
    resolved, names = resolve(amend(base, ())[0].file, name, year)
    _, meaning = check(resolved, {name: sources[name]})
    return frozenset((*names, *meaning))
