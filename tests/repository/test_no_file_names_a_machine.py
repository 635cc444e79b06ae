"""What is written in the project is true on every machine."""

from __future__ import annotations

import re

from tests.repository.project import ROOT, files

# The made-up home of the reader, `bạn`, may stand in an example.
PATH = re.compile(r"(?<![\w.:/~-])/(?:work|tmp|home|root|opt|mnt|Users|var/folders)/(?!ban/)[\w.-]+")
REGISTRY = re.compile(
    r"pypi\.org|pythonhosted\.org|npmjs\.org|npmjs\.com|crates\.io|proxy\.golang\.org|conda\.anaconda\.org"
)


def findings(pattern: re.Pattern[str]) -> list[str]:
    found = []
    for file in files():
        text = file.read_bytes().decode("utf-8", errors="replace")
        found += [f"{file.relative_to(ROOT)}: {hit[0]}" for hit in pattern.finditer(text)]
    return found


def test_no_file_names_a_place_on_somebody_s_machine() -> None:
    assert [] == findings(PATH)


def test_no_file_names_a_package_registry() -> None:
    assert [] == findings(REGISTRY)


def test_the_patterns_know_what_they_look_for() -> None:
    # In pieces: this file is searched too.
    folders, labels = ["", "home", "lan"], ["pypi", "org"]
    place, host = "/".join(folders), ".".join(labels)
    assert PATH.search(f"see {place} for it")
    assert PATH.search(f'"{place}"')
    assert REGISTRY.search(f"https://{host}/simple")
    assert not PATH.search(f"https://example.vn{place}")
