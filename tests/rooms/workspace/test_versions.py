"""Which set and which amendments hold for a year, as known on a day."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

import cchc_rules
from cchc_rules.base.sources import Source
from cchc_rules.ir.digest import digest
from cchc_rules.workspace import results, versions
from cchc_rules.workspace.choosing import which
from cchc_rules.workspace.consolidating import consolidate
from cchc_rules.workspace.headings import read_heading
from cchc_rules.workspace.rulesets import check, find, load, series_of

BODY = """  tên "Chỉ số mẫu"
  căn cứ quyết định "{decision}" {day} của "UBND tỉnh"
{more}  đối tượng sở, "cơ quan ngành dọc"
  tổng điểm 2, không quá 2 điểm, không dưới 0 điểm
  chỉ số bằng tổng điểm / điểm tối đa
  không làm tròn
  điểm nhóm là tổng
  khi không áp dụng quy đổi theo tổng điểm
  thiếu kiểm chứng: giải trình

tiêu chí 1 "Kế hoạch" tối đa 2 điểm
  hỏi co: có hay không "Có kế hoạch?"
  chấm co
    có: 2 điểm
    không: 0 điểm
  không cần kiểm chứng
"""
AMENDMENT = """sửa đổi "{id}" năm {years}
  căn cứ quyết định "{decision}" {day} của "UBND tỉnh"
sửa 1
  nay có tên "{name}"
"""
DOSSIER = """bộ tiêu chí: tinh-mau/so
năm: 2018
đơn vị: Sở Mẫu
trả lời:
  1: {co: có}
"""


@pytest.fixture(autouse=True)
def library(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("CCHC_RULESETS", str(tmp_path))
    return tmp_path


def put(library: Path, years: str, basis: str, *, name: str = "tinh-mau/so", more: str = "") -> Path:
    """A set on disk; `basis` is the number of its decision and its day, or its year."""
    path = library / name / years[:4] / "ruleset.cchc"
    path.parent.mkdir(parents=True, exist_ok=True)
    number, _, day = basis.partition(" ")
    head = f'bộ tiêu chí "{name}" năm {years}\n'
    path.write_text(head + BODY.format(decision=number, day=day, more=more), encoding="utf-8")
    return path


def amend(base: Path, file: str, years: str, basis: str, name: str) -> Path:
    """An amendment beside a set, which gives criterion 1 another name."""
    path = base.parent / "amendments" / file
    path.parent.mkdir(exist_ok=True)
    number, _, day = basis.partition(" ")
    of = base.parents[1].relative_to(base.parents[3]).as_posix()
    text = AMENDMENT.format(id=of, years=years, decision=number, day=day, name=name)
    path.write_text(text, encoding="utf-8")
    return path


def named(reference: str, known_at: date | None = None) -> str:
    """The name of criterion 1, which tells which version was loaded."""
    ruleset = load(reference, known_at=known_at).ruleset
    assert ruleset is not None
    return ruleset.children[0].name


def told(reference: str, known_at: date | None = None) -> list[str]:
    return [one.code.name for one in load(reference, known_at=known_at).report.errors]


# ── headings ───────────────────────────────────────────────────────────────────────────────


def test_a_heading_is_read_without_compiling() -> None:
    text = (
        '# Ghi chú\nruleset "a/b" year 2016 to 2019\n  pursuant to decision "1" date 2016-03-01 by "x"\n'
        '  pursuant to decision "2" year 2016 by "x"\n  replaces decision "0"\n'
        '  applies to department, "line agency"\nno such word !!\n'
    )
    heading = read_heading(Source("x", text))
    assert heading is not None
    assert ("a/b", 2016, 2019, False) == (heading.id, heading.first_year, heading.last_year, heading.amends)
    assert (("0",), ("department", "line agency")) == (heading.replaces, heading.targets)
    assert date(2016, 12, 31).toordinal() == heading.decided


def test_a_year_alone_counts_as_its_last_day_and_a_plan_counts_only_without_decisions() -> None:
    plan = '  căn cứ kế hoạch "9" ngày 05/05/2020 của "Bộ"\n'
    decided = read_heading(
        Source("x", f'bộ tiêu chí "a" năm 2018\n{plan}  căn cứ quyết định "1" năm 2018 của "x"\n')
    )
    planned = read_heading(Source("x", f'bộ tiêu chí "a" năm 2018\n{plan}'))
    assert decided is not None
    assert planned is not None
    assert date(2018, 12, 31) == date.fromordinal(decided.decided)
    assert date(2020, 5, 5) == date.fromordinal(planned.decided)


def test_a_head_longer_than_the_first_look_is_read_whole() -> None:
    remarks = "# lời dẫn\n" * 2000
    heading = read_heading(
        Source("x", f'bộ tiêu chí "a" năm 2018\n{remarks}  đối tượng sở\ntiêu chí 1 "x"\n')
    )
    assert heading is not None
    assert ("sở",) == heading.targets


@pytest.mark.parametrize("text", ["", "x", "tiêu chí 1", 'bộ tiêu chí "a"', 'bộ tiêu chí "a" năm'])
def test_what_does_not_begin_as_a_set_has_no_heading(text: str) -> None:
    assert read_heading(Source("x", text)) is None


# ── one year ───────────────────────────────────────────────────────────────────────────────


def test_an_open_set_is_for_every_year_from_its_first(library: Path) -> None:
    put(library, "2016 trở đi", "983 ngày 27/04/2016")
    assert {"Kế hoạch"} == {named(f"tinh-mau/so@{year}") for year in (2016, 2017, 2030)}
    assert ["CR509"] == told("tinh-mau/so@2015")


def test_an_open_set_needs_a_year(library: Path) -> None:
    put(library, "2016 trở đi", "983 ngày 27/04/2016")
    _, problems = find("tinh-mau/so")
    assert [("CR504", "`tinh-mau/so` có nhiều năm: 2016 trở đi")] == [
        (one.code.name, one.message.vi) for one in problems
    ]


def test_the_year_that_was_asked_for_is_the_year_of_the_ruleset(library: Path) -> None:
    put(library, "2016 đến 2019", "983 ngày 27/04/2016")
    ruleset = cchc_rules.load("tinh-mau/so", year=2018)
    assert (2018, 2016, 2019) == (ruleset.year, ruleset.first_year, ruleset.last_year)


def test_amendments_apply_to_their_years_in_the_order_of_their_days(library: Path) -> None:
    base = put(library, "2016 trở đi", "983 ngày 27/04/2016")
    amend(base, "a.cchc", "2018 trở đi", "3000 ngày 01/06/2018", "Lần hai")
    amend(base, "b.cchc", "2017 trở đi", "2968 ngày 29/11/2017", "Lần một")
    assert ["Kế hoạch", "Lần một", "Lần hai"] == [named(f"tinh-mau/so@{year}") for year in (2016, 2017, 2018)]


def test_three_decisions_in_one_year_are_told_apart_by_the_day(library: Path) -> None:
    base = put(library, "2018", "1/QĐ ngày 10/01/2018")
    amend(base, "2.cchc", "2018", "2/QĐ ngày 15/05/2018", "Lần một")
    amend(base, "3.cchc", "2018", "3/QĐ ngày 20/10/2018", "Lần hai")
    days = {
        date(2018, 1, 10): "Kế hoạch",
        date(2018, 5, 14): "Kế hoạch",
        date(2018, 5, 15): "Lần một",
        date(2018, 10, 19): "Lần một",
        date(2018, 10, 20): "Lần hai",
        date(2025, 1, 1): "Lần hai",
    }
    assert days == {day: named("tinh-mau/so@2018", day) for day in days}
    assert ["CR509"] == told("tinh-mau/so@2018", date(2018, 1, 9))


def test_an_amendment_dated_by_its_year_alone_is_known_from_the_last_day(library: Path) -> None:
    base = put(library, "2018", "1/QĐ ngày 10/01/2018")
    amend(base, "2.cchc", "2018", "2/QĐ năm 2018", "Lần một")
    assert ["Kế hoạch", "Lần một"] == [named("tinh-mau/so@2018", date(2018, 12, day)) for day in (30, 31)]


def test_an_amendment_that_cannot_be_read_is_never_passed_over(library: Path) -> None:
    base = put(library, "2018", "1/QĐ ngày 10/01/2018")
    amend(base, "2.cchc", "2018", "2/QĐ năm 2018", "x").write_text("sửa 1 gì đó", encoding="utf-8")
    assert load("tinh-mau/so@2018").ruleset is None
    amend(base, "2.cchc", "2018", "2/QĐ năm 2018", "x").write_bytes(b"\xff\xfe")
    assert ["CR001"] == told("tinh-mau/so@2018")


def test_a_path_is_read_with_the_amendments_beside_it(library: Path) -> None:
    base = put(library, "2016 trở đi", "983 ngày 27/04/2016")
    amend(base, "b.cchc", "2017 trở đi", "2968 ngày 29/11/2017", "Lần một")
    ruleset = cchc_rules.load(base, year=2017)
    assert (2017, "Lần một", "2968") == (
        ruleset.year,
        ruleset.children[0].name,
        ruleset.children[0].touched_by,
    )
    assert 2016 == cchc_rules.load(base).year
    assert ["CR509"] == [one.code.name for one in load(str(base), year=2015).report.errors]


# ── series ─────────────────────────────────────────────────────────────────────────────────


def test_a_set_that_replaces_another_wins_from_its_first_year(library: Path) -> None:
    put(library, "2016 trở đi", "983 ngày 27/04/2016")
    put(library, "2020 đến 2021", "1492 ngày 01/09/2020", more='  thay thế quyết định "983"\n')
    found = {year: find(f"tinh-mau/so@{year}")[0] for year in (2019, 2020, 2021)}
    assert [2016, 2020, 2020] == [one.entry.year for one in found.values() if one]
    # What was replaced does not come back when the later set ends.
    assert ["CR509"] == told("tinh-mau/so@2022")


def test_before_the_day_of_the_replacement_the_old_set_holds(library: Path) -> None:
    put(library, "2016 trở đi", "983 ngày 27/04/2016")
    put(library, "2020 trở đi", "1492 ngày 01/09/2020", more='  thay thế quyết định "983"\n')
    found = [find("tinh-mau/so@2020", known_at=date(2020, month, 31))[0] for month in (8, 10)]
    assert [2016, 2020] == [one.entry.year for one in found if one]


def test_two_sets_for_one_year_overlap_and_both_files_are_named(library: Path) -> None:
    one = put(library, "2016 trở đi", "983 ngày 27/04/2016")
    other = put(library, "2020 trở đi", "1492 ngày 01/09/2020")
    (found,) = load("tinh-mau/so@2020").report.errors
    assert "CR508" == found.code.name
    assert [str(other), str(one)] == [label.span.file for label in found.labels]
    assert f"bộ trước: {one}; bộ sau: {other}" == found.notes[0].vi
    assert [] == told("tinh-mau/so@2019")


def test_a_gap_names_the_nearest_years(library: Path) -> None:
    put(library, "2016 đến 2017", "983 ngày 27/04/2016")
    put(library, "2020", "1492 ngày 01/09/2020")
    (found,) = load("tinh-mau/so@2018").report.errors
    assert "CR509" == found.code.name
    assert ["2017", "2020"] == [note.en.partition(": ")[2][:4] for note in found.notes]


def test_a_series_is_checked_for_overlaps_and_gaps(library: Path) -> None:
    put(library, "2012 đến 2013", "1 ngày 01/01/2012")
    put(library, "2016 đến 2018", "2 ngày 01/01/2016")
    put(library, "2018 trở đi", "3 ngày 01/01/2018")
    put(library, "2016", "4 ngày 01/01/2016", name="tinh-khac/so")
    series = [series_of(name) for name in ("tinh-mau/so", "tinh-khac/so")]
    found = versions.series_findings([one for each in series if each for one in each.sets])
    assert [
        ("CR510", "`tinh-mau/so` không có bộ tiêu chí cho năm 2014–2015"),
        ("CR508", "`tinh-mau/so` có hai bộ tiêu chí cho năm 2018"),
    ] == [(one.code.name, one.message.vi) for one in found]


def test_checking_a_set_reads_every_year_in_which_its_text_changes(library: Path) -> None:
    base = put(library, "2016 trở đi", "983 ngày 27/04/2016")
    amend(base, "b.cchc", "2017 trở đi", "2968 ngày 29/11/2017", "Lần một")
    late = amend(base, "c.cchc", "2019", "3000 ngày 01/01/2019", "Lần hai")
    late.write_text(late.read_text(encoding="utf-8").replace("sửa 1\n", "sửa 9\n"), encoding="utf-8")
    report = check(str(base)).report
    assert [("CR220", str(late))] == [(one.code.name, one.labels[0].span.file) for one in report.errors]
    assert (2016, 2017, 2019, 2020) == versions.turning_years(entry(base))


def entry(base: Path) -> versions.Entry:
    found = versions.entry_of(base, "")
    assert found is not None
    return found


def test_an_amendment_is_checked_on_top_of_its_set_and_of_those_before_it(library: Path) -> None:
    base = put(library, "2016 trở đi", "983 ngày 27/04/2016")
    first = amend(base, "b.cchc", "2017 trở đi", "2968 ngày 29/11/2017", "Lần một")
    second = amend(base, "a.cchc", "2018 trở đi", "3000 ngày 01/01/2018", "Lần hai")
    outside = amend(base, "0.cchc", "2015", "10 ngày 01/01/2015", "Quá sớm")
    strange = amend(base, "9.cchc", "2018", "99 ngày 01/01/2019", "Lạ")
    strange.write_text(strange.read_text(encoding="utf-8").replace("tinh-mau", "tinh-khac"), encoding="utf-8")
    assert [(), ()] == [check(str(path)).report.errors for path in (first, second)]
    made = check(str(second)).version
    assert made is not None
    assert [first.name, second.name] == [one.path.name for one in made.amendments]
    assert ["CR509"] == [one.code.name for one in check(str(outside)).report.errors]
    assert ["CR223"] == [one.code.name for one in check(str(strange)).report.errors]


def test_an_amendment_that_lies_alone_finds_its_set_or_says_that_it_is_missing(library: Path) -> None:
    base = put(library, "2016 trở đi", "983 ngày 27/04/2016")
    alone = amend(base, "b.cchc", "2017 trở đi", "2968 ngày 29/11/2017", "Lần một").rename(library / "x.cchc")
    assert load(str(alone)).ruleset is not None
    base.unlink()
    assert ["CR503"] == [one.code.name for one in load(str(alone)).report.errors]


# ── the one that applies ───────────────────────────────────────────────────────────────────


def test_the_one_that_applies_is_found_by_unit_year_and_province(library: Path) -> None:
    put(library, "2016 trở đi", "983 ngày 27/04/2016", name="binh-mau/so")
    put(library, "2016 trở đi", "5 ngày 27/04/2016", name="dak-mau/so")
    for province in ("binh-mau", "Bình Mẫu", "tỉnh Bình Mẫu", "BÌNH MẪU"):
        version = which("Cơ quan ngành dọc", 2017, province).version
        assert version is not None
        assert "binh-mau/so@2017" == version.reference
    assert "dak-mau/so" == cchc_rules.which("so", 2020, province="Đắk Mẫu").id


@pytest.mark.parametrize(
    ("unit", "year", "province", "code"),
    [
        ("cơ quan ngành dọc", 2017, None, "CR504"),
        ("cơ quan ngành dọc", 2015, "binh-mau", "CR509"),
        ("ấp", 2017, None, "CR503"),
        ("cơ quan ngành dọc", 2017, "Không Có", "CR503"),
        ("cơ quan ngành dọc", 2019, "binh-mau", "CR508"),
    ],
)
def test_none_or_several_that_apply_are_coded(
    library: Path, unit: str, year: int, province: str | None, code: str
) -> None:
    put(library, "2016 trở đi", "983 ngày 27/04/2016", name="binh-mau/so")
    put(library, "2019", "984 ngày 27/04/2019", name="binh-mau/so")
    put(library, "2016 trở đi", "5 ngày 27/04/2016", name="dak-mau/so")
    assert [code] == [one.code.name for one in which(unit, year, province).report.errors]


# ── results stay reproducible ──────────────────────────────────────────────────────────────


def test_a_result_replays_as_known_before_a_later_decision(library: Path) -> None:
    base = put(library, "2018 trở đi", "1/QĐ ngày 10/01/2018")
    dossier = library / "ho-so.yaml"
    dossier.write_text(DOSSIER, encoding="utf-8")
    scorecard, bound, ruleset = cchc_rules.score_file(dossier)
    kept = json.loads(json.dumps(cchc_rules.result_to_dict(scorecard, bound)))
    assert results.replay(kept).known_at is None

    amend(base, "2.cchc", "2018", "2/QĐ ngày 15/05/2019", "Lần một")
    replay = results.replay(kept)
    assert ((), date(2019, 5, 14)) == (replay.report.diagnostics, replay.known_at)
    assert digest(ruleset) == digest(cchc_rules.load("tinh-mau/so@2018", known_at=date(2019, 5, 14)))
    newest, bound, _ = cchc_rules.score_file(dossier)
    assert ("1/QĐ", "2/QĐ") == newest.certificate.decisions
    assert results.replay(results.to_json(newest, bound)).known_at is None


def test_a_result_of_a_version_that_never_was_is_found_out(library: Path) -> None:
    base = put(library, "2018 trở đi", "1/QĐ ngày 10/01/2018")
    dossier = library / "ho-so.yaml"
    dossier.write_text(DOSSIER, encoding="utf-8")
    scorecard, bound, _ = cchc_rules.score_file(dossier)
    kept = results.to_json(scorecard, bound)
    amend(base, "2.cchc", "2018", "2/QĐ ngày 15/05/2019", "Lần một")
    base.write_text(
        base.read_text(encoding="utf-8").replace("Có kế hoạch?", "Đã có kế hoạch?"), encoding="utf-8"
    )
    assert ["CR603"] == [one.code.name for one in results.verify(kept).errors]


def test_a_dossier_is_scored_with_the_version_of_its_own_year(library: Path) -> None:
    base = put(library, "2016 trở đi", "983 ngày 27/04/2016")
    amend(base, "b.cchc", "2017 trở đi", "2968 ngày 29/11/2017", "Lần một")
    dossier = library / "ho-so.yaml"
    dossier.write_text(DOSSIER, encoding="utf-8")
    for reference in (None, "tinh-mau/so", str(base)):
        scorecard, _, ruleset = cchc_rules.score_file(dossier, reference)
        assert (2018, "Lần một") == (scorecard.certificate.year, ruleset.children[0].name)


def test_a_dossier_of_a_year_that_its_ruleset_is_not_for_is_told_at_its_year(library: Path) -> None:
    base = put(library, "2016", "983 ngày 27/04/2016")
    dossier = library / "ho-so.yaml"
    dossier.write_text(DOSSIER, encoding="utf-8")
    with pytest.raises(cchc_rules.DossierError) as raised:
        cchc_rules.score_file(dossier, str(base))
    assert ["CR408"] == [one.code.name for one in raised.value.report.errors]


# ── one text ───────────────────────────────────────────────────────────────────────────────


def test_a_consolidated_text_says_what_changed_it_and_compiles_to_the_same(library: Path) -> None:
    base = put(library, "2016 trở đi", "983 ngày 27/04/2016")
    amend(base, "b.cchc", "2017 trở đi", "2968 ngày 29/11/2017", "Lần một")
    made = consolidate("tinh-mau/so@2017").text
    assert made is not None
    assert [
        "# Văn bản hợp nhất của `tinh-mau/so`, đọc cho năm 2017.",
        "# Văn bản gốc: 983.",
        "# Sửa đổi theo 2968: sửa 1.",
    ] == made.splitlines()[:3]
    alone = library / "hop-nhat.cchc"
    alone.write_text(made, encoding="utf-8")
    assert digest(cchc_rules.load(base, year=2017)) == digest(cchc_rules.load(alone, year=2017))
    assert made == cchc_rules.consolidate(base, year=2017)


def test_a_serialised_ruleset_has_no_text_to_consolidate(library: Path) -> None:
    base = put(library, "2016", "983 ngày 27/04/2016")
    path = library / "bo.json"
    path.write_text(json.dumps(cchc_rules.ruleset_to_dict(cchc_rules.load(base))), encoding="utf-8")
    assert ["CR502"] == [one.code.name for one in consolidate(str(path)).report.errors]
