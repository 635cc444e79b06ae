"""Proofs of a ruleset at hand, and its counterexamples as dossiers that `cchc score` takes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from attrs import evolve, field

from cchc_rules.analyses.case_texts import example_text
from cchc_rules.analyses.frame import Frame, frame_of
from cchc_rules.analyses.laws.catalogue import TITLES
from cchc_rules.analyses.proving.against import Comparison, compare
from cchc_rules.analyses.proving.pairs import Differs
from cchc_rules.analyses.proving.prove import Watch, prove
from cchc_rules.analyses.proving.solver import TIMEOUT
from cchc_rules.analyses.proving.tried import Tried, tried
from cchc_rules.analyses.proving.verdicts import Counterexample, Finding, Proofs, Refuted
from cchc_rules.analyses.suggestions import keys_asked
from cchc_rules.backends.words.guarantees import phrase_guarantee
from cchc_rules.base.classes import frozen
from cchc_rules.base.numbers import Language
from cchc_rules.base.sources import Source
from cchc_rules.base.texts import Text
from cchc_rules.diagnostics.diagnostic import Diagnostic, Report
from cchc_rules.dossiers.write import written
from cchc_rules.ir.dossier import Dossier
from cchc_rules.ir.walk import items
from cchc_rules.workspace import files, messages
from cchc_rules.workspace.case_additions import Addition, append
from cchc_rules.workspace.rulesets import load

DOSSIERS = 20


@frozen(kw_only=True)
class Effort:
    """How hard to try: milliseconds for each question to the solver, and dossiers to try laws on."""

    timeout: int = TIMEOUT
    dossiers: int = DOSSIERS


USUAL = Effort()


@frozen(kw_only=True)
class Proven:
    """What is known of a ruleset, or why nothing is: `report` says what is wrong with it."""

    reference: str
    proofs: Proofs | None
    tried: tuple[Tried, ...] = ()
    comparison: Comparison | None = None
    report: Report
    sources: Mapping[str, Source] = field(factory=dict, repr=False)
    language: str | None = None

    @property
    def ok(self) -> bool:
        """Whether nothing is refuted and no law is broken."""
        kept = self.proofs is not None and self.proofs.ok and not any(one.breach for one in self.tried)
        return kept and (self.comparison is None or self.comparison.same)


def prove_at_hand(
    reference: str,
    *,
    year: int | None = None,
    against: str | None = None,
    effort: Effort = USUAL,
    watch: Watch = lambda _done, _of: None,
) -> Proven:
    """Every law of the ruleset that `reference` names, proved or tried.

    With `against`, also whether it scores as that other ruleset does.
    """
    loaded = load(reference, year=year)
    other = None
    if loaded.ruleset is not None and against is not None:
        compared = load(against)
        other = compared.ruleset
        loaded = loaded if other is not None else compared
    if loaded.ruleset is None:
        return Proven(
            reference=reference,
            proofs=None,
            report=loaded.report,
            sources=loaded.sources,
            language=loaded.language,
        )
    ruleset = loaded.ruleset
    frame = frame_of(ruleset)
    proofs = prove(ruleset, effort.timeout, watch)
    comparison = None
    if other is not None:
        comparison = compare(
            frame_of(other), frame, dossiers=effort.dossiers, timeout=effort.timeout, watch=watch
        )
    return Proven(
        reference=f"{ruleset.id}@{ruleset.year}",
        proofs=proofs,
        tried=tuple(tried(frame, effort.dossiers)),
        comparison=comparison,
        report=loaded.report,
        sources=loaded.sources,
        language=loaded.language,
    )


def save(proven: Proven, folder: Path, language: Language) -> tuple[tuple[Path, ...], tuple[Diagnostic, ...]]:
    """Writes every counterexample into `folder`, a dossier a file; the files, and what went wrong."""
    made: list[Path] = []
    problems: list[Diagnostic] = []
    if proven.proofs is None:
        return (), ()
    for name, dossier in _dossiers(proven, proven.proofs):
        path = folder / f"{name}.yaml"
        named = evolve(dossier, unit=messages.COUNTEREXAMPLE.of(name=name).in_(language))
        wrong = files.make_folder(folder) or files.write(
            path, written(named, proven.proofs.ruleset, language)
        )
        problems += wrong
        made += [] if wrong else [path]
    return tuple(made), tuple(problems)


def save_cases(proven: Proven, path: Path, language: Language) -> tuple[int, tuple[Diagnostic, ...]]:
    """Appends every counterexample to a case file, an item a case; how many, and what went wrong."""
    if proven.proofs is None:
        return 0, ()
    added = tuple(_additions(proven.proofs))
    problems = append(path, added, language, messages.REFUTING_CASES) if added else ()
    return (0 if problems else sum(len(one.cases) for one in added)), problems


def _additions(proofs: Proofs) -> Iterator[Addition]:
    frame = frame_of(proofs.ruleset)
    for finding in proofs.of(Refuted):
        assert isinstance(finding.verdict, Refuted)
        case = finding.verdict.case
        name = TITLES[finding.law]
        if finding.guarantee is not None:
            name = phrase_guarantee(finding.guarantee, proofs.ruleset)
        for dossier in (case.dossier, case.other):
            yield from _cases(name, dossier, frame) if dossier is not None else ()


def _cases(name: Text, dossier: Dossier, frame: Frame) -> Iterator[Addition]:
    """A case for every item that the dossier answers in full."""
    for item in items(frame.ruleset):
        asked = keys_asked(item, frame)
        if asked and all(key in dossier.answers for key in asked):
            own = evolve(dossier, answers={key: dossier.answers[key] for key in asked})
            text = example_text(name, own, item, frame, frame.ruleset.year)
            yield Addition(f"{item.code} {item.name}", (text,))


def _dossiers(proven: Proven, proofs: Proofs) -> Iterator[tuple[str, Dossier]]:
    for place, finding in enumerate(proofs.of(Refuted), 1):
        assert isinstance(finding.verdict, Refuted)
        name = f"{place:02}-{_name(finding)}"
        yield from _of(name, finding.verdict.case)
    for one in proven.tried:
        if one.dossier is not None:
            yield one.law.value, one.dossier
    if proven.comparison is None:
        return
    for found in proven.comparison.items:
        if isinstance(found.found, Differs):
            yield f"other-{_plain(found.item)}", found.found.smallest.dossiers[1]
    if proven.comparison.whole.dossier is not None:
        yield "other-whole", proven.comparison.whole.dossier


def _of(name: str, case: Counterexample) -> Iterator[tuple[str, Dossier]]:
    if case.other is None:
        yield name, case.dossier
        return
    yield f"{name}-a", case.dossier
    yield f"{name}-b", case.other


def _name(finding: Finding) -> str:
    return f"{finding.law.value}-{_plain(finding.node or '')}".rstrip("-.")


def _plain(name: str) -> str:
    return "".join(mark if mark.isalnum() or mark in "-." else "-" for mark in name)
