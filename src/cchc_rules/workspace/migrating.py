"""A dossier on disk carried over to another ruleset."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from attrs import evolve, field

from cchc_rules.analyses.changes.carrying import Carried, Carrying, Lost, Part, Why
from cchc_rules.analyses.changes.compare import compare
from cchc_rules.analyses.changes.matching import NOTHING_CONFIRMED, Confirmed
from cchc_rules.analyses.changes.model import Changes
from cchc_rules.analyses.layering import standing_dossier
from cchc_rules.base.classes import frozen
from cchc_rules.base.numbers import Language
from cchc_rules.base.sources import Source
from cchc_rules.diagnostics import codes
from cchc_rules.diagnostics.diagnostic import Diagnostic, Report
from cchc_rules.dossiers import keys
from cchc_rules.dossiers.bind import bind
from cchc_rules.dossiers.data import Data
from cchc_rules.dossiers.data import Mapping as Group
from cchc_rules.dossiers.layers import is_layered
from cchc_rules.dossiers.read import read_dossier
from cchc_rules.dossiers.write import language_of, written
from cchc_rules.ir.dossier import Dossier
from cchc_rules.ir.nodes import Ruleset
from cchc_rules.ir.walk import nodes
from cchc_rules.workspace import messages
from cchc_rules.workspace.comparing import mapping_of, other_targets
from cchc_rules.workspace.dossiers import Shelf, nameless
from cchc_rules.workspace.rulesets import load
from cchc_rules.workspace.seasons import read_data


@frozen(kw_only=True)
class Migrated:
    """A dossier of the later ruleset and its text, or why there is none.

    `old` is the dossier as it was read; of one in rounds, what stood after the last.
    """

    old: Dossier | None = None
    changes: Changes | None = None
    carried: Carried | None = None
    text: str | None = None
    in_rounds: bool = False
    report: Report
    sources: Mapping[str, Source] = field(factory=dict, repr=False)
    language: Language | None = None


def migrate(
    path: Path, to: str, *, source: str | None = None, mapping: Path | None = None, force: bool = False
) -> Migrated:
    """The dossier of a file in the terms of the ruleset `to`.

    `source` stands for the ruleset that the dossier names, `mapping` is a file that settles which
    item has become which, `force` goes over to a ruleset for another kind of unit.
    """
    text, data, problems = read_data(path)
    sources = {} if text is None else {text.name: text}
    if data is None:
        return Migrated(report=Report(problems), sources=sources)
    old, new = Shelf(source).ruleset_of(data, path), load(to, near=path)
    if old is None:
        return Migrated(report=Report((*problems, nameless())), sources=sources)
    sources |= {**old.sources, **new.sources}
    if old.ruleset is None or new.ruleset is None:
        broken = [one.report for one in (old, new) if one.ruleset is None]
        found = dict.fromkeys(one for report in broken for one in report.diagnostics)
        return Migrated(report=Report((*problems, *found)), sources=sources)
    dossier, wrong = standing_dossier(data, old.ruleset)
    refused = () if force else other_targets(old.ruleset, new.ruleset)
    confirmed: Confirmed | None = NOTHING_CONFIRMED
    if mapping is not None:
        confirmed, unmapped = mapping_of(mapping, old.ruleset, new.ruleset, sources)
        refused = (*refused, *unmapped)
    report = Report((*problems, *wrong, *refused))
    if dossier is None or confirmed is None or not report.ok:
        return Migrated(report=report, sources=sources)
    return _carried(dossier, data, compare(old.ruleset, new.ruleset, confirmed), report, sources)


def _carried(
    dossier: Dossier, data: Data, changes: Changes, report: Report, sources: dict[str, Source]
) -> Migrated:
    language = _language(data, changes.after)
    same_year = changes.before.year == changes.after.year
    # A file of one round says nothing of points that somebody set.
    placeless = evolve(dossier, awarded={})
    carried = Carrying(changes, same_year=same_year).carry(placeless)
    carried = evolve(carried, lost=(*carried.lost, *_placeless(dossier, changes.before)))
    text = _head(changes, language) + written(carried.dossier, changes.after, language)
    again, broken = read_dossier(Source(str(dossier.unit), text))
    if again is not None:
        _, broken = bind(again, changes.after)
    refused = Report(broken)
    return Migrated(
        old=dossier,
        changes=changes,
        carried=carried,
        text=text if refused.ok else None,
        in_rounds=is_layered(data),
        report=report if refused.ok else report + refused,
        sources=sources,
        language=language,
    )


def _placeless(dossier: Dossier, ruleset: Ruleset) -> tuple[Lost, ...]:
    by_id = {node.id: node for node in nodes(ruleset.children)}
    return tuple(
        Lost(part=Part.AWARD, node=by_id[item], name=None, said=judged, why=Why.NO_PLACE)
        for item, judged in dossier.awarded.items()
    )


def _language(data: Data, ruleset: Ruleset) -> Language:
    otherwise = language_of(ruleset)
    return keys.language_of(data, otherwise) if isinstance(data, Group) else otherwise


def _head(changes: Changes, language: Language) -> str:
    """Remarks at the head of the file, so that nobody takes old figures for new ones."""
    before, after = changes.before, changes.after
    if before == after:
        return ""
    reference = f"{before.id}@{before.year}"
    said = [messages.MIGRATED_SAME_YEAR.of(before=reference)]
    if before.year != after.year:
        said = [
            messages.MIGRATED_HEAD.of(old=before.year, before=reference),
            messages.MIGRATED_DAYS.of(old=before.year),
        ]
    return "".join(f"# {one.in_(language)}\n" for one in said) + "\n"


def not_carried(path: Path, migrated: Migrated) -> tuple[Diagnostic, ...]:
    """That something stayed behind (CR811), where nothing may."""
    if migrated.carried is None or not migrated.carried.lost or migrated.changes is None:
        return ()
    after = migrated.changes.after
    return (
        Diagnostic(
            code=codes.NOT_CARRIED,
            message=messages.NOT_CARRIED.of(
                count=len(migrated.carried.lost), path=str(path), reference=f"{after.id}@{after.year}"
            ),
            path=str(path),
            helps=(messages.NOT_CARRIED_HELP,),
        ),
    )


def taken_already(path: Path) -> tuple[Diagnostic, ...]:
    """That a file is there already (CR531)."""
    if not path.exists():
        return ()
    return (
        Diagnostic(
            code=codes.TARGET_EXISTS,
            message=messages.TARGET_EXISTS.of(path=str(path)),
            path=str(path),
            helps=(messages.FILE_EXISTS_HELP,),
        ),
    )
