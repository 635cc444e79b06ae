"""What one unit says of one year, bound to a ruleset: values typed, names resolved.

A missing answer is not in `answers`; nothing stands for it.
"""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from typing import TypeAlias

from attrs import field

from cchc_rules.base.classes import frozen


@frozen
class Never:
    """The answer "it never happened" to a date input."""


@frozen
class Judgement:
    """Points at discretion, with who gave them and why."""

    points: Fraction
    by: str
    reason: str


@frozen
class Replies:
    """How many people chose each option: ((group or None, option), count) in any order."""

    counts: tuple[tuple[tuple[str | None, str], int], ...]

    def of(self, group: str | None, option: str) -> int:
        """How many of `group` chose `option`; 0 when nobody did."""
        return dict(self.counts).get((group, option), 0)


Value: TypeAlias = Fraction | bool | str | Never | Judgement | Replies
Key: TypeAlias = tuple[str | None, str]


@frozen(kw_only=True)
class Attached:
    """A document that a unit attached. `day` is the number of its day."""

    name: str
    kind: str | None = None
    issuer: str | None = None
    number: str | None = None
    day: int | None = None
    page: str | None = None


@frozen(kw_only=True)
class Dossier:
    """The answers and evidence of one unit for one ruleset and year, by item id.

    `answers` is keyed by (item id or None, input name). `na_claims` and `refusals` give reasons;
    `awarded` are points that an appraiser or a council set by hand.
    """

    ruleset: str
    year: int
    unit: str
    answers: Mapping[Key, Value] = field(factory=dict)
    evidence: Mapping[str, tuple[Attached, ...]] = field(factory=dict)
    explanations: Mapping[str, str] = field(factory=dict)
    na_claims: Mapping[str, str] = field(factory=dict)
    refusals: Mapping[str, str] = field(factory=dict)
    awarded: Mapping[str, Judgement] = field(factory=dict)
    digest: str | None = None
