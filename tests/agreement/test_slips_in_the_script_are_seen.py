"""The cases of agreement notice a slip of the script: each of these is planted, and must be seen."""

from __future__ import annotations

from pathlib import Path

import pytest

from cchc_rules.backends.javascript.assets import EVALUATOR
from tests.agreement.node import Node, needs_node
from tests.agreement.test_javascript_agrees import SECTIONS, by_exact
from tests.language.dossier_texts import dossier as dossier_of
from tests.language.test_suites import compiled

pytestmark = needs_node

SLIPS = {
    "a closed end is open": ("(lowClosed && above === 0)", "(lowClosed && above > 0)"),
    "ties go down": ("twice >= value.bottom", "twice > value.bottom"),
    "a missing answer is a no": (
        'case "yes": return typeof answer === "boolean" ? answer : null;',
        'case "yes": return answer === true;',
    ),
    "lacking evidence is complete": (
        'return { proof: satisfied > 0 ? "partial" : "none", unproven };',
        'return { proof: "complete", unproven: [] };',
    ),
    "optional weights always count": ("one.optional ? ZERO : one[field]", "one[field]"),
    "a failed gate is passed": (
        "if (passed[place] === true) continue;",
        "if (passed[place] !== null) continue;",
    ),
    "bonus has no cap": ("cap === null ? span(low, high)", "cap !== null ? span(low, high)"),
    "a part may be above its whole": ("one.against(all) > 0;", "one.against(all) > 1;"),
}


def disagreements(script: Path) -> int:
    """How many examples of the language the script scores otherwise, or not at all."""
    count = 0
    with Node(script) as node:
        for section in SECTIONS:
            ruleset = compiled(section)[0].ruleset
            assert ruleset is not None
            for case in section.cases:
                dossier = dossier_of(case.answers, ruleset)
                try:
                    count += by_exact(ruleset, dossier) != node.score(ruleset, dossier)
                except AssertionError:
                    count += 1
    return count


def test_without_a_slip_all_agree() -> None:
    assert 0 == disagreements(EVALUATOR)


@pytest.mark.parametrize("slip", SLIPS.values(), ids=SLIPS)
def test_a_slip_is_seen(slip: tuple[str, str], tmp_path: Path) -> None:
    right, wrong = slip
    text = EVALUATOR.read_text(encoding="utf-8")
    assert 1 == text.count(right)
    script = tmp_path / "cchc.js"
    script.write_text(text.replace(right, wrong), encoding="utf-8")
    assert disagreements(script) > 0
