"""Planting slips into a ruleset on disk: its checks, its cases and its guarantees against each.

A ruleset that fails its checks, or one of its cases, is refused: nothing could be told from it.
"""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from attrs import evolve, field

from cchc_rules.analyses.cases import Example, WholeExample, entries, read_case, year_named
from cchc_rules.analyses.expectations import phrase_expected, whole_meets, whole_of
from cchc_rules.analyses.frame import Frame, frame_of
from cchc_rules.analyses.layering import standing_dossier
from cchc_rules.analyses.mutation import messages
from cchc_rules.analyses.mutation.against_guarantees import broken_guarantee
from cchc_rules.analyses.mutation.comparing import changed_items, whole_differs
from cchc_rules.analyses.mutation.fates import Equivalent, Fate, Killed, Stage, Survived
from cchc_rules.analyses.mutation.planting import Shown, Slip, planted, shown, slips_of
from cchc_rules.analyses.mutation.suggested_case import item_case, phrase_parts, whole_case
from cchc_rules.analyses.mutation.telling_items import ItemDifference, Variant, tell_items_apart
from cchc_rules.analyses.mutation.telling_wholes import NO_DIGEST, WholeDifference, tell_wholes_apart
from cchc_rules.analyses.trying import try_example
from cchc_rules.backends.exact.score import score
from cchc_rules.base.classes import define, frozen
from cchc_rules.base.numbers import Language
from cchc_rules.base.sources import Source
from cchc_rules.base.texts import Text, same
from cchc_rules.diagnostics.diagnostic import Report
from cchc_rules.dossiers.data import Data
from cchc_rules.dossiers.read import read_dossier
from cchc_rules.ir.dossier import Dossier
from cchc_rules.language.surface.nodes import File
from cchc_rules.language.surface.parser import parse
from cchc_rules.pipeline import compile_trees
from cchc_rules.workspace import files
from cchc_rules.workspace.cases import Suite, run, year_of_case
from cchc_rules.workspace.rulesets import framework_of, load_file, version_sources
from cchc_rules.workspace.versions import entry_of, turning_years


@frozen(kw_only=True)
class Planned:
    """A case as it stands in its file; `dossier` is what its dossier says, if it names one."""

    data: Data
    name: str
    place: str
    dossier: Data | None = None


@frozen(kw_only=True)
class Year:
    """The set as it stands in a year: of which files it is made, and the cases about that year."""

    members: tuple[int, ...]
    framework: File | None
    frame: Frame = field(repr=False)
    by_item: dict[str, list[Planned]] = field(factory=dict, repr=False)
    wholes: list[Planned] = field(factory=list, repr=False)


@frozen(kw_only=True)
class Plan:
    """A ruleset made ready for planting slips."""

    reference: str
    path: Path
    language: Language
    sources: dict[str, Source] = field(repr=False)
    names: tuple[str, ...]
    trees: tuple[File, ...] = field(repr=False)
    years: tuple[Year, ...]
    slips: tuple[Slip, ...] = field(repr=False)


@frozen(kw_only=True)
class Refused:
    """Why no slips can be planted; `failed` cases, or findings in the ruleset and its cases."""

    report: Report
    sources: dict[str, Source] = field(repr=False)
    failed: int = 0
    language: str | None = None


@lru_cache(maxsize=1)
def prepare(suite: Suite) -> Plan | Refused:
    """Compiles the set for every year that its cases are about, and finds every slip."""
    tried = run(suite)
    if not tried.report.ok or tried.failed:
        return Refused(
            report=tried.report, sources=tried.sources, failed=len(tried.failed), language=tried.language
        )
    preparing = _Preparing(suite=suite)
    entry = entry_of(suite.path, "")
    first = preparing.year(None)
    for year in turning_years(entry) if entry else ():
        preparing.year(year)
    preparing.cases()
    trees = tuple(parse(source)[0] for source in preparing.texts.values())
    return Plan(
        reference=tried.reference,
        path=suite.path,
        language=first.frame.language,
        sources=tried.sources | preparing.texts,
        names=tuple(preparing.texts),
        trees=trees,
        years=tuple(preparing.years.values()),
        slips=tuple(slips_of(trees)),
    )


@define(kw_only=True)
class _Preparing:
    suite: Suite
    texts: dict[str, Source] = field(init=False, factory=dict)
    years: dict[int, Year] = field(init=False, factory=dict)
    _asked: dict[int | None, Year] = field(init=False, factory=dict)

    def year(self, number: int | None) -> Year:
        """The set in a year, None for its first one; it is known to be sound."""
        if number not in self._asked:
            year = self._read(number)
            self._asked[number] = self.years.setdefault(year.frame.ruleset.year, year)
        return self._asked[number]

    def _read(self, number: int | None) -> Year:
        loaded = load_file(self.suite.path, year=number)
        assert loaded.ruleset is not None
        assert loaded.version is not None
        sources, _ = version_sources(loaded.version)
        self.texts |= {one.name: one for one in sources}
        framework, _ = framework_of(loaded.version.entry)
        names = tuple(self.texts)
        return Year(
            members=tuple(names.index(one.name) for one in sources),
            framework=parse(framework)[0] if framework else None,
            frame=frame_of(loaded.ruleset),
        )

    def cases(self) -> None:
        """Puts every case to its year and its item."""
        for path in self.suite.files:
            source, _ = files.read(path)
            data = read_dossier(source)[0] if source else None
            if source is None or data is None:
                continue
            for one in entries(data)[0]:
                year = self.year(year_of_case(one, path))
                example, _ = read_case(one, year.frame)
                if example is None:
                    continue
                line, _ = source.line_and_column(one.span.start)
                planned = Planned(
                    data=one,
                    name=example.name,
                    place=f"{source.name}:{line}",
                    dossier=_dossier_data(example, path),
                )
                if isinstance(example, Example):
                    year.by_item.setdefault(example.item.id, []).append(planned)
                else:
                    year.wholes.append(planned)


def _dossier_data(example: Example | WholeExample, path: Path) -> Data | None:
    if isinstance(example, Example) or isinstance(example.dossier, Dossier):
        return None
    source, _ = files.read(path.parent / example.dossier)
    return read_dossier(source)[0] if source else None


# ── one slip ───────────────────────────────────────────────────────────────────────────────


def place_of(plan: Plan, slip: Slip) -> tuple[str, int]:
    """The file and the line of a slip."""
    source = plan.sources[plan.names[slip.file]]
    return source.name, source.line_and_column(look_of(plan, slip).offset)[0]


def look_of(plan: Plan, slip: Slip) -> Shown:
    """The lines that a slip changes."""
    return shown(plan.trees, slip)


def fate_of(plan: Plan, slip: Slip) -> Fate:
    """What notices the slip first, or the case that would."""
    trees = planted(plan.trees, slip)
    changed: list[tuple[Year, Frame]] = []
    for year in plan.years:
        if slip.file not in year.members:
            continue
        compiled = compile_trees(
            trees[year.members[0]],
            [trees[member] for member in year.members[1:]],
            sources=plan.sources,
            name=plan.names[year.members[0]],
            year=year.frame.ruleset.year,
            framework=year.framework,
        )
        if compiled.ruleset is None:
            found = dict.fromkeys(one.code.name for one in compiled.report.errors)
            return Killed(Stage.CHECK, tuple(map(same, found)))
        if compiled.ruleset != year.frame.ruleset:
            changed.append((year, frame_of(compiled.ruleset)))
    if not changed:
        return Equivalent(0, sure=True)
    for year, frame in changed:
        by = _failing_case(year, frame)
        if by is not None:
            return Killed(Stage.CASES, (by,))
    for year, frame in changed:
        broken = _broken_guarantee(year, frame)
        if broken is not None:
            return Killed(Stage.LAWS, (broken,))
    return _told_apart(plan, slip, changed)


def with_case(plan: Plan, survived: Survived) -> Plan:
    """The plan with the suggested case among its cases."""
    source = Source("", survived.case.in_(plan.language))
    data, _ = read_dossier(source)
    assert data is not None
    (one,) = entries(data)[0]
    number = year_named(one)
    years = [_with_planned(year, one, number or plan.years[0].frame.ruleset.year) for year in plan.years]
    return evolve(plan, years=tuple(years))


def _with_planned(year: Year, data: Data, number: int) -> Year:
    if year.frame.ruleset.year != number:
        return year
    example, problems = read_case(data, year.frame)
    assert example is not None, problems
    planned = Planned(data=data, name=example.name, place="")
    if isinstance(example, WholeExample):
        return evolve(year, wholes=[*year.wholes, planned])
    of_item = [*year.by_item.get(example.item.id, ()), planned]
    return evolve(year, by_item={**year.by_item, example.item.id: of_item})


def _failing_case(year: Year, frame: Frame) -> Text | None:
    for item, _ in changed_items(year.frame, frame):
        for planned in year.by_item.get(item.id, ()):
            example, problems = read_case(planned.data, frame)
            failed = not isinstance(example, Example) or not Report(problems).ok
            if failed or (isinstance(example, Example) and not try_example(example, frame).passed):
                return messages.A_CASE.of(place=planned.place, name=planned.name)
    for planned in year.wholes:
        if not _whole_passes(planned, frame):
            return messages.A_CASE.of(place=planned.place, name=planned.name)
    return None


def _whole_passes(planned: Planned, frame: Frame) -> bool:
    example, _ = read_case(planned.data, frame)
    if not isinstance(example, WholeExample):
        return False
    dossier: Dossier | None = None
    if isinstance(example.dossier, Dossier):
        dossier = example.dossier
    elif planned.dossier is not None:
        dossier, found = standing_dossier(planned.dossier, frame.ruleset)
        dossier = dossier if Report(found).ok else None
    return dossier is not None and whole_meets(
        example.expected, whole_of(score(frame.ruleset, dossier, NO_DIGEST))
    )


def _broken_guarantee(year: Year, frame: Frame) -> Text | None:
    if not frame.ruleset.guarantees:
        return None
    for item, other in changed_items(year.frame, frame):
        broken = broken_guarantee(Variant(item=item, frame=year.frame), Variant(item=other, frame=frame))
        if broken is not None:
            return broken
    return None


def _told_apart(plan: Plan, slip: Slip, changed: list[tuple[Year, Frame]]) -> Fate:
    """The case that would notice the slip; what the head makes of points is tried first."""
    tried, sure = 0, True
    for year, frame in changed:
        if whole_differs(year.frame.ruleset, frame.ruleset):
            whole = tell_wholes_apart(year.frame, frame)
            if isinstance(whole, WholeDifference):
                name = _name(plan, slip, slip.under)
                return Survived(
                    item=None,
                    case=whole_case(name, whole, year.frame, _stated(plan, year)),
                    expected=phrase_parts(whole.expected),
                    other=phrase_parts(whole.other),
                )
            tried, sure = tried + whole, False
    for year, frame in changed:
        for item, other in changed_items(year.frame, frame):
            found = tell_items_apart(Variant(item=item, frame=year.frame), Variant(item=other, frame=frame))
            if isinstance(found, ItemDifference):
                return Survived(
                    item=item.code,
                    case=item_case(_name(plan, slip, item.code), found, item, _stated(plan, year)),
                    expected=phrase_expected(found.expected),
                    other=messages.REFUSED if found.other is None else phrase_expected(found.other),
                )
            tried, sure = tried + found.tried, sure and found.sure
    return Equivalent(tried, sure=sure)


def _stated(plan: Plan, year: Year) -> int | None:
    """The year as a case has to state it; None for the first year of the set."""
    return None if year is plan.years[0] else year.frame.ruleset.year


def _name(plan: Plan, slip: Slip, code: str | None) -> Text:
    look = look_of(plan, slip)
    line = (look.after or look.before)[0]
    sentence = messages.CASE_NAME if look.after else messages.CASE_NAME_LOST
    return sentence.of(code=messages.HEAD if code is None else code, line=line.rstrip(",").replace('"', "'"))
