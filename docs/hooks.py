"""Puts the pages of the diagnostics, which live beside their codes, into the documentation.

They stand in the navigation under the table of codes; `reference/diagnostics.html#cr302` is the row
of a code there, and a code named on any page leads to its own. The search also finds words that are
typed without diacritics.
"""
# ruff: noqa: INP001 - MkDocs loads this file by its path; it stands in no package

from __future__ import annotations

import re
from pathlib import Path, PurePosixPath
from posixpath import relpath
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page

from cchc_rules.backends.pages import folded_search

PAGES = Path("src/cchc_rules/diagnostics/pages")
SCRIPTS = Path(folded_search.__file__).parent / "assets"
PLACE = "reference/diagnostics"
TABLE = "reference/diagnostics.md"
GROUP = re.compile(r"^## ([0-9]) · .+$", re.MULTILINE)
ROW = re.compile(r"^\| \[(CR[0-9]{3})\]", re.MULTILINE)
# Fences, headings, links and other words of code stay as they are; a code of a diagnostic does not.
MENTION = re.compile(
    r"^```.*?^```$|^#.*?$|`(?P<quoted>CR[0-9]{3})`|`[^`]+`|\[[^\]]*\]\([^)]*\)|\b(?P<plain>CR[0-9]{3})\b",
    re.MULTILINE | re.DOTALL,
)
# What a test does with an example is no business of the site.
ROLE = re.compile(r"^```(cchc|yaml) (?:wrong|right|given)(?: sửa đổi)?$", re.MULTILINE)
BACK = "[← Bảng mã](../diagnostics.md#{anchor})\n\n"


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Put the pages of the codes under their table, by the groups of the table."""
    table = (Path(config.docs_dir) / TABLE).read_text(encoding="utf-8")
    names = _codes(config)
    groups = [
        {found[0].removeprefix("## "): [f"{PLACE}/{name}.md" for name in names if name[2] == found[1]]}
        for found in GROUP.finditer(table)
    ]
    config.nav = _with_codes(config.nav, [TABLE, *groups])
    return config


def _with_codes(nav: Any, codes: list[Any]) -> Any:  # noqa: ANN401 - lists, tables and texts, as YAML gives them
    """The navigation with the table of codes grown into a section of its own."""
    if isinstance(nav, list):
        return [_with_codes(one, codes) for one in nav]
    if isinstance(nav, dict):
        return {title: _with_codes(below, codes) for title, below in nav.items()}
    return {"Mã lỗi": codes} if nav == TABLE else nav


def on_files(files: Files, *, config: MkDocsConfig) -> Files:
    """Add one page per code, and the scripts of the search."""
    for address in config.extra["polyfills"]:
        path = SCRIPTS / PurePosixPath(address).name
        files.append(File.generated(config, address, abs_src_path=str(path)))
    for name in _codes(config):
        path = _folder(config) / f"{name}.md"
        files.append(File.generated(config, f"{PLACE}/{name}.md", abs_src_path=str(path)))
    return files


def on_page_markdown(markdown: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:  # noqa: ARG001
    """Plain fences, anchors in the table of codes, links to the pages of codes and back."""
    here = page.file.src_uri
    plain = ROLE.sub(r"```\1", markdown)
    if here == TABLE:
        plain = ROW.sub(lambda row: f'| <a id="{row[1].lower()}"></a>[{row[1]}]', plain)
    plain = _linked(plain, here, set(_codes(config)))
    if not here.startswith(f"{PLACE}/"):
        return plain
    title, _, rest = plain.partition("\n\n")
    back = BACK.format(anchor=PurePosixPath(here).stem.lower())
    return f"{title}\n\n{back}{rest}"


def _linked(markdown: str, here: str, names: set[str]) -> str:
    """Every code that a page names leads to its own page."""

    def link(found: re.Match[str]) -> str:
        name = found["quoted"] or found["plain"]
        target = f"{PLACE}/{name}.md"
        if name not in names or target == here:
            return found[0]
        return f"[{found[0]}]({relpath(target, str(PurePosixPath(here).parent))})"

    return MENTION.sub(link, markdown)


def on_post_build(*, config: MkDocsConfig) -> None:
    """The search knows words without diacritics, as on the pages that `cchc docs` writes."""
    folded_search.on_post_build(config=config)


def _folder(config: MkDocsConfig) -> Path:
    return Path(config.config_file_path).parent / PAGES


def _codes(config: MkDocsConfig) -> list[str]:
    return sorted(path.stem for path in _folder(config).glob("CR*.md"))
