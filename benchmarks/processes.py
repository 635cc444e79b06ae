"""Whole processes, as people wait for them: wall time, processor time and peak memory.

Every command takes its turn in every round, next to `python -c pass`, which nothing written in
Python can beat. The ratio to it says more than seconds do: it stays the same on a slower machine. It
is that of processor time, so that others on the machine do not count, and of the same round.
"""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Mapping
from pathlib import Path
from statistics import median

Command = tuple[str, ...]
LIMIT = "python -c pass"


def python(code: str, *arguments: str) -> Command:
    """A fresh interpreter that runs `code`."""
    return (sys.executable, "-c", code, *arguments)


def cchc(*arguments: str) -> Command:
    """The command as its entry point starts it."""
    return python("from cchc_rules.cli.process import run; run()", *arguments)


def measured(commands: Mapping[str, Command], rounds: int) -> dict[str, dict[str, float]]:
    """Medians over `rounds` of every command, after one round that only warms the disk cache."""
    commands = {LIMIT: python("pass"), **commands}
    seen: dict[str, list[tuple[float, float, float]]] = {name: [] for name in commands}
    for turn in range(rounds + 1):
        for name, command in commands.items():
            run = once(command)
            if turn:
                seen[name].append(run)
    limits = [cpu for _, cpu, _ in seen[LIMIT]]
    return {
        name: {
            "wall_s": median(wall for wall, _, _ in runs),
            "least_wall_s": min(wall for wall, _, _ in runs),
            "cpu_s": median(cpu for _, cpu, _ in runs),
            "over_python_s": median(cpu - limit for (_, cpu, _), limit in zip(runs, limits, strict=True)),
            "peak_mib": max(peak for _, _, peak in runs),
            "times_python": median(cpu / limit for (_, cpu, _), limit in zip(runs, limits, strict=True)),
        }
        for name, runs in seen.items()
    }


def once(command: Command, output: Path = Path(os.devnull)) -> tuple[float, float, float]:
    """Wall seconds, processor seconds (of the command and of the system for it) and peak MiB of one run.

    The peak of a child is never seen below the size of this process, so that this one must stay
    small: it imports the package only after the last child has ended.

    Raises:
        RuntimeError: the command failed; its time would mean nothing.
    """
    start = time.perf_counter()
    write = (os.POSIX_SPAWN_OPEN, 1, output, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    child = os.posix_spawn(command[0], command, os.environ, file_actions=[write])
    _, status, usage = os.wait4(child, 0)
    wall = time.perf_counter() - start
    if status:
        raise RuntimeError(f"exit code {os.waitstatus_to_exitcode(status)}: {' '.join(command)}")
    # Kilobytes on Linux, bytes on macOS.
    unit = 2**20 if sys.platform == "darwin" else 2**10
    return wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / unit
