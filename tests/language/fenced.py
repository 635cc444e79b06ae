"""The fenced blocks of a markdown text."""

from __future__ import annotations

import re
from collections.abc import Iterator

from attrs import frozen

_BLOCK = re.compile(r"^```(?P<info>[^\n`]*)\n(?P<text>.*?)^```$", re.MULTILINE | re.DOTALL)


@frozen
class Block:
    """What stands between two fences, and the words behind the first of them."""

    info: str
    text: str


def blocks(markdown: str) -> Iterator[Block]:
    """Every block of `markdown`, in its order."""
    return (Block(found["info"].strip(), found["text"]) for found in _BLOCK.finditer(markdown))
