"""Pages that show a terminal: their files are written, their commands run, their outputs compared.

- A block with a title, such as ```` ```cchc title="ruleset.cchc" ````, is a file of that name.
- A `diff` block with a title changes that file: the lines with `-` become those with `+`.
- In a `console` block, a line that begins with `$ ` is a command, `cchc` or `pytest`; what follows is
  its output. A line `[…]` stands for any number of lines. How long pytest took is left out.

With `CCHC_UPDATE_DOCS=1` the outputs are written anew instead of compared.
"""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sysconfig
from contextlib import chdir
from functools import partial
from pathlib import Path

from attrs import frozen
from click.testing import CliRunner

from cchc_rules.cli.main import cchc
from tests.language.fenced import blocks

CUT = "[…]"
UPDATING = bool(os.environ.get("CCHC_UPDATE_DOCS"))
# A reader's environment: where pytest finds that a service runs it, it cuts no line.
_ENVIRONMENT = {name: value for name, value in os.environ.items() if name not in {"CI", "BUILD_NUMBER"}}
_TITLE = re.compile(r'title="([\w./-]+)"')
_FOUND_SOMETHING = re.compile(r"(?:^|: )(?:lỗi|error)[\[ ]CR|^  ✗ |^FAILED ", re.MULTILINE)
_TOOK = re.compile(r" in [0-9.]+s(?: \([0-9:]+\))?$", re.MULTILINE)


@frozen(kw_only=True)
class Step:
    """A command of a page: what the page shows under it, and what it really printed."""

    command: str
    shown: str
    printed: str
    code: int

    @property
    def as_shown(self) -> bool:
        """Whether the page tells the truth."""
        pieces = [re.escape(piece) for piece in self.shown.split(CUT + "\n")]
        return re.fullmatch(r"(?:.*\n)*".join(pieces), self.printed) is not None

    @property
    def expected_code(self) -> int:
        """1 when errors or refutations were told, else 0; no page shows misuse or a fault of ours."""
        return 1 if _FOUND_SOMETHING.search(self.printed) else 0


def played(page: Path, folder: Path, language: str = "vi") -> list[Step]:
    """Every command of `page`, run in order in `folder`, which begins empty."""
    steps: list[Step] = []
    for block in blocks(page.read_text(encoding="utf-8")):
        title = _TITLE.search(block.info)
        if title is not None:
            file = folder / title[1]
            file.parent.mkdir(parents=True, exist_ok=True)
            new = _changed(file, block.text) if block.info.startswith("diff") else block.text
            file.write_text(new, encoding="utf-8")
        elif block.info == "console":
            steps.extend(_run(command, shown, folder, language) for command, shown in _commands(block.text))
    if UPDATING:
        _rewrite(page, steps)
    return steps


def _changed(file: Path, difference: str) -> str:
    """The text of `file` after a difference without line numbers, which must fit in one place."""
    lines = difference.splitlines(keepends=True)
    old = "".join(line[1:] for line in lines if line[0] != "+")
    new = "".join(line[1:] for line in lines if line[0] != "-")
    text = file.read_text(encoding="utf-8")
    assert 1 == text.count(old), f"{file.name} does not hold once:\n{old}"
    return text.replace(old, new)


def _commands(text: str) -> list[tuple[str, str]]:
    """Each command of a block with the output shown under it."""
    first, *parts = re.split(r"^\$ ", text, flags=re.MULTILINE)
    assert not first, f"output before any command: {first!r}"
    found = []
    for part in parts:
        command, _, output = part.partition("\n")
        shown = output.rstrip("\n")
        found.append((command, shown + "\n" if shown else ""))
    return found


def _run(command: str, shown: str, folder: Path, language: str) -> Step:
    program, *arguments = shlex.split(command)
    assert program in {"cchc", "pytest"}, f"only our own command and our plug-in are run: {command}"
    # Help is worded while the command is imported, so that its language needs a fresh process.
    apart = program == "pytest" or "--help" in arguments
    run = partial(_in_a_process, program) if apart else _in_here
    spoken = {"CCHC_LANG": language, "COLUMNS": "100", "NO_COLOR": "1"}
    output, code = run(arguments, folder, spoken)
    printed = re.sub(r"[ \t]+$", "", output, flags=re.MULTILINE).rstrip("\n")
    return Step(command=command, shown=shown, printed=printed + "\n" if printed else "", code=code)


def _in_here(arguments: list[str], folder: Path, spoken: dict[str, str]) -> tuple[str, int]:
    with chdir(folder):
        run = CliRunner().invoke(cchc, arguments, env=spoken, prog_name="cchc")
    if run.exception is not None and not isinstance(run.exception, SystemExit):
        raise run.exception
    return run.output, run.exit_code


def _in_a_process(name: str, arguments: list[str], folder: Path, spoken: dict[str, str]) -> tuple[str, int]:
    program = Path(sysconfig.get_path("scripts")) / name
    run = subprocess.run(
        [str(program), *arguments],
        cwd=folder,
        env=_ENVIRONMENT | spoken | {"PYTHONUTF8": "1"},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        check=False,
    )
    return _TOOK.sub("", run.stdout) if name == "pytest" else run.stdout, run.returncode


def _rewrite(page: Path, steps: list[Step]) -> None:
    """Put the real output under each command; a cut output that still holds is left as it is."""
    assert [] == [step.printed for step in steps if step.code > 1], "a fault is no documentation"
    text = page.read_text(encoding="utf-8")
    place = 0
    for step in steps:
        old = f"$ {step.command}\n{step.shown}"
        new = old if step.as_shown else f"$ {step.command}\n{step.printed}"
        place = text.index(old, place)
        text = text[:place] + new + text[place + len(old) :]
        place += len(new)
    page.write_text(text, encoding="utf-8")
