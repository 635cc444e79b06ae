"""Puts the grammar, the rulesets and the ready parse table into the wheel."""

from __future__ import annotations

import shutil
import sys
import tempfile
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class Resources(BuildHookInterface[Any]):
    """Adds what `cchc_rules.base.resources` looks for in an installed copy.

    The name of the parse table carries the version of lark that made it: with any other version
    at run time the package builds its own. An editable install gets nothing of this, because it
    reads the folders beside `src`.
    """

    _scratch: Path | None = None

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """List the files; the parse table is made outside the source tree."""
        if version == "editable":
            return
        root = Path(self.root)
        added = build_data["force_include"]
        for folder in ("grammar", "rulesets"):
            added[str(root / folder)] = f"cchc_rules/_{folder}"

        # A build leaves the source tree as it was: no byte code either.
        sys.dont_write_bytecode = True
        sys.path.insert(0, str(root / "src"))
        from cchc_rules.language.surface import tables

        self._scratch = Path(tempfile.mkdtemp(prefix="cchc-rules-"))
        table = self._scratch / tables.FILE_NAME
        tables.write(table)
        added[str(table)] = f"cchc_rules/_grammar/{table.name}"

    def finalize(self, version: str, build_data: dict[str, Any], artifact_path: str) -> None:  # noqa: ARG002
        """Remove what `initialize` made."""
        if self._scratch is not None:
            shutil.rmtree(self._scratch)
