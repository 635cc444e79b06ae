"""Finding rulesets by reference and compiling them.

A reference is the path of a `.cchc` file, the path of a serialised ruleset (`.json`), or an id
with its year, `binh-duong/so@2018`. Ids are looked up as `<id>/<year>/ruleset.cchc` in the
folders of `CCHC_RULESETS`, then among the shipped rulesets.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from attrs import field, frozen

from cchc_rules.base.names import nearest
from cchc_rules.base.resources import rulesets as shipped
from cchc_rules.base.sources import Source
from cchc_rules.diagnostics import codes
from cchc_rules.diagnostics.diagnostic import Diagnostic, Report
from cchc_rules.ir.nodes import Ruleset
from cchc_rules.workspace import files, messages

FILE_NAME = "ruleset.cchc"
_ID = re.compile(r"[\w.-]+(?:/[\w.-]+)*")
_YEAR = re.compile(r"[0-9]{4}")
_LONGEST_SHOWN = 80


@frozen(kw_only=True)
class Loaded:
    """A ruleset, or why there is none; `language` is the language of its file."""

    ruleset: Ruleset | None
    report: Report
    sources: Mapping[str, Source] = field(factory=dict, repr=False)
    path: Path | None = None
    language: str | None = None


@frozen(kw_only=True)
class Entry:
    """A ruleset on disk: its id, its year and its file."""

    id: str
    year: int
    path: Path

    @property
    def reference(self) -> str:
        """How people name it."""
        return f"{self.id}@{self.year}"


def load(reference: str, *, year: int | None = None, near: Path | None = None) -> Loaded:
    """The ruleset that `reference` names, compiled. `near` is a dossier whose folder may hold it."""
    path = Path(reference)
    if path.suffix in {".cchc", ".json"} or files.is_file(path):
        return load_file(path)
    found, problems = find(reference, year=year, near=near)
    if found is None:
        return Loaded(ruleset=None, report=Report(problems))
    return load_file(found.path)


def load_file(path: Path) -> Loaded:
    """The ruleset of one file."""
    source, problems = files.read(path)
    if source is None:
        return Loaded(ruleset=None, report=Report(problems), path=path)
    if path.suffix == ".json":
        return _from_json(source, path)
    # Compiling needs the parser; scoring a serialised ruleset does not.
    from cchc_rules.pipeline import compile_source

    compiled = compile_source(source)
    return Loaded(
        ruleset=compiled.ruleset,
        report=compiled.report,
        sources={source.name: source},
        path=path,
        language=compiled.file.language,
    )


def _from_json(source: Source, path: Path) -> Loaded:
    import json

    from cchc_rules.ir.from_json import from_json

    try:
        value = json.loads(source.raw)
    except (ValueError, RecursionError):
        broken = Diagnostic(
            code=codes.BROKEN_RULESET_JSON,
            message=messages.BROKEN_JSON.of(path=str(path)),
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


def find(
    reference: str, *, year: int | None = None, near: Path | None = None
) -> tuple[Entry | None, tuple[Diagnostic, ...]]:
    """The one ruleset on disk that `reference` (an id, or `id@year`) names."""
    name, _, suffix = reference.partition("@")
    wanted = int(suffix) if _YEAR.fullmatch(suffix) else year
    if _ID.fullmatch(name) and (not suffix or _YEAR.fullmatch(suffix)):
        matches = [entry for entry in _entries_of(name, near) if wanted is None or entry.year == wanted]
        if len(matches) == 1:
            return matches[0], ()
        if matches:
            return None, (_ambiguous(reference, matches),)
    return None, (_unknown(reference),)


def entries() -> Iterator[Entry]:
    """Every ruleset on the path, in the order of ids and years."""
    seen: set[tuple[str, int]] = set()
    for folder in folders():
        for path in sorted(folder.glob(f"**/{FILE_NAME}")):
            entry = _entry(path, folder)
            if entry is not None and (entry.id, entry.year) not in seen:
                seen.add((entry.id, entry.year))
                yield entry


def folders() -> list[Path]:
    """The folders in which rulesets are looked for."""
    own = [Path(part) for part in os.environ.get("CCHC_RULESETS", "").split(os.pathsep) if part]
    return [folder for folder in (*own, shipped()) if folder.is_dir()]


def _entries_of(name: str, near: Path | None) -> list[Entry]:
    found: dict[int, Entry] = {}
    for folder in folders():
        own = folder / name
        for path in sorted(own.glob(f"*/{FILE_NAME}")) if files.is_folder(own) else ():
            entry = _entry(path, folder)
            if entry is not None and entry.id == name:
                found.setdefault(entry.year, entry)
    if near is not None:
        for parent in near.resolve().parents[:4]:
            path = parent / FILE_NAME
            if path.is_file():
                declared = _declared(path)
                if declared is not None and declared[0] == name:
                    found.setdefault(declared[1], Entry(id=name, year=declared[1], path=path))
                break
    return list(found.values())


def _entry(path: Path, folder: Path) -> Entry | None:
    relative = path.relative_to(folder)
    year = relative.parts[-2] if len(relative.parts) >= 3 else ""
    if not _YEAR.fullmatch(year):
        return None
    return Entry(id="/".join(relative.parts[:-2]), year=int(year), path=path)


_HEADING = re.compile(
    r'(?:bộ\s+tiêu\s+chí|ruleset)\s+["“]([^"”]+)["”]\s+(?:năm|year)\s+([0-9]{4})', re.IGNORECASE
)


def _declared(path: Path) -> tuple[str, int] | None:
    """The id and year a file gives itself, read without compiling it."""
    source, _ = files.read(path)
    found = _HEADING.search(source.text) if source else None
    return (found[1], int(found[2])) if found else None


def _unknown(reference: str) -> Diagnostic:
    shown = reference if len(reference) <= _LONGEST_SHOWN else reference[:_LONGEST_SHOWN] + "…"
    known = [entry.reference for entry in entries()]
    guess = nearest(reference, known) or nearest(reference, {entry.partition("@")[0] for entry in known})
    helps = (messages.DID_YOU_MEAN.of(name=guess),) if guess else ()
    return Diagnostic(
        code=codes.UNKNOWN_RULESET,
        message=messages.UNKNOWN_RULESET.of(reference=shown),
        notes=(messages.KNOWN_RULESETS.of(names=", ".join(known)),) if known else (),
        helps=(*helps, messages.UNKNOWN_RULESET_HELP),
    )


def _ambiguous(reference: str, matches: list[Entry]) -> Diagnostic:
    years = ", ".join(str(entry.year) for entry in matches)
    return Diagnostic(
        code=codes.AMBIGUOUS_RULESET,
        message=messages.AMBIGUOUS.of(reference=reference, years=years),
        helps=(messages.AMBIGUOUS_HELP.of(example=matches[-1].reference),),
    )
