"""Lines of a printed file, and where the comments of the old text go among them."""

from __future__ import annotations

from collections.abc import Sequence

from attrs import evolve, field

from cchc_rules.base.classes import frozen
from cchc_rules.language.surface.nodes import Comment

WIDTH = 110
CLAUSE = 2
ROW = 4


@frozen
class Line:
    """One printed line. `anchor` is the raw offset at which its words stood in the old text."""

    anchor: int
    indent: int
    text: str
    blank_before: bool = field(default=False, kw_only=True)


def listing(head: Line, items: Sequence[tuple[int, str]]) -> list[Line]:
    """`head` and `items`, anchor and text each, on one line when they fit, else a line for each."""
    joined = ", ".join(text for _, text in items)
    if head.indent + len(head.text) + 1 + len(joined) <= WIDTH:
        return [evolve(head, text=f"{head.text} {joined}")]
    last = len(items) - 1
    return [
        head,
        *(
            Line(anchor, head.indent + 2, text if index == last else f"{text},")
            for index, (anchor, text) in enumerate(items)
        ),
    ]


def with_comments(lines: Sequence[Line], comments: Sequence[Comment]) -> str:
    """The text of `lines`, every comment in the order it had.

    A comment that had a line to itself stands before the first line that began after it, any
    other at the end of the last line that began before it. When one line takes the place of
    several that ended in comments, all but the last of these move to lines of their own in front.
    """
    before: list[list[Comment]] = [[] for _ in range(len(lines) + 1)]
    behind: list[Comment | None] = [None] * len(lines)
    position = 0
    for comment in comments:
        while position < len(lines) and lines[position].anchor < comment.span.start:
            position += 1
        before[position].append(comment)
    for index in range(len(lines)):
        following = before[index + 1]
        trailing = [place for place, comment in enumerate(following) if not comment.alone]
        if trailing:
            behind[index] = following[trailing[-1]]
            before[index] += following[: trailing[-1]]
            before[index + 1] = following[trailing[-1] + 1 :]
    return _text(lines, before, behind)


def _text(
    lines: Sequence[Line], before: Sequence[Sequence[Comment]], behind: Sequence[Comment | None]
) -> str:
    out: list[str] = []
    for index, line in enumerate(lines):
        if line.blank_before and out:
            out.append("")
        margin = " " * line.indent
        out.extend(margin + _comment(comment) for comment in before[index])
        last = behind[index]
        out.append(margin + line.text + (f"  {_comment(last)}" if last is not None else ""))
    out.extend(_comment(comment) for comment in before[len(lines)])
    return "".join(f"{line}\n" for line in out)


def _comment(comment: Comment) -> str:
    return f"# {comment.text}" if comment.text else "#"
