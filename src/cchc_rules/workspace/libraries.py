"""Libraries that an extra brings, and what is said where they are missing."""

from __future__ import annotations

from cchc_rules.diagnostics import codes
from cchc_rules.diagnostics.diagnostic import Diagnostic
from cchc_rules.workspace import messages


def table_library_missing(missing: ModuleNotFoundError) -> Diagnostic:
    """A finding about a library that scores tables.

    Raises:
        ModuleNotFoundError: what is missing is no library of ours to name.
    """
    if missing.name in {"polars", "narwhals", "duckdb", "pyarrow"}:
        cure = messages.TABLE_LIBRARY_HELP
    elif missing.name in {"pandas", "py4j", "pyspark"}:
        cure = messages.SPARK_LIBRARY_HELP
    else:
        raise missing
    return Diagnostic(
        code=codes.LIBRARY_MISSING,
        # What pyspark brings along, nobody installs by itself.
        message=messages.TABLE_LIBRARY.of(name="pyspark" if missing.name == "py4j" else missing.name),
        helps=(cure,),
    )
