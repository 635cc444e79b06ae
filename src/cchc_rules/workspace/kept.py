"""Compiled rulesets kept in the user's cache folder, so that the next command need not compile again.

An entry is named by the digest of all that went into it: the bytes of the set, its amendments and its
framework, the year, and the code of this library. A changed file has another name and is compiled
anew. Entries hold JSON, never code; one that is cut short, altered or foreign is passed over.
`CCHC_CACHE` names another folder, or says `off`.
"""

from __future__ import annotations

import hashlib
import json
import os
import sys
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Any

from cchc_rules.base.classes import frozen
from cchc_rules.base.resources import grammar
from cchc_rules.base.sources import Source
from cchc_rules.base.version import VERSION
from cchc_rules.ir.nodes import Ruleset

OFF = "off"
FORMAT = 2
# About 120 KB each for a set of a hundred items.
MOST_ENTRIES = 500
ROOMS = (
    ".",
    "base",
    "ir",
    "language",
    "language/amended",
    "language/checked",
    "language/lowering",
    "language/resolved",
    "language/surface",
)


@frozen
class Kept:
    """A ruleset that was compiled before: with its digest and the language of its file."""

    ruleset: Ruleset
    digest: str
    language: str


def folder() -> Path | None:
    """The folder of the cache; None where nothing is to be kept."""
    chosen = os.environ.get("CCHC_CACHE", "")
    if chosen.lower() == OFF:
        return None
    if chosen:
        return Path(chosen)
    own = os.environ.get("XDG_CACHE_HOME") or os.environ.get("LOCALAPPDATA") or ""
    try:
        if own:
            return Path(own) / "cchc-rules"
        beside = "Library/Caches" if sys.platform == "darwin" else ".cache"
        return Path.home() / beside / "cchc-rules"
    except RuntimeError:  # nobody is at home
        return None


def key(
    what: str, sources: Iterable[Source], framework: Source | None = None, year: int | None = None
) -> str:
    """The name of `what` these texts make."""
    found = hashlib.sha256(f"{what}|{FORMAT}|{VERSION}|{_engine()}|{year}".encode())
    for source in (*sources, framework):
        text = b"-" if source is None else b"+" + source.raw.encode("utf-8", "surrogatepass")
        found.update(len(text).to_bytes(8, "big") + text)
    return found.hexdigest()


@cache
def _engine() -> str:
    """The code that compiles, so that a change of it is seen where its version stays."""
    package = Path(__file__).resolve().parents[1]
    places = [package / room for room in ROOMS]
    found = hashlib.sha256()
    for place in (*places, grammar()):
        with os.scandir(place) as entries:
            for entry in sorted(entries, key=lambda one: one.name):
                if entry.is_file():
                    state = entry.stat()
                    found.update(f"{entry.name}|{state.st_size}|{state.st_mtime_ns}\n".encode())
    return found.hexdigest()


def look_up(name: str) -> Kept | None:
    """The ruleset kept under a name, if there is a whole one."""
    found = read(name)
    if found is None:
        return None
    # Loaded on demand: most rulesets are read from their texts.
    from cchc_rules.ir.packing import unpacked

    try:
        ruleset = unpacked(found["ruleset"])
        return Kept(ruleset, str(found["digest"]), str(found["language"]))
    except (LookupError, TypeError, ValueError, RecursionError):
        return None


def keep(name: str, ruleset: Ruleset, digest: str, language: str) -> None:
    """Keep a ruleset; where that cannot be done, nothing is kept."""
    if folder() is None:
        return
    from cchc_rules.ir.packing import packed

    write(name, {"ruleset": packed(ruleset), "digest": digest, "language": language})


def clear() -> int:
    """Throw all entries away, and say how many there were."""
    gone = 0
    for path in entries():
        try:
            path.unlink()
        except OSError:
            continue
        gone += 1
    return gone


def sizes() -> list[int]:
    """The bytes of every entry."""
    found = []
    for path in entries():
        try:
            found.append(path.stat().st_size)
        except OSError:
            continue
    return found


def entries() -> list[Path]:
    """The files of the cache, the oldest first."""
    place = folder()
    if place is None:
        return []
    try:
        found = [(path.stat().st_mtime_ns, path) for path in place.glob("*.json")]
    except OSError:
        return []
    return [path for _, path in sorted(found)]


def _path(name: str) -> Path | None:
    place = folder()
    return None if place is None else place / f"{name}.json"


def read(name: str) -> Any | None:  # noqa: ANN401 - JSON
    """What stands under a name: a line with its digest, then the line of JSON that has it."""
    path = _path(name)
    if path is None:
        return None
    try:
        said, _, text = path.read_bytes().partition(b"\n")
    except (OSError, ValueError):
        return None
    if said != _digest(name, text):
        return None
    try:
        return json.loads(text)
    except (ValueError, RecursionError):
        return None


def write(name: str, value: object) -> None:
    """Keep a value under a name; where that cannot be done, nothing is kept."""
    path = _path(name)
    if path is None:
        return
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "surrogatepass")
    # Loaded on demand, as above: it takes a while.
    from cchc_rules.workspace import files

    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError:
        return
    if not files.write_bytes(path, _digest(name, text) + b"\n" + text):
        for old in entries()[:-MOST_ENTRIES]:
            old.unlink(missing_ok=True)


def _digest(name: str, text: bytes) -> bytes:
    """What shows that a text is whole, and that it stands under its own name."""
    return hashlib.sha256(name.encode() + b"\n" + text).hexdigest().encode()
