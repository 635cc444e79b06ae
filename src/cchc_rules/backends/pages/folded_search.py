"""A hook of MkDocs: the search finds "hồ sơ" for those who type "ho so".

The index that the plug-in `search` has written gets, behind each title and each text, those of its
syllables that carry diacritics, written without them. A copy of this file goes with every site,
which can then be built where this package is not installed: it needs the standard library only.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Mapping
from pathlib import Path
from typing import Any

_INDEX = Path("search") / "search_index.json"
_TAG = re.compile(r"<[^>]*>")
_SYLLABLE = re.compile(r"\w+")


def on_post_build(*, config: Mapping[str, Any]) -> None:
    """Write the index anew.

    A title weighs more than a text, so that each keeps its own; nobody sees the added syllables.
    """
    path = Path(config["site_dir"]) / _INDEX
    index = json.loads(path.read_text(encoding="utf-8"))
    for entry in index["docs"]:
        for part in ("title", "text"):
            folded = folded_syllables(entry[part])
            if folded:
                entry[part] += f" <span hidden>{folded}</span>"
    text = json.dumps(index, ensure_ascii=False, separators=(",", ":"))
    path.write_text(text, encoding="utf-8")
    # A page that was opened from a folder may load a script, but no data.
    path.with_suffix(".js").write_text(f"var __index = {text};\n", encoding="utf-8")


def folded_syllables(text: str) -> str:
    """The syllables of a text that change when their diacritics go, each once."""
    said = unicodedata.normalize("NFC", _TAG.sub(" ", text)).lower()
    syllables = dict.fromkeys(_SYLLABLE.findall(said))
    plain = dict.fromkeys(_bare(one) for one in syllables if not one.isascii())
    return " ".join(one for one in plain if one not in syllables)


def _bare(syllable: str) -> str:
    apart = unicodedata.normalize("NFD", syllable.replace("đ", "d"))
    return "".join(sign for sign in apart if not unicodedata.combining(sign))
