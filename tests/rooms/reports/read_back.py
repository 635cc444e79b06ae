"""The words of a document, read back from each of its forms by means of that form alone."""

from __future__ import annotations

import html as entities
import io
import re
from html.parser import HTMLParser

import docx
from docx.table import Table
from docx.text.paragraph import Paragraph

_RULER = re.compile(r"\|[-:| ]*\|")
_MARK = re.compile(r"^(?:#{1,6} |> |- |\d+\. )")


class _Words(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.texts: list[str] = []
        self.tags: list[str] = []
        self._inside = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002
        self.tags.append(tag)
        self._inside = self._inside or tag == "main"

    def handle_endtag(self, tag: str) -> None:
        self._inside = self._inside and tag != "main"

    def handle_data(self, data: str) -> None:
        if self._inside:
            self.texts.append(data)


def tags_of_html(page: str) -> set[str]:
    """Which elements a page has."""
    reader = _Words()
    reader.feed(page)
    return set(reader.tags)


def words_of_html(page: str) -> list[str]:
    """The words of a page, in order."""
    reader = _Words()
    reader.feed(page)
    return " ".join(reader.texts).split()


def words_of_markdown(text: str) -> list[str]:
    """The words of a Markdown file; every sign that is no markup is written as an entity."""
    words: list[str] = []
    for line in text.splitlines():
        if _RULER.fullmatch(line):
            continue
        plain = _MARK.sub("", line) if not line.startswith("|") else re.sub("[█▒░]", "", line)
        plain = plain.replace("<br>", " ").replace("|", " ").replace("*", "")
        words += entities.unescape(plain).split()
    return words


def words_of_word(content: bytes) -> list[str]:
    """The words of a Word file, headers and footers left out."""
    word = docx.Document(io.BytesIO(content))
    return [said for block in word.iter_inner_content() for said in _words(block)]


def _words(block: Paragraph | Table) -> list[str]:
    if isinstance(block, Table):
        return [
            said
            for row in block.rows
            for cell in row.cells
            for inner in cell.iter_inner_content()
            for said in _words(inner)
        ]
    words = block.text.split()
    # The mark of a line of a list, which the other forms do not write.
    hangs = (block.paragraph_format.first_line_indent or 0) < 0
    return words[1:] if hangs else words
