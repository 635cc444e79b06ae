"""Fails when a page of the built documentation would fetch anything from another host."""

from __future__ import annotations

import re
import sys
from html.parser import HTMLParser
from pathlib import Path

FETCHING = {"script": "src", "link": "href", "img": "src", "iframe": "src", "source": "src", "video": "src"}
# These only say how pages relate; no browser loads them.
RELATIONS = {"alternate", "author", "canonical", "edit", "license", "next", "prev"}
FOREIGN = re.compile(r"\s*(?:https?:)?//", re.IGNORECASE)
FOREIGN_IN_CSS = re.compile(r"(?:url\(|@import)\s*[\"']?\s*(?:https?:)?//[^\"')\s]*", re.IGNORECASE)


class Assets(HTMLParser):
    """Collects the addresses on other hosts that a page loads."""

    def __init__(self) -> None:
        super().__init__()
        self.foreign: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note the address of a tag that loads something."""
        values = dict(attrs)
        address = values.get(FETCHING.get(tag, "")) or ""
        only_relation = tag == "link" and set((values.get("rel") or "").split()) <= RELATIONS
        if FOREIGN.match(address) and not only_relation:
            self.foreign.append(f"<{tag}> {address}")


def foreign_assets(file: Path) -> list[str]:
    """What `file`, a page or a style sheet, loads from other hosts."""
    text = file.read_text(encoding="utf-8")
    found = FOREIGN_IN_CSS.findall(text)
    if file.suffix == ".html":
        page = Assets()
        page.feed(text)
        found += page.foreign
    return found


def main(site: Path) -> int:
    """The number of pages is printed; the exit code is 1 when something foreign was found."""
    files = [*sorted(site.rglob("*.html")), *sorted(site.rglob("*.css"))]
    found = [f"{file.relative_to(site)}: {asset}" for file in files for asset in foreign_assets(file)]
    print(*found, f"{len(files)} pages and style sheets, {len(found)} foreign assets", sep="\n")
    return 1 if found or not files else 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
