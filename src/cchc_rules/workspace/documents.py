"""The folder of a criteria site: which rulesets it is about, its files, writing and checking it.

The folder belongs to the site as a whole. A mark lists what was written, so that nothing of
anybody else is ever replaced: a new folder is made beside it and takes its place at once.
"""

from __future__ import annotations

import json
import shutil
import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path, PurePosixPath

from attrs import evolve, field

from cchc_rules.analyses.documents.changes_page import comparison_of, filtered_file
from cchc_rules.analyses.documents.editions import AmendedBy, Edition, Neighbour
from cchc_rules.analyses.documents.overview import FORM
from cchc_rules.analyses.documents.site import Section, navigation, pages_of, section_of
from cchc_rules.analyses.frame import frame_of
from cchc_rules.backends.javascript.assets import script, style
from cchc_rules.backends.pages import folded_search, markdown
from cchc_rules.backends.pages.blocks import Page, places_in
from cchc_rules.backends.pages.configuration import BUILT, HOOK, PAGES, configuration
from cchc_rules.backends.reports import html
from cchc_rules.base.classes import frozen
from cchc_rules.base.numbers import Language
from cchc_rules.base.sources import Source
from cchc_rules.base.texts import Text
from cchc_rules.diagnostics import codes
from cchc_rules.diagnostics.diagnostic import Diagnostic, Report
from cchc_rules.ir.walk import items
from cchc_rules.workspace import files, messages
from cchc_rules.workspace.cases import nothing_in
from cchc_rules.workspace.forms import calculators_of, form
from cchc_rules.workspace.rulesets import (
    Loaded,
    entries,
    is_path,
    load,
    load_file,
    load_version,
    series_of,
)
from cchc_rules.workspace.versions import (
    FILE_NAME,
    Amendment,
    Entry,
    entry_of,
    pick,
    sources_of,
    turning_years,
    years_in_words,
)

MARK = ".cchc-docs.json"
CONFIGURATION = "mkdocs.yml"
FORMAT = "cchc-docs/1"
_ASSETS = Path(markdown.__file__).parent / "assets"
_ASSETS_AT = "assets/cchc"

Watch = Callable[[int, int], None]


@frozen(kw_only=True)
class Site:
    """Every file of a site by its path in the folder, or why there are none."""

    files: Mapping[str, str]
    report: Report
    sources: Mapping[str, Source] = field(factory=dict, repr=False)
    language: Language = "vi"
    editions: int = 0


# ── which rulesets ─────────────────────────────────────────────────────────────────────────


def make(references: Sequence[str], language: Language | None, watch: Watch) -> Site:
    """The site about `references`, or about every ruleset at hand where none is named.

    A reference is an id with or without a year, a file, or a folder. Without a year, every year
    counts in which other amendments apply.
    """
    loaded = [one for reference in references for one in _named(reference)]
    if not references:
        loaded = list(_editions_of(list(entries())))
    report, sources = Report(), dict[str, Source]()
    for one in loaded:
        if one.ruleset is None:
            report += one.report
            sources |= dict(one.sources)
    problems = tuple(_unsafe(loaded)) or tuple(_twice(loaded))
    report = Report(dict.fromkeys((*report.diagnostics, *problems)))
    spoken = language or _language(loaded)
    if not report.ok or not loaded:
        return Site(files={}, report=report, sources=sources, language=spoken)
    editions = _with_neighbours([_edition(one) for one in _sorted(loaded)])
    sections = []
    for done, edition in enumerate(editions):
        watch(done, len(editions))
        sections.append(section_of(edition, spoken))
    watch(len(editions), len(editions))
    made = {f"{PAGES}/{name}": text for name, text in _assets().items()}
    for section in sections:
        made |= {f"{PAGES}/{name}": text for name, text in _in_the_browser(section, spoken)}
    for page in pages_of(sections, spoken):
        made[f"{PAGES}/{page.path}"] = markdown.write(page, _scripts(page))
    made[HOOK] = _text(Path(folded_search.__file__))
    made[CONFIGURATION] = configuration(navigation(sections, spoken), spoken)
    made[MARK] = _mark(made)
    return Site(files=made, report=report, language=spoken, editions=len(editions))


def _assets() -> dict[str, str]:
    found = {path.name: _text(path) for path in sorted(_ASSETS.iterdir())}
    found |= {"cchc.js": script(), "cchc.css": style()}
    return {f"{_ASSETS_AT}/{name}": text for name, text in found.items()}


def _in_the_browser(section: Section, language: Language) -> Iterator[tuple[str, str]]:
    """The form of a ruleset, and beside each page the data of its calculators."""
    ruleset = section.edition.ruleset
    yield f"{section.edition.folder}/{FORM}", form(ruleset, language)
    document = comparison_of(section.edition, language)
    if document is not None:
        yield f"{section.edition.folder}/{filtered_file(section.edition)}", html.write(document)
    for page in section.pages:
        places = places_in(page)
        if places:
            some = [item for item in items(ruleset) if item.id in places]
            yield _calculators_beside(page), calculators_of(some, ruleset, language)


def _scripts(page: Page) -> tuple[str, ...]:
    return (f"{_ASSETS_AT}/cchc.js", _calculators_beside(page)) if places_in(page) else ()


def _calculators_beside(page: Page) -> str:
    return PurePosixPath(page.path).with_suffix(".js").as_posix()


def _named(reference: str) -> Iterator[Loaded]:
    if reference and files.is_folder(Path(reference)):
        yield from _of_files(reference, sorted(Path(reference).glob(f"**/{FILE_NAME}")))
    elif is_path(reference):
        yield from _of_files(reference, [Path(reference)])
    else:
        series = series_of(reference)
        if series is None or series.year is not None:
            yield load(reference)
        else:
            yield from _editions_of(series.sets)


def _of_files(reference: str, paths: list[Path]) -> Iterator[Loaded]:
    if not paths:
        yield Loaded(ruleset=None, report=Report((nothing_in(reference),)))
    found = {path: entry_of(path, "") for path in paths}
    yield from (load_file(path) for path, entry in found.items() if entry is None)
    yield from _editions_of([entry for entry in found.values() if entry is not None])


def _editions_of(sets: Sequence[Entry]) -> Iterator[Loaded]:
    """Every set for every year in which other amendments apply, unless another set replaces it then."""
    for entry in sets:
        series = [one for one in sets if one.id == entry.id]
        for year in turning_years(entry):
            version, problems = pick(entry.id, series, year)
            if version is None:
                found = sources_of(problems, series)
                yield Loaded(ruleset=None, report=Report(problems), sources=found)
            else:
                yield load_version(version)


def _sorted(loaded: Sequence[Loaded]) -> list[Loaded]:
    """By id, then the latest year first; what was named twice stands once."""
    found = {
        (tuple(one.ruleset.id.split("/")), -one.ruleset.year): one
        for one in loaded
        if one.ruleset is not None
    }
    return [found[key] for key in sorted(found)]


def _language(loaded: Sequence[Loaded]) -> Language:
    """The language of the rulesets; of several, Vietnamese."""
    spoken = {one.ruleset.language for one in loaded if one.ruleset is not None}
    return "en" if spoken == {"en"} else "vi"


def _edition(loaded: Loaded) -> Edition:
    ruleset, version = loaded.ruleset, loaded.version
    assert ruleset is not None
    first = ruleset.year if ruleset.first_year is None else ruleset.first_year
    years = years_in_words(first, ruleset.last_year if ruleset.first_year is not None else ruleset.year)
    return Edition(
        ruleset=ruleset,
        frame=frame_of(ruleset),
        folder=_folder(loaded),
        years=years,
        amendments=tuple(_amended_by(one) for one in version.amendments) if version is not None else (),
    )


def _amended_by(amendment: Amendment) -> AmendedBy:
    cited = amendment.heading.instruments if amendment.heading is not None else ()
    paper = next((one for one in cited if one.decides), cited[0] if cited else None)
    if paper is None:
        return AmendedBy(number=amendment.path.name, day=None)
    return AmendedBy(number=paper.number, day=paper.day)


def _with_neighbours(editions: list[Edition]) -> list[Edition]:
    """Every edition with the others of its ruleset; the latest of those before it is its earlier one."""
    return [
        _with(one, [other for other in editions if other.ruleset.id == one.ruleset.id]) for one in editions
    ]


def _with(edition: Edition, family: list[Edition]) -> Edition:
    others = [one for one in family if one.folder != edition.folder]
    before = [one.ruleset for one in others if one.ruleset.year < edition.ruleset.year]
    return evolve(
        edition,
        earlier=max(before, key=lambda one: one.year, default=None),
        neighbours=tuple(
            Neighbour(year=one.ruleset.year, title=one.ruleset.title, folder=one.folder) for one in others
        ),
    )


def _folder(loaded: Loaded) -> str:
    assert loaded.ruleset is not None
    return f"{loaded.ruleset.id}/{loaded.ruleset.year}"


def _unsafe(loaded: Sequence[Loaded]) -> Iterator[Diagnostic]:
    """Ids that would not name a folder inside the site."""
    for name in dict.fromkeys(one.ruleset.id for one in loaded if one.ruleset is not None):
        parts = name.split("/")
        if (
            all(part.strip(".") and _is_plain(part) for part in parts)
            and parts[0] != PurePosixPath(_ASSETS_AT).parts[0]
        ):
            continue
        yield Diagnostic(
            code=codes.UNSAFE_FOLDER_NAME,
            message=messages.UNSAFE_FOLDER_NAME.of(id=name),
            helps=(messages.UNSAFE_FOLDER_NAME_HELP,),
        )


def _is_plain(part: str) -> bool:
    return all(sign.isalnum() or sign in "-_." for sign in part) and part[0] != "." and part[-1] != "."


def _twice(loaded: Sequence[Loaded]) -> Iterator[Diagnostic]:
    """Two files that give the same ruleset for the same year."""
    seen: dict[str, Loaded] = {}
    for one in loaded:
        if one.ruleset is None:
            continue
        before = seen.setdefault(_folder(one).lower(), one)
        if before.path is None or one.path is None or before.path.resolve() == one.path.resolve():
            continue
        yield Diagnostic(
            code=codes.OVERLAPPING_RULESETS,
            message=messages.OVERLAP.of(
                reference=one.ruleset.id, years=years_in_words(one.ruleset.year, one.ruleset.year)
            ),
            path=str(one.path),
            notes=(messages.OVERLAP_FILES.of(earlier=str(before.path), later=str(one.path)),),
            helps=(messages.ONE_OF_TWO_HELP,),
        )


def _text(path: Path) -> str:
    return path.read_text(encoding="utf-8")


# ── the folder ─────────────────────────────────────────────────────────────────────────────


def write(site: Site, folder: Path) -> tuple[Diagnostic, ...]:
    """Puts the files of a site in place of what stood in `folder`: all of them, or none.

    A folder that holds anything which no earlier run wrote is left as it is.
    """
    foreign = _foreign(folder)
    if foreign is None or foreign:
        return (_not_ours(folder, foreign or ()),)
    target = folder.resolve()
    made: Path | None = None
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        made = Path(tempfile.mkdtemp(prefix=".cchc-", dir=target.parent))
        new, old = made / "new", made / "old"
        for name, text in site.files.items():
            path = new / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8", newline="\n")
        if target.exists():
            target.rename(old)
        try:
            new.rename(target)
        except OSError:
            if old.exists():
                old.rename(target)
            raise
    except (OSError, UnicodeEncodeError) as error:
        return (_cannot_write(folder, error),)
    finally:
        if made is not None:
            shutil.rmtree(made, ignore_errors=True)
    return ()


def check(site: Site, folder: Path) -> tuple[Diagnostic, ...]:
    """The files in which `folder` is not what writing the site anew would give."""
    if not files.is_folder(folder):
        return (_outdated(folder, messages.NO_DOCUMENTS),)
    found = _found(folder)
    names = sorted({*site.files, *found})
    differ = [name for name in names if not _is_current(folder / name, site.files.get(name))]
    if not differ:
        return ()
    notes = [_difference(name, name in found, name in site.files) for name in differ]
    return (_outdated(folder, messages.DOCUMENTS_OUTDATED, tuple(notes)),)


def _is_current(path: Path, text: str | None) -> bool:
    if text is None:
        return False
    try:
        return path.read_bytes() == text.encode("utf-8")
    except OSError:
        return False


def _foreign(folder: Path) -> tuple[str, ...] | None:
    """What in `folder` no earlier run wrote; None where it is no folder, or bears no mark."""
    if not folder.exists():
        return ()
    if not files.is_folder(folder):
        return None
    found = _found(folder)
    if not found:
        return ()
    written = _written(folder)
    return None if written is None else tuple(name for name in found if name not in written)


def _found(folder: Path) -> tuple[str, ...]:
    """Every file of a site's folder but what MkDocs has built there."""
    every = (path.relative_to(folder) for path in sorted(folder.rglob("*")) if not path.is_dir())
    return tuple(path.as_posix() for path in every if path.parts[0] != BUILT)


def _written(folder: Path) -> frozenset[str] | None:
    """What the mark lists, None where there is no mark of ours."""
    try:
        mark = json.loads((folder / MARK).read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError):
        return None
    if not isinstance(mark, dict) or mark.get("format") != FORMAT or not isinstance(mark.get("files"), list):
        return None
    return frozenset((MARK, *(str(one) for one in mark["files"])))


def _mark(made: Mapping[str, str]) -> str:
    return json.dumps({"format": FORMAT, "files": sorted(made)}, ensure_ascii=False, indent=1) + "\n"


# ── what can go wrong ──────────────────────────────────────────────────────────────────────


def _not_ours(folder: Path, foreign: tuple[str, ...]) -> Diagnostic:
    shown = ", ".join(foreign[:3])
    return Diagnostic(
        code=codes.NOT_OUR_FOLDER,
        message=messages.NOT_OUR_FOLDER.of(path=str(folder)),
        path=str(folder),
        notes=(messages.FOREIGN_FILES.of(names=shown),) if shown else (),
        helps=(messages.NOT_OUR_FOLDER_HELP,),
    )


def _cannot_write(folder: Path, error: OSError | UnicodeEncodeError) -> Diagnostic:
    return Diagnostic(
        code=codes.CANNOT_WRITE,
        message=messages.CANNOT_WRITE.of(path=str(folder), why=files.why(error)),
        path=str(folder),
        helps=(messages.CANNOT_WRITE_HELP,),
    )


def _outdated(folder: Path, message: Text, notes: tuple[Text, ...] = ()) -> Diagnostic:
    return Diagnostic(
        code=codes.DOCUMENTS_OUTDATED,
        message=message.of(path=str(folder), count=len(notes)),
        path=str(folder),
        notes=notes,
        helps=(messages.DOCUMENTS_OUTDATED_HELP,),
    )


def _difference(name: str, is_there: bool, is_wanted: bool) -> Text:  # noqa: FBT001 - two facts of a file
    if not is_there:
        return messages.DOCUMENT_MISSING.of(name=name)
    words = messages.DOCUMENT_DIFFERS if is_wanted else messages.DOCUMENT_TOO_MANY
    return words.of(name=name)
