"""What is said of tables of units that are not as they should be."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TypeAlias

from attrs import evolve

from cchc_rules.analyses.tables.layout import Layout
from cchc_rules.analyses.tables.reading import WrongColumn
from cchc_rules.base.names import nearest
from cchc_rules.base.texts import Text, same
from cchc_rules.diagnostics import codes
from cchc_rules.diagnostics.diagnostic import Diagnostic
from cchc_rules.workspace import files, messages
from cchc_rules.workspace.table_runs import Batch, Folder, beside, partial

SHOWN = 8

Found: TypeAlias = tuple[Diagnostic, ...]


def said(code: codes.Code, message: Text, cure: Text, path: Path | None) -> Diagnostic:
    """A finding with its cure."""
    return Diagnostic(code=code, message=message, path=None if path is None else str(path), helps=(cure,))


def broken(name: str, why: Text, cure: Text = messages.BROKEN_TABLE_HELP) -> Diagnostic:
    """A finding about something that is no table, or no whole one."""
    return said(codes.BROKEN_TABLE, messages.BROKEN_TABLE.of(name=name, why=why), cure, Path(name))


def unfit(layout: Layout, path: Path | None) -> Iterator[Diagnostic]:
    """Findings about columns that are missing, and about those that cannot be told apart."""
    if layout.missing:
        names = ", ".join(layout.missing[:SHOWN])
        more = len(layout.missing) - SHOWN
        listed = same(names) if more <= 0 else messages.AND_MORE.of(names=names, count=more)
        message = messages.COLUMNS_MISSING.of(count=len(layout.missing), names=listed)
        found = said(codes.COLUMNS_MISSING, message, messages.COLUMNS_MISSING_HELP, path)
        yield evolve(found, notes=(*_meant(layout),))
    for same_name in layout.alike:
        yield alike(same_name, path)


def alike(names: Sequence[str], path: Path | None) -> Diagnostic:
    """A finding about columns of one name."""
    message = messages.COLUMNS_ALIKE.of(names=", ".join(f"`{name}`" for name in names))
    found = said(codes.COLUMNS_ALIKE, message, messages.COLUMNS_ALIKE_HELP, path)
    return evolve(found, notes=(messages.COLUMNS_ALIKE_NOTE,))


def unknown(unread: Sequence[str], path: Path | None) -> Iterator[Diagnostic]:
    """A finding about columns that nothing reads."""
    if unread:
        names = ", ".join(unread[:SHOWN])
        message = messages.COLUMNS_UNREAD.of(count=len(unread), names=names)
        yield said(codes.COLUMNS_UNREAD, message, messages.COLUMNS_UNREAD_HELP, path)


def wrong_type(wrong: WrongColumn, path: Path | None) -> Diagnostic:
    """A finding about a column that cannot hold its answers."""
    message = messages.COLUMN_TYPE.of(column=wrong.column, kind=wrong.kind)
    return said(codes.COLUMN_TYPE, message, messages.COLUMN_TYPE_HELP, path)


def no_spark() -> Diagnostic:
    """A finding about a session that does not start."""
    return Diagnostic(code=codes.NO_SPARK, message=messages.NO_SPARK, helps=(messages.NO_SPARK_HELP,))


def rejected(made: Batch) -> Iterator[Diagnostic]:
    """A finding about rows that are rejected, and how many for which reason."""
    if made.rejected:
        message = messages.ROWS_REJECTED.of(count=made.rejected, all=made.rows)
        cure = messages.ROWS_REJECTED_HELP.of(path=str(made.rejected_out))
        found = said(codes.ROWS_REJECTED, message, cure, None)
        notes = (messages.ROWS_OF_REASON.of(reason=reason, count=count) for reason, count in made.reasons)
        yield evolve(found, notes=tuple(notes))


def cannot_write(path: Path, why: Text, cure: Text = messages.CANNOT_WRITE_HELP) -> Diagnostic:
    """A finding about a file that cannot be written."""
    return said(codes.CANNOT_WRITE, messages.CANNOT_WRITE.of(path=str(path), why=why), cure, path)


def stopped(out: Path) -> Diagnostic:
    """A finding about a run that a person has stopped."""
    kept = files.is_folder(partial(out))
    cure = messages.BATCH_GOES_ON.of(path=str(partial(out))) if kept else messages.BATCH_BEGINS_ANEW
    return said(codes.RUN_STOPPED, messages.RUN_STOPPED.of(path=str(out)), cure, None)


def unusable(
    data: Path, out: Path, replaceable: Callable[[Path], bool] = lambda _: False
) -> Iterator[Diagnostic]:
    """Findings about places where no result can go, before any work is done.

    A folder is none, unless it is `replaceable`.
    """
    if not files.is_folder(out.parent):
        yield cannot_write(out, messages.NO_FOLDER)
        return
    for path in (out, beside(out)):
        if path.exists() and path.samefile(data):
            yield cannot_write(path, messages.IS_THE_TABLE, messages.IS_THE_TABLE_HELP)
        elif files.is_folder(path) and not replaceable(path):
            yield cannot_write(path, messages.IS_A_FOLDER)
    if partial(out).exists() and not files.is_folder(partial(out)):
        yield cannot_write(partial(out), messages.IS_A_FILE)


def foreign(folder: Folder) -> Iterator[Diagnostic]:
    """A finding where a work folder holds files of somebody else."""
    if names := folder.foreign:
        why = messages.FOREIGN_FOLDER.of(names=", ".join(names[:SHOWN]))
        yield cannot_write(folder.path, why, messages.FOREIGN_FOLDER_HELP)


def _meant(layout: Layout) -> Iterator[Text]:
    """Of missing columns, which unread one may be meant."""
    for name in layout.missing[:SHOWN]:
        column = nearest(name, layout.unknown)
        if column is not None:
            yield messages.COLUMN_MEANT.of(name=name, column=column)
