"""What two runs over one table of units are compared by.

Points stand in millionths of a point, indexes in millionths of a percent; a mean is a `Fraction` of
these.
"""

from __future__ import annotations

from fractions import Fraction

from cchc_rules.base.classes import frozen
from cchc_rules.ir.nodes import Ruleset

SCALE = 10**8


@frozen(kw_only=True)
class Counted:
    """What became of the rows of the table under one ruleset.

    `settled` rows have a final index, `open` ones an interval, `without` none at all: nothing of them
    applies. `bounds` are of settled and open rows together, None where there are none.
    """

    settled: int
    open: int
    without: int
    rejected: int
    bounds: Bounds | None


@frozen(kw_only=True)
class Spread:
    """The index of so many units: its mean, and what so many percent of them do not exceed."""

    units: int
    mean: Fraction
    quantiles: tuple[tuple[int, int], ...]


@frozen
class Bounds:
    """The spreads of the guaranteed and the possible index: whatever is open, the truth is between them."""

    low: Spread
    high: Spread


@frozen(kw_only=True)
class Bin:
    """How many units have an index from `low` to under `low` + the width of a bin."""

    low: int
    before: int
    after: int


@frozen(kw_only=True)
class Passage:
    """So many units go from one grade to another: of an open unit all that are possible.

    Without any grade the tuple is empty.
    """

    before: tuple[str, ...]
    after: tuple[str, ...]
    units: int


@frozen(kw_only=True)
class Grades:
    """The passages of one grading; `target` is whom it is for."""

    target: str | None
    names: tuple[str, ...]
    passages: tuple[Passage, ...]


@frozen(kw_only=True)
class Mover:
    """A unit, its rank and its index on both sides."""

    unit: str
    before: int
    after: int
    index_before: int
    index_after: int

    @property
    def steps(self) -> int:
        """How many ranks the unit rises; below zero it falls."""
        return self.before - self.after


@frozen(kw_only=True)
class Ranks:
    """How ranks move among the units that are settled on both sides; `unsettled` are left out."""

    up: int
    down: int
    same: int
    unsettled: int
    movers: tuple[Mover, ...]


@frozen(kw_only=True)
class Rejection:
    """Why a row of the table has no score; the first row is 1."""

    row: int
    unit: str
    column: str
    reason: str
    value: str | None


@frozen(kw_only=True)
class Movement:
    """How scores, grades and ranks move from one ruleset to another over one table.

    Both `spreads` are over the units that are settled on both sides, and so are the counts and bins
    below them. `width` is that of a bin.
    """

    rows: int
    counted: tuple[Counted, Counted]
    spreads: tuple[Spread, Spread] | None
    up: int
    down: int
    same: int
    greatest_gain: int
    greatest_loss: int
    width: int
    bins: tuple[Bin, ...]
    grades: tuple[Grades, ...]
    ranks: Ranks
    rejections: tuple[tuple[Rejection, ...], tuple[Rejection, ...]]


@frozen(kw_only=True)
class Simulation:
    """Two rulesets over one table: `changes` made the second out of the first, none where both were given."""

    before: Ruleset
    after: Ruleset
    changes: tuple[str, ...]
    movement: Movement
