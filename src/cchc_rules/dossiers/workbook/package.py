"""The file itself: a ZIP of XML parts, looked through before anything in it is unpacked in full."""

from __future__ import annotations

import io
import posixpath
import re
import struct
import zipfile
import zlib
from collections.abc import Iterator
from typing import TYPE_CHECKING

from cchc_rules.base.classes import frozen
from cchc_rules.base.texts import Text
from cchc_rules.dossiers.workbook import messages

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

MAX_PARTS = 500
MAX_MEGABYTES = 60
MAX_RATIO = 150
_SMALL = 1_000_000
_OLE = b"\xd0\xcf\x11\xe0"
_ACTIVE = re.compile(r"vbaproject|/macrosheets/|/activex/|/embeddings/|/ctrlprops/", re.IGNORECASE)
_OUTSIDE = re.compile(r"/externallinks/|/connections\.xml|/querytables/|/webextensions/", re.IGNORECASE)


class Unsafe(Exception):  # noqa: N818 - carries what is told to people
    """The file is refused as it is."""

    def __init__(self, message: Text) -> None:
        super().__init__()
        self.message = message


class Broken(Exception):  # noqa: N818 - as above
    """The file is no workbook, or not one of ours."""

    def __init__(self, message: Text) -> None:
        super().__init__()
        self.message = message


@frozen
class Marked:
    """The cells of a sheet that hold a formula, and those that hold an error value."""

    formulas: frozenset[str]
    errors: frozenset[str]


Parts = dict[str, bytes]


def unpacked(content: bytes) -> Parts:
    """The parts of the package, when nothing about it is dangerous.

    No more is unpacked than the package says it holds, whatever it holds in truth.

    Raises:
        Broken: it is no ZIP file, or is damaged or encrypted.
        Unsafe: it would unpack to too much, declares entities, carries macros or embedded objects,
            or refers to other files.
    """
    if content.startswith(_OLE):
        raise Broken(messages.LOCKED)
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            infos = package.infolist()
            _look_through(infos)
            parts = {info.filename: package.read(info) for info in infos}
    except (zipfile.BadZipFile, zlib.error, ValueError, EOFError, NotImplementedError, OSError, struct.error):
        raise Broken(messages.NO_WORKBOOK) from None
    if any(b"<!DOCTYPE" in part or b"<!ENTITY" in part for part in parts.values()):
        raise Unsafe(messages.ENTITIES)
    return parts


def packed(parts: Parts) -> bytes:
    """The parts as a package again, with nothing else in it."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_STORED) as package:
        for name, part in parts.items():
            package.writestr(name, part)
    return target.getvalue()


def _look_through(infos: list[zipfile.ZipInfo]) -> None:
    if len(infos) > MAX_PARTS or sum(info.file_size for info in infos) > MAX_MEGABYTES * 1_000_000:
        raise Unsafe(messages.TOO_MUCH)
    for info in infos:
        name = "/" + info.filename.replace("\\", "/")
        if info.file_size > _SMALL and info.file_size > MAX_RATIO * max(1, info.compress_size):
            raise Unsafe(messages.TOO_MUCH)
        if info.flag_bits & 1:
            raise Broken(messages.LOCKED)
        if _ACTIVE.search(name):
            raise Unsafe(messages.ACTIVE)
        if _OUTSIDE.search(name):
            raise Unsafe(messages.OUTSIDE)


def marked_cells(package: Parts, sheet: str) -> Marked:
    """Where the sheet called `sheet` holds formulas and error values.

    Raises:
        Broken: the package is damaged, or has no such sheet.
        Unsafe: its XML declares entities, or counts days from 1904.
    """
    book = _parsed(package, "xl/workbook.xml")
    if any(one.get("date1904", "0") not in {"0", "false"} for one in _named(book, "workbookPr")):
        raise Broken(messages.DAYS_FROM_1904)
    link = next((_link(one) for one in _named(book, "sheet") if one.get("name") == sheet), None)
    relations = _parsed(package, "xl/_rels/workbook.xml.rels")
    target = next((one.get("Target") for one in relations if link and one.get("Id") == link), None)
    if target is None:
        raise Broken(messages.NO_SHEET.of(sheet=sheet))
    path = posixpath.normpath(posixpath.join("/xl", target)).lstrip("/")
    formulas: set[str] = set()
    errors: set[str] = set()
    for cell in _named(_parsed(package, path), "c"):
        place = cell.get("r", "")
        if any(_local(part) == "f" for part in cell):
            formulas.add(place)
        if cell.get("t") == "e":
            errors.add(place)
    return Marked(frozenset(formulas), frozenset(errors))


def _parsed(package: Parts, name: str) -> Element:
    # Loaded on demand: only workbooks are XML.
    from defusedxml import ElementTree
    from defusedxml.common import DefusedXmlException

    if name not in package:
        raise Broken(messages.DAMAGED)
    try:
        tree: Element = ElementTree.fromstring(package[name], forbid_dtd=True)
    except DefusedXmlException:
        raise Unsafe(messages.ENTITIES) from None
    except (ElementTree.ParseError, ValueError, LookupError):
        raise Broken(messages.DAMAGED) from None
    return tree


def _named(tree: Element, name: str) -> Iterator[Element]:
    return (one for one in tree.iter() if _local(one) == name)


def _local(one: Element) -> str:
    return one.tag.rpartition("}")[2]


def _link(sheet: Element) -> str | None:
    return next((value for key, value in sheet.attrib.items() if key.rpartition("}")[2] == "id"), None)
