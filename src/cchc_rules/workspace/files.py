"""Reading a text whole and writing it whole."""

from __future__ import annotations

import errno
import os
from pathlib import Path

from cchc_rules.base.sources import Source
from cchc_rules.base.texts import Text
from cchc_rules.diagnostics import codes
from cchc_rules.diagnostics.diagnostic import Diagnostic
from cchc_rules.workspace import messages

MAX_BYTES = 20_000_000
_WORKBOOKS = {".xlsx", ".xlsm", ".xls"}
_PACKAGE = b"PK\x03\x04"


def is_file(path: Path) -> bool:
    """Whether there is a file of that name; a name that no system takes is none."""
    return os.path.isfile(path)  # noqa: PTH113 - Path.is_file raises for names that are too long


def is_folder(path: Path) -> bool:
    """Whether there is a folder of that name, as `is_file`."""
    return os.path.isdir(path)  # noqa: PTH112 - as above


def read(path: Path) -> tuple[Source | None, tuple[Diagnostic, ...]]:
    """The text of a file, or why it cannot be had."""
    raw, problems = _bytes(path)
    return (None, problems) if raw is None else _decoded(path, raw)


def read_dossier(path: Path) -> tuple[Source | None, tuple[Diagnostic, ...]]:
    """The text of a dossier; of a workbook a listing of its input cells, which knows its tree."""
    raw, problems = _bytes(path)
    if raw is None:
        return None, problems
    if path.suffix.lower() in _WORKBOOKS or raw.startswith(_PACKAGE):
        # Loaded on demand: most dossiers are texts.
        from cchc_rules.dossiers.workbook.read import read as read_workbook

        return read_workbook(str(path), raw), ()
    return _decoded(path, raw)


def _bytes(path: Path) -> tuple[bytes | None, tuple[Diagnostic, ...]]:
    try:
        with path.open("rb") as file:
            raw = file.read(MAX_BYTES + 1)
    except (FileNotFoundError, ValueError):
        # A ValueError is a name that no system takes, with a null character inside.
        return None, (_missing(path),)
    except OSError as error:
        message = messages.FILE_UNREADABLE.of(path=str(path), why=why(error))
        return None, (_said(codes.FILE_UNREADABLE, message, path, messages.FILE_UNREADABLE_HELP),)
    if len(raw) > MAX_BYTES:
        message = messages.TOO_LARGE.of(path=str(path), limit=MAX_BYTES)
        return None, (_said(codes.TEXT_TOO_LARGE, message, path, messages.TOO_LARGE_HELP),)
    return raw, ()


def _decoded(path: Path, raw: bytes) -> tuple[Source | None, tuple[Diagnostic, ...]]:
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        found = Diagnostic(
            code=codes.NOT_UTF8,
            message=messages.NOT_UTF8.of(path=str(path)),
            path=str(path),
            notes=(messages.NOT_UTF8_NOTE.of(offset=error.start),),
            helps=(messages.NOT_UTF8_HELP,),
        )
        return None, (found,)
    return Source(str(path), text), ()


def write(path: Path, text: str) -> tuple[Diagnostic, ...]:
    """Put `text` into a file: the old file stays until the new one is whole."""
    try:
        content = text.encode("utf-8")
    except UnicodeEncodeError as error:
        return (_cannot_write(path, error),)
    return write_bytes(path, content)


def write_bytes(path: Path, content: bytes) -> tuple[Diagnostic, ...]:
    """Put `content` into a file, as `write` does."""
    temporary = None
    try:
        if path.exists() and not path.is_file() and not path.is_dir():
            # A pipe or a device is written to; replacing it would destroy it.
            path.write_bytes(content)
            return ()
        # Loaded on demand: most commands only read.
        import tempfile

        target = path.resolve()
        with tempfile.NamedTemporaryFile(dir=target.parent, prefix=".cchc-", delete=False) as file:
            temporary = Path(file.name)
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        if target.exists():
            temporary.chmod(target.stat().st_mode & 0o777)
        else:
            temporary.chmod(0o666 & ~_umask())
        temporary.replace(target)
    except (OSError, UnicodeEncodeError) as error:
        if temporary is not None:
            temporary.unlink(missing_ok=True)
        return (_cannot_write(path, error),)
    return ()


def _cannot_write(path: Path, error: OSError | UnicodeEncodeError) -> Diagnostic:
    message = messages.CANNOT_WRITE.of(path=str(path), why=why(error))
    return _said(codes.CANNOT_WRITE, message, path, messages.CANNOT_WRITE_HELP)


def make_folder(path: Path) -> tuple[Diagnostic, ...]:
    """Makes a folder and those above it, where they are not there yet."""
    try:
        path.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        return (_cannot_write(path, error),)
    return ()


def why(error: OSError | UnicodeEncodeError) -> Text:
    """The reason of a failure, in both languages."""
    match error:
        case IsADirectoryError():
            return messages.IS_A_FOLDER
        case PermissionError():
            return messages.NO_PERMISSION
        case FileNotFoundError() | NotADirectoryError() | FileExistsError():
            return messages.NO_FOLDER
        case UnicodeEncodeError():
            return messages.NO_TEXT
        case _:
            return _REASONS.get(error.errno or 0, messages.OTHER_REASON.of(number=error.errno or 0))


_REASONS = {
    errno.ENOSPC: messages.NO_SPACE,
    errno.EDQUOT: messages.NO_SPACE,
    errno.EROFS: messages.READ_ONLY,
    errno.EFBIG: messages.FILE_TOO_LARGE,
}


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask


def _missing(path: Path) -> Diagnostic:
    message = messages.FILE_NOT_FOUND.of(path=str(path))
    return _said(codes.FILE_NOT_FOUND, message, path, messages.FILE_NOT_FOUND_HELP)


def _said(code: codes.Code, message: Text, path: Path, cure: Text) -> Diagnostic:
    return Diagnostic(code=code, message=message, path=str(path), helps=(cure,))
