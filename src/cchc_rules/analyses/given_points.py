"""The line `điểm` of a case: which node is given how many points, and what is wrong with that."""

from __future__ import annotations

from fractions import Fraction

from cchc_rules.analyses import messages
from cchc_rules.analyses.expectations import phrase_number, read_number_of_points
from cchc_rules.analyses.frame import Frame
from cchc_rules.analyses.keys import NOT_APPLICABLE
from cchc_rules.analyses.points_by_hand import dossier_of, items_below, may_not_apply
from cchc_rules.base.classes import frozen
from cchc_rules.base.numbers import Language
from cchc_rules.diagnostics import codes
from cchc_rules.dossiers.data import Data, Mapping, Scalar
from cchc_rules.dossiers.findings import Findings, quoted
from cchc_rules.dossiers.values import says
from cchc_rules.ir import nodes as ir
from cchc_rules.ir.dossier import Dossier, Key, Value


def given_points(  # noqa: PLR0913, PLR0917 - what a case says besides its points
    data: Mapping,
    answers: dict[Key, Value],
    name: str,
    frame: Frame,
    language: Language,
    found: Findings,
) -> Dossier | None:
    """The dossier in which the nodes of `data` have these points; what is wrong goes into `found`."""
    reading = _Reading(frame=frame, language=language, found=found)
    points: dict[str, Fraction | None] = {}
    places: dict[str, Data] = {}
    for node, entry in found.known(data, frame.names.nodes):
        places[node.id] = entry.value
        if isinstance(entry.value, Scalar) and says(NOT_APPLICABLE, str(entry.value.text)):
            reading.can_be_absent(node, entry.value)
            points[node.id] = None
        elif (given := reading.points(node, entry.value)) is not None:
            points[node.id] = given
    made = dossier_of(points, answers, name, frame)
    if isinstance(made, Dossier):
        return made
    message = messages.NOT_SHARED.of(code=made.code)
    helps = (messages.NOT_SHARED_HELP.of(code=made.code),)
    found.add(codes.UNKNOWN_RESULT, message, places[made.id], helps=helps)
    return None


@frozen(kw_only=True)
class _Reading:
    frame: Frame
    language: Language
    found: Findings

    def can_be_absent(self, node: ir.Node, at: Data) -> None:
        """Says so where an item of `node` always applies."""
        for item in items_below(node):
            if not may_not_apply(item, self.frame):
                message = messages.ALWAYS_APPLIES.of(item=item.code)
                self.found.add(codes.NA_NOT_ALLOWED, message, at, helps=(messages.ALWAYS_APPLIES_HELP,))

    def points(self, node: ir.Node, at: Data) -> Fraction | None:
        """The points in `at`, which lie between 0 and the maximum of `node`."""
        text = self.found.text(at)
        points = None if text is None else read_number_of_points(text, self.language)
        if points is not None and points >= 0 and (node.maximum is None or points <= node.maximum):
            return points
        message = messages.NOT_GIVEN_POINTS.of(text=quoted(text or ""), code=node.code)
        most = messages.NOT_GIVEN_POINTS_HELP.of(maximum=phrase_number(node.maximum or Fraction(0)))
        self.found.add(codes.UNKNOWN_RESULT, message, at, helps=(most,))
        return None
