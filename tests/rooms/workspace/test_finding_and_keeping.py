"""The workspace: references, folders, files written whole, and results against their ruleset."""

from __future__ import annotations

import json
from fractions import Fraction
from pathlib import Path

import pytest
from attrs import evolve

from cchc_rules.backends.exact.score import score
from cchc_rules.base.resources import rulesets as shipped
from cchc_rules.base.sources import MAX_MARKS, Source
from cchc_rules.dossiers.bind import digest
from cchc_rules.ir.answers import answers, unfit
from cchc_rules.ir.dossier import Attached, Dossier, Judgement, Never, Replies, Value
from cchc_rules.ir.evidence import Misfit, fits, misfits
from cchc_rules.ir.nodes import (
    AnswerKind,
    ChoiceOf,
    CountOf,
    DateOf,
    DaysOf,
    Document,
    IndexOf,
    Interval,
    JudgementOf,
    NumberOf,
    SurveyGroup,
    SurveyOf,
    SurveyOption,
    YesNo,
)
from cchc_rules.workspace import files, results
from cchc_rules.workspace.dossiers import open_dossier
from cchc_rules.workspace.rulesets import entries, find, folders, load

CA_MAU = shipped() / "ca-mau/so/2013"


# ── references ─────────────────────────────────────────────────────────────────────────────


def test_every_shipped_ruleset_is_found_by_id_and_by_path() -> None:
    for entry in entries():
        by_id, by_path = load(entry.reference), load(str(entry.path))
        assert by_id.ruleset is not None
        assert by_id.ruleset == by_path.ruleset
        assert (entry.id, entry.year) == (by_id.ruleset.id, by_id.ruleset.year)


def test_folders_that_are_not_there_are_passed_over(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CCHC_RULESETS", f"{tmp_path}:{tmp_path / 'khong-co'}::")
    assert [tmp_path, shipped()] == folders()


def test_a_folder_that_names_no_year_holds_no_ruleset(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CCHC_RULESETS", str(tmp_path))
    for name in ("ban-nhap", "²", "20", "١٩٩٩"):
        (tmp_path / "a/so" / name).mkdir(parents=True)
        (tmp_path / "a/so" / name / "ruleset.cchc").write_text("x", encoding="utf-8")
    assert [] == [entry for entry in entries() if entry.id == "a/so"]


@pytest.mark.parametrize("reference", ["ca-mau/so", "ca-mau/so@2013"])
def test_one_year_needs_no_year(reference: str) -> None:
    found, problems = find(reference)
    assert ((), 2013) == (problems, found.year if found else None)


# ── files ──────────────────────────────────────────────────────────────────────────────────


def test_what_is_written_is_read_back(tmp_path: Path) -> None:
    path = tmp_path / "tệp.txt"
    assert () == files.write(path, "một\nhai\n")
    source, problems = files.read(path)
    assert ((), "một\nhai\n") == (problems, source.raw if source else None)
    assert ["tệp.txt"] == [one.name for one in tmp_path.iterdir()]


def test_a_text_that_no_file_can_hold_leaves_the_old_file_and_nothing_else(tmp_path: Path) -> None:
    path = tmp_path / "tep.txt"
    path.write_text("cũ", encoding="utf-8")
    problems = files.write(path, "\ud800")
    assert ["CR505"] == [one.code.name for one in problems]
    assert [("tep.txt", "cũ")] == [(one.name, one.read_text(encoding="utf-8")) for one in tmp_path.iterdir()]


def test_marks_piled_on_a_letter_are_read_as_far_as_any_language_goes() -> None:
    raw = "tên " + "a" + "\u0323\u0301" * 50_000 + " hết"
    source = Source("x", raw)
    assert len(source.text) <= len("tên a hết") + MAX_MARKS
    assert "hết" == source.slice(source.span(source.text.index("hết"), len(source.text)))


# ── results ────────────────────────────────────────────────────────────────────────────────


def test_a_result_whose_answers_have_no_score_is_told_and_not_scored() -> None:
    opened = open_dossier(CA_MAU / "dossiers/so-vi-du.yaml")
    assert opened.dossier is not None
    assert opened.ruleset is not None
    card = score(opened.ruleset, opened.dossier)
    wrong: dict[tuple[str | None, str], Value] = {key: Never() for key in opened.dossier.answers}
    dossier = evolve(opened.dossier, answers=wrong)
    dossier = evolve(dossier, digest=digest(dossier))
    card = evolve(card, certificate=evolve(card.certificate, dossier_digest=dossier.digest or ""))
    report = results.verify(json.loads(json.dumps(results.to_json(card, dossier))), ruleset=opened.ruleset)
    assert ["CR601"] * len(wrong) == [one.code.name for one in report.errors]


def test_an_answer_that_nobody_asked_for_is_unfit() -> None:
    ruleset = load("ca-mau/so@2013").ruleset
    assert ruleset is not None
    dossier = Dossier(ruleset=ruleset.id, year=2013, unit="Sở", answers={(None, "la"): True})
    assert [(None, "la")] == list(unfit(dossier, ruleset))


SURVEY = SurveyOf(options=(SurveyOption("Tốt", Fraction(1)), SurveyOption("Khác", None)))
GROUPED = evolve(SURVEY, groups=(SurveyGroup("Dân", Fraction(1)),))
HALF = Fraction(1, 2)


@pytest.mark.parametrize(
    ("value", "kind", "right"),
    [
        (Fraction(3), CountOf(), True),
        (Fraction(-1), CountOf(), False),
        (HALF, DaysOf(), False),
        (True, CountOf(), False),
        (True, YesNo(), True),
        (Fraction(1), YesNo(), False),
        ("có", YesNo(), False),
        (Never(), DateOf(), False),
        (Never(), DateOf(may_be_absent=True), True),
        (HALF, DateOf(), False),
        (Fraction(736_000), DateOf(), True),
        (Fraction(0), DateOf(), False),
        (Fraction(10**9), DateOf(), False),
        (HALF, NumberOf("m", Interval(Fraction(0), Fraction(1))), True),
        ("1", IndexOf(Interval()), False),
        (Fraction(2), IndexOf(Interval(Fraction(0), Fraction(1))), False),
        ("a", ChoiceOf(("a", "b")), True),
        ("c", ChoiceOf(("a", "b")), False),
        (False, ChoiceOf(("a", "b")), False),
        (Replies((((None, "Tốt"), 3),)), SURVEY, True),
        (Replies((((None, "Tôt"), 3),)), SURVEY, False),
        (Replies((((None, "Tốt"), -1),)), SURVEY, False),
        (Replies((((None, "Tốt"), 3),)), GROUPED, False),
        (Replies(((("Dân", "Tốt"), 3),)), GROUPED, True),
        (Replies(()), GROUPED, True),
        (Fraction(3), SURVEY, False),
        (Judgement(HALF, "a", "b"), JudgementOf(low=Fraction(0), high=Fraction(1), step=HALF), True),
        (Judgement(Fraction(2), "a", "b"), JudgementOf(low=Fraction(0), high=Fraction(1), step=HALF), False),
        (HALF, JudgementOf(low=Fraction(0), high=Fraction(1), step=HALF), False),
    ],
)
def test_an_answer_is_of_its_kind_or_not(value: Value, kind: AnswerKind, right: bool) -> None:  # noqa: FBT001
    assert right is answers(value, kind)


# ── evidence ───────────────────────────────────────────────────────────────────────────────


def test_every_condition_that_is_not_met_is_named_and_nothing_more_of_another_document() -> None:
    asked = Document(name="Kế hoạch", kind="kế hoạch", issuer="Sở", numbered=True, since=10, until=20)
    assert (Misfit.OTHER_DOCUMENT,) == misfits(Attached(name="Ảnh"), asked)
    assert (Misfit.OTHER_ISSUER, Misfit.NO_NUMBER, Misfit.NO_DAY) == misfits(Attached(name="kế hoạch"), asked)
    other = Attached(name="Kế hoạch", kind="báo cáo", issuer="SỞ", number="1", day=9)
    assert (Misfit.OTHER_KIND, Misfit.TOO_EARLY) == misfits(other, asked)
    right = Attached(name="Tên khác", kind="Kế hoạch", issuer="sở", number="1", day=20)
    assert fits(right, asked)
    assert (Misfit.TOO_LATE,) == misfits(evolve(right, day=21), asked)
