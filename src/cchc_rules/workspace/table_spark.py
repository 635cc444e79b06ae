"""Files scored by Spark: a table in, two folders of Parquet files out, whole or not at all."""

from __future__ import annotations

from pathlib import Path

from attrs import frozen

from cchc_rules.analyses.ranking import without_clause
from cchc_rules.analyses.tables import spark, spark_files
from cchc_rules.analyses.tables.choices import Choices
from cchc_rules.analyses.tables.reading import WrongColumn
from cchc_rules.base.texts import same
from cchc_rules.diagnostics import codes
from cchc_rules.ir.nodes import Ruleset
from cchc_rules.workspace import files, messages
from cchc_rules.workspace.table_files import CsvTable, damaged, open_table
from cchc_rules.workspace.table_findings import (
    Found,
    broken,
    cannot_write,
    foreign,
    no_spark,
    rejected,
    said,
    unfit,
    unknown,
    unusable,
    wrong_type,
)
from cchc_rules.workspace.table_runs import Batch, Folder, beside, partial

SUCCESS = "_SUCCESS"


@frozen(kw_only=True)
class Job:
    """What Spark is to score: how, where it runs, and whether it draws how far it is."""

    ruleset: Ruleset
    choices: Choices
    master: str | None
    shown: bool

    def score(self, data: Path, out: Path) -> tuple[Batch | None, Found]:
        """Scores a file, or a folder of Parquet files; what is wrong, the rejected rows among it."""
        if self.choices.ranked and (found := without_clause(self.ruleset)):
            return None, found
        opened, found = (data, ()) if files.is_folder(data) else open_table(data)
        if opened is None:
            return None, found
        folder = Folder(partial(out), "0" * 64)
        if wrong := (*unusable(data, out, replaceable=is_result), *foreign(folder)):
            return None, wrong
        folder.drop()
        try:
            folder.open()
            source = data
            if isinstance(opened, CsvTable):
                # Loaded on demand: most tables are Parquet.
                from cchc_rules.workspace.table_csv import write_parquet

                source = folder.file("table.parquet")
                if found := write_parquet(opened, source):
                    return None, found
            return self._scored(source, data, out, folder)
        except spark.NoSession:
            return None, (no_spark(),)
        except WrongColumn as wrong_column:
            return None, (wrong_type(wrong_column, data),)
        except spark.NoTable as error:
            why = damaged(data, error) if data.is_file() else broken(str(data), messages.TABLE_DAMAGED)
            return None, (why,)
        except spark_files.Stopped as stop:
            if stop.full:
                return None, (cannot_write(out, messages.NO_SPACE, messages.NO_SPACE_HELP),)
            message = messages.SPARK_STOPPED.of(why=same(stop.why))
            return None, (said(codes.SPARK_STOPPED, message, messages.SPARK_STOPPED_HELP, data),)
        except OSError as error:
            return None, (cannot_write(out, files.why(error)),)
        finally:
            folder.drop()

    def _scored(self, source: Path, data: Path, out: Path, folder: Folder) -> tuple[Batch | None, Found]:
        table = spark_files.read(source, self.master, shown=self.shown)
        layout = spark.layout_in(table, self.ruleset, self.choices)
        if wrong := (*unfit(layout, data),):
            return None, wrong
        made = spark.score_spark(self.ruleset, table, layout, self.choices)
        scores, told = folder.file("scores"), folder.file("rejected")
        counts = spark_files.write(table, made, layout, scores, told)
        # Our own fault if it ever differs, or a disk that workers do not share; better said than published.
        if counts.rows != counts.scored + counts.rejected:
            message = f"{counts.rows} rows came in, {counts.scored} were scored, {counts.rejected} rejected"
            raise AssertionError(message)
        _replace(told, beside(out), folder)
        _replace(scores, out, folder)
        batch = Batch(
            rows=counts.rows,
            scored=counts.scored,
            rejected=counts.rejected,
            reasons=counts.reasons,
            rows_by_hand=None,
            items_by_hand=None,
            resumed=0,
            out=out,
            rejected_out=beside(out),
        )
        return batch, (*unknown(layout.unknown, data), *rejected(batch))


def is_result(path: Path) -> bool:
    """Whether a folder is what Spark has written to its end."""
    return (path / SUCCESS).is_file()


def _replace(made: Path, place: Path, folder: Folder) -> None:
    """Puts a folder into its last place; what stood there goes with the work folder."""
    if not is_result(made):
        raise FileNotFoundError(made)
    if place.exists():
        place.replace(folder.file(f"{made.name}.old"))
    made.replace(place)
