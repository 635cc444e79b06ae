"""The script of the browser in node, Debian's or any other: one process answers line by line."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from pathlib import Path
from types import TracebackType
from typing import Any, Self

import pytest

from cchc_rules.backends.javascript.assets import DOSSIER, EVALUATOR
from cchc_rules.backends.javascript.content import content
from cchc_rules.ir.dossier import Dossier
from cchc_rules.ir.nodes import Ruleset
from cchc_rules.ir.to_json import dossier_to_json
from cchc_rules.workspace.forms import words_of

NODE = shutil.which("node") or shutil.which("nodejs")
# The gate installs it; see `.ci/run`.
needs_node = pytest.mark.skipif(
    NODE is None and "CCHC_GATE" not in os.environ, reason="node is not there (Debian: nodejs)"
)


class Node:
    """Asks the script what it makes of a case."""

    def __init__(self, script: Path = EVALUATOR) -> None:
        assert NODE is not None
        self._process = subprocess.Popen(
            [NODE, str(Path(__file__).with_name("evaluate.js")), str(script), str(DOSSIER)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            encoding="utf-8",
        )
        self._kept: Ruleset | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._process.communicate()

    def ask(self, do: str, **facts: object) -> Any:  # noqa: ANN401 - JSON
        """The answer to one line."""
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.write(json.dumps({"do": do, **facts}) + "\n")
        self._process.stdin.flush()
        answer = json.loads(self._process.stdout.readline())
        assert "ok" in answer, answer["fault"]
        return answer["ok"]

    def keep(self, ruleset: Ruleset) -> None:
        """Takes a ruleset for the lines that follow."""
        if self._kept is not ruleset:
            self.ask("keep", content=content(ruleset, words_of(ruleset), "vi"))
            self._kept = ruleset

    def score(self, ruleset: Ruleset, dossier: Dossier) -> Any:  # noqa: ANN401 - JSON
        """The scorecard as data, without its certificate."""
        self.keep(ruleset)
        return self.ask("score", dossier=dossier_to_json(dossier))

    def read(self, ruleset: Ruleset, text: str) -> Any:  # noqa: ANN401 - JSON
        """What the script says of a dossier's text, its scorecard, and the dossier written again."""
        self.keep(ruleset)
        return self.ask("read", text=text)
