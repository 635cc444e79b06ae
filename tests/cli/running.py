"""The command `cchc` run inside the test, its two streams kept apart."""

from __future__ import annotations

import io
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from unittest import mock

from attrs import frozen

from cchc_rules.cli.main import main

ROOT = Path(__file__).resolve().parents[2]
SHIPPED = {
    "binh-duong/so@2018": ROOT / "rulesets/binh-duong/so/2018",
    "ca-mau/so@2013": ROOT / "rulesets/ca-mau/so/2013",
}
RULESET = SHIPPED["ca-mau/so@2013"] / "ruleset.cchc"
DOSSIER = SHIPPED["ca-mau/so@2013"] / "dossiers/so-vi-du.yaml"


@frozen(kw_only=True)
class Ran:
    """How a command ended and what it said."""

    code: int
    out: str
    err: str


def cchc(*arguments: str | Path, env: Mapping[str, str] | None = None, encoding: str = "utf-8") -> Ran:
    """Run `cchc` with these arguments; the language of the machine is English unless `env` says so."""
    settings = {"CCHC_LANG": "en", **(env or {})}
    out, err = _stream(encoding), _stream(encoding)
    with (
        mock.patch.dict("os.environ", settings),
        mock.patch.object(sys, "argv", ["cchc", *map(str, arguments)]),
        mock.patch.object(sys, "stdout", out),
        mock.patch.object(sys, "stderr", err),
    ):
        code = _code()
    return Ran(code=code, out=_said(out, encoding), err=_said(err, encoding))


@contextmanager
def text_file(folder: Path, name: str, text: str | bytes) -> Iterator[Path]:
    """A file with this text, for as long as the test needs it."""
    path = folder / name
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    yield path


def _code() -> int:
    try:
        main()
    except SystemExit as end:
        return end.code if isinstance(end.code, int) else 0
    return 0


def _stream(encoding: str) -> io.TextIOWrapper:
    return io.TextIOWrapper(io.BytesIO(), encoding=encoding, newline="\n", write_through=True)


def _said(stream: io.TextIOWrapper, encoding: str) -> str:
    buffer = stream.buffer
    assert isinstance(buffer, io.BytesIO)
    return buffer.getvalue().decode(encoding)
