"""`pytest --cchc` tests a folder of rulesets; without the option the plug-in is not there."""

from __future__ import annotations

import subprocess
import sys
import textwrap
from xml.etree import ElementTree as ET

import pytest

import cchc_rules
from cchc_rules.base.sources import Source
from cchc_rules.dossiers.read import read_dossier

pytest_plugins = ["pytester"]

RULESET = """bộ tiêu chí "thu/so" năm 2018 đến 2019
  tên "Bộ thử"
  căn cứ quyết định "1/QĐ-UBND" ngày 05/01/2018 của "UBND"
  đối tượng sở
  tổng điểm 3, không quá 3 điểm, không dưới 0 điểm
  chỉ số bằng tổng điểm / điểm tối đa
  không làm tròn
  điểm nhóm là tổng
  khi không áp dụng quy đổi theo tổng điểm
  thiếu kiểm chứng: giải trình
tiêu chí 1 "Kế hoạch" tối đa 3 điểm
tiêu chí thành phần 1.1 "Hoàn thành" tối đa 2 điểm
  hỏi xong: số đếm "Việc đã xong"
  hỏi giao: số đếm "Việc được giao"
  chấm xong / giao
    từ 90% trở lên: 2 điểm
    từ 70% đến dưới 90%: {middle} điểm
    dưới 70%: 0,5 điểm
    giao = 0: giải trình
  kiểm chứng "Báo cáo"
  càng nhiều xong càng tốt
tiêu chí thành phần 1.2 "Ban hành" tối đa 1 điểm
  hỏi ngay: ngày "Ngày ban hành" hoặc không có
  chấm ngay
    đến ngày 15/01 năm đánh giá: 1 điểm
    sau 15/01 năm đánh giá: 0,5 điểm
    không có: 0 điểm
  không cần kiểm chứng
"""
CASES = """- tên: Đúng mốc 90%
  mục: "1.1"
  trả lời: {xong: 90, giao: 100}
  kết quả: 2 điểm
- tên: Ngay dưới 90%
  mục: "1.1"
  trả lời: {xong: 89, giao: 100}
  kết quả: 1 điểm
"""
GOOD = RULESET.format(middle=1)


@pytest.fixture
def folder(pytester: pytest.Pytester) -> pytest.Pytester:
    """An empty folder, with nothing of our own settings."""
    pytester.makeini("[pytest]\n")
    return pytester


def place(folder: pytest.Pytester, text: str, cases: str = "") -> None:
    own = folder.mkdir("thu")
    (own / "ruleset.cchc").write_text(text, encoding="utf-8")
    if cases:
        (own / "cases").mkdir()
        (own / "cases" / "ke-hoach.yaml").write_text(cases, encoding="utf-8")


def run(folder: pytest.Pytester, *options: str) -> tuple[int, str]:
    """A run in a process of its own, as everybody starts it."""
    made = folder.run(sys.executable, "-m", "pytest", "--cchc", "--cchc-examples=20", "-q", *options)
    return int(made.ret), "\n".join((*made.outlines, *made.errlines))


def test_a_sound_ruleset_passes_its_checks_cases_laws_and_guarantees(folder: pytest.Pytester) -> None:
    place(folder, GOOD, CASES)
    code, listed = run(folder, "--collect-only")
    assert 0 == code
    for name in (
        "thu/ruleset.cchc::check",
        "thu/ruleset.cchc::case[ke-hoach.yaml 1: Đúng mốc 90%]",
        "thu/ruleset.cchc::law[2018 within-bounds]",
        "thu/ruleset.cchc::law[2018 intervals-hold]",
        "thu/ruleset.cchc::guarantee[2018 1.1 xong]",
    ):
        assert name in listed.splitlines()
    assert run(folder, "--collect-only")[1].splitlines()[:-1] == listed.splitlines()[:-1]
    code, told = run(folder, "thu")
    assert 0 == code, told
    assert "failed" not in told


def test_a_ruleset_with_mistakes_is_one_failure_with_its_findings_and_no_traceback(
    folder: pytest.Pytester,
) -> None:
    place(folder, GOOD.replace("đến dưới 90%", "đến 90%"), CASES)
    code, told = run(folder)
    assert 1 == code
    assert "lỗi[CR302 bands-overlap]" in told
    assert " --> thu/ruleset.cchc:17:" in told
    assert "1 failed" in told
    assert "passed" not in told
    assert "Traceback" not in told
    assert ".py:" not in told


def test_a_case_that_comes_to_something_else_says_what_and_why(folder: pytest.Pytester) -> None:
    place(folder, GOOD, CASES.replace("kết quả: 1 điểm", "kết quả: 2 điểm"))
    code, told = run(folder)
    assert 1 == code
    assert "thu/cases/ke-hoach.yaml:5 · Ngay dưới 90%" in told
    assert "mong đợi  2 điểm" in told
    assert "kết quả   1 điểm" in told
    assert "1 failed" in told
    assert ".py:" not in told


def test_a_case_that_cannot_be_read_fails_with_its_finding(folder: pytest.Pytester) -> None:
    place(folder, GOOD, CASES.replace('mục: "1.1"', 'mục: "7.7"', 1))
    code, told = run(folder, "-k", "mốc")
    assert 1 == code
    assert "bộ tiêu chí không có mục nào là `7.7`" in told


def test_a_planted_mistake_is_told_with_the_smallest_dossiers_that_show_it(folder: pytest.Pytester) -> None:
    place(folder, RULESET.format(middle="0,25"))
    code, told = run(folder, "-k", "guarantee")
    assert 1 == code
    assert "luật monotone" in told
    assert "1.1 Hoàn thành: `xong` đi từ" in told
    assert ".py:" not in told
    ruleset = cchc_rules.compile_text(RULESET.format(middle="0,25"))
    [first, second] = [text.partition("\n\n")[0] for text in told.split(":\n\n")[1:3]]
    points = []
    for text in (first, second.partition("\n====")[0].partition("\n----")[0]):
        data, found = read_dossier(Source("ho-so.yaml", text))
        assert ((), True) == (found, data is not None)
        folder.path.joinpath("ho-so.yaml").write_text(text, encoding="utf-8")
        card = cchc_rules.score(ruleset, folder.path / "ho-so.yaml")
        points.append(card.total.total.low)
        assert len(text.splitlines()) < 12
    assert len(set(points)) == 2


BROKEN_EVALUATOR = """
from attrs import evolve
from cchc_rules.analyses.laws import checks
from cchc_rules.ir.scorecard import Points

honest = checks.scoring

def scoring(ruleset, dossier, digest=None):
    made = honest(ruleset, dossier, digest)
    total = made.scorecard.total
    if ("1.1", "giao") not in dossier.answers:
        return made
    more = Points(low=total.total.low + 1, high=total.total.high + 1)
    return evolve(made, scorecard=evolve(made.scorecard, total=evolve(total, total=more)))

checks.scoring = scoring
"""


def test_a_broken_law_is_told_with_the_one_item_that_matters(folder: pytest.Pytester) -> None:
    place(folder, GOOD)
    folder.makeconftest(textwrap.dedent(BROKEN_EVALUATOR))
    code, told = run(folder, "-k", "total-is-its-parts", "-W", "error")
    assert 1 == code
    assert "luật total-is-its-parts: tổng điểm là điểm nền" in told
    assert "cả bộ: tổng điểm là từ" in told
    assert "giao:" in told
    assert "ngay:" not in told
    assert ".py:" not in told


def test_names_select_tests_and_stand_in_reports(folder: pytest.Pytester) -> None:
    place(folder, GOOD)
    code, told = run(folder, "-k", "within-bounds", "--junitxml=report.xml")
    assert 0 == code
    assert "1 passed" in told
    cases = ET.parse(folder.path / "report.xml").iter("testcase")  # noqa: S314 - written just now
    assert ["law[2018 within-bounds]"] == [one.get("name") for one in cases]


def test_the_same_seed_gives_the_same_failure(folder: pytest.Pytester) -> None:
    place(folder, RULESET.format(middle="0,25"))

    def failure(*options: str) -> list[str]:
        return [
            line for line in run(folder, "-k", "guarantee", *options)[1].splitlines() if " in " not in line
        ]

    assert failure() == failure()
    assert failure("--cchc-seed=5") == failure("--cchc-seed=5")


def test_a_number_of_examples_below_one_is_a_misuse(folder: pytest.Pytester) -> None:
    code, told = run(folder, "--cchc-examples=0")
    assert 4 == code
    assert "--cchc-examples: N ≥ 1" in told


def test_without_hypothesis_the_run_says_what_to_install(folder: pytest.Pytester) -> None:
    place(folder, GOOD)
    folder.makeconftest("import sys\nsys.modules['hypothesis'] = None\n")
    made = folder.run(sys.executable, "-m", "pytest", "--cchc", "-p", "no:hypothesispytest")
    assert 4 == made.ret
    assert 'pip install "cchc-rules[testing]"' in "\n".join((*made.outlines, *made.errlines))


LOADED = """
import sys

def test_nothing_was_loaded():
    names = set(sys.modules)
    assert not names & {"hypothesis", "lark", "yaml", "attrs", "cchc_rules.testing.collecting"}
"""


def test_without_the_option_nothing_is_collected_and_nothing_is_loaded(folder: pytest.Pytester) -> None:
    place(folder, GOOD)
    folder.makepyfile(test_it=LOADED)
    made = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-W", "error", "-p", "no:cov"],
        cwd=folder.path,
        capture_output=True,
        check=False,
        encoding="utf-8",
    )
    assert 0 == made.returncode, made.stdout
    assert "1 passed" in made.stdout
