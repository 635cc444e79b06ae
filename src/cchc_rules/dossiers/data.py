"""The tree of a data file: texts as typed, each with its path and its place.

Both readers feed one `Builder`, so that limits, repeated keys and paths mean the same in YAML
and in JSON. Nothing is converted: `no`, `010` and `2018-01-31` stay what was typed.
"""

from __future__ import annotations

import re
import unicodedata
from typing import TypeAlias

from attrs import field

from cchc_rules.base.classes import define, frozen
from cchc_rules.base.sources import Source, Span
from cchc_rules.base.texts import Text
from cchc_rules.diagnostics import codes
from cchc_rules.diagnostics.codes import Code
from cchc_rules.diagnostics.diagnostic import Diagnostic, Label
from cchc_rules.dossiers import messages

MAX_MEGABYTES = 2
MAX_EVENTS = 200_000
MAX_DEPTH = 40
MAX_FINDINGS = 20

# Paths are kept by every node: a long key above many nodes must not multiply into gigabytes.
_LONGEST_KEY = 60
_LONGEST_PARENT = 200
_SURROGATE = re.compile(r"[\ud800-\udfff]")


@frozen(kw_only=True)
class Scalar:
    """One text as typed, composed (NFC); `text` is None where nothing was written."""

    text: str | None
    quoted: bool
    path: str
    span: Span = field(eq=False, repr=False)


@frozen(kw_only=True)
class Sequence:
    """A list, in the order of the file."""

    items: tuple[Data, ...]
    path: str
    span: Span = field(eq=False, repr=False)


@frozen
class Entry:
    """A key with its value; the key is never None and its path is that of the value."""

    key: Scalar
    value: Data


@frozen(kw_only=True)
class Mapping:
    """Keys with values, in the order of the file; no key appears twice."""

    entries: tuple[Entry, ...]
    path: str
    span: Span = field(eq=False, repr=False)

    def get(self, key: str) -> Data | None:
        """The value of exactly this key, or None when the file does not have it."""
        return next((entry.value for entry in self.entries if entry.key.text == key), None)


Data: TypeAlias = Scalar | Sequence | Mapping


@define
class _Open:
    path: str
    span: Span
    is_mapping: bool
    items: list[Data] = field(factory=list)
    entries: list[Entry] = field(factory=list)
    keys: dict[str, Scalar] = field(factory=dict)
    key: Scalar | None = None
    key_repeated: bool = False


@define
class Builder:
    """Grows a tree from what a reader meets, in order, and collects what is wrong.

    Offsets count from the start of `text`, which is the composed text without byte order
    marks. A reader stops as soon as `stopped` is true.
    """

    source: Source
    text: str = field(init=False)
    _before: int = field(init=False)
    stopped: bool = field(init=False, default=False)
    found: list[Diagnostic] = field(init=False, factory=list)
    _open: list[_Open] = field(init=False, factory=list)
    _root: Data | None = field(init=False, default=None)
    _events: int = field(init=False, default=0)

    def __attrs_post_init__(self) -> None:
        self.text = self.source.text.lstrip("\ufeff")
        self._before = len(self.source.text) - len(self.text)
        self._check_text()

    @property
    def expects_key(self) -> bool:
        """Whether the next node is the key of an entry."""
        return bool(self._open) and self._open[-1].is_mapping and self._open[-1].key is None

    def place(self, start: int, end: int) -> Span:
        """The span of a stretch of `text`; offsets beyond the text mean its end."""
        length = len(self.text)
        if not start <= end <= length:
            start = min(start, length)
            end = min(max(start, end), length)
        return self.source.span(start + self._before, end + self._before)

    def scalar(self, text: str | None, *, quoted: bool, span: Span) -> None:
        """Adds one text, as a key or as a value, whichever is due."""
        if not self._count():
            return
        if text is not None and quoted:
            # Only quotation marks hold characters that are not in the text of the file itself.
            text = unicodedata.normalize("NFC", text)
            if broken := _SURROGATE.search(text):
                self.report(*_broken_character(broken[0]), span=span)
                self.stop()
                return
        if self.expects_key and text is not None:
            key = Scalar(text=text, quoted=quoted, path=_key_path(self._open[-1].path, text), span=span)
            self._begin_entry(key, text)
            return
        self._add(Scalar(text=text, quoted=quoted, path=self._path(), span=span))

    def open(self, *, is_mapping: bool, span: Span) -> None:
        """Begins a list or a group."""
        if not self._count():
            return
        if self.expects_key:
            self.report(codes.BROKEN_DATA_FILE, messages.KEY_NOT_TEXT, messages.KEY_NOT_TEXT_HELP, span=span)
            self.stop()
            return
        if len(self._open) == MAX_DEPTH:
            self.refuse_depth(span)
            return
        self._open.append(_Open(self._path(), span, is_mapping))

    def close(self, end: Span | None) -> None:
        """Ends the innermost list or group, at `end` or, without one, where its last part ends."""
        if not self._count():
            return
        done = self._open.pop()
        parts = [entry.value for entry in done.entries] if done.is_mapping else done.items
        last = end or (parts[-1].span if parts else done.span)
        span = done.span.to(last)
        if done.is_mapping:
            self._add(Mapping(entries=tuple(done.entries), path=done.path, span=span))
        else:
            self._add(Sequence(items=tuple(done.items), path=done.path, span=span))

    def report(self, code: Code, message: Text, cure: Text, *, span: Span, note: Text | None = None) -> None:
        """Records a finding at `span`, and stops once there are too many to be of use."""
        self._record(
            Diagnostic(
                code=code,
                message=message,
                labels=(Label(span),),
                path=self._path(),
                notes=() if note is None else (note,),
                helps=(cure,),
            )
        )

    def stop(self) -> None:
        """Nothing after this point is read."""
        self.stopped = True

    def refuse_depth(self, span: Span) -> None:
        """Records that the limit of nesting is passed at `span`, and stops."""
        message = messages.TOO_DEEP.of(limit=MAX_DEPTH)
        self.report(codes.UNSAFE_DATA_FILE, message, messages.TOO_DEEP_HELP, span=span)
        self.stop()

    def refuse_number(self) -> None:
        """Records that the file holds more entries than are read, and stops."""
        note = messages.TOO_MANY_NOTE.of(limit=MAX_EVENTS)
        self.report(
            codes.TEXT_TOO_LARGE,
            messages.TOO_MANY,
            messages.TOO_LARGE_HELP,
            span=self.place(0, 0),
            note=note,
        )
        self.stop()

    def refuse_character(self, start: int) -> None:
        """Records that the character at `start` may not be in a data file, and stops."""
        span = self.place(start, start + 1)
        self.report(*_broken_character(self.text[start]), span=span)
        self.stop()

    def result(self, empty_help: Text) -> tuple[Data | None, tuple[Diagnostic, ...]]:
        """The tree, unless something other than a repeated key was found, and the findings."""
        if self._root is None and not self.found:
            self.report(codes.BROKEN_DATA_FILE, messages.EMPTY_FILE, empty_help, span=self.place(0, 0))
        usable = all(one.code is codes.DUPLICATE_KEY for one in self.found)
        return (self._root if usable else None), tuple(self.found)

    def _check_text(self) -> None:
        limit = MAX_MEGABYTES * 1_000_000
        raw = self.source.raw
        if len(raw) > limit or len(raw.encode("utf-8", "surrogatepass")) > limit:
            message = messages.TOO_LARGE.of(limit=MAX_MEGABYTES)
            self.report(codes.TEXT_TOO_LARGE, message, messages.TOO_LARGE_HELP, span=self.place(0, 0))
            self.stop()
        elif broken := _SURROGATE.search(self.text):
            self.refuse_character(broken.start())

    def _count(self) -> bool:
        self._events += 1
        if self._events > MAX_EVENTS and not self.stopped:
            self.refuse_number()
        return not self.stopped

    def _begin_entry(self, key: Scalar, text: str) -> None:
        group = self._open[-1]
        group.key = key
        first = group.keys.setdefault(text, key)
        group.key_repeated = first is not key
        if group.key_repeated:
            self._record(
                Diagnostic(
                    code=codes.DUPLICATE_KEY,
                    message=messages.DUPLICATE_KEY.of(key=_shown(text)),
                    labels=(Label(key.span), Label(first.span, messages.DUPLICATE_KEY_FIRST)),
                    path=key.path,
                    helps=(messages.DUPLICATE_KEY_HELP,),
                )
            )

    def _add(self, node: Data) -> None:
        if not self._open:
            self._root = node
            return
        parent = self._open[-1]
        if not parent.is_mapping:
            parent.items.append(node)
        elif parent.key is not None:
            if not parent.key_repeated:
                parent.entries.append(Entry(parent.key, node))
            parent.key = None

    def _path(self) -> str:
        if not self._open:
            return "$"
        parent = self._open[-1]
        if not parent.is_mapping:
            return f"{_cut(parent.path)}[{len(parent.items)}]"
        return parent.path if parent.key is None else parent.key.path

    def _record(self, finding: Diagnostic) -> None:
        self.found.append(finding)
        if len(self.found) >= MAX_FINDINGS:
            self.stop()


def _broken_character(character: str) -> tuple[Code, Text, Text]:
    message = messages.BROKEN_CHARACTER.of(character=f"U+{ord(character):04X}")
    return codes.BROKEN_DATA_FILE, message, messages.BROKEN_CHARACTER_HELP


def _key_path(parent: str, key: str) -> str:
    shown = _shown(key)
    return f"{_cut(parent)}.{shown}" if shown.isidentifier() else f'{_cut(parent)}["{shown}"]'


def _cut(path: str) -> str:
    return path if len(path) <= _LONGEST_PARENT else "…" + path[-_LONGEST_PARENT:]


def _shown(key: str) -> str:
    short = key if len(key) <= _LONGEST_KEY else key[: _LONGEST_KEY - 1] + "…"
    escaped = short.replace("\\", "\\\\").replace('"', '\\"')
    if escaped.isprintable():
        return escaped
    return "".join(mark if mark.isprintable() else f"\\u{ord(mark):04x}" for mark in escaped)
