"""What became of a slip."""

from __future__ import annotations

from enum import Enum
from typing import TypeAlias

from cchc_rules.base.classes import frozen
from cchc_rules.base.texts import Text


class Stage(Enum):
    """What notices slips, in the order in which it is asked."""

    CHECK = "check"
    CASES = "cases"
    LAWS = "laws"


@frozen
class Killed:
    """Noticed: `by` are codes of findings, the place and name of a case, or a guarantee."""

    stage: Stage
    by: tuple[Text, ...]


@frozen
class Equivalent:
    """No dossier scores otherwise; where not `sure`, none of the `tried` ones does."""

    tried: int
    sure: bool


@frozen(kw_only=True)
class Survived:
    """Nothing noticed it, though `case` would: an entry of a case file in either language.

    `item` is the code of the item it tries, None for a case of the whole set.
    """

    item: str | None
    case: Text
    expected: Text
    other: Text


Fate: TypeAlias = Killed | Equivalent | Survived
