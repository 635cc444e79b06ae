"""The tests of one ruleset file: its checks, its cases, the laws for each version, its guarantees."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache, partial
from pathlib import Path
from typing import TypeAlias

import pytest

from cchc_rules.analyses.cases import entries
from cchc_rules.analyses.laws.catalogue import Law
from cchc_rules.analyses.laws.checks import OF_ONE
from cchc_rules.base.numbers import Language
from cchc_rules.diagnostics.error import CchcError
from cchc_rules.dossiers.data import Data, Mapping, Scalar
from cchc_rules.dossiers.keys import NAME
from cchc_rules.dossiers.read import read_dossier
from cchc_rules.dossiers.values import says
from cchc_rules.ir import nodes as ir
from cchc_rules.testing import messages
from cchc_rules.testing.reports import Failure, case_failure
from cchc_rules.testing.running import Trying, try_guarantee, try_law
from cchc_rules.workspace import files, rulesets, versions
from cchc_rules.workspace.cases import Run, Suite, run, suites_of
from cchc_rules.workspace.rulesets import Loaded

Work: TypeAlias = Callable[[], None]


class RulesetTest(pytest.Item):
    """One thing that must hold; its failure is told in words, without a traceback."""

    def __init__(self, name: str, parent: pytest.Collector, *, work: Work, language: Language) -> None:
        super().__init__(name, parent)
        self._work = work
        self._language: Language = language

    def runtest(self) -> None:
        """Does the work; what is wrong is raised as `Failure`."""
        try:
            self._work()
        except CchcError as wrong:
            raise Failure(wrong.text(self._language)) from None

    def repr_failure(
        self,
        excinfo: pytest.ExceptionInfo[BaseException],
        style: object = None,  # noqa: ARG002 - a report in words has one style
    ) -> str:
        """The text of a failure; a traceback only where we ourselves are at fault."""
        if isinstance(excinfo.value, Failure):
            return str(excinfo.value)
        return str(super().repr_failure(excinfo))

    def reportinfo(self) -> tuple[Path, int | None, str]:
        """Where the test stands, and what it is called in summaries."""
        return self.path, None, self.name


class RulesetFile(pytest.File):
    """A `ruleset.cchc` and what lies beside it."""

    def collect(self) -> Iterator[pytest.Item]:
        """The tests of a ruleset; of one that fails its checks only that failure."""
        path = _shown(self.path)
        loaded = rulesets.check(str(path))
        language: Language = "en" if loaded.language == "en" else "vi"
        yield self._test("check", partial(_is_right, loaded), language)
        if loaded.ruleset is None or not loaded.report.ok:
            return
        yield from self._cases(path, language)
        entry = versions.entry_of(path, "")
        for year in versions.turning_years(entry) if entry else (loaded.ruleset.year,):
            ruleset = rulesets.load_file(path, year=year).ruleset
            if ruleset is not None:
                yield from self._version(ruleset, year, language)

    def _version(self, ruleset: ir.Ruleset, year: int, language: Language) -> Iterator[pytest.Item]:
        option = self.config.getoption
        trying = Trying(examples=option("cchc_examples"), seed=option("cchc_seed"), language=language)
        for law in (*OF_ONE, Law.INTERVALS_HOLD):
            yield self._test(f"law[{year} {law.value}]", partial(try_law, law, ruleset, trying), language)
        for guarantee in ruleset.guarantees:
            work = partial(try_guarantee, guarantee, ruleset, trying)
            yield self._test(f"guarantee[{year} {_called(guarantee)}]", work, language)

    def _cases(self, path: Path, language: Language) -> Iterator[pytest.Item]:
        for suite in suites_of(str(path))[0]:
            for file in suite.files:
                ran = cache(partial(run, Suite(path, (file,), whole=False)))
                for number, (name, line) in enumerate(_entries(file), 1):
                    called = f"case[{file.name} {number}: {name}]" if name else f"case[{file.name} {number}]"
                    yield self._test(called, partial(_case_holds, ran, line, language), language)

    def _test(self, name: str, work: Work, language: Language) -> pytest.Item:
        # Brackets inside a name would end the part of it that tells tests apart.
        return RulesetTest.from_parent(self, name=name.replace("::", ":"), work=work, language=language)


def _shown(path: Path) -> Path:
    """The path as somebody who stands in the current folder would type it."""
    here = Path.cwd()
    return path.relative_to(here) if path.is_relative_to(here) else path


def _is_right(loaded: Loaded) -> None:
    if loaded.ruleset is None or not loaded.report.ok:
        raise CchcError(loaded.report, loaded.sources)


def _called(guarantee: ir.Guarantee) -> str:
    match guarantee:
        case ir.Monotone(item=item, name=name):
            return f"{item} {name}"
        case ir.Always(name=name):
            return name


# ── cases ──────────────────────────────────────────────────────────────────────────────────


def _entries(file: Path) -> Iterator[tuple[str, int]]:
    """The name and the place of every case of a file; one nameless case for a file with none."""
    source, _ = files.read(file)
    data = None if source is None else read_dossier(source)[0]
    listed = () if data is None else entries(data)[0]
    for one in listed:
        yield _name_of(one), one.span.start
    if not listed:
        yield "", 0


def _name_of(data: Data) -> str:
    for entry in data.entries if isinstance(data, Mapping) else ():
        if says(NAME, str(entry.key.text)) and isinstance(entry.value, Scalar):
            return (entry.value.text or "").strip()
    return ""


def _case_holds(ran: Callable[[], Run], start: int, language: Language) -> None:
    """The case at this place of its file comes to what it says."""
    made = ran()
    placed = next((one for one in made.trials if one.trial.example.at.span.start == start), None)
    if placed is None:
        if made.report.diagnostics:
            raise CchcError(made.report, made.sources)
        raise Failure(messages.NO_CASES.in_(language))
    if not placed.trial.passed:
        raise Failure(case_failure(placed, language))
