"""CSV files as tables of units: every cell is the text it is, and every row must fit the header."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import polars as pl
import pyarrow as pa
import pyarrow.csv as arrow_csv
import pyarrow.parquet as arrow_parquet
from attrs import evolve

from cchc_rules.diagnostics import codes
from cchc_rules.diagnostics.diagnostic import Diagnostic
from cchc_rules.workspace import messages
from cchc_rules.workspace.table_files import CsvTable, not_utf8, stray_byte
from cchc_rules.workspace.table_findings import SHOWN, Found, broken, said


def read_csv(table: CsvTable) -> tuple[pl.DataFrame | None, Found]:
    """The rows of a CSV file, or why they cannot be had."""
    uneven: list[arrow_csv.InvalidRow] = []
    try:
        batches = [*_rows(table, uneven)]
    except pa.ArrowInvalid:
        return None, (_unreadable(table),)
    if uneven:
        return None, (_uneven(table, uneven),)
    return pl.DataFrame(pa.Table.from_batches(batches, _schema(table))), ()


def write_parquet(table: CsvTable, into: Path) -> Found:
    """Writes the rows of a CSV file as Parquet, or says why they cannot be read.

    Raises:
        OSError: it cannot be written.
    """
    uneven: list[arrow_csv.InvalidRow] = []
    try:
        with arrow_parquet.ParquetWriter(into, _schema(table)) as writer:
            for batch in _rows(table, uneven):
                writer.write_batch(batch.cast(_schema(table)))
    except pa.ArrowInvalid:
        return (_unreadable(table),)
    return (_uneven(table, uneven),) if uneven else ()


def _schema(table: CsvTable) -> pa.Schema:
    return pa.schema([(name, pa.large_string()) for name in table.names])


def _rows(table: CsvTable, uneven: list[arrow_csv.InvalidRow]) -> Iterator[pa.RecordBatch]:
    """Its rows as text, blanks around it taken off; those that do not fit the header go to `uneven`.

    Raises:
        ArrowInvalid: something is no UTF-8.
    """

    def aside(row: arrow_csv.InvalidRow) -> str:
        uneven.append(row)
        return "skip"

    read = arrow_csv.open_csv(
        table.path,
        read_options=arrow_csv.ReadOptions(
            use_threads=False, column_names=[*table.names], skip_rows_after_names=1
        ),
        parse_options=arrow_csv.ParseOptions(
            delimiter=table.mark, newlines_in_values=True, invalid_row_handler=aside
        ),
        convert_options=arrow_csv.ConvertOptions(
            column_types=dict.fromkeys(table.names, pa.string()),
            strings_can_be_null=True,
            null_values=[""],
        ),
    )
    for batch in read:
        text = pl.DataFrame(pa.Table.from_batches([batch])).with_columns(pl.all().str.strip_chars())
        plain = text.with_columns(pl.when(pl.all() != "").then(pl.all()))
        yield from plain.to_arrow(compat_level=pl.CompatLevel.oldest()).to_batches()


def _unreadable(table: CsvTable) -> Diagnostic:
    if stray_byte(table.path) is not None:
        return not_utf8(table.path)
    return broken(str(table.path), messages.CSV_BROKEN, messages.CSV_BROKEN_HELP)


def _uneven(table: CsvTable, rows: list[arrow_csv.InvalidRow]) -> Diagnostic:
    count = len(table.names)
    message = messages.ROWS_UNEVEN.of(count=len(rows), cells=count)
    found = said(codes.ROWS_UNEVEN, message, messages.ROWS_UNEVEN_HELP, table.path)
    notes = [messages.ROW_UNEVEN.of(row=row.number, cells=row.actual_columns) for row in rows[:SHOWN]]
    return evolve(found, notes=tuple(notes))
