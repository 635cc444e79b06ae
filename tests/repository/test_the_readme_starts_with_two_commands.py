"""Whoever arrives types one command to see it work and one to test it; `.ci/run` runs both."""

from __future__ import annotations

import re
import shlex

import pytest

from tests.repository.project import ROOT

FENCE = re.compile(r"^```(\w*)[^\n]*\n(.*?)^```", re.MULTILINE | re.DOTALL)


@pytest.fixture(scope="module")
def fences() -> list[tuple[str, str]]:
    return FENCE.findall((ROOT / "README.md").read_text(encoding="utf-8"))


def commands(fences: list[tuple[str, str]]) -> list[str]:
    return [body for language, body in fences if language == "sh"]


def test_the_first_two_blocks_are_the_only_ones_to_be_run(fences: list[tuple[str, str]]) -> None:
    languages = [language for language, _ in fences]
    assert ["sh", "sh"] == languages[:2]
    assert not {"", "bash", "sh", "shell"} & set(languages[2:])


def test_each_is_one_command_on_one_line(fences: list[tuple[str, str]]) -> None:
    for command in commands(fences):
        assert 1 == len(command.strip().splitlines()), command
        words = list(shlex.shlex(command, posix=True, punctuation_chars=True))
        assert not {";", "|", "||", "&"} & set(words), command


def test_the_first_scores_a_dossier_that_exists(fences: list[tuple[str, str]]) -> None:
    words = shlex.split(commands(fences)[0])
    assert [".venv/bin/cchc", "score"] == words[-3:-1]
    assert (ROOT / words[-1]).is_file(), words[-1]


def test_the_second_runs_every_test(fences: list[tuple[str, str]]) -> None:
    words = shlex.split(commands(fences)[1])
    assert ".[test]" in words
    assert ".venv/bin/pytest" == words[-1]
