"""The folder of a criteria site: whole or untouched, never anybody else's, and checked file by file."""

from __future__ import annotations

import json
import os
from collections.abc import Sequence
from pathlib import Path
from unittest import mock

import pytest

from cchc_rules.workspace import documents
from tests.repository.project import ROOT

GOLDEN = Path(__file__).parent / "golden" / "ca-mau-so-2013"
UPDATING = bool(os.environ.get("CCHC_UPDATE_DOCS"))
SET = ROOT / "rulesets" / "ca-mau" / "so" / "2013" / "ruleset.cchc"


def nothing(done: int, total: int) -> None:
    """Watch nobody."""


def made(*references: str | Path) -> documents.Site:
    return documents.make([str(one) for one in references], "vi", nothing)


def codes(problems: Sequence[object]) -> list[str]:
    return [getattr(one, "code").name for one in problems]  # noqa: B009 - any finding has one


def tree(folder: Path) -> dict[str, bytes]:
    return {str(one.relative_to(folder)): one.read_bytes() for one in folder.rglob("*") if one.is_file()}


def named(folder: Path, identity: str) -> Path:
    path = folder / "ruleset.cchc"
    path.write_text(SET.read_text(encoding="utf-8").replace('"ca-mau/so"', f'"{identity}"'), encoding="utf-8")
    return path


# ── writing ────────────────────────────────────────────────────────────────────────────────


def test_what_is_written_is_what_was_made(tmp_path: Path) -> None:
    site, folder = made(SET), tmp_path / "a" / "b"
    assert () == documents.write(site, folder)
    assert {name: text.encode() for name, text in site.files.items()} == tree(folder)
    assert [folder] == list(folder.parent.iterdir())


def test_the_mark_lists_every_file(tmp_path: Path) -> None:
    documents.write(made(SET), tmp_path / "a")
    mark = json.loads((tmp_path / "a" / documents.MARK).read_text(encoding="utf-8"))
    assert {*mark["files"], documents.MARK} == set(tree(tmp_path / "a"))


def test_a_site_is_replaced_by_the_next_one_and_nothing_is_left_of_it(tmp_path: Path) -> None:
    folder = tmp_path / "a"
    documents.write(made("binh-phuoc/chi-tieu-cchc"), folder)
    assert () == documents.write(made(SET), folder)
    assert set(made(SET).files) == set(tree(folder))


def test_an_empty_folder_is_filled(tmp_path: Path) -> None:
    assert () == documents.write(made(SET), tmp_path)


@pytest.mark.parametrize("name", ["ghi-chep.txt", "docs/of-mine.md", ".cchc-docs.json"])
def test_a_folder_with_something_else_is_left_as_it_is(tmp_path: Path, name: str) -> None:
    folder = tmp_path / "a"
    path = folder / name
    path.parent.mkdir(parents=True)
    path.write_text("của tôi", encoding="utf-8")
    before = tree(folder)
    assert ["CR581"] == codes(documents.write(made(SET), folder))
    assert before == tree(folder)


def test_a_file_added_to_a_site_keeps_it_from_being_replaced(tmp_path: Path) -> None:
    folder = tmp_path / "a"
    documents.write(made(SET), folder)
    (folder / "docs" / "them.md").write_text("của tôi", encoding="utf-8")
    (problem,) = documents.write(made(SET), folder)
    assert ("CR581", True) == (problem.code.name, "docs/them.md" in problem.notes[0].vi)


def test_what_mkdocs_has_built_is_no_strange_file(tmp_path: Path) -> None:
    folder = tmp_path / "a"
    documents.write(made(SET), folder)
    (folder / "site").mkdir()
    (folder / "site" / "index.html").write_text("", encoding="utf-8")
    assert () == documents.check(made(SET), folder)
    assert () == documents.write(made(SET), folder)


def test_a_file_in_the_way_is_told_and_kept(tmp_path: Path) -> None:
    path = tmp_path / "a"
    path.write_text("của tôi", encoding="utf-8")
    assert ["CR581"] == codes(documents.write(made(SET), path))
    assert ["CR505"] == codes(documents.write(made(SET), path / "b"))
    assert "của tôi" == path.read_text(encoding="utf-8")


def test_a_disk_that_fails_half_way_leaves_the_old_site_whole(tmp_path: Path) -> None:
    folder = tmp_path / "a"
    documents.write(made("binh-phuoc/chi-tieu-cchc"), folder)
    before = tree(folder)
    write, written = Path.write_text, list[Path]()

    def fails(self: Path, *given: str, **settings: str) -> int:
        written.append(self)
        if len(written) > 3:
            raise OSError(28, "no space left")
        return write(self, *given, **settings)

    with mock.patch.object(Path, "write_text", fails):
        assert ["CR505"] == codes(documents.write(made(SET), folder))
    assert before == tree(folder)
    assert [folder] == list(tmp_path.iterdir())


def test_when_the_new_folder_cannot_take_its_place_the_old_one_comes_back(tmp_path: Path) -> None:
    folder = tmp_path / "a"
    documents.write(made("binh-phuoc/chi-tieu-cchc"), folder)
    before = tree(folder)
    rename = Path.rename

    def fails(self: Path, target: Path) -> Path:
        if self.name == "new":
            raise OSError(13, "denied")
        return rename(self, target)

    with mock.patch.object(Path, "rename", fails):
        assert ["CR505"] == codes(documents.write(made(SET), folder))
    assert before == tree(folder)


# ── names ──────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    "identity",
    ["../so", "a/../b", "/so", "a//b", "a/", "..", "a\\b", "a:b", ".git", "assets/x", "a b", "con."],
)
def test_an_id_that_could_leave_the_folder_is_refused(tmp_path: Path, identity: str) -> None:
    site = made(named(tmp_path, identity.replace("\\", "\\\\")))
    assert ("CR582", {}) == (site.report.errors[0].code.name, dict(site.files))


@pytest.mark.parametrize("identity", ["so", "bình-dương/sở", "a.b/c_d", "a/b/c"])
def test_an_id_of_letters_names_its_folder(tmp_path: Path, identity: str) -> None:
    assert f"docs/{identity}/2013/index.md" in made(named(tmp_path, identity)).files


def test_two_files_of_one_ruleset_are_told(tmp_path: Path) -> None:
    site = made(SET, named(tmp_path, "ca-mau/so"))
    assert ["CR508"] == codes(site.report.errors)


def test_a_ruleset_named_twice_stands_once() -> None:
    assert made(SET).files == made(SET, SET.parent).files
    assert made("ca-mau/so").files == made("ca-mau/so", "ca-mau/so@2013").files != {}


def test_a_ruleset_with_mistakes_gives_no_site(tmp_path: Path) -> None:
    (tmp_path / "ruleset.cchc").write_text("bộ tiêu chí\n", encoding="utf-8")
    site = made(tmp_path)
    assert (False, {}) == (site.report.ok, dict(site.files))


def test_a_folder_without_rulesets_is_told(tmp_path: Path) -> None:
    assert ["CR501"] == codes(made(tmp_path).report.errors)


def test_every_year_with_other_amendments_is_an_edition_that_knows_the_others() -> None:
    site = made("binh-phuoc/huyen")
    assert 3 == site.editions
    page = site.files["docs/binh-phuoc/huyen/2017/index.md"]
    assert "2968/QĐ-UBND" in page
    assert "](../../../binh-phuoc/huyen/2016/index.md)" in page


def test_a_year_in_the_name_gives_that_edition_alone() -> None:
    assert 1 == made("binh-phuoc/huyen@2017").editions


# ── checking ───────────────────────────────────────────────────────────────────────────────


def test_a_current_folder_has_no_finding(tmp_path: Path) -> None:
    documents.write(made(SET), tmp_path)
    assert () == documents.check(made(SET), tmp_path)


def test_every_file_that_differs_is_named(tmp_path: Path) -> None:
    documents.write(made(SET), tmp_path)
    (tmp_path / "docs" / "index.md").write_text("khác", encoding="utf-8")
    (tmp_path / "mkdocs.yml").unlink()
    (tmp_path / "docs" / "them.md").write_text("thêm", encoding="utf-8")
    (problem,) = documents.check(made(SET), tmp_path)
    assert "CR583" == problem.code.name
    assert ["khác: docs/index.md", "thừa: docs/them.md", "thiếu: mkdocs.yml"] == [
        one.vi for one in problem.notes
    ]


def test_a_folder_that_is_not_there_is_not_current(tmp_path: Path) -> None:
    assert ["CR583"] == codes(documents.check(made(SET), tmp_path / "a"))


# ── the pages ──────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("language", ["vi", "en"])
def test_the_pages_of_a_small_ruleset_are_these(language: str) -> None:
    """With `CCHC_UPDATE_DOCS=1` they are written anew instead of compared."""
    site = documents.make([str(SET)], "vi" if language == "vi" else "en", nothing)
    for name in ("index.md", "ca-mau/so/2013/index.md", "ca-mau/so/2013/linh-vuc-1.md"):
        path = GOLDEN / language / name.replace("/", "-")
        if UPDATING:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(site.files[f"docs/{name}"], encoding="utf-8")
        assert path.read_text(encoding="utf-8") == site.files[f"docs/{name}"]


def test_both_languages_have_the_same_pages_and_anchors() -> None:
    def shape(site: documents.Site) -> dict[str, list[str]]:
        return {
            name: [line.rpartition("{ #")[2] for line in text.splitlines() if line.startswith("#")]
            for name, text in site.files.items()
            if name.endswith(".md")
        }

    english = documents.make([str(SET)], "en", nothing)
    assert {name for name, _ in shape(made(SET)).items()} == {name for name, _ in shape(english).items()}
    chapter = "docs/ca-mau/so/2013/linh-vuc-1.md"
    assert shape(made(SET))[chapter] == shape(english)[chapter]


# ── what changed since the edition before ──────────────────────────────────────────────────


def test_an_edition_has_a_page_of_what_changed_since_the_one_before() -> None:
    files = made("binh-phuoc/huyen").files
    pages = {name for name in files if "thay-doi-tu" in name or "so-sanh-voi" in name}
    folder = "docs/binh-phuoc/huyen"
    assert pages == {
        f"{folder}/2017/thay-doi-tu-2016.md",
        f"{folder}/2017/so-sanh-voi-2016.html",
        f"{folder}/2023/thay-doi-tu-2017.md",
        f"{folder}/2023/so-sanh-voi-2017.html",
    }
    assert "[Thay đổi so với năm 2016](thay-doi-tu-2016.md)" in files[f"{folder}/2017/index.md"]
    page = files[f"{folder}/2017/thay-doi-tu-2016.md"]
    assert page.startswith("# Thay đổi so với năm 2016 {")
    assert "(so-sanh-voi-2016.html)" in page
    assert "!!! warning" in page
    assert "### 1.6 → 1.5 Thực hiện nhiệm vụ do UBND tỉnh" in page
    assert "thay-doi-tu-2016.md" in files["mkdocs.yml"]


def test_an_edition_alone_on_the_site_has_no_such_page() -> None:
    assert not [name for name in made("binh-phuoc/huyen@2017").files if "thay-doi" in name]
