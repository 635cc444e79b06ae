"""`cchc batch` as a real process that is killed, interrupted or without room: nothing half looks whole."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.cli.test_bad_tables import CASES, GOOD, POSTED, SETTLED, TEXT, UNIT

pl = pytest.importorskip("polars")
pytestmark = pytest.mark.skipif(os.name != "posix", reason="signals and limits as POSIX has them")

MOUNT, UMOUNT = "/bin/mount", "/bin/umount"
CHUNK, CHUNKS = 1_000, 30
# The command itself; only its chunks are smaller, so that a small table has many.
COMMAND = f"""
from cchc_rules.workspace import table_runs
table_runs.ROWS = {CHUNK}
from cchc_rules.cli.main import main
main()
"""
# One that takes a while, so that whoever stops it comes in time on a busy machine as well.
UNHURRIED = f"""
import time
from cchc_rules.workspace import table_runs
chunk = table_runs.Work.chunk
def unhurried(self, start):
    time.sleep(0.05)
    return chunk(self, start)
table_runs.Work.chunk = unhurried
{COMMAND}
"""


@pytest.fixture
def ruleset(tmp_path: Path) -> Path:
    path = tmp_path / "ruleset.cchc"
    path.write_text(TEXT, encoding="utf-8")
    return path


@pytest.fixture
def table(tmp_path: Path) -> Path:
    return many(tmp_path / "table.parquet")


@pytest.fixture(scope="module")
def undisturbed(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[str, object]]:
    """The result of a run that nothing disturbed, and what it said."""
    folder = tmp_path_factory.mktemp("undisturbed")
    ruleset = folder / "ruleset.cchc"
    ruleset.write_text(TEXT, encoding="utf-8")
    out = folder / "scores.parquet"
    return out, whole(ruleset, many(folder / "table.parquet"), out)


def many(path: Path, rows: int = CHUNK * CHUNKS, least: int = 0) -> Path:
    """A table of many units, some of which are rejected."""
    place = pl.int_range(rows, eager=True)
    pl.DataFrame(
        {
            UNIT: [f"xã {number}" for number in range(rows)],
            SETTLED: place % 7 + least,
            CASES: [-1 if number % 11 == 10 else 7 for number in range(rows)],
            POSTED: place % 3 == 0,
        }
    ).write_parquet(path)
    return path


def started(
    ruleset: Path,
    table: Path,
    out: Path,
    *more: str,
    limit: Callable[[], None] | None = None,
    command: str = COMMAND,
) -> subprocess.Popen[str]:
    arguments = ["batch", ruleset, table, "--out", out, "--format", "json", "--lang", "en", *more]
    return subprocess.Popen(
        [sys.executable, "-c", command, *map(str, arguments)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        preexec_fn=limit or interruptible,  # noqa: PLW1509 - of the child alone; nothing else runs here
    )


def interruptible() -> None:
    """What runs in the background of a shell is deaf to Ctrl-C, and so are its children."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


def ended(running: subprocess.Popen[str]) -> tuple[int, str, str]:
    out, err = running.communicate(timeout=120)
    assert "Traceback" not in err
    assert "CR9" not in err
    return running.returncode, out, err


def whole(ruleset: Path, table: Path, out: Path, *more: str) -> dict[str, object]:
    """What an undisturbed run says."""
    code, said, err = ended(started(ruleset, table, out, *more))
    assert 1 == code, err
    told = json.loads(said)
    assert told["rows"] == told["scored"] + told["rejected"] == CHUNK * CHUNKS
    assert not partial(out).exists()
    return {name: value for name, value in told.items() if not name.lower().endswith("out")}


def partial(out: Path) -> Path:
    return out.with_name(f"{out.name}.partial")


def beside(out: Path) -> Path:
    return out.with_name(f"{out.stem}.rejected.parquet")


def parts(out: Path) -> dict[str, int]:
    """The whole parts that stand there, and when each was written."""
    return {path.name: path.stat().st_mtime_ns for path in partial(out).glob("[!.]*-*.json")}


def until_parts(running: subprocess.Popen[str], out: Path, count: int = 3) -> None:
    end = time.monotonic() + 60
    while not (partial(out).exists() and len(parts(out)) >= count):
        assert running.poll() is None, running.communicate()
        assert time.monotonic() < end
        time.sleep(0.002)


def stopped(ruleset: Path, table: Path, out: Path, by: signal.Signals) -> tuple[int, str, str]:
    running = started(ruleset, table, out, command=UNHURRIED)
    until_parts(running, out)
    running.send_signal(by)
    made = ended(running)
    assert (False, False) == (out.exists(), beside(out).exists())
    assert 3 <= len(parts(out)) < CHUNKS
    return made


def same_files(one: Path, other: Path) -> bool:
    return one.read_bytes() == other.read_bytes() and beside(one).read_bytes() == beside(other).read_bytes()


# ── killed and interrupted ─────────────────────────────────────────────────────────────────


def test_a_killed_run_leaves_no_result_and_the_next_goes_on(
    tmp_path: Path, ruleset: Path, table: Path, undisturbed: tuple[Path, dict[str, object]]
) -> None:
    out = tmp_path / "scores.parquet"
    assert -signal.SIGKILL == stopped(ruleset, table, out, signal.SIGKILL)[0]
    there = parts(out)

    running = started(ruleset, table, out, command=UNHURRIED)
    until_parts(running, out, len(there) + 1)
    os.kill(running.pid, signal.SIGKILL)
    ended(running)
    kept = parts(out)
    assert there.items() <= kept.items()

    told = whole(ruleset, table, out)
    # A part that was being written when the run was killed is not among those.
    assert len(kept) == told.pop("chunksResumed")
    assert {"chunksResumed": 0, **told} == undisturbed[1]
    assert same_files(out, undisturbed[0])
    assert ["ruleset.cchc", "scores.parquet", "scores.rejected.parquet"] == sorted(
        path.name for path in tmp_path.iterdir() if path.name.startswith((".", "ruleset", "scores"))
    )


def test_ctrl_c_says_where_the_work_is_kept(tmp_path: Path, ruleset: Path, table: Path) -> None:
    out = tmp_path / "scores.parquet"
    code, said, err = stopped(ruleset, table, out, signal.SIGINT)
    assert (130, "") == (code, said)
    for word in ("[CR626 ", str(out), f"{partial(out)}", "again"):
        assert word in err
    assert whole(ruleset, table, out)["chunksResumed"]


def test_the_parts_of_another_table_are_not_taken(tmp_path: Path, ruleset: Path, table: Path) -> None:
    out, undisturbed = tmp_path / "scores.parquet", tmp_path / "undisturbed.parquet"
    stopped(ruleset, table, out, signal.SIGKILL)
    # Of the same size and the same bounds.
    stands = table.stat()
    many(table, least=1)
    os.utime(table, ns=(stands.st_atime_ns, stands.st_mtime_ns + 1))
    code, said, err = ended(started(ruleset, table, out))
    assert (1, True, 0) == (code, "[CR615 " in err, json.loads(said)["chunksResumed"])
    whole(ruleset, table, undisturbed)
    assert same_files(out, undisturbed)


@pytest.mark.parametrize("other", ["ruleset", "--evidence-attached"])
def test_the_parts_of_another_ruleset_or_choice_are_not_taken(
    tmp_path: Path, ruleset: Path, table: Path, other: str
) -> None:
    out, undisturbed = tmp_path / "scores.parquet", tmp_path / "undisturbed.parquet"
    stopped(ruleset, table, out, signal.SIGKILL)
    more = [] if other == "ruleset" else [other]
    if other == "ruleset":
        ruleset.write_text(TEXT.replace(" 80%", " 85%"), encoding="utf-8")
    code, said, err = ended(started(ruleset, table, out, *more))
    assert (1, True, 0) == (code, "[CR615 " in err, json.loads(said)["chunksResumed"])
    whole(ruleset, table, undisturbed, *more)
    assert same_files(out, undisturbed)


@pytest.mark.parametrize("harm", ["emptied", "zeros", "gone"])
def test_a_part_that_did_not_reach_the_disk_is_scored_again(
    tmp_path: Path, ruleset: Path, table: Path, harm: str, undisturbed: tuple[Path, dict[str, object]]
) -> None:
    """As a power cut may leave it: the name is there, what it names is not."""
    out = tmp_path / "scores.parquet"
    stopped(ruleset, table, out, signal.SIGKILL)
    count = len(parts(out))
    part = next(partial(out).glob("*-000001.scores.parquet"))
    if harm == "gone":
        part.unlink()
    else:
        part.write_bytes(b"" if harm == "emptied" else bytes(part.stat().st_size))
    assert count - 1 == whole(ruleset, table, out)["chunksResumed"]
    assert same_files(out, undisturbed[0])


def test_two_runs_into_one_place_never_mix(tmp_path: Path, ruleset: Path, table: Path) -> None:
    out, other = tmp_path / "scores.parquet", many(tmp_path / "other.parquet", least=1)
    first = started(ruleset, table, out, command=UNHURRIED)
    until_parts(first, out)
    second = started(ruleset, other, out)
    codes = [ended(first)[0], ended(second)[0]]
    # Whoever was disturbed has said so; what stands there is one of the two.
    undisturbed = [tmp_path / "one.parquet", tmp_path / "two.parquet"]
    for source, place in zip((table, other), undisturbed, strict=True):
        whole(ruleset, source, place)
    assert [1, 1] == codes
    assert any(same_files(out, place) for place in undisturbed)


def test_a_table_that_changes_meanwhile_has_no_result(tmp_path: Path, ruleset: Path, table: Path) -> None:
    out = tmp_path / "scores.parquet"
    running = started(ruleset, table, out, command=UNHURRIED)
    until_parts(running, out)
    os.utime(table, ns=(0, 0))
    code, said, err = ended(running)
    assert (1, "", True, False) == (code, said, "[CR619 " in err, out.exists())
    assert not partial(out).exists()
    whole(ruleset, table, out)


# ── no room ────────────────────────────────────────────────────────────────────────────────


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of one mebibyte, where this may be made."""
    place = tmp_path / "disk"
    place.mkdir()
    if not Path(MOUNT).exists():
        pytest.skip("no disk can be mounted here")
    made = subprocess.run(
        [MOUNT, "-t", "tmpfs", "-o", "size=1m", "tmpfs", place], capture_output=True, check=False
    )
    if made.returncode:
        pytest.skip("no disk can be mounted here")
    yield place
    subprocess.run([UMOUNT, place], check=True)


def test_a_full_disk_is_told_and_the_run_goes_on_when_there_is_room(
    ruleset: Path, table: Path, small_disk: Path, undisturbed: tuple[Path, dict[str, object]]
) -> None:
    out = small_disk / "scores.parquet"
    ballast = small_disk / "ballast"
    ballast.write_bytes(bytes(700_000))
    code, said, err = ended(started(ruleset, table, out))
    assert (1, "", False, False) == (code, said, out.exists(), beside(out).exists())
    for word in ("[CR505 ", str(out), "the disk is full", f"{partial(out)}", "again"):
        assert word in err
    assert not [path for path in partial(out).iterdir() if path.name.endswith(".new")]
    there = len(parts(out))
    assert 0 < there < CHUNKS

    subprocess.run([MOUNT, "-o", "remount,size=50m", small_disk], check=True)
    assert there == whole(ruleset, table, out)["chunksResumed"]
    assert same_files(out, undisturbed[0])


def test_a_disk_that_fills_while_the_parts_are_put_together_leaves_no_result(
    tmp_path: Path, ruleset: Path, table: Path, undisturbed: tuple[Path, dict[str, object]]
) -> None:
    """By a limit on the size of files: every part is under it, the result is not."""
    import resource

    out = tmp_path / "scores.parquet"

    def limited() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (40_000, 40_000))

    code, said, err = ended(started(ruleset, table, out, limit=limited))
    assert (1, "", False, False) == (code, said, out.exists(), beside(out).exists())
    for word in ("[CR505 ", "the limit of sizes", f"{partial(out)}"):
        assert word in err
    assert CHUNKS == len(parts(out))
    assert CHUNKS == whole(ruleset, table, out)["chunksResumed"]
    assert same_files(out, undisturbed[0])


def test_a_disk_that_can_only_be_read_is_told(ruleset: Path, table: Path, small_disk: Path) -> None:
    subprocess.run([MOUNT, "-o", "remount,ro", small_disk], check=True)
    code, said, err = ended(started(ruleset, table, small_disk / "scores.parquet"))
    assert (1, "") == (code, said)
    for word in ("[CR505 ", "the disk can only be read", "nothing was changed"):
        assert word in err


# ── places that cannot be ──────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("out", "reason"),
    [
        ("no/such/scores.parquet", "there is no such folder"),
        ("table.parquet", "it is the table itself"),
        ("link.parquet", "it is the table itself"),
        ("folder", "it is a folder"),
        ("taken", "it is a file and no folder"),
        ("foreign", "letter.txt"),
    ],
)
def test_a_place_that_cannot_be_is_told_before_anything_is_done(
    tmp_path: Path, ruleset: Path, out: str, reason: str
) -> None:
    table = tmp_path / "table.parquet"
    pl.DataFrame(GOOD).write_parquet(table)
    (tmp_path / "link.parquet").symlink_to(table)
    (tmp_path / "folder").mkdir()
    (tmp_path / "taken.partial").write_text("", encoding="utf-8")
    (tmp_path / "foreign.partial").mkdir()
    (tmp_path / "foreign.partial" / "letter.txt").write_text("mine", encoding="utf-8")
    before = {path: path.is_file() and path.read_bytes() for path in tmp_path.rglob("*")}
    code, said, err = ended(started(ruleset, table, tmp_path / out))
    assert (1, "") == (code, said)
    for word in ("[CR505 ", reason, "nothing was changed"):
        assert word in err
    assert before == {path: path.is_file() and path.read_bytes() for path in tmp_path.rglob("*")}


def test_rejected_rows_are_never_written_over_the_table(tmp_path: Path, ruleset: Path) -> None:
    table = tmp_path / "scores.rejected.parquet"
    pl.DataFrame(GOOD).write_parquet(table)
    before = table.read_bytes()
    code, _, err = ended(started(ruleset, table, tmp_path / "scores.parquet"))
    assert (1, True, before) == (code, "it is the table itself" in err, table.read_bytes())
