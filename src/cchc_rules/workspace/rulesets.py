"""Finding rulesets by reference and compiling them.

A reference is the path of a `.cchc` file, the path of a serialised ruleset (`.json`), or an id
with a year, `binh-duong/so@2018`. Ids are looked up as `<id>/<folder>/ruleset.cchc` in the
folders of `CCHC_RULESETS`, then among the shipped rulesets. The folder is called by the first
year of its set; the heading says for which years the set is. `amendments/*.cchc` beside it are
its amendments; `versions` tells which of all these hold for a year.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path

from attrs import evolve, field

from cchc_rules.base.classes import frozen
from cchc_rules.base.names import nearest
from cchc_rules.base.resources import rulesets as shipped
from cchc_rules.base.sources import Source
from cchc_rules.base.texts import Text
from cchc_rules.diagnostics import codes
from cchc_rules.diagnostics.diagnostic import Diagnostic, Label, Report
from cchc_rules.ir.nodes import Ruleset
from cchc_rules.workspace import files, messages, versions
from cchc_rules.workspace import kept as keeping
from cchc_rules.workspace.versions import AMENDMENTS, FILE_NAME, Amendment, Entry, Version

_ID = re.compile(r"[\w.-]+(?:/[\w.-]+)*")
_YEAR = re.compile(r"[0-9]{4}")
_DOSSIERS = frozenset({".yaml", ".yml"})
_MOST_SHOWN = 8
_LONGEST_SHOWN = 80


@frozen(kw_only=True)
class Loaded:
    """A ruleset, or why there is none; `language` is the language of its file.

    `version` says which set and which amendments it was made of, where it was made of files. `digest`
    is that of the ruleset, where it is known already.
    """

    ruleset: Ruleset | None
    report: Report
    sources: Mapping[str, Source] = field(factory=dict, repr=False)
    path: Path | None = None
    language: str | None = None
    version: Version | None = None
    digest: str | None = None


@frozen(kw_only=True)
class Series:
    """What a reference names before a version of it is chosen; `year` when it states one."""

    reference: str
    sets: tuple[Entry, ...]
    year: int | None = None


def load(
    reference: str,
    *,
    year: int | None = None,
    near: Path | None = None,
    known_at: date | None = None,
    kept: bool = False,
) -> Loaded:
    """The ruleset that `reference` names, compiled for its year, as known at the end of a day.

    `near` is a dossier whose folder may hold it. A path without a year is read for the first
    year that its set is for. With `kept`, what was compiled before is not compiled again; then
    nothing is reported of a ruleset without a mistake.
    """
    if is_path(reference):
        return load_file(Path(reference), year=year, known_at=known_at, kept=kept)
    found, problems = find(reference, year=year, near=near, known_at=known_at)
    if found is None:
        return Loaded(ruleset=None, report=Report(problems), sources=_places(problems, reference, near))
    return load_version(found, kept=kept)


def load_versions(reference: str, year: int) -> Iterator[tuple[date | None, Loaded]]:
    """Every version that the ruleset of a year has had, the newest first, compiled one by one.

    With each comes the last day on which it was the newest, None for the one that still is.
    When there is none, the first says why.
    """
    if not is_path(reference):
        series = series_of(reference)
        name, sets = (series.reference, series.sets) if series else (reference, ())
        year = series.year if series and series.year is not None else year
    else:
        entry = _entry_at(reference)
        name, sets = reference, (entry,) if entry is not None and entry.covers(year) else ()
    found = False
    for known_at, version in versions.versions(name, sets, year):
        found = True
        yield known_at, load_version(version)
    if not found:
        yield None, load(reference, year=year)


def load_file(
    path: Path, *, year: int | None = None, known_at: date | None = None, kept: bool = False
) -> Loaded:
    """The ruleset of one file with the amendments beside it; of an amendment, the set it amends."""
    if path.suffix in _DOSSIERS and files.is_file(path):
        return Loaded(ruleset=None, report=Report((_not_a_ruleset(path),)), path=path)
    source, problems = files.read(path)
    if source is None:
        return Loaded(ruleset=None, report=Report(problems), path=path)
    if path.suffix == ".json":
        return _from_json(source, path)
    entry = versions.entry_of(path, "")
    if entry is None:
        amendment = versions.amendment_of(path)
        if amendment.heading is not None:
            return _load_amendment(amendment, year)
        entry = Entry(id="", year=year or 0, last_year=year or 0, path=path)
        return load_version(Version(entry=entry, year=year or 0), kept=kept)
    version, problems = versions.pick(str(path), (entry,), entry.year if year is None else year, known_at)
    if version is None:
        return Loaded(ruleset=None, report=Report(problems), sources={source.name: source}, path=path)
    return load_version(version, kept=kept)


def load_version(version: Version, *, kept: bool = False) -> Loaded:
    """A set with its amendments, compiled, or as it is `kept` from the last time."""
    sources, problems = version_sources(version)
    if problems:
        return Loaded(ruleset=None, report=Report(problems), path=version.entry.path, version=version)
    framework, problems = framework_of(version.entry)
    if problems:
        return Loaded(ruleset=None, report=Report(problems), path=version.entry.path, version=version)
    return _kept(version, sources, framework) if kept else _compiled(version, sources, framework)


def _kept(version: Version, sources: list[Source], framework: Source | None) -> Loaded:
    """What was compiled before, or what is compiled now and kept."""
    name = keeping.key("ruleset", sources, framework, version.year or None)
    found = keeping.look_up(name)
    if found is not None:
        read = (*sources, *(() if framework is None else (framework,)))
        return Loaded(
            ruleset=found.ruleset,
            report=Report(()),
            sources={source.name: source for source in read},
            path=version.entry.path,
            language=found.language,
            version=version,
            digest=found.digest,
        )
    loaded = _compiled(version, sources, framework)
    if loaded.ruleset is None:
        return loaded
    # Loaded on demand: where a ruleset is kept, its digest is kept with it.
    from cchc_rules.ir.digest import digest

    known = digest(loaded.ruleset)
    keeping.keep(name, loaded.ruleset, known, loaded.language or "")
    return evolve(loaded, digest=known)


def _compiled(version: Version, sources: list[Source], framework: Source | None) -> Loaded:
    # Compiling needs the parser; scoring a serialised ruleset does not.
    from cchc_rules.pipeline import compile_source

    compiled = compile_source(sources[0], sources[1:], version.year or None, framework)
    return Loaded(
        ruleset=compiled.ruleset,
        report=compiled.report,
        sources=compiled.sources,
        path=version.entry.path,
        language=compiled.file.language,
        version=version,
    )


def framework_of(entry: Entry) -> tuple[Source | None, tuple[Diagnostic, ...]]:
    """The text of the framework that a set fills in, when its head names one."""
    if entry.heading is None or entry.heading.framework is None:
        return None, ()
    found, problems = find(entry.heading.framework, near=entry.path)
    if found is None:
        return None, problems
    return files.read(found.entry.path)


def version_sources(version: Version) -> tuple[list[Source], tuple[Diagnostic, ...]]:
    """The texts of a version: the set, then its amendments in their order."""
    sources: list[Source] = []
    papers: tuple[Entry | Amendment, ...] = (version.entry, *version.amendments)
    for one in papers:
        if one.heading is not None:
            sources.append(one.heading.source)
            continue
        source, problems = files.read(one.path)
        if source is None:
            return [], problems
        sources.append(source)
    return sources, ()


def check(reference: str) -> Loaded:
    """Everything found in a file or id: a set is read for each year in which its text changes.

    An amendment is read on top of its set, after those decided before it, for its first year.
    """
    path = Path(reference)
    entry = _entry_at(reference)
    if entry is None:
        return load(reference)
    loaded = load_file(path)
    for year in versions.turning_years(entry)[1:]:
        later = load_file(path, year=year)
        both = (*loaded.report.diagnostics, *later.report.diagnostics)
        loaded = evolve(
            loaded,
            ruleset=loaded.ruleset if later.ruleset else None,
            report=Report(dict.fromkeys(both)),
            sources={**loaded.sources, **later.sources},
        )
    return loaded


def _entry_at(reference: str) -> Entry | None:
    """The set in the file that a reference names; a serialised ruleset has no versions."""
    path = Path(reference)
    return versions.entry_of(path, "") if is_path(reference) and path.suffix != ".json" else None


def _load_amendment(amendment: Amendment, year: int | None) -> Loaded:
    heading = amendment.heading
    assert heading is not None
    sources = {heading.source.name: heading.source}
    own = versions.entry_of(amendment.path.parent.parent / FILE_NAME, "")
    beside = amendment.path.parent.name == AMENDMENTS and own is not None
    year = heading.first_year if year is None else year
    if beside and own is not None:
        before = [one for one in versions.amendments_of(own) if one.path.name != amendment.path.name]
        place = (amendment.decided, amendment.path.name)
        earlier = tuple(one for one in before if (one.decided, one.path.name) < place and one.covers(year))
        version, problems = versions.pick(heading.id, (own,), year)
        if version is None:
            placed = Report(evolve(one, labels=(Label(heading.span),)) for one in problems)
            return Loaded(ruleset=None, report=placed, sources=sources, path=amendment.path)
        return load_version(evolve(version, amendments=(*earlier, amendment)))
    found, _ = find(f"{heading.id}@{year}")
    if found is None:
        nothing = Diagnostic(
            code=codes.UNKNOWN_RULESET,
            message=messages.NO_SET_TO_AMEND.of(reference=f"{heading.id}@{year}"),
            labels=(Label(heading.span),),
            helps=(messages.NO_SET_TO_AMEND_HELP,),
        )
        return Loaded(ruleset=None, report=Report((nothing,)), sources=sources, path=amendment.path)
    return load_version(evolve(found, amendments=(*found.amendments, amendment)))


def _from_json(source: Source, path: Path) -> Loaded:
    import json

    from cchc_rules.ir.from_json import from_json

    try:
        value = json.loads(source.raw)
    except (ValueError, RecursionError):
        broken = Diagnostic(
            code=codes.BROKEN_RULESET_JSON,
            message=messages.BROKEN_JSON.of(path=str(path)),
            path=str(path),
            helps=(messages.BROKEN_JSON_HELP,),
        )
        return Loaded(ruleset=None, report=Report((broken,)), path=path)
    ruleset, problems = from_json(value)
    return Loaded(
        ruleset=ruleset,
        report=Report(problems),
        sources={source.name: source},
        path=path,
        language=ruleset.language if ruleset else None,
    )


def is_path(reference: str) -> bool:
    """Whether a reference names a file instead of an id."""
    path = Path(reference)
    return path.suffix in {".cchc", ".json"} or files.is_file(path)


def find(
    reference: str, *, year: int | None = None, near: Path | None = None, known_at: date | None = None
) -> tuple[Version | None, tuple[Diagnostic, ...]]:
    """The one version on disk that `reference` (an id, or `id@year`) names."""
    series = series_of(reference, near)
    if series is None:
        return None, (_unknown(reference),)
    wanted = year if series.year is None else series.year
    if wanted is None:
        first = series.sets[0]
        if len(series.sets) > 1 or first.last_year != first.year:
            return None, (_ambiguous(reference, series.sets),)
        wanted = first.year
    return versions.pick(series.reference, series.sets, wanted, known_at)


def series_of(reference: str, near: Path | None = None) -> Series | None:
    """The sets of the id in `reference`, in the order of their years; None when there are none."""
    name, at, suffix = reference.partition("@")
    if not _ID.fullmatch(name) or (at and not _YEAR.fullmatch(suffix)):
        return None
    sets = sorted(_entries_of(name, near), key=lambda one: (one.year, str(one.path)))
    year = int(suffix) if suffix else None
    return Series(reference=name, sets=tuple(sets), year=year) if sets else None


def entries() -> Iterator[Entry]:
    """Every ruleset on the path, in the order of ids and folders."""
    seen: set[tuple[str, str]] = set()
    for folder in folders():
        for path in sorted(folder.glob(f"**/{FILE_NAME}")):
            place = _place(path, folder)
            entry = _entry(path, folder)
            if entry is not None and place not in seen:
                seen.add(place)
                yield entry


def folders() -> list[Path]:
    """The folders in which rulesets are looked for."""
    own = [Path(part) for part in os.environ.get("CCHC_RULESETS", "").split(os.pathsep) if part]
    return [folder for folder in (*own, shipped()) if folder.is_dir()]


def _entries_of(name: str, near: Path | None) -> list[Entry]:
    # A folder on the path stands for the shipped one of the same name.
    found: dict[str, Entry] = {}
    for folder in folders():
        own = folder / name
        for path in sorted(own.glob(f"*/{FILE_NAME}")) if files.is_folder(own) else ():
            entry = _entry(path, folder)
            if entry is not None and entry.id == name:
                found.setdefault(path.parent.name, entry)
    if near is not None:
        for parent in near.resolve().parents[:4]:
            path = parent / FILE_NAME
            if path.is_file():
                entry = versions.entry_of(path, "")
                known = {one.year for one in found.values()}
                if entry is not None and entry.id == name and entry.year not in known:
                    found[str(parent)] = entry
                break
    return list(found.values())


def _entry(path: Path, folder: Path) -> Entry | None:
    name, own = _place(path, folder)
    return versions.entry_of(path, name, int(own) if _YEAR.fullmatch(own) else None) if name else None


def _place(path: Path, folder: Path) -> tuple[str, str]:
    """The id of a set and the name of its own folder."""
    parts = path.relative_to(folder).parts
    return "/".join(parts[:-2]), parts[-2] if len(parts) > 1 else ""


def _places(problems: Sequence[Diagnostic], reference: str, near: Path | None) -> dict[str, Source]:
    series = series_of(reference, near)
    return versions.sources_of(problems, series.sets) if series else {}


def _unknown(reference: str) -> Diagnostic:
    shown = reference if len(reference) <= _LONGEST_SHOWN else reference[:_LONGEST_SHOWN] + "…"
    known = sorted((entry.reference for entry in entries()), key=lambda one: _family(one) != _family(shown))
    guess = nearest(reference, known) or nearest(reference, {entry.partition("@")[0] for entry in known})
    helps = (messages.DID_YOU_MEAN.of(name=guess),) if guess else ()
    at_hand = messages.KNOWN_RULESETS if len(known) <= _MOST_SHOWN else messages.KNOWN_IN_PART
    return Diagnostic(
        code=codes.UNKNOWN_RULESET,
        message=messages.UNKNOWN_RULESET.of(reference=shown),
        notes=(at_hand.of(names=", ".join(known[:_MOST_SHOWN])),) if known else (),
        helps=(*helps, messages.UNKNOWN_RULESET_HELP),
    )


def _family(reference: str) -> str:
    """The province or body that a set belongs to."""
    return reference.partition("/")[0]


def _not_a_ruleset(path: Path) -> Diagnostic:
    return Diagnostic(
        code=codes.UNKNOWN_RULESET,
        message=messages.NOT_A_RULESET_FILE.of(path=str(path)),
        path=str(path),
        helps=(messages.NOT_A_RULESET_FILE_HELP.of(path=str(path)),),
    )


def _ambiguous(reference: str, sets: Sequence[Entry]) -> Diagnostic:
    return Diagnostic(
        code=codes.AMBIGUOUS_RULESET,
        message=messages.AMBIGUOUS.of(reference=reference, years=listed([one.years for one in sets])),
        helps=(messages.AMBIGUOUS_HELP.of(example=sets[-1].reference),),
    )


def listed(texts: Sequence[Text]) -> Text:
    """`texts` with commas between them."""
    return Text(vi=", ".join(one.vi for one in texts), en=", ".join(one.en for one in texts))
