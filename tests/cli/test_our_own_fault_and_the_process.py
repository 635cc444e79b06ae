"""What happens around a command: faults of our own, Ctrl-C, closed pipes, narrow terminals."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from cchc_rules.workspace import rulesets
from tests.cli.running import DOSSIER, RULESET, cchc


def process(*arguments: str | Path, **env: str) -> subprocess.CompletedProcess[bytes]:
    """The command as a process of its own."""
    command = [sys.executable, "-c", "from cchc_rules.cli.process import run; run()", *map(str, arguments)]
    settings = {**os.environ, "CCHC_LANG": "en", **env}
    return subprocess.run(command, capture_output=True, check=False, env=settings, timeout=60)


@pytest.mark.parametrize("fault", [RuntimeError("hỏng"), RecursionError("sâu"), AssertionError("sai")])
@pytest.mark.parametrize(("language", "word"), [("vi", "lỗi[CR901"), ("en", "error[CR901")])
def test_a_fault_of_our_own_is_told_without_a_traceback(
    monkeypatch: pytest.MonkeyPatch, fault: Exception, language: str, word: str
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise fault

    monkeypatch.setattr(rulesets, "load_file", fail)
    ran = cchc("check", RULESET, env={"CCHC_LANG": language})
    assert (3, "") == (ran.code, ran.out)
    assert ran.err.startswith(word)
    assert type(fault).__name__ in ran.err
    assert "Traceback" not in ran.err


def test_ctrl_c_ends_as_shells_expect(monkeypatch: pytest.MonkeyPatch) -> None:
    def stopped(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(rulesets, "load_file", stopped)
    ran = cchc("check", RULESET)
    assert (130, "") == (ran.code, ran.out)
    assert "Traceback" not in ran.err


def test_a_reader_that_leaves_early_is_no_fault() -> None:
    command = [sys.executable, "-c", "from cchc_rules.cli.process import run; run()", "show"]
    with subprocess.Popen(
        [*command, "binh-duong/so@2018"], stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as running:
        assert running.stdout is not None
        assert running.stderr is not None
        running.stdout.close()
        said = running.stderr.read()
    assert b"" == said
    assert 3 != running.returncode


BEFORE = "atexit.register(print, 'end of another')"
DURING = "main.cchc.callback = lambda no_cache: atexit.register(print, 'end of another')"
THREAD = """
def wait():
    threading.main_thread().join()
    time.sleep(0.2)
    print("end of another")
threading.Thread(target=wait).start()"""


@pytest.mark.parametrize("others", [BEFORE, DURING, THREAD])
def test_what_others_want_done_at_the_end_is_done(others: str) -> None:
    code = (
        f"import atexit, threading, time\nfrom cchc_rules.cli import main, process\n{others}\nprocess.run()"
    )
    ran = subprocess.run([sys.executable, "-c", code, "list"], capture_output=True, check=False, timeout=60)
    assert (0, b"") == (ran.returncode, ran.stderr)
    assert b"end of another" == ran.stdout.splitlines()[-1]


@pytest.mark.parametrize(
    ("arguments", "code"), [(("--version",), 0), (("khong-co",), 2), (("score", "khong-co.yaml"), 1)]
)
def test_a_process_ends_with_the_code_of_its_command(arguments: tuple[str, ...], code: int) -> None:
    assert code == process(*arguments).returncode


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no full device here")
def test_an_output_that_cannot_be_written_is_no_success() -> None:
    command = [sys.executable, "-c", "from cchc_rules.cli.process import run; run()", "score", str(DOSSIER)]
    with Path("/dev/full").open("wb") as full:
        ran = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, check=False, timeout=60)
    assert 0 != ran.returncode
    assert b"No space left" in ran.stderr or b"CR901" in ran.stderr


@pytest.mark.parametrize("encoding", ["ascii", "cp1252", "utf-8"])
def test_a_process_with_any_encoding_prints_json_that_can_be_read(encoding: str) -> None:
    ran = process("score", DOSSIER, "--format", "json", PYTHONIOENCODING=encoding, PYTHONUTF8="0")
    assert (0, b"") == (ran.returncode, ran.stderr)
    kept = json.loads(ran.stdout.decode("utf-8"))
    assert "Sở Ví dụ (đơn vị giả định)" == kept["dossier"]["dossier"]["unit"]


def test_a_process_with_a_narrow_encoding_has_no_traceback() -> None:
    for arguments in (["check", RULESET], ["score", DOSSIER], ["--help"], ["khong-co"]):
        ran = process(*arguments, PYTHONIOENCODING="ascii", PYTHONUTF8="0", CCHC_LANG="vi")
        assert b"Traceback" not in ran.stderr
        assert b"CR901" not in ran.stderr


def test_a_file_name_that_is_no_text_is_reported_like_any_other(tmp_path: Path) -> None:
    name = os.fsdecode(bytes(tmp_path) + b"/\xff\xfe.cchc")
    ran = process("check", name)
    assert (1, b"") == (ran.returncode, ran.stderr)
    assert b"CR501" in ran.stdout
