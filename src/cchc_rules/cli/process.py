"""The command as a process of its own, which ends soon and spares what only a longer life needs."""

from __future__ import annotations

import atexit
import gc
import os
import sys


def run() -> None:
    """Run the command, and end the process with its exit code."""
    # Most commands end before they have made so many objects; looking for cycles among them after every
    # 700 would take a seventh of their time.
    gc.set_threshold(500_000)
    ended: list[int] = []
    # What is registered first is called last, when everything else has been ended in good order. Where
    # the interpreter was started with something to end, it ends as ever.
    if not atexit._ncallbacks():  # noqa: SLF001 - there is no other way to ask
        atexit.register(_leave, ended)
    from cchc_rules.cli.main import main

    try:
        main()
    except SystemExit as end:
        if end.code is None or isinstance(end.code, int):
            ended.append(end.code or 0)
        raise


def _leave(ended: list[int]) -> None:
    """Leave at once: freeing all objects one by one takes a tenth of the time of a command."""
    if not ended:
        return
    try:
        sys.stdout.flush()
        sys.stderr.flush()
    except (AttributeError, OSError, ValueError):
        return  # The interpreter has words for an output that cannot be written.
    os._exit(ended[0])
