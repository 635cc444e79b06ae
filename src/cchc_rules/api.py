"""The public face: load a ruleset, check a text, read a dossier, score it, keep the result.

Everything here is also reachable as `cchc_rules.<name>`. Nothing prints and nothing exits;
what is wrong comes as a `Report`, or inside `RulesetError` and `DossierError`.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING, Literal, overload

from cchc_rules.analyses.clusters import read_clusters
from cchc_rules.analyses.cohort import Member, score_cohort
from cchc_rules.analyses.layering import standing_dossier
from cchc_rules.analyses.ranking import Clusters, League
from cchc_rules.analyses.ranking import rank as rank_cards
from cchc_rules.analyses.rounds import Rounds
from cchc_rules.analyses.rounds import score_rounds as score_layers
from cchc_rules.analyses.survey_size import sample_size as sample_size_of
from cchc_rules.backends.exact.score import score as score_exactly
from cchc_rules.base.canonical import Json
from cchc_rules.base.numbers import MAX_DIGITS, Language, decimal_text, is_decimal
from cchc_rules.base.sources import Source
from cchc_rules.diagnostics.diagnostic import Diagnostic, Report
from cchc_rules.diagnostics.error import CchcError
from cchc_rules.dossiers.data import MAX_DEPTH, Data
from cchc_rules.dossiers.layers import Layer, read_layers
from cchc_rules.dossiers.read import read_dossier as read_data
from cchc_rules.dossiers.schema import schema
from cchc_rules.ir.dossier import Dossier
from cchc_rules.ir.from_json import from_json
from cchc_rules.ir.nodes import Ruleset
from cchc_rules.ir.scorecard import Scorecard
from cchc_rules.ir.to_json import to_json
from cchc_rules.workspace import choosing, consolidating, dossiers, files, results, rulesets
from cchc_rules.workspace.libraries import table_library_missing

if TYPE_CHECKING:
    from cchc_rules.analyses.tables.choices import Detail, Engine
    from cchc_rules.analyses.tables.spark import SparkScores
    from cchc_rules.analyses.tables.tables import TableScores
    from cchc_rules.analyses.whatif.movement import Simulation


class RulesetError(CchcError):
    """A ruleset could not be found, or has mistakes."""


class DossierError(CchcError):
    """A dossier could not be read, or does not fit its ruleset."""


class TableError(CchcError):
    """A table cannot be scored as it is."""


class ResultError(CchcError):
    """A result could not be read."""


def load(reference: str | Path, *, year: int | None = None, known_at: date | None = None) -> Ruleset:
    """The compiled ruleset that `reference` names, with the amendments that apply to its year.

    `reference` is the path of a `.cchc` file or of a serialised ruleset (`.json`), or an id such
    as `binh-duong/so@2018`; `year` may stand in for the part after `@`. With `known_at` only
    decisions made up to the end of that day count.

    Raises:
        RulesetError: there is no such ruleset, or it has mistakes.
    """
    loaded = rulesets.load(str(reference), year=year, known_at=known_at, kept=True)
    if loaded.ruleset is None:
        raise RulesetError(loaded.report, loaded.sources)
    return loaded.ruleset


def which(unit: str, year: int, *, province: str | None = None, known_at: date | None = None) -> Ruleset:
    """The one ruleset that applies to a kind of unit in a year, with its amendments.

    `unit` is a target as rulesets name it (`sở`, `huyện`), `province` the first part of an id,
    with or without diacritics. With `known_at` only decisions made up to the end of that day
    count.

    Raises:
        RulesetError: none or several apply, or the one that does has mistakes.
    """
    loaded = choosing.which(unit, year, province, known_at)
    if loaded.ruleset is None:
        raise RulesetError(loaded.report, loaded.sources)
    return loaded.ruleset


def consolidate(reference: str | Path, *, year: int | None = None, known_at: date | None = None) -> str:
    """The consolidated text of a set and its amendments for a year.

    Compiled for that year, it has the digest of the ruleset that `load` gives.

    Raises:
        RulesetError: there is no such ruleset, or it has mistakes.
    """
    made = consolidating.consolidate(str(reference), year=year, known_at=known_at)
    if made.text is None:
        raise RulesetError(made.report, made.sources)
    return made.text


def check(reference: str | Path) -> Report:
    """Everything found in a ruleset: errors, warnings and advice. Never raises for a mistake."""
    return rulesets.check(str(reference)).report


def check_text(text: str, name: str = "<text>") -> Report:
    """Everything found in the text of a ruleset."""
    # Compiling needs the parser; scoring a serialised ruleset does not.
    from cchc_rules.pipeline import compile_source

    return compile_source(Source(name, text)).report


def compile_text(text: str, name: str = "<text>") -> Ruleset:
    """The compiled ruleset of a text.

    Raises:
        RulesetError: the text has mistakes.
    """
    from cchc_rules.pipeline import compile_source

    compiled = compile_source(Source(name, text))
    if compiled.ruleset is None:
        raise RulesetError(compiled.report, {name: compiled.source})
    return compiled.ruleset


def read_dossier(given: str | Path | Mapping[str, object], ruleset: Ruleset) -> Dossier:
    """A dossier bound to `ruleset`, from a file (YAML, JSON or a workbook) or from plain data.

    In plain data numbers may be `int`, `Decimal`, `Fraction` with a finite expansion, or text.
    A `float` is refused: it is not the number that somebody wrote.

    Raises:
        DossierError: the dossier cannot be read or does not fit.
    """
    sources: dict[str, Source] = {}
    found: list[Diagnostic] = []
    dossier = None
    data = _given(given, "<data>.json", sources, found)
    if data is not None:
        dossier, wrong = standing_dossier(data, ruleset)
        found += wrong
    if dossier is None or not Report(found).ok:
        raise DossierError(Report(found), sources)
    return dossier


def score(ruleset: Ruleset, dossier: Dossier | str | Path | Mapping[str, object]) -> Scorecard:
    """The scorecard of a dossier, in exact rationals.

    Points are `Fraction`s of the ruleset's points, indexes are ratios (90 % is 9/10). What is
    open is an interval with its status, never a zero.

    Raises:
        DossierError: the dossier cannot be read or does not fit.
    """
    bound = dossier if isinstance(dossier, Dossier) else read_dossier(dossier, ruleset)
    return score_exactly(ruleset, bound)


def score_file(path: str | Path, reference: str | None = None) -> tuple[Scorecard, Dossier, Ruleset]:
    """The scorecard of a dossier file under the ruleset it names, or under `reference`.

    Raises:
        DossierError: the dossier, or the ruleset it names, cannot be had.
    """
    opened = dossiers.open_dossier(Path(path), reference)
    if opened.dossier is None or opened.ruleset is None:
        raise DossierError(opened.report, opened.sources)
    scorecard = score_exactly(opened.ruleset, opened.dossier, opened.digest)
    return scorecard, opened.dossier, opened.ruleset


def score_rounds(ruleset: Ruleset, *layers: str | Path | Mapping[str, object]) -> Rounds:
    """The rounds of one unit, each with its score, and who changed which item, when and why.

    `layers` are dossiers of one unit in their order: self-score, appraisals, council. A dossier
    that holds several rounds may stand alone.

    Raises:
        DossierError: a layer cannot be read, or the layers do not fit together.
    """
    sources: dict[str, Source] = {}
    found: list[Diagnostic] = []
    read: list[Layer] = []
    for place, one in enumerate(layers, 1):
        data = _given(one, f"<data {place}>.json", sources, found)
        if data is not None:
            more, wrong = read_layers(data, ruleset)
            read += more
            found += wrong
    rounds = None
    if Report(found).ok:
        rounds, wrong = score_layers(ruleset, read)
        found += wrong
    if rounds is None:
        raise DossierError(Report(found), sources)
    return rounds


@overload
def score_table(
    ruleset: Ruleset,
    table: object,
    *,
    engine: Engine = "polars",
    unit: str | Sequence[str] = (),
    detail: Detail = "whole",
    evidence: Literal["none", "attached"] = "none",
    within: str | Sequence[str] = (),
    rank: bool = False,
) -> TableScores: ...


@overload
def score_table(
    ruleset: Ruleset,
    table: object,
    *,
    engine: Literal["spark"],
    unit: str | Sequence[str] = (),
    detail: Detail = "whole",
    evidence: Literal["none", "attached"] = "none",
    within: str | Sequence[str] = (),
    rank: bool = False,
) -> SparkScores: ...


def score_table(  # noqa: PLR0913 - a parameter per choice
    ruleset: Ruleset,
    table: object,
    *,
    engine: Engine | Literal["spark"] = "polars",
    unit: str | Sequence[str] = (),
    detail: Detail = "whole",
    evidence: Literal["none", "attached"] = "none",
    within: str | Sequence[str] = (),
    rank: bool = False,
) -> TableScores | SparkScores:
    """The scores of a table with one row per unit, exact in every row.

    `table` is a table of Polars, Arrow, pandas or DuckDB, or the path of a Parquet or CSV file;
    `unit` the columns that name the unit of a row. With `detail="nodes"` every node has its columns. With
    `evidence="attached"` an item counts as proven wherever the table does not say otherwise. Needs
    the extra `batch`.

    Figures over all units are those of the table; where columns are named `within`, those of the units
    that have the same values there. With `rank` there are columns of the rank in the table, or there, by
    the clause of the ruleset: `rank`, empty while it is open, `rank.best` and `rank.worst`.

    With `engine="spark"` the table is one of Spark, or a path as Spark reads it; it is scored by the
    workers of Spark, and so are the tables of the result. Needs the extra `spark`, and Java.

    Raises:
        TableError: a column is missing or of the wrong type, a library or Java is not there, or units are
            to be ranked and the ruleset does not say how.
    """
    try:
        from cchc_rules.workspace.tables import score_in_memory, score_in_spark
    except ModuleNotFoundError as missing:
        raise TableError(Report((table_library_missing(missing),))) from missing
    from cchc_rules.analyses.tables.choices import Choices

    here: Engine = "polars" if engine == "spark" else engine
    choices = Choices(
        engine=here,
        units=(unit,) if isinstance(unit, str) else tuple(unit),
        detail=detail,
        evidence_given=evidence == "attached",
        within=(within,) if isinstance(within, str) else tuple(within),
        ranked=rank,
    )
    scored: TableScores | SparkScores | None
    if engine == "spark":
        try:
            scored, found = score_in_spark(ruleset, table, choices)
        except ModuleNotFoundError as missing:
            raise TableError(Report((table_library_missing(missing),))) from missing
    else:
        scored, found = score_in_memory(ruleset, table, choices)
    if scored is None:
        raise TableError(Report(found))
    return scored


def simulate(  # noqa: PLR0913 - a parameter per choice
    reference: str | Path,
    table: object,
    changes: Sequence[str] = (),
    *,
    against: str | Path | None = None,
    year: int | None = None,
    engine: Engine = "polars",
    unit: str | Sequence[str] = (),
    evidence: Literal["none", "attached"] = "none",
) -> Simulation:
    """How the scores of a table move when numbers of a ruleset change, or under another ruleset.

    `changes` are written as for `cchc simulate --set`, such as `"1.1.2: 80% -> 85%"`; they are made in
    the ruleset `against` where one is given. `table`, `unit` and `evidence` are those of `score_table`.

    Raises:
        RulesetError: a ruleset cannot be had, a change cannot be made, or is a mistake.
        TableError: a column is missing or of the wrong type, or a library is not there.
    """
    from cchc_rules.analyses.tables.choices import Choices
    from cchc_rules.workspace.simulating import simulate_at_hand

    made = simulate_at_hand(
        str(reference),
        table,
        Choices(
            engine=engine,
            units=(unit,) if isinstance(unit, str) else tuple(unit),
            evidence_given=evidence == "attached",
        ),
        changes=changes,
        against=None if against is None else str(against),
        year=year,
    )
    if made.simulation is None:
        raise (TableError if made.of_table else RulesetError)(made.report, made.sources)
    return made.simulation


def rank(
    ruleset: Ruleset,
    dossiers: Iterable[Dossier | str | Path | Mapping[str, object]],
    groups: str | Path | Mapping[str, object] | None = None,
) -> tuple[League, tuple[Member, ...]]:
    """Units scored together and ranked by the ruleset's clause, within their groups.

    `groups` is what stands in a `khoi.yaml`: the groups, and the units that are not ranked. A rank
    that is not settled is a range. The members hold each unit's scorecard and the dossier that
    replays it, figures over all units included. The order of `dossiers` means nothing.

    Raises:
        DossierError: a dossier cannot be read, a unit is there twice, in no group, or the ruleset
            does not say how units are ranked.
    """
    sources: dict[str, Source] = {}
    found: list[Diagnostic] = []
    bound: list[Dossier] = []
    for place, one in enumerate(dossiers, 1):
        if isinstance(one, Dossier):
            bound.append(one)
            continue
        data = _given(one, f"<data {place}>.json", sources, found)
        if data is not None:
            dossier, wrong = standing_dossier(data, ruleset)
            found += wrong
            bound += () if dossier is None else (dossier,)
    clusters: Clusters | None = Clusters()
    data = None if groups is None else _given(groups, "<groups>.json", sources, found)
    if data is not None:
        clusters, wrong = read_clusters(data)
        found += wrong
    if clusters is None or not Report(found).ok:
        raise DossierError(Report(found), sources)
    members, wrong = score_cohort(ruleset, bound, expected=clusters.units, excluded=clusters.excluded)
    league = None
    if not wrong:
        league, wrong = rank_cards(ruleset, [member.scorecard for member in members], clusters)
    if league is None:
        raise DossierError(Report((*found, *wrong)), sources)
    return league, members


def sample_size(population: int, error: str = "5%") -> int:
    """How many people a survey of `population` people has to ask: N / (1 + N·e²), rounded up.

    Raises:
        ValueError: nobody is there to ask, or the margin is not between 0 and 1.
    """
    return sample_size_of(population, error)


def dossier_schema(ruleset: Ruleset, language: Language = "vi") -> Json:
    """The JSON Schema (2020-12) of dossiers for a ruleset, for tools that build forms."""
    return schema(ruleset, language)


def ruleset_to_dict(ruleset: Ruleset) -> Json:
    """The serialised ruleset: plain data, ready for `json.dumps`."""
    return to_json(ruleset)


def ruleset_from_dict(value: Json) -> Ruleset:
    """The ruleset that `ruleset_to_dict` wrote.

    Raises:
        RulesetError: the data is not a serialised ruleset of a known format.
    """
    ruleset, problems = from_json(value)
    if ruleset is None:
        raise RulesetError(Report(problems))
    return ruleset


def result_to_dict(scorecard: Scorecard, dossier: Dossier) -> Json:
    """A result that can be kept and replayed: the scorecard and the dossier it was made from."""
    return results.to_json(scorecard, dossier)


def result_from_dict(value: Json) -> tuple[Scorecard, Dossier]:
    """The scorecard and dossier that `result_to_dict` wrote.

    Raises:
        ResultError: the data is not a result of a known format.
    """
    read, problems = results.from_json(value)
    if read is None:
        raise ResultError(Report(problems))
    return read.scorecard, read.dossier


def verify(result: str | Path | Mapping[str, Json], ruleset: Ruleset | str | None = None) -> Report:
    """Replay a kept result: same ruleset, same dossier, same score. No finding means it holds."""
    reference = ruleset if isinstance(ruleset, str) else None
    given = ruleset if isinstance(ruleset, Ruleset) else None
    if isinstance(result, Mapping):
        return results.verify(dict(result), reference=reference, ruleset=given)
    return results.verify_file(Path(result), reference=reference, ruleset=given)


def _given(
    given: str | Path | Mapping[str, object],
    name: str,
    sources: dict[str, Source],
    found: list[Diagnostic],
) -> Data | None:
    """The tree of what was given; its text and what is wrong with it join the others."""
    try:
        source = _source(given, name)
    except DossierError as wrong:
        found += wrong.report.diagnostics
        return None
    sources[source.name] = source
    data, problems = read_data(source)
    found += problems
    return data


def _source(given: str | Path | Mapping[str, object], name: str) -> Source:
    if isinstance(given, Mapping):
        return Source(name, json.dumps(_plain(given, "$"), ensure_ascii=False))
    source, problems = files.read_dossier(Path(given))
    if source is None:
        raise DossierError(Report(problems))
    return source


def _plain(value: object, path: str, depth: int = 0) -> Json:
    """Plain data with every number as the text that a person would type."""
    match value:
        case None | bool() | str():
            return value
        case int() if abs(value) < 10 ** (MAX_DIGITS + 1):
            return str(value)
        case Decimal() if value.is_finite() and abs(value.adjusted()) <= MAX_DIGITS:
            return _typed(format(value, "f"))
        case Fraction():
            return _decimal(value, path)
        case Mapping() if depth < MAX_DEPTH:
            return {str(key): _plain(one, f"{path}.{key}", depth + 1) for key, one in value.items()}
        case list() | tuple() if depth < MAX_DEPTH:
            return [_plain(one, f"{path}[{index}]", depth + 1) for index, one in enumerate(value)]
        case date():
            return value.isoformat()
        case _:
            raise DossierError(Report((_not_plain(value, path),)))


def _typed(number: str) -> str:
    """A number that nobody can take for thousands: three decimals are written as four."""
    return number + "0" if re.fullmatch(r"-?[0-9]+\.[0-9]{3}", number) else number


def _decimal(value: Fraction, path: str) -> str:
    too_long = max(abs(value.numerator), value.denominator) > 10**MAX_DIGITS
    if too_long or not is_decimal(value):
        raise DossierError(Report((_not_plain(value, path),)))
    sign = "-" if value < 0 else ""
    return _typed(sign + decimal_text(abs(value)))


def _not_plain(value: object, path: str) -> Diagnostic:
    return results.not_plain(type(value).__name__, path)
