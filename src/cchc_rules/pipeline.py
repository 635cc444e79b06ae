"""From the text of a ruleset to its meaning, one short function per pass.

    text ─ parse → surface ─ resolve → resolved ─ check → checked ─ lower → IR

Every pass returns a value and what it found. A pass runs when those before it left something
to work on, so that one run tells as many independent mistakes as it can; lowering runs only
when nothing is wrong.
"""

from __future__ import annotations

from attrs import frozen

from cchc_rules.base.sources import Source
from cchc_rules.diagnostics.diagnostic import Report
from cchc_rules.ir import nodes as ir
from cchc_rules.ir.invariants import hold
from cchc_rules.language.checked.from_resolved import check
from cchc_rules.language.checked.nodes import Checked
from cchc_rules.language.lowering.from_checked import lower
from cchc_rules.language.resolved.from_surface import resolve
from cchc_rules.language.surface.nodes import File
from cchc_rules.language.surface.parser import parse


@frozen(kw_only=True)
class Compiled:
    """What became of a text: its tree, its meaning if it has one, and what was found."""

    source: Source
    file: File
    checked: Checked
    ruleset: ir.Ruleset | None
    report: Report


def compile_source(source: Source) -> Compiled:
    """Run every pass over `source`."""
    file, syntax = parse(source)
    resolved, names = resolve(file, source.name)
    checked, meaning = check(resolved, source)
    report = Report(syntax + names + meaning)
    ruleset = None
    if report.ok:
        ruleset = lower(checked)
        hold(ruleset)
    return Compiled(source=source, file=file, checked=checked, ruleset=ruleset, report=report)
