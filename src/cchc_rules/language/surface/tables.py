"""The parser that lark makes of the grammar, and the file that saves making it anew.

Making the LALR tables takes longer than reading a ruleset. A wheel carries them, written when
it is built; without that file, or under another lark, they are made in memory.
"""

from __future__ import annotations

import pickle
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import Any

import lark
from lark.lexer import Lexer
from lark.parsers.lalr_analysis import IntParseTable
from lark.parsers.lalr_parser import LALR_Parser

from cchc_rules.base.resources import grammar
from cchc_rules.language.surface.builder import Builder
from cchc_rules.language.surface.keywords import terminals

FILE_NAME = f"table.lark-{lark.__version__}"


class Tokens(Lexer):
    """Stands where lark wants a lexer; the tokens come from `lexer.lex`."""

    def __init__(self, _configuration: object) -> None:
        """Take lark's configuration, which holds nothing these tokens need."""

    def lex(self, lexer_state: Any, parser_state: Any) -> Iterator[Any]:  # noqa: ANN401, ARG002
        """Nothing: the driver in `parser` feeds the tokens itself."""
        return iter(())


class _States(dict[int, dict[str, Any]]):
    """The states of the parser, each made when it is first reached: no ruleset reaches all of them."""

    def __init__(self, saved: dict[str, Any], memo: object) -> None:
        """Take the table as it is saved, and what it refers to."""
        super().__init__()
        self.saved = saved
        self.memo = memo

    def __missing__(self, state: int) -> dict[str, Any]:
        table: Any = IntParseTable
        one = {**self.saved, "states": {state: self.saved["states"][state]}}
        made: dict[str, Any] = table.deserialize(one, self.memo).states[state]
        self[state] = made
        return made


class _Reader:
    """Stands where lark wants a class of parsers, to read a saved one without its states."""

    @staticmethod
    def deserialize(data: dict[str, Any], memo: object, callbacks: object, debug: object) -> object:
        """The parser that lark reads, and `_States` for it."""
        whole: Any = LALR_Parser
        made = whole.deserialize({**data, "states": {}}, memo, callbacks, debug)
        made._parse_table.states = _States(data, memo)  # noqa: SLF001
        return made


@lru_cache
def parser() -> lark.Lark:
    """The parser of ruleset files."""
    saved = grammar() / FILE_NAME
    if saved.is_file():
        return _loaded(saved)
    return _made(Builder())


def write(path: Path) -> None:
    """Save the parser's tables to `path`, for a wheel that is being built."""
    with path.open("wb") as file:
        _made(None).save(file)


def _loaded(path: Path) -> lark.Lark:
    # What `Lark.load` does, which takes no transformer: the tables know rules, not methods.
    with path.open("rb") as file:
        saved = pickle.load(file)  # noqa: S301 - written by our own build, shipped in our own wheel
    load: Any = lark.Lark._load_from_dict  # noqa: SLF001
    plugins = {"LALR_Parser": _Reader}
    made: lark.Lark = load(saved["data"], saved["memo"], transformer=Builder(), _plugins=plugins)
    return made


def _made(transformer: Builder | None) -> lark.Lark:
    text = (grammar() / "cchc.lark").read_text(encoding="utf-8")
    declared = f"\n%declare {' '.join(terminals())}\n"
    return lark.Lark(
        text + declared, parser="lalr", lexer=Tokens, maybe_placeholders=False, transformer=transformer
    )
