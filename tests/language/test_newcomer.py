"""What a newcomer writes from the documentation alone compiles and earns what was reckoned by hand."""

from __future__ import annotations

from pathlib import Path

import pytest

from cchc_rules.base.sources import Source
from cchc_rules.diagnostics.codes import Severity
from cchc_rules.dossiers.data import Mapping, Sequence
from cchc_rules.dossiers.read import read_dossier
from cchc_rules.pipeline import compile_source
from cchc_rules.workspace.cases import Placed, Run, Suite, run
from cchc_rules.workspace.rulesets import load_file

FOLDER = Path(__file__).parent / "newcomer"
MISTAKES = FOLDER / "loi-thuong-gap.yaml"
RULESETS = sorted(FOLDER.glob("*.cchc"))
RUNS = {path.stem: run(Suite(path, (path.with_suffix(".yaml"),))) for path in RULESETS}
TRIALS = [(stem, placed) for stem, done in RUNS.items() for placed in done.trials]


def mistakes() -> list[dict[str, str]]:
    """The entries of the file of mistakes, every value as its text."""
    data, problems = read_dossier(Source(MISTAKES.name, MISTAKES.read_text(encoding="utf-8")))
    assert () == problems
    assert isinstance(data, Sequence)
    found = []
    for one in data.items:
        assert isinstance(one, Mapping)
        found.append({str(entry.key.text): str(getattr(entry.value, "text", "")) for entry in one.entries})
    return found


@pytest.mark.parametrize("one", mistakes(), ids=lambda one: one["bằng"] or f"thiếu {one['thay']}")
def test_a_common_mistake_is_told_on_its_line_with_a_cure(one: dict[str, str]) -> None:
    text = (FOLDER / f"{one['bộ']}.cchc").read_text(encoding="utf-8")
    assert 1 == text.count(one["thay"])
    source = Source("sai.cchc", text.replace(one["thay"], one["bằng"]))
    told = [
        (found.code.name, str(source.line_and_column(found.labels[0].span.start)[0]), help_.vi)
        for found in compile_source(source).report.diagnostics
        if found.labels
        for help_ in found.helps
    ]
    assert (one["báo"], one["dòng"], one["khuyên"]) in told


@pytest.mark.parametrize("path", RULESETS, ids=lambda path: path.stem)
def test_a_ruleset_has_no_finding_but_that_it_is_not_verbatim(path: Path) -> None:
    found = load_file(path).report.diagnostics
    assert [("CR326", Severity.ADVICE)] == [(one.code.name, one.severity) for one in found]


@pytest.mark.parametrize("done", RUNS.values(), ids=RUNS)
def test_every_case_can_be_read(done: Run) -> None:
    assert () == done.report.diagnostics


@pytest.mark.parametrize(("stem", "placed"), TRIALS, ids=[f"{a}: {b.trial.example.name}" for a, b in TRIALS])
def test_a_case_comes_to_what_was_reckoned_by_hand(stem: str, placed: Placed) -> None:
    assert placed.trial.passed, (stem, placed.trial)


@pytest.mark.parametrize("done", RUNS.values(), ids=RUNS)
def test_a_set_has_cases_of_items_and_one_of_a_whole_dossier(done: Run) -> None:
    wholes = [one for one in done.trials if hasattr(one.trial.example, "dossier_at")]
    assert (1, True) == (len(wholes), len(done.trials) > 1)
