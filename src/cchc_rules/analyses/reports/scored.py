"""A scorecard together with what it was made from."""

from __future__ import annotations

from cchc_rules.base.classes import frozen
from cchc_rules.ir.dossier import Dossier
from cchc_rules.ir.nodes import Ruleset
from cchc_rules.ir.scorecard import Scorecard


@frozen(kw_only=True)
class Scored:
    """What a document about a scorecard needs: reasons are told from the answers and the rules."""

    scorecard: Scorecard
    ruleset: Ruleset
    dossier: Dossier
