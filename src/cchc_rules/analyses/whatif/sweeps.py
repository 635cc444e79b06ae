"""Several new values for one number: `1.1.2: 80% -> 70%; 75%; 90%`, `1.1.2: 80% -> 70%..95% bước 5%`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from cchc_rules.analyses.whatif import messages
from cchc_rules.analyses.whatif.asked import unread
from cchc_rules.diagnostics.diagnostic import Diagnostic

MOST = 1_000
_SWEEP = re.compile(r"(?P<head>[^:]+:(?P<old>.+?)(?:->|→))(?P<values>.+)")
_NUMBER = r"-?[0-9]{1,9}(?:[.,][0-9]{1,6})?"
_RANGE = re.compile(
    rf"(?P<low>{_NUMBER})(?P<unit>[^0-9.]*?)\s*\.\.\s*(?P<high>{_NUMBER})(?P=unit)"
    rf"\s+(?:bước|step)\s+(?P<step>{_NUMBER})(?P=unit)"
)


def read_sweep(text: str) -> tuple[str, ...] | Diagnostic:
    """The changes that a sweep asks for, one per value; or what is wrong with it."""
    shown = " ".join(text.split())
    found = _SWEEP.fullmatch(shown)
    if found is None:
        return unread(shown, messages.NOT_A_SWEEP)
    values = [value for part in found["values"].split(";") for value in _values(part.strip())]
    # What the number is now has a line of its own.
    values = [value for value in values if value != found["old"].strip()]
    if not values or len(values) > MOST or len(set(values)) < len(values):
        return unread(shown, messages.NOT_A_SWEEP)
    return tuple(f"{found['head']} {value}" for value in values)


def _values(part: str) -> Iterator[str]:
    """What a part of the list stands for: a value, or those of a range; at most one more than may be."""
    found = _RANGE.fullmatch(part)
    if found is None:
        yield part
        return
    low, high, step = (Decimal(found[name].replace(",", ".")) for name in ("low", "high", "step"))
    if step <= 0 or high < low:
        return
    comma = "," in "".join(found.group("low", "high", "step"))
    for place in range(min(int((high - low) / step), MOST) + 1):
        number = format((low + place * step).normalize(), "f")
        yield (number.replace(".", ",") if comma else number) + found["unit"].rstrip()
