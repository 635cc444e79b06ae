"""The form works from a folder: filled in by keyboard, saved, scored by the command, opened again."""

from __future__ import annotations

import json
from collections.abc import Iterator
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

from cchc_rules.backends.exact.score import score
from cchc_rules.backends.javascript.assets import script, style
from cchc_rules.base.numbers import written
from cchc_rules.base.sources import Source
from cchc_rules.dossiers.write import to_data
from cchc_rules.ir.dossier import Dossier
from cchc_rules.ir.scorecard import item_scores
from cchc_rules.ir.walk import items
from cchc_rules.pipeline import compile_source
from cchc_rules.workspace.dossiers import open_dossier
from cchc_rules.workspace.forms import calculator_of
from cchc_rules.workspace.forms import form as form_of
from cchc_rules.workspace.rulesets import check, load
from tests.browser.chromium import Chromium, needs_chromium
from tests.cli.running import cchc
from tests.repository.project import ROOT

pytestmark = needs_chromium

REFERENCE = "binh-duong/so@2018"
SHIPPED = ROOT / "rulesets" / "binh-duong" / "so" / "2018" / "dossiers" / "so-tai-chinh.yaml"
FILE = "ho-so-binh-duong-so-2018.json"
PHONE = (390, 800)
CALCULATED = {"ke-hoach.muc-do", "ke-hoach.ban-hanh"}
SHOWN = """Object.fromEntries(Array.from(document.querySelectorAll('[data-item]'),
    (one) => [one.dataset.item, one.querySelector('.cchc-score strong').textContent]))"""
NAMELESS = """Array.from(document.querySelectorAll('input, select, textarea, button'))
    .filter((one) => !(one.labels?.length || one.ariaLabel || one.textContent.trim())).length"""
FAINT = """(() => {
  const rgb = (text) => text.match(/[\\d.]+/g).map(Number);
  const light = ([r, g, b]) => [r, g, b].map((one) => one / 255)
    .map((one) => (one <= 0.04045 ? one / 12.92 : ((one + 0.055) / 1.055) ** 2.4))
    .reduce((sum, one, place) => sum + one * [0.2126, 0.7152, 0.0722][place], 0);
  const ground = (node) => {
    for (let one = node; one; one = one.parentElement) {
      const colour = rgb(getComputedStyle(one).backgroundColor);
      if (colour.length === 3 || colour[3] > 0) return colour;
    }
    return [255, 255, 255];
  };
  return Array.from(document.querySelectorAll('body *')).filter((node) => {
    const text = Array.from(node.childNodes).some((one) => one.nodeType === 3 && one.data.trim());
    if (!text || node.tagName === 'SCRIPT' || node.tagName === 'STYLE') return false;
    const [a, b] = [light(rgb(getComputedStyle(node).color)), light(ground(node))];
    return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05) < 4.5;
  }).map((node) => node.outerHTML.slice(0, 80));
})()"""


@pytest.fixture(scope="module")
def form(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("form") / "biểu mẫu.html"
    ran = cchc("form", REFERENCE, "--out", str(path))
    assert 0 == ran.code, ran
    return path


@pytest.fixture
def browser(tmp_path: Path) -> Iterator[Chromium]:
    with Chromium(tmp_path) as running:
        yield running
        assert [] == [one for one in running.requests if not one.startswith(("file:", "blob:", "data:"))]
        assert [] == running.complaints


def compact(*names: object) -> str:
    """A name as the script makes it of several."""
    return json.dumps(names, ensure_ascii=False, separators=(",", ":"))


def part(attribute: str, *names: object) -> str:
    """The selector of the field that carries these names."""
    return f"[data-{attribute}={json.dumps(compact(*names), ensure_ascii=False)}]"


def key(owner: str | None, name: str) -> str:
    return part("key", owner, name)


def by_command(dossier: Path) -> dict[str, str]:
    """The points of every item as `cchc score` has them, in the words of the form."""
    ran = cchc("score", str(dossier), "--format", "json")
    assert 0 == ran.code, ran
    return dict(_told(json.loads(ran.out)["result"]["scorecard"]["children"]))


def _told(children: list[Any]) -> Iterator[tuple[str, str]]:
    for one in children:
        if one["kind"] == "group-score":
            yield from _told(one["children"])
            continue
        yield one["id"], _points(Fraction(one["points"]["low"]), Fraction(one["points"]["high"]))


def _points(low: Fraction, high: Fraction) -> str:
    ends = written(low, "vi"), written(high, "vi")
    return f"{ends[0]} điểm" if low == high else f"từ {ends[0]} đến {ends[1]} điểm"


def total(browser: Chromium) -> str:
    found = browser.value("document.querySelector('[data-result]').textContent")
    assert isinstance(found, str)
    return found


def fill_in(browser: Chromium) -> None:
    """A part of a dossier, by keyboard alone."""
    browser.tab_to("[data-unit]")
    browser.type("Sở Ví dụ")
    browser.tab_to(key(None, "co_tthc"))
    browser.press("ArrowDown")
    browser.tab_to(key(None, "sipas_truoc"))
    browser.type("86,2%")
    browser.tab_to(key("ke-hoach.ban-hanh", "ngay_ban_hanh"))
    browser.type("28/12/2017")
    browser.tab_to('[data-item="ke-hoach.ban-hanh"] .cchc-evidence [type=checkbox]')
    browser.press(" ")
    for text in ("12/KH-SVD", "28/12/2017"):
        browser.press("Tab")
        browser.type(text)
    browser.tab_to(key("ke-hoach.muc-do", "xong"))
    browser.type("17 nhiệm vụ")
    browser.tab_to(key("ke-hoach.muc-do", "giao"))
    browser.type("20")
    survey = compact("xhh-chi-dao.ke-hoach", "y_kien")
    judged = compact("dieu-hanh.nguoi-dung-dau", "diem")
    for name, text in (("POINTS", "0,75"), ("BY", "Hội đồng"), ("REASON", "Giao ban hằng quý")):
        browser.tab_to(part("part", judged, name))
        browser.type(text)
    for option, count in (
        ("Rất tốt", 48),
        ("Tốt", 37),
        ("Trung bình", 20),
        ("Kém", 1),
        ("Không có ý kiến", 8),
    ):
        browser.tab_to(part("cell", survey, None, option), most=700)
        browser.type(str(count))


def test_a_dossier_filled_in_by_keyboard_scores_as_the_command_scores_it(
    browser: Chromium, form: Path, tmp_path: Path
) -> None:
    browser.open(form)
    fill_in(browser)
    shown, result = browser.value(SHOWN), total(browser)
    assert "1 điểm" == shown["ke-hoach.ban-hanh"]
    assert "từ 0 đến 1,25 điểm" == shown["ke-hoach.muc-do"]
    browser.value("window.scrollTo(0, 0)")
    browser.value("document.querySelector('[data-unit]').focus()")
    browser.tab_to("[data-save]")
    browser.press("Enter")
    saved = tmp_path / FILE
    browser.until(f"document.querySelector('[role=status]').textContent.includes({json.dumps(FILE)})")
    _wait_for(saved, browser)
    assert by_command(saved) == shown
    # A page that is opened anew knows nothing, until the file is opened in it.
    browser.open(form)
    assert shown != browser.value(SHOWN)
    browser.give("input[type=file]", saved)
    browser.until("document.querySelector('[role=status]').textContent !== ''")
    assert (shown, result) == (browser.value(SHOWN), total(browser))


def _wait_for(file: Path, browser: Chromium) -> None:
    for _ in range(200):
        if file.is_file() and file.stat().st_size:
            return
        browser.value("new Promise((done) => setTimeout(done, 50))")
    raise AssertionError(f"{file.name} was not saved")


def test_a_whole_dossier_opened_in_the_form_scores_as_the_command_scores_it(
    browser: Chromium, form: Path, tmp_path: Path
) -> None:
    opened = open_dossier(SHIPPED)
    assert opened.dossier is not None
    assert opened.ruleset is not None
    file = tmp_path / "ho-so.json"
    file.write_text(json.dumps(to_data(opened.dossier, opened.ruleset, "en")), encoding="utf-8")
    browser.open(form)
    browser.give("input[type=file]", file)
    browser.until("document.querySelector('[role=status]').textContent !== ''")
    assert by_command(SHIPPED) == browser.value(SHOWN)


def test_another_file_is_refused_and_changes_nothing(browser: Chromium, form: Path, tmp_path: Path) -> None:
    browser.open(form)
    before = total(browser)
    for name, text, said in (
        ("a.yaml", SHIPPED.read_text(encoding="utf-8"), "JSON"),
        ("b.json", '{"bộ tiêu chí": "ca-mau/so", "năm": 2013, "đơn vị": "Sở"}', "ca-mau/so"),
        ("c.json", '{"bộ tiêu chí": "binh-duong/so", "năm": 2018, "đơn vị": "Sở", "vòng": []}', "vòng"),
        ("d.json", '{"bộ tiêu chí": "binh-duong/so", "năm": 2018, "đơn vị": "Sở", "x": 1}', "x"),
    ):
        file = tmp_path / name
        file.write_text(text, encoding="utf-8")
        browser.give("input[type=file]", file)
        notice = "document.querySelector('[role=status]').textContent"
        browser.until(f"{notice}.includes({json.dumps(name)})")
        told = browser.value(notice)
        assert "Không mở được" in told
        assert said in told
    assert before == total(browser)


def test_a_figure_that_two_people_could_read_differently_is_refused(browser: Chromium, form: Path) -> None:
    browser.open(form)
    field = key("ke-hoach.muc-do", "giao")
    browser.tab_to(field)
    browser.type("1.000")
    assert "true" == browser.value(f"document.querySelector({json.dumps(field)}).ariaInvalid")
    error = (
        f"document.querySelector({json.dumps(field)}).parentElement.querySelector('.cchc-error').textContent"
    )
    assert "1000" in browser.value(error)
    assert "1 chỗ chưa đọc được" in total(browser)


def test_a_name_with_markup_in_it_is_shown_as_it_is(browser: Chromium, form: Path, tmp_path: Path) -> None:
    evil = '</script><img src="https://example.invalid/" onerror="document.title=1"><b>Sở</b>'
    plain = {"bộ tiêu chí": "binh-duong/so", "năm": 2018, "đơn vị": evil, "giải trình": {"1.1.1": evil}}
    file = tmp_path / "ho-so.json"
    file.write_text(json.dumps(plain), encoding="utf-8")
    browser.open(form)
    browser.give("input[type=file]", file)
    browser.until("document.querySelector('[role=status]').textContent !== ''")
    assert evil == browser.value("document.querySelector('[data-unit]').value")
    assert 0 == browser.value("document.querySelectorAll('img').length")


def test_a_calculator_scores_its_item_at_once(browser: Chromium, tmp_path: Path) -> None:
    ruleset = load(REFERENCE).ruleset
    assert ruleset is not None
    parts = [calculator_of(item, ruleset, "vi") for item in items(ruleset) if item.id in CALCULATED]
    page = tmp_path / "trang.html"
    page.write_text(
        f"<!DOCTYPE html><meta charset=utf-8><link rel=icon href=data:,><title>Trang</title>"
        f"<style>{style()}</style>{''.join(parts)}<script>{script()}</script>",
        encoding="utf-8",
    )
    browser.open(page)
    for name, text in (("xong", "17"), ("giao", "1.000")):
        browser.tab_to(key("ke-hoach.muc-do", name))
        browser.type(text)
    shown = "document.querySelector('[data-item=\"ke-hoach.muc-do\"] .cchc-score').textContent"
    assert browser.value(shown).startswith("?từ 0 đến 2 điểm – thiếu số liệu")
    browser.value("document.activeElement.select()")
    browser.type("20")
    assert browser.value(shown).startswith("!từ 0 đến 1,25 điểm – chưa có tài liệu kiểm chứng: bằng 85%")
    browser.tab_to('[data-item="ke-hoach.muc-do"] .cchc-evidence [type=checkbox]')
    browser.press(" ")
    for text in ("12/BC-SVD", "28/12/2018"):
        browser.press("Tab")
        browser.type(text)
    assert browser.value(shown).startswith("✓1,25 điểm – đã chấm: bằng 85%")
    browser.tab_to("[data-never]")
    browser.press(" ")
    never = "document.querySelector('[data-item=\"ke-hoach.ban-hanh\"] .cchc-score strong').textContent"
    assert "0 điểm" == browser.value(never)


def test_every_shipped_ruleset_has_a_form_that_scores_nothing_yet(browser: Chromium, tmp_path: Path) -> None:
    for path in sorted((ROOT / "rulesets").glob("**/ruleset.cchc")):
        ruleset = check(str(path)).ruleset
        assert ruleset is not None
        page = tmp_path / "trang.html"
        page.write_text(form_of(ruleset, "vi"), encoding="utf-8")
        browser.open(page)
        empty = Dossier(ruleset=ruleset.id, year=ruleset.year, unit="")
        told = {
            one.id: _points(one.points.low, one.points.high) for one in item_scores(score(ruleset, empty))
        }
        assert told == browser.value(SHOWN), path


EVIL = "</script><img src=x onerror=document.title=1>{unit}&amp;__proto__"
EVIL_RULESET = f"""bộ tiêu chí "thu/so" năm 2018
  tên "{EVIL}"
  căn cứ quyết định "1/QĐ-UBND" năm 2018 của "UBND"
  đối tượng sở
  tổng điểm 2, không quá 2 điểm, không dưới 0 điểm
  chỉ số bằng tổng điểm / điểm tối đa
  không làm tròn
  điểm nhóm là tổng
  khi không áp dụng: 0 điểm
  thiếu kiểm chứng: giải trình
  nguồn minh họa

tiêu chí 1 [constructor] "{EVIL}" tối đa 2 điểm
  hỏi c: lựa chọn "{EVIL}": "{EVIL}", "khác"
  chấm c
    "{EVIL}": 2 điểm
    "khác": 0 điểm
  kiểm chứng "{EVIL}"
"""


def test_texts_of_a_ruleset_are_shown_and_never_run(browser: Chromium, tmp_path: Path) -> None:
    ruleset = compile_source(Source("thu.cchc", EVIL_RULESET)).ruleset
    assert ruleset is not None
    page = tmp_path / "trang.html"
    page.write_text(form_of(ruleset, "vi"), encoding="utf-8")
    browser.open(page)
    assert f"Tự chấm điểm: {EVIL}" == browser.value("document.title")
    assert f"Tự chấm điểm: {EVIL}" == browser.value("document.querySelector('h1').textContent")
    browser.tab_to("select")
    browser.press("ArrowDown")
    browser.press("Tab")
    browser.press(" ")
    assert {"constructor": "2 điểm"} == browser.value(SHOWN)
    assert 0 == browser.value("document.querySelectorAll('img').length")


@pytest.mark.parametrize("language", ["vi", "en"])
def test_every_field_has_a_name_every_text_stands_out_and_a_phone_shows_it(
    browser: Chromium, form: Path, language: str
) -> None:
    browser.open(form)
    if language == "en":
        browser.tab_to(".cchc-language")
        browser.press("Enter")
        assert total(browser).startswith("Total")
    assert language == browser.value("document.documentElement.lang")
    assert 0 == browser.value(NAMELESS)
    assert [] == browser.value(FAINT)
    browser.size(*PHONE)
    assert browser.value("document.documentElement.scrollWidth <= window.innerWidth")
