"""The pictures of screens in the documentation: `python -m tests.docs.pictures` draws them anew.

A picture shows a command of a page, run as that page runs it, after everything that stands above it
there.
"""

from __future__ import annotations

import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from attrs import frozen

from tests.docs.console import played
from tests.docs.terminal import drawn
from tests.repository.project import ROOT

DOCS = ROOT / "docs"
FOLDER = DOCS / "pictures"


@frozen
class Picture:
    """A command of a page, the first of its words there, and what it shows."""

    name: str
    page: str
    command: str
    title: str

    @property
    def path(self) -> Path:
        """Where the picture lies."""
        return FOLDER / f"{self.name}.svg"


PICTURES = (
    Picture(
        "check",
        "tutorial/first-dossier.md",
        "cchc check ruleset.cchc",
        "cchc check báo hai mức điểm chồng lên nhau ở 90% và nói cách sửa",
    ),
    Picture(
        "score",
        "tutorial/first-dossier.md",
        "cchc score ho-so.yaml",
        "cchc score in bảng điểm của một hồ sơ còn thiếu một tài liệu kiểm chứng",
    ),
    Picture(
        "prove",
        "how-to/prove-a-ruleset.md",
        "cchc prove thu/so/2018/ruleset.cchc --save phan-vi-du",
        "cchc prove chứng minh các điều bảo đảm và bác bỏ một điều bằng một hồ sơ",
    ),
    Picture(
        "listing",
        "how-to/test-a-ruleset.md",
        "cchc test thu --listing",
        "cchc test --listing in bộ tiêu chí với lề cho biết dòng nào chưa có ca kiểm thử",
    ),
)


def picture(one: Picture) -> str:
    """The picture as the command would be seen today."""
    above, line, _ = (DOCS / one.page).read_text(encoding="utf-8").partition(f"\n$ {one.command}\n")
    assert line, f"{one.page} does not run {one.command}"
    coloured = f"{one.command} --colour"
    with TemporaryDirectory() as folder:
        page = Path(folder) / "page.md"
        page.write_text(f"{above}\n$ {coloured}\n```\n", encoding="utf-8")
        place = Path(folder) / "place"
        place.mkdir()
        *_, last = played(page, place)
    assert coloured == last.command
    return drawn(one.command, last.printed, one.title)


def main() -> int:
    """Draw every picture."""
    FOLDER.mkdir(exist_ok=True)
    for one in PICTURES:
        one.path.write_text(picture(one), encoding="utf-8")
        print(one.path.relative_to(ROOT))  # noqa: T201 - a developer command speaks to the terminal
    return 0


if __name__ == "__main__":
    sys.exit(main())
