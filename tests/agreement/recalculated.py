"""Workbooks of dossiers, recalculated by LibreOffice, and everything in them that differs from `exact`.

LibreOffice saves them in its own way; what it saved is read back as well.
"""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterator, Sequence
from fractions import Fraction
from pathlib import Path

import python_calamine
from attrs import define, field, frozen

from cchc_rules.analyses.self_scoring import book_of, workbook
from cchc_rules.backends.exact.score import score
from cchc_rules.backends.exact.totals import shown_index
from cchc_rules.backends.workbook import layout, messages
from cchc_rules.dossiers.bind import bind
from cchc_rules.dossiers.workbook.read import read
from cchc_rules.ir.dossier import Dossier
from cchc_rules.ir.nodes import Ruleset
from cchc_rules.ir.scorecard import GradeResult, ItemScore, NodeScore, Points, Scorecard, Status, node_scores

AT_ONCE = 100
NEAR = Fraction(1, 10**9)
STATES = dict(
    zip(
        (
            Status.SCORED,
            Status.MISSING,
            Status.PENDING,
            Status.NOT_APPLICABLE,
            Status.UNPROVEN,
            Status.EXPLANATION_NEEDED,
            Status.REFUSED,
            Status.REJECTED,
        ),
        messages.STATES,
        strict=False,
    )
)
WAITING = messages.STATES[9].vi
WITH_CCHC = messages.WITH_CCHC.vi

Grid = Sequence[Sequence[object]]


@frozen
class Case:
    """A dossier; `complete` when every question is answered, so that the sheet must know everything."""

    ruleset: Ruleset
    dossier: Dossier
    complete: bool


@define
class Verdict:
    """What was compared: how many numbers were equal, how many cells left it to cchc, what differs."""

    numbers: int = 0
    left: int = 0
    different: list[str] = field(factory=list)


def office() -> str | None:
    """The command of LibreOffice; where it must be there and is not, that is a failure."""
    found = shutil.which("soffice")
    assert found or not os.environ.get("CCHC_NEEDS_OFFICE"), "LibreOffice is not installed"
    return found


def compared(cases: Sequence[Case], folder: Path) -> Verdict:
    """Writes, recalculates and compares."""
    verdict = Verdict()
    for start in range(0, len(cases), AT_ONCE):
        part = cases[start : start + AT_ONCE]
        given, made = folder / f"given-{start}", folder / f"made-{start}"
        given.mkdir()
        for number, case in enumerate(part):
            content = workbook(case.ruleset, "vi", case.dossier).content
            assert content is not None
            (given / f"{number}.xlsx").write_bytes(content)
        recalculate(sorted(given.iterdir()), made)
        for number, case in enumerate(part):
            file = made / f"{number}.xlsx"
            for line in (*_differences(case, grids(file), verdict), *_read_back(case, file)):
                verdict.different.append(f"{case.ruleset.id} {number}: {line}")
    return verdict


def recalculate(files: Sequence[Path], target: Path) -> None:
    """Lets LibreOffice open the files, compute every formula and save them into a folder."""
    command = office()
    assert command is not None
    profile = f"-env:UserInstallation=file://{target.parent}/profile"
    form = "xlsx:Calc MS Excel 2007 XML"
    arguments = [command, profile, "--headless", "--convert-to", form, "--outdir", str(target)]
    subprocess.run([*arguments, *map(str, files)], check=True, capture_output=True, timeout=1200)


def grids(file: Path) -> tuple[Grid, Grid]:
    """The cells of the form and of the summary."""
    book = python_calamine.CalamineWorkbook.from_path(str(file))
    form, summary = (book.get_sheet_by_index(number) for number in (0, 1))
    return form.to_python(skip_empty_area=False), summary.to_python(skip_empty_area=False)


def _read_back(case: Case, file: Path) -> Iterator[str]:
    """What another program has saved says what was filled in."""
    source = read(file.name, file.read_bytes())
    if source.data is None:
        yield f"not read: {source.problems}"
        return
    dossier, found = bind(source.data, case.ruleset)
    given = case.dossier
    if dossier is None:
        yield f"not bound: {found}"
    elif dict(given.answers) != dict(dossier.answers) or dict(given.na_claims) != dict(dossier.na_claims):
        yield f"{dossier.answers} and {dossier.na_claims}, not {given.answers} and {given.na_claims}"


def _differences(case: Case, sheets: tuple[Grid, Grid], verdict: Verdict) -> Iterator[str]:
    form, summary = sheets
    card = score(case.ruleset, case.dossier)
    scores = {one.id: one for one in node_scores(card)}
    book = book_of(case.ruleset, "vi")
    for id_, row in book.layout.places.items():
        yield from _node(scores[id_], form[row], case, verdict)
    yield from _total(card, summary, case, verdict)


def _node(one: NodeScore, row: Sequence[object], case: Case, verdict: Verdict) -> Iterator[str]:
    shown, state = row[layout.POINTS], row[layout.STATE]
    if isinstance(one, ItemScore):
        said = STATES[one.status].vi
        as_said = isinstance(state, str) and (
            state.startswith(said) or (one.status is Status.PENDING and state == WAITING)
        )
        # Of a dossier with gaps `exact` may know more: what is missing, and whether it matters.
        if not as_said and state != WITH_CCHC and case.complete:
            yield f"{one.id}: {state!r}, not {said!r}"
        if one.status is Status.NOT_APPLICABLE and one.applicable == 0 and shown == said:
            return
    yield from _points(one.id, shown, one.points, case, verdict)


def _points(what: str, shown: object, points: Points, case: Case, verdict: Verdict) -> Iterator[str]:
    if isinstance(shown, (int, float)) and not isinstance(shown, bool):
        verdict.numbers += 1
        if not points.final or abs(Fraction(shown) - points.low) > NEAR:
            yield f"{what}: {shown}, not {points}"
    elif shown == WITH_CCHC:
        verdict.left += 1
    elif points.final and case.complete:
        yield f"{what}: {shown!r}, not {points.low}"


def _total(card: Scorecard, summary: Grid, case: Case, verdict: Verdict) -> Iterator[str]:
    total, rule = card.total, case.ruleset.total
    rows = {row[1]: row for row in summary if len(row) > 1}
    parts = (
        (messages.BASE, total.base),
        (messages.BONUS, total.bonus),
        (messages.PENALTY, total.penalty),
        (messages.TOTAL, total.total),
    )
    for said, points in parts:
        _, _, _, shown, low, high = rows[said.vi][:6]
        yield from _points(said.en, shown, points, case, verdict)
        yield from _bounds(said.en, (low, high), points, case)
    index = total.possible_index
    if index is None:
        if case.complete and rows[messages.INDEX.vi][2] != messages.NO_INDEX.vi:
            yield f"index: {rows[messages.INDEX.vi][2]!r}, though there is none"
        return
    yield from _points("index", rows[messages.INDEX.vi][2], index, case, verdict)
    published = rows[messages.PUBLISHED_INDEX.vi][2]
    yield from _points("published index", published, shown_index(index, rule), case, verdict)
    for grade in card.grades:
        said = messages.GRADE if grade.target is None else messages.GRADE_OF.of(target=grade.target)
        yield from _grade(rows[said.vi][2], grade, case, verdict)


def _bounds(what: str, shown: tuple[object, object], points: Points, case: Case) -> Iterator[str]:
    low, high = shown
    if not isinstance(low, (int, float)) or not isinstance(high, (int, float)):
        return
    below, above = Fraction(low) - points.low, Fraction(high) - points.high
    if below > NEAR or above < -NEAR or (case.complete and (below < -NEAR or above > NEAR)):
        yield f"{what}: from {low} to {high}, not {points}"


def _grade(shown: object, grade: GradeResult, case: Case, verdict: Verdict) -> Iterator[str]:
    name = grade.possible[0] if grade.possible else messages.NO_GRADE.vi
    if shown == WITH_CCHC:
        verdict.left += 1
    elif isinstance(shown, str) and shown.startswith(messages.OPEN.vi):
        if grade.settled and case.complete:
            yield f"grade: {shown!r}, not {name!r}"
    elif not grade.settled or shown != name:
        yield f"grade: {shown!r}, not {grade}"
    else:
        verdict.numbers += 1
