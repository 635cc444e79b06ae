"""Puts the pages of the diagnostics, which live beside their codes, into the documentation."""
# ruff: noqa: INP001 - MkDocs loads this file by its path; it stands in no package

from __future__ import annotations

import re
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.pages import Page

PAGES = Path("src/cchc_rules/diagnostics/pages")
PLACE = "reference/diagnostics"
# What a test does with an example is no business of the site.
ROLE = re.compile(r"^```(cchc|yaml) (?:wrong|right|given)$", re.MULTILINE)
BACK = "[← Bảng mã](../diagnostics.md)\n\n"


def on_files(files: Files, *, config: MkDocsConfig) -> Files:
    """Add one page per code; the table in `reference/diagnostics.md` leads to them."""
    folder = Path(config.config_file_path).parent / PAGES
    for path in sorted(folder.glob("CR*.md")):
        page = File.generated(
            config, f"{PLACE}/{path.name}", abs_src_path=str(path), inclusion=InclusionLevel.NOT_IN_NAV
        )
        files.append(page)
    return files


def on_page_markdown(markdown: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:  # noqa: ARG001
    """Plain fences, and a way back from the page of a code to the table."""
    plain = ROLE.sub(r"```\1", markdown)
    if not page.file.src_uri.startswith(f"{PLACE}/"):
        return plain
    title, _, rest = plain.partition("\n\n")
    return f"{title}\n\n{BACK}{rest}"
