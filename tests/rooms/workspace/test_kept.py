"""What was compiled once is kept, and never believed where it should not be."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from cchc_rules.base.sources import Source
from cchc_rules.ir.digest import digest
from cchc_rules.ir.packing import packed, unpacked
from cchc_rules.workspace import kept, rulesets
from cchc_rules.workspace.headings import read_heading
from tests.language.frame import framed
from tests.repository.project import ROOT

SHIPPED = sorted((ROOT / "rulesets").glob("**/ruleset.cchc"))
CONSTANT = [["Constant", "value"]]
TEXT = framed(
    'tiêu chí 1 "Một" tối đa 2 điểm\n  không cần kiểm chứng\n'
    '  hỏi a: số đếm "A"\n  chấm 1 điểm mỗi a, tối đa 2 điểm\n'
).text


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    place = tmp_path / "cache"
    monkeypatch.setenv("CCHC_CACHE", str(place))
    return place


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "bo.cchc"
    path.write_text(TEXT, encoding="utf-8")
    return path


def is_kept(path: Path) -> bool:
    """Whether the next load finds what it needs."""
    loaded = rulesets.load(str(path), kept=True)
    assert loaded.ruleset is not None
    assert digest(loaded.ruleset) == loaded.digest
    year = None if loaded.version is None else loaded.version.year or None
    name = kept.key("ruleset", loaded.sources.values(), None, year)
    return kept.look_up(name) is not None


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.parent.relative_to(ROOT).as_posix())
def test_a_ruleset_comes_back_as_it_was(path: Path, folder: Path) -> None:
    compiled = rulesets.load(str(path)).ruleset
    assert compiled is not None
    first = rulesets.load(str(path), kept=True)
    again = rulesets.load(str(path), kept=True)
    assert compiled == first.ruleset == again.ruleset
    assert (first.language, first.digest, first.sources) == (again.language, again.digest, again.sources)
    assert () == again.report.diagnostics
    assert list(folder.iterdir())


def test_the_second_time_nothing_is_compiled(
    file: Path, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = rulesets.load(str(file), kept=True)
    monkeypatch.setattr("cchc_rules.pipeline.compile_source", None)
    monkeypatch.setattr("cchc_rules.language.surface.lexer.lex", None)
    assert first.ruleset == rulesets.load(str(file), kept=True).ruleset
    assert 2 == len(list(folder.iterdir()))


def test_a_changed_file_is_compiled_anew(file: Path, folder: Path) -> None:
    before = rulesets.load(str(file), kept=True).ruleset
    file.write_text(TEXT.replace("1 điểm mỗi a", "0,5 điểm mỗi a"), encoding="utf-8")
    after = rulesets.load(str(file), kept=True).ruleset
    assert before != after == rulesets.load(str(file)).ruleset
    assert folder.is_dir()


def test_an_amendment_is_part_of_the_name(folder: Path, tmp_path: Path) -> None:
    source = ROOT / "rulesets/binh-phuoc/co-quan-chuyen-mon/2016"
    place = tmp_path / "2016"
    (place / "amendments").mkdir(parents=True)
    for path in (source / "ruleset.cchc", *sorted((source / "amendments").glob("*.cchc"))):
        (place / path.relative_to(source)).write_bytes(path.read_bytes())
    (amendment, *_) = sorted((place / "amendments").glob("*.cchc"))
    year, known_at = 2018, date(2030, 1, 1)
    with_it = rulesets.load(str(place / "ruleset.cchc"), year=year, known_at=known_at, kept=True)
    amendment.unlink()
    without = rulesets.load(str(place / "ruleset.cchc"), year=year, known_at=known_at, kept=True)
    assert with_it.ruleset is not None
    assert with_it.ruleset != without.ruleset
    assert without.ruleset == rulesets.load(str(place / "ruleset.cchc"), year=year).ruleset
    assert folder.is_dir()


def cut(text: bytes) -> bytes:
    return text[: len(text) // 2]


def altered(text: bytes) -> bytes:
    return text.replace("điểm".encode(), b"diem").replace(b'"2"', b'"3"')


def foreign(text: bytes) -> bytes:  # noqa: ARG001 - whatever stood there
    return b'{"ruleset": {}}'


def empty(text: bytes) -> bytes:  # noqa: ARG001 - as above
    return b""


def of_another_name(text: bytes) -> bytes:
    import hashlib

    _, _, rest = text.partition(b"\n")
    return hashlib.sha256(b"other\n" + rest).hexdigest().encode() + b"\n" + rest


@pytest.mark.parametrize("damage", [cut, altered, foreign, empty, of_another_name])
def test_a_damaged_or_foreign_entry_is_passed_over_and_mended(
    file: Path, folder: Path, damage: Callable[[bytes], bytes]
) -> None:
    assert is_kept(file)
    wanted = rulesets.load(str(file)).ruleset
    for entry in folder.iterdir():
        before = entry.read_bytes()
        entry.write_bytes(damage(before))
        assert damage is altered or entry.read_bytes() != before
    assert wanted == rulesets.load(str(file), kept=True).ruleset
    assert is_kept(file)


@pytest.mark.parametrize(
    "table",
    [
        None,
        1,
        [],
        {},
        {"classes": [], "rows": []},
        {"classes": [["Path"]], "rows": [[3]]},
        {"classes": CONSTANT, "rows": [[3, 7]]},
        {"classes": CONSTANT, "rows": [[0, 1, 0], [3, 0]]},
        {"classes": CONSTANT, "rows": [[1, "Level", "nothing"], [3, 0]]},
        {"classes": CONSTANT, "rows": [[0, 1, 2], [3, 0]]},
        {"classes": CONSTANT, "rows": [[0, 1, 2], [3, 0, 0]]},
        {"classes": CONSTANT, "rows": [[0, 1, 2], [4, 0]]},
    ],
)
def test_a_table_that_is_none_is_a_value_error(table: object) -> None:
    with pytest.raises(ValueError, match="no packed ruleset"):
        unpacked(table)


def test_a_table_holds_data_and_classes_of_nodes_only() -> None:
    ruleset = rulesets.load(str(SHIPPED[0])).ruleset
    assert ruleset is not None
    text = json.dumps(packed(ruleset))
    assert ruleset == unpacked(json.loads(text))
    with pytest.raises(ValueError, match="no packed ruleset"):
        unpacked(json.loads(text.replace('"Ruleset"', '"import_module"')))


def test_nothing_is_kept_where_it_is_switched_off(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CCHC_CACHE", "off")
    assert kept.folder() is None
    assert not is_kept(file)
    assert ([], 0) == (kept.entries(), kept.clear())


def test_a_folder_that_cannot_be_written_changes_nothing(
    file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    taken = tmp_path / "taken"
    taken.write_text("a file where the folder should be", encoding="utf-8")
    monkeypatch.setenv("CCHC_CACHE", str(taken))
    assert not is_kept(file)
    assert ([], 0) == (kept.entries(), kept.clear())


def test_a_ruleset_with_a_mistake_is_not_kept(folder: Path, tmp_path: Path) -> None:
    path = tmp_path / "sai.cchc"
    path.write_text(TEXT.replace("tối đa 2 điểm\n  không", "tối đa 9 điểm\n  không"), encoding="utf-8")
    first = rulesets.load(str(path), kept=True)
    again = rulesets.load(str(path), kept=True)
    assert None is first.ruleset is again.ruleset
    assert first.report == again.report
    assert 1 == len(list(folder.iterdir()))  # its head can be read


def test_old_entries_give_way(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kept, "MOST_ENTRIES", 3)
    for number in range(5):
        kept.write(f"{number:064}", number)
    assert 3 == len(kept.entries())
    assert 4 == kept.read(f"{4:064}")
    assert folder.is_dir()


def test_a_head_comes_back_as_it_was(folder: Path) -> None:
    for path in SHIPPED:
        source = Source(str(path), path.read_text(encoding="utf-8"))
        first, again = read_heading(source), read_heading(source)
        assert first == again
        assert first is not None
        assert again is not None
        assert (first.span, first.source) == (again.span, again.source)
    assert len(SHIPPED) == len(list(folder.iterdir()))


def test_the_folder_is_that_of_the_user(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("CCHC_CACHE")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    assert tmp_path / "cchc-rules" == kept.folder()
