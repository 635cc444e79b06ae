"""The search index finds Vietnamese words typed without diacritics."""

from __future__ import annotations

import json
from pathlib import Path

from cchc_rules.backends.pages.folded_search import folded_syllables, on_post_build


def test_syllables_with_diacritics_are_added_without_them() -> None:
    assert "ho so dung han" == folded_syllables("Hồ sơ <b>đúng</b> hạn 1.2.1")


def test_both_places_of_a_tone_fold_to_one_word() -> None:
    assert "khoa" == folded_syllables("khóa khoá")


def test_what_stands_there_already_is_not_added() -> None:
    assert "" == folded_syllables("ho so 2018")


def test_every_entry_of_the_index_is_extended(tmp_path: Path) -> None:
    path = tmp_path / "search" / "search_index.json"
    path.parent.mkdir()
    entry = {"location": "a.html", "title": "Hồ sơ", "text": "đúng hạn"}
    path.write_text(json.dumps({"config": {}, "docs": [entry]}), encoding="utf-8")
    on_post_build(config={"site_dir": str(tmp_path)})
    found = json.loads(path.read_text(encoding="utf-8"))
    told = {"title": "Hồ sơ <span hidden>ho so</span>", "text": "đúng hạn <span hidden>dung han</span>"}
    assert [entry | told] == found["docs"]
