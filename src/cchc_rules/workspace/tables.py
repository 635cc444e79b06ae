"""Tables of many units in files: Parquet in, Parquet out, whole or not at all.

A run keeps what it has scored beside its result, chunk by chunk, until the result is whole; a run
that was stopped goes on from there.
"""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Callable, Iterator, Mapping, Sequence
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

import polars as pl
from attrs import evolve, frozen

from cchc_rules.analyses.tables.choices import Choices
from cchc_rules.analyses.tables.layout import Layout, layout_of
from cchc_rules.analyses.tables.reading import ROW, WrongColumn
from cchc_rules.analyses.tables.scoring import Scorer
from cchc_rules.analyses.tables.tables import (
    TableScores,
    as_polars,
    chunks_of,
    figures_over,
    score_chunks,
    together,
    twice,
)
from cchc_rules.base.names import nearest
from cchc_rules.base.texts import Text
from cchc_rules.diagnostics import codes
from cchc_rules.diagnostics.diagnostic import Diagnostic
from cchc_rules.ir.digest import digest
from cchc_rules.ir.nodes import Ruleset
from cchc_rules.workspace import files, messages

if TYPE_CHECKING:
    from cchc_rules.analyses.tables.spark import SparkScores

FORMAT = 1
ROWS = 131_072
TAIL = 65_536
SHOWN = 8

Found = tuple[Diagnostic, ...]


@frozen(kw_only=True)
class Batch:
    """What became of the rows of a file; `resumed` of its chunks were there from an earlier run."""

    rows: int
    scored: int
    rejected: int
    reasons: tuple[tuple[str, int], ...]
    rows_by_hand: int
    items_by_hand: int
    resumed: int
    out: Path
    rejected_out: Path


def score_in_memory(
    ruleset: Ruleset,
    table: object,
    choices: Choices,
) -> tuple[TableScores | None, Found]:
    """The scores of a table, or why it has none."""
    if isinstance(table, (str, Path)) and not files.is_file(Path(table)):
        return None, files.read(Path(table))[1]
    try:
        opened = as_polars(table)
        names = opened.collect_schema().names()
    except (TypeError, pl.exceptions.PolarsError, OSError):
        return None, (_broken(str(table) if isinstance(table, (str, Path)) else type(table).__name__),)
    layout = layout_of(ruleset, names, choices.units, choices.within)
    if unfit := (*_unfit(layout, None),):
        return None, unfit
    try:
        repeated = twice(opened.lazy().select(layout.units).collect())
        figures = figures_over(ruleset, layout, opened, repeated)
        scorer = Scorer(ruleset=ruleset, layout=layout, choices=choices, figures=figures)
        parts = [*score_chunks(scorer, chunks_of(opened), repeated)]
        if not parts:
            empty = opened.lazy().collect()
            parts = [*score_chunks(scorer, [(0, empty)], repeated)]
    except WrongColumn as wrong:
        return None, (_wrong_type(wrong, None),)
    except pl.exceptions.PolarsError:
        return None, (_broken(str(table) if isinstance(table, (str, Path)) else type(table).__name__),)
    return together(parts), ()


def score_in_spark(ruleset: Ruleset, table: object, choices: Choices) -> tuple[SparkScores | None, Found]:
    """The scores of a table of Spark, or why it has none."""
    from cchc_rules.analyses.tables import spark

    name = str(table) if isinstance(table, (str, Path)) else type(table).__name__
    try:
        opened = spark.as_spark(table)
        layout = spark.layout_in(opened, ruleset, choices)
        if unfit := (*_unfit(layout, None),):
            return None, unfit
        return spark.score_spark(ruleset, opened, layout, choices), ()
    except spark.NoSession:
        return None, (
            Diagnostic(code=codes.NO_SPARK, message=messages.NO_SPARK, helps=(messages.NO_SPARK_HELP,)),
        )
    except WrongColumn as wrong:
        return None, (_wrong_type(wrong, None),)
    except (TypeError, spark.NoTable):
        return None, (_broken(name),)


def unread_columns(rulesets: Sequence[Ruleset], table: object, choices: Choices) -> Found:
    """A finding about the columns that no input of any of the rulesets reads."""
    names = as_polars(table).collect_schema().names()
    layouts = [layout_of(ruleset, names, choices.units) for ruleset in rulesets]
    both = [name for name in layouts[0].unknown if all(name in one.unknown for one in layouts)]
    path = table if isinstance(table, (str, Path)) else None
    return tuple(_unknown(both, path))


def units_of(scored: TableScores) -> tuple[str, ...]:
    """The columns that name the unit: those that stand before the number of the row."""
    columns = scored.scores.columns
    return tuple(columns[: columns.index(ROW)])


def score_file(
    ruleset: Ruleset,
    data: Path,
    out: Path,
    choices: Choices,
    told: Callable[[int, int], None],
) -> tuple[Batch | None, Found]:
    """Scores a Parquet file into another; what is wrong, the rejected rows among it."""
    if not files.is_file(data):
        return None, files.read(data)[1]
    try:
        scan = pl.scan_parquet(data)
        names = scan.collect_schema().names()
        total = scan.select(pl.len()).collect().item()
        layout = layout_of(ruleset, names, choices.units, choices.within)
        if unfit := (*_unfit(layout, data),):
            return None, unfit
        repeated = twice(scan.select(layout.units).collect())
        figures = figures_over(ruleset, layout, scan, repeated)
    except WrongColumn as wrong:
        return None, (_wrong_type(wrong, data),)
    except (pl.exceptions.PolarsError, OSError):
        return None, (_broken(str(data)),)
    scorer = Scorer(ruleset=ruleset, layout=layout, choices=choices, figures=figures)
    kept = out.with_name(out.name + ".partial")
    said = {
        "detail": choices.detail,
        "evidence": choices.evidence_given,
        "units": [*layout.units],
        "within": [*layout.within],
    }
    work = Work(scorer, scan, repeated, total, kept, _mark(ruleset, data, said))
    notes = (*_unknown(layout.unknown, data), *work.stale())
    try:
        work.open()
        resumed = 0
        told(0, total)
        for start in range(0, total, ROWS):
            resumed += work.chunk(start)
            told(min(start + ROWS, total), total)
        if not total:
            work.chunk(0)
        made = work.close(out, resumed)
    except WrongColumn as wrong:
        shutil.rmtree(kept, ignore_errors=True)
        return None, (*notes, _wrong_type(wrong, data))
    except OSError as error:
        message = messages.CANNOT_WRITE.of(path=str(out), why=files.why(error))
        return None, (
            *notes,
            _said(codes.CANNOT_WRITE, message, messages.BATCH_GOES_ON.of(path=str(kept)), str(out)),
        )
    except pl.exceptions.PolarsError:
        return None, (*notes, _broken(str(data)))
    return made, (*notes, *_rejected(made))


@frozen
class Work:
    """One run: chunks scored one by one into a folder, and made one in the end."""

    scorer: Scorer
    scan: pl.LazyFrame
    repeated: pl.Series
    total: int
    folder: Path
    mark: str

    @property
    def note(self) -> Path:
        """What the folder says of itself."""
        return self.folder / "run.json"

    def stale(self) -> Iterator[Diagnostic]:
        """A finding where the folder holds the chunks of another run."""
        if self.folder.exists() and self._standing() != self.mark:
            message = messages.STALE_CHUNKS.of(path=str(self.folder))
            yield _said(codes.STALE_CHUNKS, message, messages.STALE_CHUNKS_HELP, str(self.folder))

    def open(self) -> None:
        """Takes the folder over, or makes it; the chunks of another run are dropped."""
        if self.folder.exists() and self._standing() != self.mark:
            shutil.rmtree(self.folder)
        self.folder.mkdir(exist_ok=True)
        _whole(self.note, lambda path: path.write_text(json.dumps({"format": FORMAT, "run": self.mark})))

    def _standing(self) -> str | None:
        try:
            read = json.loads(self.note.read_text())
        except (OSError, ValueError):
            return None
        return read.get("run") if isinstance(read, dict) else None

    def chunk(self, start: int) -> bool:
        """Scores the chunk that starts there; whether it was there already."""
        scores, rejected, counts = self._names(start)
        if counts.exists():
            return True
        chunk = self.scan.slice(start, ROWS).collect()
        (made,) = score_chunks(self.scorer, [(start, chunk)], self.repeated)
        number = pl.col(ROW) + 1
        _whole(scores, made.scores.with_columns(number).rename({ROW: "row"}).write_parquet)
        _whole(rejected, made.rejected.with_columns(number).rename({ROW: "row"}).write_parquet)
        told = json.dumps(
            {"rows": chunk.height, "rows by hand": made.rows_by_hand, "items by hand": made.items_by_hand}
        )
        _whole(counts, lambda path: path.write_text(told))
        return False

    def close(self, out: Path, resumed: int) -> Batch:
        """Makes the chunks one file each, once they are whole, and holds the rows against each other."""
        starts = range(0, max(self.total, 1), ROWS)
        names = [self._names(start) for start in starts]
        counts = [json.loads(count.read_text()) for _, _, count in names]
        beside = out.with_name(f"{out.stem}.rejected.parquet")
        scores = pl.scan_parquet([one for one, _, _ in names])
        rejected = pl.scan_parquet([one for _, one, _ in names])
        scored = scores.select(pl.len()).collect().item()
        told = rejected.select(pl.col("row").n_unique()).collect().item()
        rows = sum(count["rows"] for count in counts)
        # Our own fault if it ever differs; better said than published.
        if rows != scored + told or rows != self.total:
            message = f"{rows} rows came in, {scored} were scored and {told} rejected"
            raise AssertionError(message)
        reasons = rejected.group_by("reason").agg(pl.col("row").n_unique()).sort("reason").collect().rows()
        _whole(beside, rejected.sink_parquet, lasting=True)
        _whole(out, scores.sink_parquet, lasting=True)
        shutil.rmtree(self.folder, ignore_errors=True)
        return Batch(
            rows=rows,
            scored=scored,
            rejected=told,
            reasons=tuple(reasons),
            rows_by_hand=sum(count["rows by hand"] for count in counts),
            items_by_hand=sum(count["items by hand"] for count in counts),
            resumed=resumed,
            out=out,
            rejected_out=beside,
        )

    def _names(self, start: int) -> tuple[Path, Path, Path]:
        place = f"{start // ROWS:06}"
        return (
            self.folder / f"{place}.scores.parquet",
            self.folder / f"{place}.rejected.parquet",
            self.folder / f"{place}.json",
        )


def _whole(path: Path, write: Callable[[Path], object], *, lasting: bool = False) -> None:
    """Writes beside the file and puts it into its place when it is whole.

    A `lasting` file is on the disk before it is in its place; chunks only need to outlive the process.
    """
    temporary = path.with_name(f".{path.name}.new")
    try:
        write(temporary)
        if lasting:
            with temporary.open("rb") as file:
                os.fsync(file.fileno())
        temporary.replace(path)
    finally:
        temporary.unlink(missing_ok=True)


def _mark(ruleset: Ruleset, data: Path, said: Mapping[str, object]) -> str:
    """What a run scores, with what: the ruleset, the choices, the file by its size, time and end.

    The end of a Parquet file holds where everything stands in it and between what bounds.
    """
    stand = data.stat()
    with data.open("rb") as file:
        file.seek(max(0, stand.st_size - TAIL))
        tail = sha256(file.read()).hexdigest()
    told = [digest(ruleset), said, stand.st_size, stand.st_mtime_ns, tail, FORMAT]
    return sha256(json.dumps(told, ensure_ascii=False, sort_keys=True).encode()).hexdigest()


# ── findings ───────────────────────────────────────────────────────────────────────────────


def _unfit(layout: Layout, path: Path | None) -> Iterator[Diagnostic]:
    """Findings about columns that are missing, and about those that cannot be told apart."""
    place = None if path is None else str(path)
    if layout.missing:
        names = ", ".join(layout.missing[:SHOWN])
        more = len(layout.missing) - SHOWN
        listed = Text(names, names) if more <= 0 else messages.AND_MORE.of(names=names, count=more)
        message = messages.COLUMNS_MISSING.of(count=len(layout.missing), names=listed)
        found = _said(codes.COLUMNS_MISSING, message, messages.COLUMNS_MISSING_HELP, place)
        yield evolve(found, notes=(*_meant(layout),))
    for alike in layout.alike:
        listed = Text(*[", ".join(f"`{name}`" for name in alike)] * 2)
        found = _said(
            codes.COLUMNS_ALIKE,
            messages.COLUMNS_ALIKE.of(names=listed),
            messages.COLUMNS_ALIKE_HELP,
            place,
        )
        yield evolve(found, notes=(messages.COLUMNS_ALIKE_NOTE,))


def _meant(layout: Layout) -> Iterator[Text]:
    """Of missing columns, which unread one may be meant."""
    for name in layout.missing[:SHOWN]:
        column = nearest(name, layout.unknown)
        if column is not None:
            yield messages.COLUMN_MEANT.of(name=name, column=column)


def _unknown(unread: Sequence[str], path: str | Path | None) -> Iterator[Diagnostic]:
    if unread:
        names = ", ".join(unread[:SHOWN])
        message = messages.COLUMNS_UNREAD.of(count=len(unread), names=names)
        place = None if path is None else str(path)
        yield _said(codes.COLUMNS_UNREAD, message, messages.COLUMNS_UNREAD_HELP, place)


def _wrong_type(wrong: WrongColumn, path: Path | None) -> Diagnostic:
    message = messages.COLUMN_TYPE.of(column=wrong.column, kind=wrong.kind)
    return _said(codes.COLUMN_TYPE, message, messages.COLUMN_TYPE_HELP, None if path is None else str(path))


def _broken(name: str) -> Diagnostic:
    return _said(codes.BROKEN_TABLE, messages.BROKEN_TABLE.of(name=name), messages.BROKEN_TABLE_HELP, name)


def _rejected(made: Batch) -> Iterator[Diagnostic]:
    if made.rejected:
        message = messages.ROWS_REJECTED.of(count=made.rejected, all=made.rows)
        cure = messages.ROWS_REJECTED_HELP.of(path=str(made.rejected_out))
        yield _said(codes.ROWS_REJECTED, message, cure, None)


def _said(code: codes.Code, message: Text, cure: Text, path: str | None) -> Diagnostic:
    return Diagnostic(code=code, message=message, path=path, helps=(cure,))
