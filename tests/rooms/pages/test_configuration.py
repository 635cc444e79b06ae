"""The configuration of the site: YAML that says what was asked, and nothing on another host."""

from __future__ import annotations

import yaml

from cchc_rules.backends.pages.configuration import Entry, configuration

NAMES = ('Bộ "tiêu chí": 1', "# một", "- hai", "ba\nbốn", "{năm}", "@sáu", "năm: 2018")


def read() -> dict[str, object]:
    entries = tuple(Entry(name, (Entry(name, f"{place}.md"),)) for place, name in enumerate(NAMES))
    found = yaml.safe_load(configuration(Entry(NAMES[0], entries), "vi"))
    assert isinstance(found, dict)
    return found


def test_any_name_is_read_back_as_it_was_written() -> None:
    found = read()
    assert NAMES[0] == found["site_name"]
    assert [{name: [{name: f"{place}.md"}]} for place, name in enumerate(NAMES)] == found["nav"]


def test_no_font_comes_from_another_host() -> None:
    theme = read()["theme"]
    assert isinstance(theme, dict)
    assert theme["font"] is False
    assert "http" not in configuration(Entry("A", ()), "en")
