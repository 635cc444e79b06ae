"""Layers laid over each other, and what keeps them from fitting together.

The last layer that speaks of something decides. Answers are replaced one by one; documents are
added to those before; what an appraiser or the council decided (a refusal, points set by hand)
stands until an appraiser or the council speaks of that item again. What nobody answered stays
unanswered in every round.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TypeVar

from attrs import evolve

from cchc_rules.analyses import messages
from cchc_rules.base.texts import Text
from cchc_rules.diagnostics import codes
from cchc_rules.diagnostics.diagnostic import Diagnostic, Label
from cchc_rules.dossiers.bind import bind, digest
from cchc_rules.dossiers.data import Data
from cchc_rules.dossiers.figures import day_text
from cchc_rules.dossiers.layers import BY_THE_UNIT, STAGES, Layer, Stage, is_layered, read_layers
from cchc_rules.ir.dossier import Attached, Dossier, Key
from cchc_rules.ir.nodes import Ruleset
from cchc_rules.ir.walk import nodes

_T = TypeVar("_T")
_ORDER = {stage: place for place, stage in enumerate(Stage)}


def standing_dossier(data: Data, ruleset: Ruleset) -> tuple[Dossier | None, tuple[Diagnostic, ...]]:
    """The dossier in `data`; of one in layers, what stands after the last of them."""
    if not is_layered(data):
        return bind(data, ruleset)
    layers, found = read_layers(data, ruleset)
    if any(one.severity is codes.Severity.ERROR for one in found):
        return None, found
    rounds = tuple(trouble_of(layers, ruleset))
    if rounds:
        return None, (*found, *rounds)
    return list(after_each(layers))[-1], found


def trouble_of(layers: Sequence[Layer], ruleset: Ruleset) -> Iterator[Diagnostic]:
    """Everything that keeps layers from fitting together."""
    if not layers:
        yield _said(codes.MISSING_KEY, messages.NO_LAYERS, messages.NO_LAYERS_HELP)
        return
    misplaced = tuple(_misplaced(layers))
    yield from misplaced
    if not misplaced:
        yield from _unexplained(layers, ruleset)


def after_each(layers: Sequence[Layer]) -> Iterator[Dossier]:
    """The dossier as it stands after each layer."""
    standing: Dossier | None = None
    for layer in layers:
        standing = layer.said if standing is None else _laid_over(standing, layer)
        standing = evolve(standing, digest=None)
        yield evolve(standing, digest=digest(standing))


def _laid_over(before: Dossier, layer: Layer) -> Dossier:
    said = layer.said
    standing = {*before.refusals, *before.awarded}
    answered = {owner for owner, _ in said.answers if owner is not None}
    if layer.stage in BY_THE_UNIT:
        claims = {item: why for item, why in said.na_claims.items() if item not in standing}
        lifted: set[str] = set()
    else:
        claims = dict(said.na_claims)
        lifted = {*answered, *claims, *said.refusals, *said.awarded}
    unclaimed = {*answered, *said.refusals, *said.awarded}
    return evolve(
        before,
        answers={**before.answers, **said.answers},
        evidence=_with_more(before.evidence, said.evidence),
        explanations={**before.explanations, **said.explanations},
        na_claims={**_less(before.na_claims, unclaimed), **claims},
        refusals={**_less(before.refusals, lifted), **said.refusals},
        awarded={**_less(before.awarded, lifted), **said.awarded},
    )


def _less(given: Mapping[str, _T], dropped: set[str]) -> dict[str, _T]:
    return {item: one for item, one in given.items() if item not in dropped}


def _with_more(
    before: Mapping[str, tuple[Attached, ...]], added: Mapping[str, tuple[Attached, ...]]
) -> dict[str, tuple[Attached, ...]]:
    return {
        **before,
        **{item: tuple(dict.fromkeys((*before.get(item, ()), *ones))) for item, ones in added.items()},
    }


# ── layers that do not fit together ────────────────────────────────────────────────────────


def _misplaced(layers: Sequence[Layer]) -> Iterator[Diagnostic]:
    for place, layer in enumerate(layers):
        earlier = layers[:place]
        stage = _stage(layer)
        if earlier and layer.said.unit != earlier[0].said.unit:
            message = messages.OTHER_UNIT.of(stage=stage, unit=layer.said.unit, first=earlier[0].said.unit)
            yield _beside(codes.LAYER_OF_ANOTHER_UNIT, message, messages.OTHER_UNIT_HELP, layer, earlier[0])
            continue
        trouble = next(_troubles(layer, earlier), None)
        if trouble is not None:
            yield trouble


def _troubles(layer: Layer, earlier: Sequence[Layer]) -> Iterator[Diagnostic]:
    """What is wrong with the place of one layer, the gravest first."""
    stage, day = _stage(layer), day_text(layer.day)
    closed, order = codes.CLOSED_ROUND, codes.ROUNDS_OUT_OF_ORDER
    for other in earlier:
        if other.closed and other.stage is layer.stage:
            message = messages.CLOSED_TWICE.of(stage=stage)
            yield _beside(closed, message, messages.CLOSED_HELP, layer, other)
        if other.closed and layer.day < other.day and _changes(other, layer):
            message = messages.CLOSED_BEFORE.of(
                stage=stage, day=day, other=_stage(other), closed=day_text(other.day)
            )
            yield _beside(closed, message, messages.CLOSED_HELP, layer, other)
    for other in earlier:
        if other.stage is layer.stage:
            message = messages.STAGE_TWICE.of(stage=stage)
            yield _beside(order, message, messages.ORDER_HELP, layer, other)
        if _ORDER[other.stage] > _ORDER[layer.stage]:
            message = messages.STAGE_EARLIER.of(stage=stage, other=_stage(other))
            yield _beside(order, message, messages.ORDER_HELP, layer, other)
    for other in earlier[-1:]:
        if layer.day < other.day:
            message = messages.STAGE_DATED_EARLIER.of(stage=stage, day=day, other=day_text(other.day))
            yield _beside(order, message, messages.ORDER_HELP, layer, other)


def _changes(other: Layer, layer: Layer) -> bool:
    """Whether `layer` speaks of anything that `other` speaks of, and says otherwise."""
    before, said = other.said, layer.said
    items = {*said.na_claims, *said.refusals, *said.awarded}
    spoken = {owner for owner, _ in before.answers} | {*before.na_claims, *before.refusals, *before.awarded}
    return bool(items & spoken) or any(
        key in before.answers and before.answers[key] != value for key, value in said.answers.items()
    )


def _unexplained(layers: Sequence[Layer], ruleset: Ruleset) -> Iterator[Diagnostic]:
    """Every item that a layer changes without saying why."""
    printed = {node.id: node.code for node in nodes(ruleset.children)}
    standing: Dossier | None = None
    for layer, after in zip(layers, after_each(layers), strict=True):
        if standing is not None:
            changed = dict.fromkeys(_changed_keys(standing, after))
            lifted = [
                (item, None)
                for kind in ("na_claims", "refusals", "awarded")
                for item in getattr(standing, kind)
                if item not in getattr(after, kind)
            ]
            told: set[str] = set()
            for owner, name in (*changed, *lifted):
                subject = owner if owner is not None else str(name)
                if subject not in told and reason_of(layer, subject) is None:
                    told.add(subject)
                    message = messages.NO_CHANGE_REASON.of(
                        stage=_stage(layer), item=printed.get(subject, subject)
                    )
                    yield _at(layer, message, layer.places.get((owner, name or "")))
        standing = after


def _changed_keys(before: Dossier, after: Dossier) -> Iterator[Key]:
    return (key for key, value in before.answers.items() if after.answers.get(key) != value)


def reason_of(layer: Layer, subject: str) -> str | None:
    """Why a layer changes an item, or a question of the whole ruleset."""
    said = layer.said
    judged = said.awarded.get(subject)
    return (
        layer.reasons.get(subject)
        or (judged.reason if judged else None)
        or said.refusals.get(subject)
        or said.na_claims.get(subject)
        or said.explanations.get(subject)
        or layer.reasons.get(None)
    )


# ── saying it ──────────────────────────────────────────────────────────────────────────────


def _stage(layer: Layer) -> Text:
    return STAGES[layer.stage].name


def _beside(code: codes.Code, message: Text, cure: Text, layer: Layer, other: Layer) -> Diagnostic:
    """A finding about one layer and another one, with both places."""
    remark = messages.CLOSED_LAYER if other.closed else messages.OTHER_LAYER
    return Diagnostic(
        code=code,
        message=message,
        labels=(Label(layer.span), Label(other.span, remark)),
        path=layer.path,
        helps=(cure,),
    )


def _at(layer: Layer, message: Text, place: Data | None) -> Diagnostic:
    return Diagnostic(
        code=codes.CHANGE_WITHOUT_REASON,
        message=message,
        labels=(Label(layer.span if place is None else place.span),),
        path=layer.path if place is None else place.path,
        helps=(messages.NO_CHANGE_REASON_HELP,),
    )


def _said(code: codes.Code, message: Text, cure: Text) -> Diagnostic:
    return Diagnostic(code=code, message=message, path="$", helps=(cure,))
