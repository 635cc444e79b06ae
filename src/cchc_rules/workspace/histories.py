"""All versions of a set on disk, the oldest first: every decision and every amendment of it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path

from attrs import field

from cchc_rules.analyses.changes.history import History, history_of_item, history_of_set
from cchc_rules.base.classes import frozen
from cchc_rules.base.names import nearest
from cchc_rules.base.sources import Source
from cchc_rules.diagnostics import codes
from cchc_rules.diagnostics.diagnostic import Diagnostic, Report
from cchc_rules.ir.nodes import Ruleset
from cchc_rules.ir.walk import nodes
from cchc_rules.workspace import messages, versions
from cchc_rules.workspace.rulesets import is_path, load, load_version, series_of
from cchc_rules.workspace.versions import Entry, Version


@frozen(kw_only=True)
class OpenedHistory:
    """The history of a set or of one of its items, or why there is none."""

    history: History | None
    report: Report
    sources: Mapping[str, Source] = field(factory=dict, repr=False)
    language: str | None = None


def open_history(reference: str, item: str | None = None, known_at: date | None = None) -> OpenedHistory:
    """Every version of the set that an id or a file names, as known at the end of a day."""
    found = list(_versions(reference, known_at))
    if not found:
        # Then the ordinary way says what is wrong with the reference.
        loaded = load(reference, known_at=known_at)
        if loaded.ruleset is None:
            return OpenedHistory(
                history=None, report=loaded.report, sources=loaded.sources, language=loaded.language
            )
        return _opened([loaded.ruleset], reference, item, {**loaded.sources}, loaded.language)
    rulesets: list[Ruleset] = []
    sources: dict[str, Source] = {}
    language = None
    for version in found:
        loaded = load_version(version)
        sources |= dict(loaded.sources)
        language = loaded.language
        if loaded.ruleset is None:
            return OpenedHistory(history=None, report=loaded.report, sources=sources, language=language)
        rulesets.append(loaded.ruleset)
    return _opened(rulesets, reference, item, sources, language)


def _opened(
    rulesets: list[Ruleset],
    reference: str,
    item: str | None,
    sources: dict[str, Source],
    language: str | None,
) -> OpenedHistory:
    history = history_of_set(rulesets) if item is None else history_of_item(rulesets, item, _year(reference))
    report = Report(() if history is not None else (_unknown(item or "", reference, rulesets),))
    return OpenedHistory(history=history, report=report, sources=sources, language=language)


def _versions(reference: str, known_at: date | None) -> Iterator[Version]:
    """Every version that differs from the one before it, in the order of its first year."""
    name, sets = _series(reference)
    years = sorted({year for entry in sets for year in versions.turning_years(entry)})
    last: tuple[Path, tuple[Path, ...]] | None = None
    for year in years:
        version, _ = versions.pick(name, sets, year, known_at)
        if version is None:
            continue
        made = (version.entry.path, tuple(one.path for one in version.amendments))
        if made != last:
            last = made
            yield version


def _series(reference: str) -> tuple[str, tuple[Entry, ...]]:
    """The sets that a reference names; a year in it narrows no history."""
    if is_path(reference):
        path = Path(reference)
        entry = versions.entry_of(path, "") if path.suffix == ".cchc" else None
        return reference, () if entry is None else (entry,)
    series = series_of(reference.partition("@")[0])
    return reference, () if series is None else series.sets


def _year(reference: str) -> int | None:
    """The year in a reference: it says in which version an item has the code."""
    year = "" if is_path(reference) else reference.partition("@")[2]
    return int(year) if year.isdigit() else None


def _unknown(name: str, reference: str, rulesets: list[Ruleset]) -> Diagnostic:
    known = dict.fromkeys(
        called for one in rulesets for node in nodes(one.children) for called in (node.code, node.id)
    )
    guess = nearest(name, known)
    helps = (messages.DID_YOU_MEAN.of(name=guess),) if guess else ()
    return Diagnostic(
        code=codes.NEVER_AN_ITEM,
        message=messages.NEVER_AN_ITEM.of(name=name, reference=reference),
        helps=(*helps, messages.NEVER_AN_ITEM_HELP),
    )
