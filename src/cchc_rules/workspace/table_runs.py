"""One run over a file: chunks scored one by one into a folder, and made one file in the end.

What a folder holds is named by the run it belongs to, so that two runs never mix; a chunk counts only
when it is whole. Nothing stands in the place of the result before it is whole and on the disk.
"""

from __future__ import annotations

import json
import os
import re
import shutil
from collections.abc import Callable, Mapping
from hashlib import sha256
from pathlib import Path

import polars as pl

from cchc_rules.analyses.tables.layout import Layout
from cchc_rules.analyses.tables.leagues import Figures
from cchc_rules.analyses.tables.ranks import ordered, ranks
from cchc_rules.analyses.tables.reading import ROW
from cchc_rules.analyses.tables.scoring import Scorer
from cchc_rules.analyses.tables.tables import exact_keys, figures_over, score_chunks, twice
from cchc_rules.base.canonical import Json
from cchc_rules.base.classes import frozen
from cchc_rules.base.version import VERSION
from cchc_rules.ir.digest import digest
from cchc_rules.ir.nodes import Ruleset
from cchc_rules.ir.scorecard import Points

FORMAT = 2
ROWS = 131_072
TAIL = 65_536
_NOTE = "run.json"
_OURS = re.compile(r"\.?(run\.json|[0-9a-f]{12}-[a-z0-9.]+)(\.[0-9]+\.new)?")
_SYSTEM_ERROR = re.compile(r"\(os error ([0-9]+)\)")


# What reading a table may raise; a panic is what its reader makes of some damage inside a file.
UNREADABLE = (pl.exceptions.PolarsError, pl.exceptions.PanicException, OSError)


class Unreadable(Exception):  # noqa: N818 - the caller makes a finding of its cause
    """The table cannot be read after all."""


@frozen(kw_only=True)
class Batch:
    """What became of the rows of a file; `resumed` of its chunks were there from an earlier run.

    Spark does not count what was scored by hand.
    """

    rows: int
    scored: int
    rejected: int
    reasons: tuple[tuple[str, int], ...]
    rows_by_hand: int | None
    items_by_hand: int | None
    resumed: int
    out: Path
    rejected_out: Path


@frozen
class Folder:
    """Where a run keeps what it has done; `mark` says which run that is."""

    path: Path
    mark: str

    @property
    def is_anothers(self) -> bool:
        """Whether it holds what another run has done."""
        return self.path.exists() and any(self.path.iterdir()) and self._standing() != self.mark

    @property
    def is_ours(self) -> bool:
        """Whether an earlier run like this one was stopped."""
        return self.path.exists() and self._standing() == self.mark

    @property
    def foreign(self) -> tuple[str, ...]:
        """What it holds that no run has put there."""
        if not self.path.exists():
            return ()
        return tuple(sorted(one.name for one in self.path.iterdir() if not _OURS.fullmatch(one.name)))

    def open(self) -> None:
        """Takes the folder over, or makes it; what another run has done is dropped."""
        if self.is_anothers:
            # Moved away first: the other run may be at work, and finds its folder gone.
            aside = self.path.with_name(f".{self.path.name}.{os.getpid()}.old")
            self.path.rename(aside)
            shutil.rmtree(aside, ignore_errors=True)
        self.path.mkdir(exist_ok=True)
        note = json.dumps({"format": FORMAT, "run": self.mark})
        self.write(_NOTE, lambda path: path.write_text(note))

    def file(self, name: str) -> Path:
        """A file of this run."""
        return self.path / (name if name == _NOTE else f"{self.mark[:12]}-{name}")

    def write(self, name: str, write: Callable[[Path], object]) -> int:
        """Writes beside the file and puts it into its place when it is whole; how long it is.

        Raises:
            OSError: it cannot be written.
        """
        path = self.file(name)
        temporary = path.with_name(f".{path.name}.{os.getpid()}.new")
        try:
            write(temporary)
            temporary.replace(path)
            return path.stat().st_size
        except pl.exceptions.PolarsError as error:
            # Polars tells of a full disk in words only.
            number = _SYSTEM_ERROR.search(str(error))
            raise OSError(int(number[1]) if number else 0, str(error)) from error
        finally:
            temporary.unlink(missing_ok=True)

    def publish(self, name: str, out: Path) -> None:
        """Puts a file of this run into its last place, once it is on the disk."""
        with self.file(name).open("rb") as file:
            os.fsync(file.fileno())
        self.file(name).replace(out)

    def drop(self) -> None:
        """Takes the folder away."""
        shutil.rmtree(self.path, ignore_errors=True)

    def _standing(self) -> str | None:
        try:
            read = json.loads((self.path / _NOTE).read_text())
        except (OSError, ValueError):
            return None
        return read.get("run") if isinstance(read, dict) else None


@frozen
class Work:
    """One run: what scores, the table, and which of its rows repeat a unit."""

    scorer: Scorer
    scan: pl.LazyFrame
    repeated: pl.Series
    total: int
    folder: Folder

    def chunks(self, told: Callable[[int, int], None]) -> int:
        """Scores every chunk; how many were there already. `told` hears how many rows are done, of how many.

        Raises:
            OSError: something cannot be written.
            Unreadable: the table cannot be read.
        """
        resumed = 0
        told(0, self.total)
        for start in self._starts():
            resumed += self.chunk(start)
            told(min(start + ROWS, self.total), self.total)
        return resumed

    def _starts(self) -> range:
        return range(0, max(self.total, 1), ROWS)

    def chunk(self, start: int) -> bool:
        """Scores the chunk that starts there; whether it was there already.

        Raises:
            OSError: it cannot be written.
            Unreadable: the table cannot be read.
        """
        scores, rejected, counts = _names(start)
        if self._is_whole(start):
            return True
        try:
            chunk = self.scan.slice(start, ROWS).collect()
        except UNREADABLE as error:
            raise Unreadable from error
        (made,) = score_chunks(self.scorer, [(start, chunk)], self.repeated)
        number = pl.col(ROW) + 1
        shown = [one.with_columns(number).rename({ROW: "row"}) for one in (made.scores, made.rejected)]
        sizes = [
            self.folder.write(name, _lightly(one))
            for name, one in zip((scores, rejected), shown, strict=True)
        ]
        told = json.dumps(
            {
                "rows": chunk.height,
                "rows by hand": made.rows_by_hand,
                "items by hand": made.items_by_hand,
                "bytes": sizes,
            }
        )
        self.folder.write(counts, lambda path: path.write_text(told))
        return False

    def _is_whole(self, start: int) -> bool:
        """Whether a chunk stands there as it was written; after a power cut files can be empty."""
        *files, counts = map(self.folder.file, _names(start))
        try:
            told = json.loads(counts.read_text())
            if told["bytes"] != [one.stat().st_size for one in files]:
                return False
            for one in files:
                pl.read_parquet_schema(one)
        except (OSError, ValueError, KeyError, TypeError, pl.exceptions.PolarsError):
            return False
        return True

    def close(self, out: Path, beside: Path, resumed: int) -> Batch:
        """Makes the chunks one file each, once they are whole, and holds the rows against each other.

        Raises:
            OSError: it cannot be written.
            Unreadable: the table cannot be read.
        """
        names = [[*map(self.folder.file, _names(start))] for start in self._starts()]
        counts = [json.loads(count.read_text()) for *_, count in names]
        scores = pl.scan_parquet([one for one, _, _ in names], glob=False)
        rejected = pl.scan_parquet([one for _, one, _ in names], glob=False)
        scored = scores.select(pl.len()).collect().item()
        told = rejected.select(pl.col("row").n_unique()).collect().item()
        rows = sum(count["rows"] for count in counts)
        # Our own fault if it ever differs; better said than published.
        if rows != scored + told or rows != self.total:
            message = f"{rows} rows came in, {scored} were scored and {told} rejected"
            raise AssertionError(message)
        reasons = rejected.group_by("reason").agg(pl.col("row").n_unique()).sort("reason").collect().rows()
        by_hand = 0
        if self.scorer.choices.ranked:
            scores, by_hand = self._ranked(scores)
        self.folder.write("rejected.parquet", rejected.sink_parquet)
        self.folder.write("scores.parquet", scores.sink_parquet)
        self.folder.publish("rejected.parquet", beside)
        self.folder.publish("scores.parquet", out)
        self.folder.drop()
        return Batch(
            rows=rows,
            scored=scored,
            rejected=told,
            reasons=tuple(reasons),
            rows_by_hand=sum(count["rows by hand"] for count in counts) + by_hand,
            items_by_hand=sum(count["items by hand"] for count in counts),
            resumed=resumed,
            out=out,
            rejected_out=beside,
        )

    def _ranked(self, scores: pl.LazyFrame) -> tuple[pl.LazyFrame, int]:
        """The scores of all chunks with ranks, and how many rows took `exact` to be told apart."""
        ruleset, within = self.scorer.ruleset, self.scorer.layout.within
        numbered = scores.with_columns((pl.col("row") - 1).alias(ROW))
        made = ranks(numbered, ruleset, within, self._exact)
        both = pl.concat([scores, made.columns.lazy()], how="horizontal")
        return both.select(ordered(both.collect_schema().names(), ruleset)), made.by_hand

    def _exact(self, rows: pl.Series) -> dict[int, tuple[Points, ...]]:
        try:
            return exact_keys(self.scorer, self.scan, rows)
        except UNREADABLE as error:
            raise Unreadable from error


def read_over(scan: pl.LazyFrame, ruleset: Ruleset, layout: Layout) -> tuple[int, pl.Series, Figures]:
    """How many rows there are, the numbers of those that repeat a unit, and the figures over all units.

    Raises:
        Unreadable: the table cannot be read.
    """
    try:
        total = scan.select(pl.len()).collect().item()
        repeated = twice(scan.select(layout.units).collect())
        return total, repeated, figures_over(ruleset, layout, scan, repeated)
    except UNREADABLE as error:
        raise Unreadable from error


def _lightly(table: pl.DataFrame) -> Callable[[Path], object]:
    """Writes a table that is read once more, and soon."""
    return lambda path: table.write_parquet(path, compression="lz4")


def partial(out: Path) -> Path:
    """The folder of a run that makes this file."""
    return out.with_name(f"{out.name}.partial")


def beside(out: Path) -> Path:
    """Where rejected rows go."""
    return out.with_name(f"{out.stem}.rejected.parquet")


def mark(ruleset: Ruleset, data: Path, said: Mapping[str, Json]) -> str:
    """What a run scores, with what: the program, the ruleset, the choices, the file.

    A file is told by its size, its time and its end; that of a Parquet file holds where everything
    stands in it and between what bounds.
    """
    stand = data.stat()
    with data.open("rb") as file:
        file.seek(max(0, stand.st_size - TAIL))
        tail = sha256(file.read()).hexdigest()
    told = [VERSION, digest(ruleset), said, stand.st_size, stand.st_mtime_ns, tail, FORMAT]
    return sha256(json.dumps(told, ensure_ascii=False, sort_keys=True).encode()).hexdigest()


def _names(start: int) -> tuple[str, str, str]:
    place = f"{start // ROWS:06}"
    return f"{place}.scores.parquet", f"{place}.rejected.parquet", f"{place}.json"
