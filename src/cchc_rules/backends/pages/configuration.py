"""The configuration with which MkDocs builds the pages, without a request to anybody."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import TypeAlias

from cchc_rules.backends.pages import messages
from cchc_rules.base.classes import frozen
from cchc_rules.base.numbers import Language

PAGES = "docs"
BUILT = "site"
WORKERS = "assets/cchc/iframe-worker.js"
SEARCH = "assets/cchc/search.js"
FORMS = "assets/cchc/cchc.css"
STYLE = "assets/cchc/criteria.css"
HOOK = "hooks/folded_search.py"

_HEAD = """\
# {made}
site_name: {name}
docs_dir: {pages}
site_dir: {built}
# Plain files: the site opens from a folder, without a server.
use_directory_urls: false
theme:
  name: material
  language: {language}
  # No font from another host.
  font: false
  features:
    - navigation.indexes
    - navigation.prune
    - navigation.top
    - search.highlight
  palette:
    - media: "(prefers-color-scheme: light)"
      scheme: default
      toggle:
        icon: material/weather-night
        name: {dark}
    - media: "(prefers-color-scheme: dark)"
      scheme: slate
      toggle:
        icon: material/weather-sunny
        name: {light}
plugins:
  - search:
      lang: {searched}
extra:
  polyfills:
    - {workers}
    - {search}
# Words are found with and without diacritics, also in a folder.
hooks:
  - {hook}
extra_css:
  - {forms}
  - {style}
markdown_extensions:
  - admonition
  - attr_list
  - tables
  - toc:
      permalink: true
      toc_depth: 3
validation:
  nav:
    omitted_files: warn
    not_found: warn
  links:
    not_found: warn
    anchors: warn
    absolute_links: warn
    unrecognized_links: warn
nav:
"""


@frozen
class Entry:
    """A line of the navigation: a page, or what stands below a name."""

    name: str
    below: str | tuple[Entry, ...]


Below: TypeAlias = str | tuple[Entry, ...]


def configuration(site: Entry, language: Language) -> str:
    """The text of `mkdocs.yml`."""
    head = _HEAD.format(
        made=messages.MADE.in_(language),
        name=_quoted(site.name),
        pages=PAGES,
        built=BUILT,
        language=language,
        searched=_quoted(language),
        dark=_quoted(messages.DARK.in_(language)),
        light=_quoted(messages.LIGHT.in_(language)),
        style=STYLE,
        forms=FORMS,
        workers=WORKERS,
        search=SEARCH,
        hook=HOOK,
    )
    return head + "".join(f"{line}\n" for line in _lines(_inner(site.below), "  "))


def _inner(below: Below) -> Iterable[Entry]:
    return () if isinstance(below, str) else below


def _lines(entries: Iterable[Entry], indent: str) -> Iterator[str]:
    for entry in entries:
        if isinstance(entry.below, str):
            yield f"{indent}- {_quoted(entry.name)}: {_quoted(entry.below)}"
        else:
            yield f"{indent}- {_quoted(entry.name)}:"
            yield from _lines(entry.below, indent + "    ")


def _quoted(text: str) -> str:
    """A text as YAML reads it back: what JSON writes is YAML."""
    return json.dumps(text, ensure_ascii=False)
