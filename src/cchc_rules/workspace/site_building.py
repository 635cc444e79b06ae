"""Building a criteria site with MkDocs, and showing it while it is read."""

from __future__ import annotations

import os
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

from cchc_rules.diagnostics import codes
from cchc_rules.diagnostics.diagnostic import Diagnostic
from cchc_rules.workspace import messages
from cchc_rules.workspace.documents import CONFIGURATION

_LIBRARIES = ("mkdocs", "material")
# Words of advertisement that the theme prints at every start.
_QUIET = {"NO_MKDOCS_2_WARNING": "1", "DISABLE_MKDOCS_2_WARNING": "true"}
_LAST_LINES = 12


def missing_libraries() -> tuple[Diagnostic, ...]:
    """That MkDocs or its theme is not installed, before anything is written."""
    lacking = [name for name in _LIBRARIES if find_spec(name) is None]
    if not lacking:
        return ()
    return (
        Diagnostic(
            code=codes.LIBRARY_MISSING,
            message=messages.SITE_LIBRARY_MISSING,
            helps=(messages.SITE_LIBRARY_MISSING_HELP,),
        ),
    )


def build(folder: Path) -> tuple[Diagnostic, ...]:
    """Builds the site of `folder` strictly: a link that leads nowhere fails it."""
    ran = subprocess.run(  # noqa: S603 - our own interpreter, and a file that we wrote
        [sys.executable, "-m", "mkdocs", "build", "--strict", "--clean", "-f", str(folder / CONFIGURATION)],
        env={**os.environ, **_QUIET},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        errors="replace",
        check=False,
    )
    if ran.returncode == 0:
        return ()
    said = [line for line in ran.stdout.splitlines() if line.strip()][-_LAST_LINES:]
    return (
        Diagnostic(
            code=codes.SITE_NOT_BUILT,
            message=messages.SITE_NOT_BUILT.of(path=str(folder)),
            path=str(folder),
            notes=tuple(messages.SITE_BUILDER_SAID.of(line=line) for line in said),
            helps=(messages.SITE_NOT_BUILT_HELP,),
        ),
    )


def serve(folder: Path, port: int) -> int:
    """Shows the site on this machine alone until somebody stops it; the exit code of MkDocs."""
    address = f"127.0.0.1:{port}"
    ran = subprocess.run(  # noqa: S603 - as above
        [sys.executable, "-m", "mkdocs", "serve", "-f", str(folder / CONFIGURATION), "-a", address],
        env={**os.environ, **_QUIET},
        check=False,
    )
    return ran.returncode
