"""Files that hold tables of units: Parquet, or CSV whose every cell is taken as the text it is."""

from __future__ import annotations

import codecs
import csv
from pathlib import Path
from typing import TypeAlias

import polars as pl
from attrs import evolve

from cchc_rules.base.classes import frozen
from cchc_rules.diagnostics import codes
from cchc_rules.diagnostics.diagnostic import Diagnostic
from cchc_rules.workspace import files, messages
from cchc_rules.workspace.table_findings import Found, alike, broken, said
from cchc_rules.workspace.table_runs import UNREADABLE

MARKS = ",;\t"
PIECE = 1_000_000
COMMAS = {".csv", ".tsv"}
_MAGIC = b"PAR1"
_WORKBOOKS = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")


@frozen
class ParquetTable:
    """A Parquet file that can be read."""

    path: Path
    scan: pl.LazyFrame
    names: tuple[str, ...]


@frozen
class CsvTable:
    """A CSV file whose header can be read, and what stands between its cells.

    Its rows are looked at when they are needed.
    """

    path: Path
    names: tuple[str, ...]
    mark: str


TableFile: TypeAlias = ParquetTable | CsvTable


def open_table(path: Path) -> tuple[TableFile | None, Found]:
    """A file that holds a table, by its header or footer; or why it holds none."""
    if not files.is_file(path):
        return None, files.read(path)[1]
    if path.suffix.lower() in COMMAS:
        return _open_csv(path)
    try:
        scan = pl.scan_parquet(path, glob=False)
        return ParquetTable(path, scan, tuple(scan.collect_schema().names())), ()
    except UNREADABLE as error:
        return None, (damaged(path, error),)


def damaged(path: Path, error: BaseException) -> Diagnostic:
    """A finding about a file that cannot be read as the table it should be, with the reason."""
    try:
        if isinstance(error, OSError) and error.errno is not None:
            raise error
        with path.open("rb") as file:
            first = file.read(4)
            file.seek(max(0, path.stat().st_size - 4))
            last = file.read(4)
    except OSError as unreadable:
        message = messages.FILE_UNREADABLE.of(path=str(path), why=files.why(unreadable))
        return said(codes.FILE_UNREADABLE, message, messages.FILE_UNREADABLE_HELP, path)
    if not first:
        return broken(str(path), messages.TABLE_EMPTY)
    if first in _WORKBOOKS:
        return broken(str(path), messages.TABLE_WORKBOOK, messages.TABLE_WORKBOOK_HELP)
    if _MAGIC not in {first, last}:
        return broken(str(path), messages.TABLE_NO_PARQUET, messages.TABLE_NO_PARQUET_HELP)
    if first != _MAGIC:
        return broken(str(path), messages.TABLE_WITHOUT_START)
    if last != _MAGIC:
        return broken(str(path), messages.TABLE_CUT_SHORT)
    return broken(str(path), messages.TABLE_DAMAGED)


def verified(opened: TableFile) -> Found:
    """Reads a file through by a second reader, and says what that finds.

    Some damage inside a Parquet file ends the process of the reader in use, without a word. Whoever
    runs again after that is told.
    """
    if isinstance(opened, ParquetTable):
        # Loaded on demand: few runs were stopped.
        import pyarrow as pa
        import pyarrow.parquet

        try:
            for _ in pa.parquet.ParquetFile(opened.path).iter_batches():
                pass
        except (pa.ArrowException, OSError) as error:
            return (damaged(opened.path, error),)
    return ()


def not_utf8(path: Path) -> Diagnostic:
    """A finding about a file that is no UTF-8."""
    message = messages.NOT_UTF8.of(path=str(path))
    found = said(codes.NOT_UTF8, message, messages.CSV_NOT_UTF8_HELP, path)
    place = stray_byte(path)
    return found if place is None else evolve(found, notes=(messages.NOT_UTF8_NOTE.of(offset=place),))


def stray_byte(path: Path) -> int | None:
    """Where the first byte stands that is no UTF-8."""
    decoder = codecs.getincrementaldecoder("utf-8")()
    done = 0
    with path.open("rb") as file:
        while piece := file.read(PIECE):
            waiting = len(decoder.getstate()[0])
            try:
                decoder.decode(piece)
            except UnicodeDecodeError as error:
                return done - waiting + error.start
            done += len(piece)
    return None


def _open_csv(path: Path) -> tuple[CsvTable | None, Found]:
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            first = file.readline(PIECE)
            mark = max(MARKS, key=first.count)
            file.seek(0)
            names = next(csv.reader(file, delimiter=mark), [])
    except UnicodeDecodeError:
        return None, (not_utf8(path),)
    except (OSError, csv.Error) as error:
        return None, (
            damaged(path, error) if isinstance(error, OSError) else broken(str(path), messages.CSV_HEADER),
        )
    if not names:
        return None, (broken(str(path), messages.TABLE_EMPTY),)
    # A column without a name is one of notes.
    named = [name.strip() or f"#{place}" for place, name in enumerate(names, 1)]
    if twice := [name for name in dict.fromkeys(named) if named.count(name) > 1]:
        return None, tuple(alike([name] * named.count(name), path) for name in twice)
    return CsvTable(path, tuple(named), mark), ()
