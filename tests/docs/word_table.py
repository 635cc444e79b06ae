"""Writes the tables of words at the end of the language pages: `python -m tests.docs.word_table`.

A test compares the pages with these tables, so that a new word cannot be forgotten.
"""

from __future__ import annotations

import tomllib
from pathlib import Path

from tests.repository.project import ROOT

PAGES = {"vi": ROOT / "docs/reference/language.md", "en": ROOT / "docs/reference/language.en.md"}
TITLES = {
    "headings": ("Các dòng của bảng", "Headings"),
    "clauses": ("Các câu", "Clauses"),
    "amendments": ("Văn bản sửa đổi", "Amendments"),
    "cycle": ("Chu trình", "Cycle"),
    "guarantees": ("Bảo đảm", "Guarantees"),
    "rules": ("Cách chấm", "Rules"),
    "bands": ("Mức", "Bands"),
    "outcomes": ("Kết quả", "Outcomes"),
    "inputs": ("Câu hỏi", "Inputs"),
    "functions": ("Hàm", "Functions"),
    "conditions": ("Điều kiện", "Conditions"),
    "details": ("Chi tiết", "Details"),
}
START = "<!-- tables of words: python -m tests.docs.word_table -->\n"


def tables(language: str) -> str:
    """The tables, one for each section of `grammar/keywords.toml`, under titles in `language`."""
    sections = tomllib.loads((ROOT / "grammar" / "keywords.toml").read_text(encoding="utf-8"))
    made = [START]
    for section, words in sections.items():
        made.append(f"\n**{TITLES[section][language == 'en']}**\n\n| tiếng Việt | English |\n|---|---|\n")
        made += [f"| {_forms(forms['vi'])} | {_forms(forms['en'])} |\n" for forms in words.values()]
    return "".join(made)


def shown(page: Path) -> str:
    """The tables as `page` has them now."""
    text = page.read_text(encoding="utf-8")
    return text[text.index(START) :]


def _forms(forms: list[str]) -> str:
    return ", ".join(f"`{form}`" for form in forms)


def main() -> None:
    """Write the tables into both pages."""
    for language, page in PAGES.items():
        text = page.read_text(encoding="utf-8")
        page.write_text(text[: text.index(START)] + tables(language), encoding="utf-8")


if __name__ == "__main__":
    main()
