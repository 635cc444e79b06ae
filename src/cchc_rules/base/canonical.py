"""One byte form for a JSON value, and its digest.

Values hold only strings, whole numbers, booleans, null, lists and string-keyed objects, so
that sorted keys and no blanks make the form unique (RFC 8785 without its number rules).
"""

from __future__ import annotations

import hashlib
import json
from typing import TypeAlias

Json: TypeAlias = "bool | int | str | list[Json] | dict[str, Json] | None"


def canonical(value: Json) -> bytes:
    """The one byte form of `value`."""
    return json.dumps(
        value, ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False
    ).encode()


def digest(value: Json) -> str:
    """`sha256:` and the hexadecimal digest of the byte form of `value`."""
    return "sha256:" + hashlib.sha256(canonical(value)).hexdigest()
