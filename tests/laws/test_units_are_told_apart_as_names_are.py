"""Two rows of a table name one unit where two dossiers would."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from cchc_rules.base.names import folded

pl = pytest.importorskip("polars")

# Letters and marks that lower case alone does not bring together, among ordinary ones.
LETTERS = "hoàòaáóuyýúÝ quễđÐĐ\u0301\u0323\u00a0K\u212aßİIǅ,"


@example(["hoà hoà", "uý uý", "quý", "HOÀ", "Ho\u00e0", "hoa\u0300"])
@given(st.lists(st.none() | st.text(alphabet=LETTERS, max_size=8) | st.text(max_size=5), min_size=1))
def test_a_column_of_names_is_folded_as_each_of_them(names: list[str | None]) -> None:
    from cchc_rules.analyses.tables.unit_names import meant

    made = meant(pl.DataFrame({"unit": pl.Series(names, dtype=pl.String)}))["unit"].to_list()
    assert [None if name is None else folded(name) for name in names] == made
