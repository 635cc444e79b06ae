"""Two rulesets at hand held against each other: read, matched, compared, with their texts side by side."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from attrs import evolve, field

from cchc_rules.analyses.changes.behaviour import PATIENCE, Watch, behaviours
from cchc_rules.analyses.changes.compare import compare
from cchc_rules.analyses.changes.kinds import pair_of
from cchc_rules.analyses.changes.mappings.reading import read_mapping
from cchc_rules.analyses.changes.matching import NOTHING_CONFIRMED, Confirmed, without_predecessor
from cchc_rules.analyses.changes.model import Changes, Passage
from cchc_rules.base.classes import frozen
from cchc_rules.base.names import folded
from cchc_rules.base.sources import Source
from cchc_rules.diagnostics import codes
from cchc_rules.diagnostics.diagnostic import Diagnostic, Report
from cchc_rules.dossiers.read import read_dossier
from cchc_rules.ir.nodes import Ruleset
from cchc_rules.workspace import files, messages
from cchc_rules.workspace.clauses import Clauses, clauses_of
from cchc_rules.workspace.rulesets import Loaded, load


@frozen(kw_only=True)
class Wanted:
    """How far to compare, and what the author has confirmed.

    `timeout` is in milliseconds, for each question to the solver.
    """

    mapping: Path | None = None
    behaviour: bool = True
    text: bool = False
    force: bool = False
    timeout: int = PATIENCE


USUAL = Wanted()


@frozen(kw_only=True)
class Compared:
    """The comparison, or why there is none."""

    changes: Changes | None
    report: Report
    sources: Mapping[str, Source] = field(factory=dict, repr=False)
    language: str | None = None


def compare_at_hand(
    before: str, after: str, wanted: Wanted = USUAL, watch: Watch = lambda _done, _of: None
) -> Compared:
    """What changed between the rulesets that two references name."""
    loaded = load(before), load(after)
    sources = {**loaded[0].sources, **loaded[1].sources}
    language = loaded[1].language or loaded[0].language
    old, new = loaded[0].ruleset, loaded[1].ruleset
    if old is None or new is None:
        broken = [one.report for one in loaded if one.ruleset is None]
        found = tuple(dict.fromkeys(one for report in broken for one in report.diagnostics))
        return Compared(changes=None, report=Report(found), sources=sources, language=language)
    problems = () if wanted.force else other_targets(old, new)
    confirmed: Confirmed | None = NOTHING_CONFIRMED
    if wanted.mapping is not None:
        confirmed, wrong = mapping_of(wanted.mapping, old, new, sources)
        problems = (*problems, *wrong)
    if confirmed is None or not Report(problems).ok:
        return Compared(changes=None, report=Report(problems), sources=sources, language=language)
    problems = (*problems, *_unknown_predecessors(old, new))
    changes = compare(old, new, confirmed)
    if wanted.behaviour:
        changes = evolve(changes, behaviours=behaviours(changes, wanted.timeout, watch))
    if wanted.text:
        changes = evolve(changes, passages=passages(changes, loaded))
    return Compared(changes=changes, report=Report(problems), sources=sources, language=language)


def other_targets(before: Ruleset, after: Ruleset) -> tuple[Diagnostic, ...]:
    """A refusal where no kind of unit is scored by both and they are not one set."""
    kinds = [{folded(one) for one in ruleset.targets} for ruleset in (before, after)]
    if before.id == after.id or kinds[0] & kinds[1]:
        return ()
    message = messages.OTHER_TARGETS.of(
        before=f"{before.id}@{before.year}",
        after=f"{after.id}@{after.year}",
        old=", ".join(before.targets),
        new=", ".join(after.targets),
    )
    return (Diagnostic(code=codes.OTHER_TARGETS, message=message, helps=(messages.OTHER_TARGETS_HELP,)),)


def _unknown_predecessors(before: Ruleset, after: Ruleset) -> Iterator[Diagnostic]:
    """A warning for every row that carries on what is not there; in which order they are given is all one."""
    if before.year > after.year:
        before, after = after, before
    for node, one in without_predecessor(before, after):
        earlier = one.code if one.id is None else f"[{one.id}]"
        message = messages.UNKNOWN_PREDECESSOR.of(
            code=node.code, name=node.name, earlier=earlier or "", before=f"{before.id}@{before.year}"
        )
        yield Diagnostic(
            code=codes.UNKNOWN_PREDECESSOR, message=message, helps=(messages.UNKNOWN_PREDECESSOR_HELP,)
        )


def mapping_of(
    path: Path, before: Ruleset, after: Ruleset, sources: dict[str, Source]
) -> tuple[Confirmed | None, tuple[Diagnostic, ...]]:
    """What the mapping in a file confirms, and what is wrong with it."""
    source, problems = files.read(path)
    if source is None:
        return None, problems
    sources[source.name] = source
    data, problems = read_dossier(source)
    if data is None:
        return None, problems
    confirmed, wrong = read_mapping(data, before, after)
    return (confirmed if Report(problems).ok else None), (*problems, *wrong)


def passages(changes: Changes, loaded: tuple[Loaded, Loaded]) -> tuple[Passage, ...]:
    """The clauses of every changed row as both texts have them; rows that read the same are left out."""
    texts: tuple[Clauses, Clauses] = clauses_of(loaded[0].version), clauses_of(loaded[1].version)
    touched = {pair.after.id for one in changes.changes if (pair := pair_of(one)) is not None}
    found = (
        Passage(pair=pair, before=texts[0].get(pair.before.id), after=texts[1].get(pair.after.id))
        for pair in changes.pairs
        if pair.after.id in touched
    )
    return tuple(one for one in found if one.before != one.after)
