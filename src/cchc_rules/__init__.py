"""Rulesets of Vietnam's administrative-reform index as code: checked, exact, explained.

    import cchc_rules

    ruleset = cchc_rules.load("binh-duong/so@2018")
    scorecard = cchc_rules.score(ruleset, "so-tai-chinh.yaml")

The names below are the public face; each is loaded when it is first used, so that importing
the package costs nothing and scoring a serialised ruleset never loads the parser.
"""

from __future__ import annotations

# Checkers of types take this for true, whatever it says; the module that defines it takes as long to load
# as all the rest of this one.
TYPE_CHECKING = False

if TYPE_CHECKING:
    from cchc_rules.api import (
        DossierError,
        ResultError,
        RulesetError,
        TableError,
        check,
        check_text,
        compile_text,
        consolidate,
        dossier_schema,
        load,
        rank,
        read_dossier,
        result_from_dict,
        result_to_dict,
        ruleset_from_dict,
        ruleset_to_dict,
        sample_size,
        score,
        score_file,
        score_rounds,
        score_table,
        simulate,
        verify,
        which,
    )
    from cchc_rules.diagnostics.diagnostic import Diagnostic, Report
    from cchc_rules.diagnostics.error import CchcError
    from cchc_rules.evaluate import evaluator
    from cchc_rules.ir.dossier import Dossier
    from cchc_rules.ir.nodes import Ruleset
    from cchc_rules.ir.scorecard import Scorecard, Status

_HOMES = {
    "cchc_rules.api": (
        "DossierError",
        "ResultError",
        "RulesetError",
        "TableError",
        "check",
        "check_text",
        "compile_text",
        "dossier_schema",
        "consolidate",
        "load",
        "rank",
        "read_dossier",
        "result_from_dict",
        "result_to_dict",
        "ruleset_from_dict",
        "ruleset_to_dict",
        "sample_size",
        "score",
        "score_file",
        "score_rounds",
        "score_table",
        "simulate",
        "verify",
        "which",
    ),
    "cchc_rules.diagnostics.diagnostic": ("Diagnostic", "Report"),
    "cchc_rules.diagnostics.error": ("CchcError",),
    "cchc_rules.evaluate": ("evaluator",),
    "cchc_rules.ir.dossier": ("Dossier",),
    "cchc_rules.ir.nodes": ("Ruleset",),
    "cchc_rules.ir.scorecard": ("Scorecard", "Status"),
    "cchc_rules.base.version": ("VERSION",),
}
_HOME_OF = {name: home for home, names in _HOMES.items() for name in names}

__all__ = [
    "CchcError",
    "Diagnostic",
    "Dossier",
    "DossierError",
    "Report",
    "ResultError",
    "Ruleset",
    "RulesetError",
    "Scorecard",
    "Status",
    "TableError",
    "check",
    "check_text",
    "compile_text",
    "consolidate",
    "dossier_schema",
    "evaluator",
    "load",
    "rank",
    "read_dossier",
    "result_from_dict",
    "result_to_dict",
    "ruleset_from_dict",
    "ruleset_to_dict",
    "sample_size",
    "score",
    "score_file",
    "score_rounds",
    "score_table",
    "simulate",
    "verify",
    "which",
]


def __getattr__(name: str) -> object:
    from importlib import import_module

    if name == "__version__":
        return import_module("cchc_rules.base.version").VERSION
    if name in _HOME_OF:
        return getattr(import_module(_HOME_OF[name]), name)
    raise AttributeError(f"module 'cchc_rules' has no attribute {name!r}")


def __dir__() -> list[str]:
    return sorted(__all__)
