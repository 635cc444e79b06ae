"""Which change a mistake in the consolidated set comes from."""

from __future__ import annotations

from collections.abc import Iterable

from attrs import evolve

from cchc_rules.base.sources import Span
from cchc_rules.diagnostics.codes import Severity
from cchc_rules.diagnostics.diagnostic import Diagnostic, Label
from cchc_rules.language.amended import messages
from cchc_rules.language.amended.from_surface import Amended
from cchc_rules.language.surface import nodes as s


def blamed(
    found: Iterable[Diagnostic], amended: Amended, of_the_set: frozenset[Diagnostic]
) -> tuple[Diagnostic, ...]:
    """`found` with every error that the set alone did not have pointing at a change.

    An error in a line of an amendment keeps its place.
    """
    changed = {span.file for span in amended.causes.values()}
    told: list[Diagnostic] = []
    for one in found:
        place = one.labels[0].span if one.labels else None
        caused = one.severity is Severity.ERROR and one not in of_the_set
        if caused and place is not None and place.file not in changed:
            cause = _cause(place, amended)
            labels = (Label(cause, messages.SINCE_THIS_CHANGE), *one.labels) if cause else one.labels
            told.append(evolve(one, labels=labels))
        else:
            told.append(one)
    return tuple(told)


def _cause(place: Span, amended: Amended) -> Span | None:
    """The last change of the row that holds a place, or of the set where that row has none."""
    owner: Span | None = None
    heading: Span | None = None
    for statement in amended.file.statements:
        if isinstance(statement, s.Heading):
            heading = statement.span
        span = statement.span
        if span.file == place.file and span.start <= place.start < max(span.end, span.start + 1):
            owner = heading
    return amended.causes.get(owner) or amended.causes.get(None)
