"""Comparing Vietnamese words as people mean them, and finding the name they meant."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache

# Old and new tone placement are different letters for the same word: hoà / hòa, thuý / thúy.
_TONES = {"\u0300", "\u0301", "\u0303", "\u0309", "\u0323"}
_OPEN_PAIRS = ("oa", "oe", "uy")
_OLD_TONES = re.compile("o[àáảãạèéẻẽẹ]|u[ỳýỷỹỵ]")


@lru_cache(maxsize=20_000)
def folded(word: str) -> str:
    """`word` composed, lower case, blanks as one space, Eth as Đ, tones in the new placement."""
    composed = unicodedata.normalize("NFC", word).replace("Ð", "Đ").lower()
    parts = composed.split()
    # Nearly every word has its tone where it belongs.
    if _OLD_TONES.search(composed):
        parts = [_new_tones(part) for part in parts]
    return unicodedata.normalize("NFC", " ".join(parts))


@lru_cache(maxsize=20_000)
def _new_tones(word: str) -> str:
    letters = [unicodedata.normalize("NFD", letter) for letter in word]
    for index in range(len(letters) - 1):
        first, second = letters[index], letters[index + 1]
        tone = next((mark for mark in second if mark in _TONES), None)
        closed = index + 2 < len(letters) and letters[index + 2].isalpha()
        after_q = index > 0 and first == "u" and letters[index - 1] == "q"
        if tone and first + second.replace(tone, "") in _OPEN_PAIRS and not closed and not after_q:
            letters[index], letters[index + 1] = first + tone, second.replace(tone, "")
    return unicodedata.normalize("NFC", "".join(letters))


def bare(word: str) -> str:
    """`word` without its diacritics, for searching and for guessing what was meant."""
    marks_apart = unicodedata.normalize("NFD", folded(word))
    plain = "".join(mark for mark in marks_apart if not unicodedata.combining(mark))
    return plain.replace("đ", "d")


def nearest(word: str, names: Iterable[str]) -> str | None:
    """The name that `word` most likely stands for, or None when nothing is near.

    A name that differs only in diacritics or case is always near.
    """
    # Loaded on demand: only a name that nobody knows is compared.
    from difflib import SequenceMatcher

    wanted = bare(word)
    best, best_score = None, 0.0
    for name in sorted(set(names)):
        candidate = bare(name)
        if candidate == wanted:
            score = 2.0 if folded(name) == folded(word) else 1.5
        else:
            if abs(len(candidate) - len(wanted)) > max(2, len(wanted) // 2):
                continue
            score = SequenceMatcher(None, wanted, candidate, autojunk=False).ratio()
        if score > best_score:
            best, best_score = name, score
    return best if best_score >= (0.7 if len(wanted) > 3 else 0.6) else None
