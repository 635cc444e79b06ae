"""The one ruleset that applies to a kind of unit in a year."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from attrs import evolve

from cchc_rules.base.classes import frozen
from cchc_rules.base.names import bare, folded
from cchc_rules.base.texts import Text
from cchc_rules.diagnostics import codes
from cchc_rules.diagnostics.diagnostic import Diagnostic, Report
from cchc_rules.workspace import messages, versions
from cchc_rules.workspace.rulesets import Loaded, entries, load_version
from cchc_rules.workspace.versions import Entry, Version

_KINDS_OF_PROVINCE = ("tinh-", "thanh-pho-", "tp-")


@frozen
class Wanted:
    """A kind of unit as its target is written, in a province or in any."""

    unit: str
    province: str | None = None


def which(unit: str, year: int, province: str | None = None, known_at: date | None = None) -> Loaded:
    """The ruleset for units of this kind in this year, as known at the end of a day.

    A province is the first part of an id; `Bình Dương` means `binh-duong`.
    """
    wanted = Wanted(unit, province)
    every = list(entries())
    fitting = _for(wanted, every)
    if not fitting:
        return Loaded(ruleset=None, report=Report((_nothing(wanted, every),)))
    found: list[Version] = []
    problems: list[Diagnostic] = []
    for name in dict.fromkeys(one.id for one in fitting):
        series = [one for one in fitting if one.id == name]
        version, wrong = versions.pick(name, series, year, known_at)
        problems.extend(wrong)
        if version is not None:
            found.append(version)
    overlaps = [one for one in problems if one.code is codes.OVERLAPPING_RULESETS]
    if len(found) == 1 and not overlaps:
        return load_version(found[0])
    told = overlaps or ([_several(wanted, year, found)] if found else problems)
    return Loaded(ruleset=None, report=Report(told), sources=versions.sources_of(told, fitting))


def _for(wanted: Wanted, sets: Sequence[Entry]) -> list[Entry]:
    """The sets whose target is this kind of unit, spelled alike or else without diacritics."""
    placed = [one for one in sets if wanted.province is None or _place(wanted.province) == _place_of(one)]
    for like in (folded, bare):
        found = [one for one in placed if like(wanted.unit) in {like(target) for target in _targets(one)}]
        if found:
            return found
    return []


def _targets(entry: Entry) -> tuple[str, ...]:
    return entry.heading.targets if entry.heading else ()


def _place_of(entry: Entry) -> str:
    return _place(entry.id.partition("/")[0])


def _place(province: str) -> str:
    words = bare(province).replace(".", " ").replace(" ", "-")
    while "--" in words:
        words = words.replace("--", "-")
    for kind in _KINDS_OF_PROVINCE:
        words = words.removeprefix(kind)
    return words


def _nothing(wanted: Wanted, sets: Iterable[Entry]) -> Diagnostic:
    known = sorted({target for one in sets for target in _targets(one)})
    message = messages.NOTHING_FOR_UNIT.of(unit=wanted.unit)
    if wanted.province is not None:
        message = messages.NOTHING_FOR_UNIT_IN.of(unit=wanted.unit, province=wanted.province)
    return Diagnostic(
        code=codes.UNKNOWN_RULESET,
        message=message,
        notes=(messages.KNOWN_UNITS.of(names=", ".join(known)),) if known else (),
        helps=(messages.UNKNOWN_RULESET_HELP,),
    )


def _several(wanted: Wanted, year: int, found: Sequence[Version]) -> Diagnostic:
    names = ", ".join(version.reference for version in found)
    message: Text = messages.SEVERAL_FOR_UNIT.of(unit=wanted.unit, year=year, names=names)
    one = Diagnostic(code=codes.AMBIGUOUS_RULESET, message=message)
    places = {_place_of(version.entry) for version in found}
    return evolve(one, helps=(messages.SEVERAL_FOR_UNIT_HELP,)) if len(places) > 1 else one
