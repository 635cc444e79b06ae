"""Appends cases to a case file for what no case reaches; what stood there stays byte for byte."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from cchc_rules.analyses.case_texts import missing_cases
from cchc_rules.analyses.cases import entries
from cchc_rules.base.classes import frozen
from cchc_rules.base.numbers import Language
from cchc_rules.base.sources import Source
from cchc_rules.base.texts import Text
from cchc_rules.diagnostics.diagnostic import Diagnostic
from cchc_rules.dossiers.read import read_dossier, year_of
from cchc_rules.workspace import files, messages
from cchc_rules.workspace.cases import FOLDER, Run, Suite

_MARK = "\ufeff"


@frozen
class Addition:
    """The cases to append, under the item that they are about."""

    heading: str
    cases: tuple[str, ...]


def takes_cases(suite: Suite, path: Path) -> bool:
    """Whether the cases of a suite are looked for in `path`."""
    folder = (suite.path.parent / FOLDER).resolve()
    return suite.whole and path.suffix in {".yaml", ".yml"} and folder in path.resolve().parents


def additions(run: Run, path: Path) -> tuple[Addition, ...]:
    """What is missing in each item, in the order of the ruleset and its versions."""
    return tuple(_additions(run, path))


def append(
    path: Path, added: tuple[Addition, ...], language: Language, remark: Text = messages.ADDED_CASES
) -> tuple[Diagnostic, ...]:
    """Writes the cases at the end of the file below a remark; the file is made where there is none."""
    there = files.is_file(path)
    source, problems = files.read(path) if there else (Source(str(path), ""), ())
    if source is None:
        return problems
    end = "\r\n" if "\r\n" in source.raw else "\n"
    old = source.raw.rstrip()
    new = "\n".join(_block(added, language, remark))
    text = (old + end * 2 if old else "") + new.replace("\n", end)
    data, problems = read_dossier(Source(str(path), text))
    problems = (*problems, *(entries(data)[1] if data is not None else ()))
    if problems:
        return problems
    marked = there and path.read_bytes().startswith(_MARK.encode())
    if not there:
        problems = files.make_folder(path.parent)
        if problems:
            return problems
    return files.write(path, (_MARK if marked else "") + text)


def _additions(run: Run, path: Path) -> Iterator[Addition]:
    default = year_of(path.parent.name) if path.parent.name != FOLDER else None
    default = run.covered[0].frame.ruleset.year if default is None and run.covered else default
    for covered in run.covered:
        for one in covered.items:
            cases = missing_cases(one, covered.frame, default or 0)
            if cases:
                yield Addition(f"{one.item.code} {one.item.name}", cases)


def _block(added: tuple[Addition, ...], language: Language, remark: Text) -> Iterator[str]:
    yield from (f"# {line}" for line in remark.in_(language).split("\n"))
    for one in added:
        yield f"\n# {one.heading}"
        yield from (case.rstrip("\n") for case in one.cases)
    yield ""
