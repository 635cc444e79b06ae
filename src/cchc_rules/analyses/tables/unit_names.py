"""Whether two rows name one unit, as `base.names.folded` compares names, over whole columns."""

from __future__ import annotations

import polars as pl

from cchc_rules.base.names import folded

# What lower case alone may not bring together: letters that are not composed Vietnamese, the Eth that
# looks like Đ, blanks that are not one space between words, and tones in the old placement.
_ODD = (
    r"[^ -~\u00c0-\u017f\u01a0\u01a1\u01af\u01b0\u1ea0-\u1ef9]|[Ðð]|^ | $|  "
    r"|(?i:o[àáảãạèéẻẽẹ]|u[ỳýỷỹỵ])"
)


def blank(units: pl.DataFrame) -> pl.Expr:
    """Where the columns name no unit: nothing stands there, or nothing but blanks."""
    return pl.all_horizontal(_blank(units[name]) for name in units.columns)


def _blank(names: pl.Series) -> pl.Expr:
    nothing = pl.col(names.name).is_null()
    if names.dtype in {pl.String, pl.Categorical, pl.Enum}:
        nothing |= pl.col(names.name).cast(pl.String).str.strip_chars() == ""
    return nothing


def meant(units: pl.DataFrame) -> pl.DataFrame:
    """The columns that name units, with one text for all the ways to write a name."""
    return units.select(_meant(units[name]) for name in units.columns)


def _meant(names: pl.Series) -> pl.Series:
    if names.dtype == pl.String:
        odd = names.str.contains(_ODD)
        lower = names.str.to_lowercase()
        if not odd.any():
            return lower
        found = names.filter(odd.fill_null(value=False)).unique().to_list()
        by_hand = names.replace_strict(
            found, [folded(one) for one in found], default=None, return_dtype=pl.String
        )
        return lower.zip_with(~odd.fill_null(value=False), by_hand)
    return names
