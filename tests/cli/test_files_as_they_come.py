"""Files that are missing, foreign, too large, or saved by other programs; and where results go."""

from __future__ import annotations

import json
import os
import stat
import unicodedata
from pathlib import Path

import pytest

from tests.cli.running import DOSSIER, RULESET, SHIPPED, cchc

AS_ROOT = hasattr(os, "geteuid") and os.geteuid() == 0
MANY = 5_200_000
UNREADABLE: list[tuple[str, bytes | None, str]] = [
    ("khong-co.cchc", None, "CR501"),
    ("nhi-phan.cchc", bytes(range(256)) * 20, "CR001"),
    ("utf16.cchc", 'bộ tiêu chí "a/b" năm 2018'.encode("utf-16"), "CR001"),
    ("trong.cchc", b"", "CR102"),
    ("chi-xuong-dong.cchc", b"\r\n\r\n", "CR102"),
    ("lon.cchc", b"# x\n" * (MANY // 4), "CR004"),
    ("qua-lon.cchc", b"a" * 20_000_001, "CR004"),
    ("trong.json", b"", "CR605"),
    ("sau.json", b"[" * 100_000, "CR605"),
    ("so-lon.json", b'{"kind": ' + b"9" * 5000 + b"}", "CR605"),
]


@pytest.mark.parametrize(("name", "content", "code"), UNREADABLE, ids=[one[0] for one in UNREADABLE])
def test_a_ruleset_that_cannot_be_read_is_one_finding(
    tmp_path: Path, name: str, content: bytes | None, code: str
) -> None:
    path = tmp_path / name
    if content is not None:
        path.write_bytes(content)
    ran = cchc("check", path, "--format", "json")
    assert (1, [code]) == (ran.code, [one["code"] for one in json.loads(ran.out)["diagnostics"]])


@pytest.mark.parametrize("command", ["check", "fmt", "score", "show", "schema", "explain", "verify"])
def test_no_command_falls_over_a_file_of_random_bytes(tmp_path: Path, command: str) -> None:
    path = tmp_path / "nhi-phan.cchc"
    path.write_bytes(bytes(range(256)))
    ran = cchc(command, path)
    assert 1 == ran.code
    assert "CR001" in ran.out + ran.err


@pytest.mark.parametrize("command", ["score", "verify"])
def test_a_folder_is_no_dossier_and_no_result(tmp_path: Path, command: str) -> None:
    ran = cchc(command, tmp_path)
    assert 1 == ran.code
    assert "CR502" in ran.out + ran.err


@pytest.mark.skipif(AS_ROOT, reason="root may read everything")
def test_a_file_without_permission_is_a_finding(tmp_path: Path) -> None:
    path = tmp_path / "kin.cchc"
    path.write_text("x", encoding="utf-8")
    path.chmod(0)
    assert "CR502" in cchc("check", path).out


@pytest.mark.parametrize("name", ["a" * 300, "a/" * 3000, "", "@", "~"])
@pytest.mark.parametrize("command", ["score", "show", "verify", "fmt"])
def test_a_name_that_no_system_takes_is_a_finding(name: str, command: str) -> None:
    ran = cchc(command, name)
    assert 1 == ran.code
    assert "CR50" in ran.out + ran.err


def test_a_dossier_may_name_a_ruleset_that_no_system_takes(tmp_path: Path) -> None:
    for name in ("a" * 5000, "a\\u0000.cchc", "../" * 500, "binh-duong/so@²", "so@" + "1" * 5000):
        path = tmp_path / "ho-so.json"
        path.write_text(f'{{"bộ tiêu chí": "{name}", "năm": 2018}}', encoding="utf-8")
        ran = cchc("score", path)
        assert 1 == ran.code, name
        assert "CR50" in ran.err or "CR401" in ran.err, name


# ── texts saved by other programs ──────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    "saved",
    [
        lambda text: "\ufeff" + text,
        lambda text: text.replace("\n", "\r\n"),
        lambda text: unicodedata.normalize("NFD", text),
        lambda text: "\ufeff" + unicodedata.normalize("NFD", text).replace("\n", "\r\n"),
    ],
    ids=["byte order mark", "CRLF", "decomposed", "all three"],
)
def test_rulesets_and_dossiers_mean_the_same_however_they_were_saved(tmp_path: Path, saved: object) -> None:
    assert callable(saved)
    ruleset, dossier = tmp_path / "bo.cchc", tmp_path / "ho-so.yaml"
    ruleset.write_bytes(saved(RULESET.read_text(encoding="utf-8")).encode())
    dossier.write_bytes(saved(DOSSIER.read_text(encoding="utf-8")).encode())
    plain = cchc("score", DOSSIER, "--format", "json")
    disguised = cchc("score", dossier, "--ruleset", ruleset, "--format", "json")
    assert (0, plain.out) == (disguised.code, disguised.out)


# ── where results go ───────────────────────────────────────────────────────────────────────


def test_out_writes_what_would_have_been_printed(tmp_path: Path) -> None:
    out = tmp_path / "kq.json"
    ran = cchc("score", DOSSIER, "--format", "json", "--out", out)
    assert (0, "", "") == (ran.code, ran.out, ran.err)
    assert cchc("score", DOSSIER, "--format", "json").out == out.read_text(encoding="utf-8")


@pytest.mark.parametrize("where", ["khong-co/kq.json", "thu-muc", "tep/kq.json", "x" * 300])
def test_an_unwritable_place_is_a_finding_and_leaves_nothing_behind(tmp_path: Path, where: str) -> None:
    (tmp_path / "thu-muc").mkdir()
    (tmp_path / "tep").write_text("cũ", encoding="utf-8")
    ran = cchc("score", DOSSIER, "--out", tmp_path / where)
    assert 1 == ran.code
    assert "CR505" in ran.err
    assert ["tep", "thu-muc"] == sorted(path.name for path in tmp_path.iterdir())


def test_an_old_result_stays_whole_until_the_new_one_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "kq.txt"
    out.write_text("kết quả cũ", encoding="utf-8")

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    ran = cchc("score", DOSSIER, "--out", out)
    assert 1 == ran.code
    assert "CR505" in ran.err
    assert [("kq.txt", "kết quả cũ")] == [
        (path.name, path.read_text(encoding="utf-8")) for path in tmp_path.iterdir()
    ]


def test_a_link_keeps_pointing_and_rights_stay_as_they_were(tmp_path: Path) -> None:
    real, link = tmp_path / "that.txt", tmp_path / "lien-ket.txt"
    real.write_text("cũ", encoding="utf-8")
    real.chmod(0o640)
    link.symlink_to(real)
    assert 0 == cchc("show", RULESET, "--out", link).code
    assert link.is_symlink()
    assert 0o640 == stat.S_IMODE(real.stat().st_mode)
    assert "cũ" != real.read_text(encoding="utf-8")


def test_a_pipe_is_written_to_and_not_replaced(tmp_path: Path) -> None:
    pipe = tmp_path / "ong"
    os.mkfifo(pipe)
    reader = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
    try:
        assert 0 == cchc("show", "ca-mau/so@2013", "--out", pipe).code
        assert "ca-mau/so" in os.read(reader, 65536).decode()
    finally:
        os.close(reader)
    assert stat.S_ISFIFO(pipe.stat().st_mode)


# ── finding rulesets ───────────────────────────────────────────────────────────────────────


def test_folders_of_the_environment_come_before_the_shipped_ones(tmp_path: Path) -> None:
    own = tmp_path / "ca-mau/so/2013"
    own.mkdir(parents=True)
    text = RULESET.read_text(encoding="utf-8").replace("(phần khôi phục được)", "(bản riêng)", 1)
    title = "năm 2013 (bản riêng)"
    (own / "ruleset.cchc").write_text(text.replace("năm 2013 (phần khôi phục được)", title), encoding="utf-8")
    rows = json.loads(cchc("list", "--format", "json", env={"CCHC_RULESETS": str(tmp_path)}).out)
    paths = {row["ruleset"]: row["path"] for row in rows}
    assert str(own / "ruleset.cchc") == paths["ca-mau/so@2013"]
    assert "binh-duong/so@2018" in paths


def test_a_broken_ruleset_is_told_of_and_the_others_are_listed(tmp_path: Path) -> None:
    own = tmp_path / "hong/so/2020"
    own.mkdir(parents=True)
    (own / "ruleset.cchc").write_text("bậy bạ", encoding="utf-8")
    ran = cchc("list", "--format", "json", env={"CCHC_RULESETS": str(tmp_path)})
    assert (1, json.loads(cchc("list", "--format", "json").out)) == (ran.code, json.loads(ran.out))
    assert "hong/so/2020" in ran.err


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("binh-duong/sở@2018", "binh-duong/so@2018"),
        ("binhduong/so@2018", "binh-duong/so@2018"),
    ],
)
def test_an_unknown_id_is_guessed_and_those_of_its_kin_are_named(typed: str, meant: str) -> None:
    ran = cchc("show", typed)
    assert (1, "") == (ran.code, ran.out)
    assert f"did you mean `{meant}`?" in ran.err
    assert "binh-duong/xa@2018" in ran.err


@pytest.mark.parametrize(("command", "name"), [("check", "ho-so.yaml"), ("score", "bo.cchc")])
def test_a_dossier_is_no_ruleset_and_a_ruleset_is_no_dossier(tmp_path: Path, command: str, name: str) -> None:
    path = tmp_path / name
    path.write_text(
        (DOSSIER if path.suffix == ".yaml" else RULESET).read_text(encoding="utf-8"), encoding="utf-8"
    )
    ran = cchc(command, path)
    other = {"check": "score", "score": "check"}[command]
    assert 1 == ran.code
    assert 1 == (ran.out + ran.err).count("[CR")
    assert f"`cchc {other} {path}`" in ran.out + ran.err


def test_a_year_without_a_ruleset_is_refused_and_the_nearest_is_named() -> None:
    ran = cchc("show", "ca-mau/so@2031")
    assert (1, "") == (ran.code, ran.out)
    assert "2013" in ran.err


def test_an_id_with_several_years_needs_one(tmp_path: Path) -> None:
    for year in ("2019", "2020"):
        folder = tmp_path / "ca-mau/so" / year
        folder.mkdir(parents=True)
        (folder / "ruleset.cchc").write_bytes(RULESET.read_bytes())
    ran = cchc("show", "ca-mau/so", env={"CCHC_RULESETS": str(tmp_path)})
    assert 1 == ran.code
    assert "CR504" in ran.err


@pytest.mark.parametrize("year", ["2013", "2031"])
def test_a_dossier_beside_its_own_ruleset_finds_it(tmp_path: Path, year: str) -> None:
    """Also when another year of the same ruleset is shipped."""
    home = tmp_path / "rieng"
    (home / "dossiers").mkdir(parents=True)
    identifier = "rieng/so" if year == "2013" else "ca-mau/so"
    ruleset = RULESET.read_text(encoding="utf-8")
    ruleset = ruleset.replace('bộ tiêu chí "ca-mau/so" năm 2013', f'Bộ tiêu chí "{identifier}" năm {year}')
    (home / "ruleset.cchc").write_text(ruleset, encoding="utf-8")
    dossier = DOSSIER.read_text(encoding="utf-8").replace("ca-mau/so", identifier, 1)
    path = home / "dossiers/ho-so.yaml"
    path.write_text(dossier.replace("năm: 2013", f"năm: {year}"), encoding="utf-8")
    ran = cchc("score", path, "--format", "json")
    assert (0, "") == (ran.code, ran.err)
    certificate = json.loads(ran.out)["result"]["scorecard"]["certificate"]
    assert (identifier, int(year)) == (certificate["ruleset"], certificate["year"])


def test_a_dossier_for_another_ruleset_or_year_is_refused(tmp_path: Path) -> None:
    ran = cchc("score", DOSSIER, "--ruleset", "binh-duong/so@2018")
    assert (1, "") == (ran.code, ran.out)
    assert "CR408" in ran.err
    path = tmp_path / "nam.yaml"
    path.write_text(DOSSIER.read_text(encoding="utf-8").replace("năm: 2013", "năm: 2014"), encoding="utf-8")
    ran = cchc("score", path, "--ruleset", "ca-mau/so@2013")
    assert 1 == ran.code
    assert "CR408" in ran.err


def test_dossiers_may_be_json_and_english(tmp_path: Path) -> None:
    path = tmp_path / "ho-so.json"
    dossier = {
        "ruleset": "ca-mau/so",
        "year": 2013,
        "unit": "Sở Ví dụ (đơn vị giả định)",
        "answers": {
            "1.1.1": {"muc": "không kịp thời"},
            "1.1.2": {"du_nhiem_vu": True, "co_kinh_phi": "yes"},
            "1.1.3": {"dat": "có"},
            "1.1.4": {"xong": 18, "giao": "20"},
            "1.2.1": {"du_so_luong": True, "dung_thoi_gian": False},
            "1.2.2": {"dat": "yes"},
        },
    }
    path.write_text(json.dumps(dossier, ensure_ascii=False), encoding="utf-8")
    ran = cchc("score", path, "--format", "json")
    assert (0, "") == (ran.code, ran.err)
    assert cchc("score", DOSSIER, "--format", "json").out == ran.out


def test_the_shipped_dossiers_can_be_scored() -> None:
    for folder in SHIPPED.values():
        for dossier in (folder / "dossiers").iterdir():
            assert 0 == cchc("score", dossier).code
