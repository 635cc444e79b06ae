"""Pages with Python: their blocks run in order as one program, each output compared with the page.

A `text` block behind a `python` block is what that block prints; without one it prints nothing.
"""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

from attrs import frozen

_BLOCK = re.compile(
    r"^```python\n(?P<code>.*?)^```\n(?:\n```text\n(?P<shown>.*?)^```\n)?", re.MULTILINE | re.DOTALL
)
# No page prints this line.
_END = "-- end of block --"


@frozen
class Example:
    """A block of Python and the output that its page shows."""

    code: str
    shown: str


def examples(page: Path) -> list[Example]:
    """Every block of Python of `page`, in its order."""
    text = page.read_text(encoding="utf-8")
    return [Example(found["code"], found["shown"] or "") for found in _BLOCK.finditer(text)]


def printed(page: Path, python: Path, folder: Path) -> list[str]:
    """What each block of `page` prints when they run as one program in `folder`."""
    program = folder / "page.py"
    program.write_text("".join(f"{one.code}\nprint({_END!r})\n" for one in examples(page)), encoding="utf-8")
    run = subprocess.run(
        [str(python), "-I", "-X", "utf8", "-W", "error", program.name],
        cwd=folder,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert (0, "") == (run.returncode, run.stderr), run.stdout + run.stderr
    return run.stdout.split(f"{_END}\n")[:-1]


def rewrite(page: Path, outputs: list[str]) -> None:
    """Put the real outputs behind the blocks."""
    texts = iter(outputs)

    def block(found: re.Match[str]) -> str:
        output = next(texts)
        shown = f"\n```text\n{output}```\n" if output else ""
        return f"```python\n{found['code']}```\n{shown}"

    page.write_text(_BLOCK.sub(block, page.read_text(encoding="utf-8")), encoding="utf-8")
