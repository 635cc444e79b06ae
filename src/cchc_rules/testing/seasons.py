"""Seasons: the rounds of one unit as data of their layers, and units that are scored together."""

from __future__ import annotations

from datetime import date, timedelta
from fractions import Fraction
from typing import TypeAlias

from attrs import evolve
from hypothesis import strategies as st

from cchc_rules.base.canonical import Json
from cchc_rules.dossiers import keys
from cchc_rules.dossiers.figures import day_text
from cchc_rules.dossiers.keys import Word
from cchc_rules.dossiers.layers import AUTHOR, AWARDS, BY_THE_UNIT, CLOSED, ROUNDS, STAGES, Stage
from cchc_rules.dossiers.write import language_of, number_of, to_data
from cchc_rules.ir import nodes as ir
from cchc_rules.ir.dossier import Dossier, Key, Value
from cchc_rules.ir.walk import items, nodes
from cchc_rules.testing.drawing import COMPLETE, Drawing, Manner, draw_item, draw_shared
from cchc_rules.testing.papers import EXPLANATION, REFUSAL
from cchc_rules.testing.plans import Plan, plan_of

Plain: TypeAlias = dict[str, Json]
_AUTHORS = {
    Stage.SELF: "Đơn vị thử",
    Stage.APPRAISAL_1: "Tổ thẩm định",
    Stage.EXPLANATION: "Đơn vị thử",
    Stage.APPRAISAL_2: "Tổ thẩm định",
    Stage.COUNCIL: "Hội đồng",
}
_WHY = "Đối chiếu hồ sơ"
_BETWEEN = 10
_MOST_TOUCHED = 3
_OTHERS = (ir.SurveyOf, ir.IndexOf, ir.JudgementOf)


def rounds(ruleset: ir.Ruleset) -> st.SearchStrategy[tuple[Plain, ...]]:
    """The layers of one unit as plain data for `score_rounds`: self-score first, any later rounds.

    Later rounds answer what is not the unit's to say, change answers, refuse, and set points by hand,
    each with its reason; closed layers stay as they are.

    Raises:
        NoDossier: under this ruleset no dossier is right.
    """
    return _rounds(plan_of(ruleset))


def cohorts(
    ruleset: ir.Ruleset, *, min_size: int = 2, max_size: int = 5
) -> st.SearchStrategy[tuple[Dossier, ...]]:
    """Complete dossiers of several units, for `rank`; no two units are called alike.

    Raises:
        NoDossier: under this ruleset no dossier is right.
    """
    return _cohorts(plan_of(ruleset), min_size, max_size)


@st.composite
def _cohorts(draw: st.DrawFn, plan: Plan, least: int, most: int) -> tuple[Dossier, ...]:
    return tuple(
        _drawing(draw, plan, COMPLETE).dossier(f"Đơn vị {number}")
        for number in range(1, draw(st.integers(least, most)) + 1)
    )


def _drawing(draw: st.DrawFn, plan: Plan, manner: Manner) -> Drawing:
    drawing = Drawing(plan)
    shared = draw_shared(draw, plan)
    drawing.answers |= shared
    drawing.answers |= {key: given[0] for key, given in plan.loose}
    for item in plan.items:
        draw_item(draw, drawing, item, shared, manner)
    return drawing


@st.composite
def _rounds(draw: st.DrawFn, plan: Plan) -> tuple[Plain, ...]:
    drawing = _drawing(draw, plan, COMPLETE)
    whole = evolve(drawing.dossier(), refusals={}, digest=None)
    outside = _outside(plan.ruleset)
    own = {key: value for key, value in whole.answers.items() if key not in outside}
    given = {key: value for key, value in whole.answers.items() if key in outside}
    stages = [stage for stage in STAGES if stage is not Stage.SELF and draw(st.booleans())]
    layers = [_layer(plan, Stage.SELF, 0, evolve(whole, answers=own))]
    shared = {key: drawing.answers[key] for group in plan.shared for key in group[0]}
    for place, stage in enumerate(stages, 1):
        said = Dossier(ruleset=whole.ruleset, year=whole.year, unit=whole.unit)
        awards: Plain = {}
        if stage in BY_THE_UNIT:
            said = evolve(said, explanations=dict.fromkeys(_some(draw, plan), EXPLANATION))
        else:
            said, awards = _appraised(draw, plan, shared, said, given)
            given = {}
        layers.append(_layer(plan, stage, place, said, awards, closed=draw(st.booleans())))
    return tuple(layers)


def _appraised(
    draw: st.DrawFn, plan: Plan, shared: dict[Key, Value], said: Dossier, given: dict[Key, Value]
) -> tuple[Dossier, Plain]:
    """What an appraiser or the council says: figures of others, other answers, refusals, points."""
    changed = Drawing(plan)
    touched = set(_some(draw, plan))
    for each in plan.items:
        if each.item.id in touched:
            draw_item(draw, changed, each, shared, Manner(papers=False))
    language = language_of(plan.ruleset)
    points = AWARDS.name.in_(language)
    awards: Plain = {}
    for item in items(plan.ruleset):
        if item.id in touched and draw(st.integers(0, 2)) == 2:
            quarters = draw(st.integers(0, int(item.maximum * 4)))
            awards[item.id] = {
                keys.POINTS.name.in_(language): number_of(Fraction(quarters, 4), language),
                keys.REASON.name.in_(language): _WHY,
            }
    refusals = {item: REFUSAL for item in _some(draw, plan) if item not in touched}
    said = evolve(said, answers={**given, **changed.answers}, refusals=refusals)
    return said, {points: awards} if awards else {}


def _layer(  # noqa: PLR0913 - all that a layer says
    plan: Plan, stage: Stage, place: int, said: Dossier, more: Plain | None = None, *, closed: bool = False
) -> Plain:
    ruleset = plan.ruleset
    day = date(ruleset.year + 1, 1, 5) + timedelta(days=_BETWEEN * place)
    head: tuple[tuple[Word, Json], ...] = (
        (ROUNDS, STAGES[stage].name.in_(language_of(ruleset))),
        (keys.DATE, day_text(day.toordinal())),
        (AUTHOR, _AUTHORS[stage]),
        (CLOSED, (keys.YES if closed else keys.NO).name.in_(language_of(ruleset))),
        (keys.REASON, _WHY),
    )
    own: Plain = {word.name.in_(language_of(ruleset)): value for word, value in head}
    return {**to_data(said, ruleset, language_of(ruleset)), **own, **(more or {})}


def _some(draw: st.DrawFn, plan: Plan) -> list[str]:
    """The ids of a few items."""
    places = st.integers(0, len(plan.items) - 1)
    return [
        plan.items[place].item.id for place in draw(st.lists(places, max_size=_MOST_TOUCHED, unique=True))
    ]


def _outside(ruleset: ir.Ruleset) -> frozenset[Key]:
    """The questions that a unit does not answer for itself."""
    surveyed = {one.id for node in nodes(ruleset.children) if node.survey for one in nodes((node,))}
    return frozenset(
        one.key for one in ruleset.inputs if isinstance(one.kind, _OTHERS) or one.owner in surveyed
    )
