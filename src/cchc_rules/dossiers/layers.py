"""The layers of a dossier: what the unit scored, what appraisers changed, what the council set.

A file holds one layer (`vòng: thẩm định 1`) or a list of them under `vòng`. Each is bound to the
ruleset as a small dossier of its own; only what a layer adds to that is read here.
"""

from __future__ import annotations

from collections.abc import Mapping as Table
from enum import Enum
from fractions import Fraction

from attrs import evolve, field

from cchc_rules.base.canonical import Json
from cchc_rules.base.canonical import digest as digest_of
from cchc_rules.base.classes import frozen
from cchc_rules.base.numbers import Language
from cchc_rules.base.sources import Span
from cchc_rules.base.texts import Text
from cchc_rules.diagnostics import codes
from cchc_rules.diagnostics.codes import Severity
from cchc_rules.diagnostics.diagnostic import Diagnostic
from cchc_rules.dossiers import keys, messages
from cchc_rules.dossiers.bind import bind
from cchc_rules.dossiers.data import Data, Entry, Mapping, Scalar, Sequence
from cchc_rules.dossiers.figures import Scale, read_day, read_decimal
from cchc_rules.dossiers.findings import Findings, is_empty, options_note, quoted
from cchc_rules.dossiers.keys import Names, Word, names_of
from cchc_rules.dossiers.values import says
from cchc_rules.ir import nodes as ir
from cchc_rules.ir.dossier import Dossier, Judgement, Key
from cchc_rules.ir.to_json import dossier_to_json
from cchc_rules.ir.walk import nodes

ROUNDS = Word(Text(vi="vòng", en="rounds"), Text(vi="vòng chấm", en="round"))
AUTHOR = Word(Text(vi="người", en="author"))
CLOSED = Word(Text(vi="khóa", en="closed"), Text(vi="đã khóa", en="locked"))
AWARDS = Word(Text(vi="điểm", en="points"))
LAYER = (ROUNDS, keys.DATE, AUTHOR, CLOSED, keys.REASON, AWARDS, keys.DIGEST)
IDENTITY = (keys.RULESET, keys.YEAR, keys.UNIT)
_POINTS = ("điểm", "points", "point")


class Stage(Enum):
    """The rounds of a season, in their order."""

    SELF = "self"
    APPRAISAL_1 = "appraisal-1"
    EXPLANATION = "explanation"
    APPRAISAL_2 = "appraisal-2"
    COUNCIL = "council"


STAGES: dict[Stage, Word] = {
    Stage.SELF: Word(Text(vi="tự chấm", en="self"), Text(vi="tự chấm điểm", en="self-score")),
    Stage.APPRAISAL_1: Word(Text(vi="thẩm định 1", en="appraisal 1"), Text(vi="thẩm định", en="appraisal")),
    Stage.EXPLANATION: Word(Text(vi="giải trình", en="explanation")),
    Stage.APPRAISAL_2: Word(Text(vi="thẩm định 2", en="appraisal 2")),
    Stage.COUNCIL: Word(Text(vi="hội đồng", en="council")),
}
# In these rounds the unit itself speaks.
BY_THE_UNIT = frozenset({Stage.SELF, Stage.EXPLANATION})


@frozen(kw_only=True)
class Layer:
    """One round of one unit: who, when, and what they said.

    `said` holds only what this layer says. `reasons` are why it departs from earlier layers, by
    item id or name of a question of the whole ruleset; None stands for the whole layer. `day` is
    the number of its day.
    """

    stage: Stage
    day: int
    author: str
    closed: bool
    said: Dossier
    reasons: Table[str | None, str]
    path: str
    span: Span = field(eq=False, repr=False)
    places: Table[Key, Data] = field(eq=False, repr=False, factory=dict)

    @property
    def digest(self) -> str:
        """`sha256:` and the digest of everything this layer says."""
        return _digest(self)


def is_layered(data: Data) -> bool:
    """Whether a dossier is written in layers."""
    if not isinstance(data, Mapping):
        return False
    table = keys.words((ROUNDS,), messages.UNKNOWN_TOP)
    return any(table.find(str(entry.key.text)) is not None for entry in data.entries)


def read_layers(data: Data, ruleset: ir.Ruleset) -> tuple[tuple[Layer, ...], tuple[Diagnostic, ...]]:
    """The layers of one file in its order, and what is wrong with them; never raises.

    What a unit may not say of itself (surveys, judgements, figures that others publish, points)
    is CR701. A layer with an error is left out.
    """
    found = Findings()
    layers: list[Layer] = []
    if not isinstance(data, Mapping):
        _, wrong = bind(data, ruleset)
        return (), wrong
    top, rest = _parted(data, (ROUNDS,), found)
    rounds = top.get(ROUNDS)
    reader = _Reader(ruleset=ruleset, names=names_of(ruleset), found=found, outside=_outside(ruleset))
    if rounds is not None and isinstance(rounds.value, Sequence):
        head, others = _parted(Mapping(entries=rest, path=data.path, span=data.span), IDENTITY, found)
        for entry in others:
            message = messages.OUTSIDE_LAYERS.of(word=quoted(str(entry.key.text)))
            found.add(codes.UNKNOWN_KEY, message, entry.key, helps=(messages.OUTSIDE_LAYERS_HELP,))
        for one in rounds.value.items:
            layer = reader.layer(one, tuple(head.values()))
            layers += [] if layer is None else [layer]
    else:
        layer = reader.layer(data, ())
        layers += [] if layer is None else [layer]
    return tuple(layers), tuple(dict.fromkeys(found.found))


def _parted(
    group: Mapping, wanted: tuple[Word, ...], found: Findings
) -> tuple[dict[Word, Entry], tuple[Entry, ...]]:
    """The entries that go by one of these words, and the others."""
    table = keys.words(wanted, messages.UNKNOWN_TOP)
    ours = tuple(entry for entry in group.entries if table.find(str(entry.key.text)) is not None)
    others = tuple(entry for entry in group.entries if table.find(str(entry.key.text)) is None)
    return dict(found.known(Mapping(entries=ours, path=group.path, span=group.span), table)), others


def _outside(ruleset: ir.Ruleset) -> frozenset[str]:
    """The ids of the items that are scored by a survey."""
    surveyed = [node for node in nodes(ruleset.children) if node.survey]
    return frozenset(one.id for node in surveyed for one in nodes((node,)) if isinstance(one, ir.Item))


@frozen(kw_only=True)
class _Reader:
    """What the layers of one file share while they are read."""

    ruleset: ir.Ruleset
    names: Names
    found: Findings
    outside: frozenset[str]

    def layer(self, node: Data, head: tuple[Entry, ...]) -> Layer | None:
        group = self.found.mapping(node, messages.LAYER_HELP)
        if group is None:
            return None
        before = len(self._errors())
        own, rest = _parted(group, LAYER, self.found)
        content = Mapping(entries=(*head, *rest), path=group.path, span=group.span)
        language = keys.language_of(content, "en" if self.ruleset.language == "en" else "vi")
        said, wrong = bind(content, self.ruleset)
        self.found.found.extend(wrong)
        stage = self._stage(own.get(ROUNDS), group)
        day, author = self._day(own.get(keys.DATE), group), self._author(own.get(AUTHOR), group)
        awarded = self._awards(own.get(AWARDS), author or "", language)
        reasons = self._reasons(own.get(keys.REASON))
        closed = self._closed(own.get(CLOSED))
        if said is None or stage is None or day is None or author is None or len(self._errors()) > before:
            return None
        layer = Layer(
            stage=stage,
            day=day,
            author=author,
            closed=closed,
            said=evolve(said, awarded=awarded, digest=None),
            reasons=reasons,
            path=group.path,
            span=own[ROUNDS].key.span,
            places=_places(rest, self.names),
        )
        refusals, _ = _parted(content, (keys.REFUSALS,), self.found)
        self._nothing_of_others(layer, own.get(AWARDS), refusals.get(keys.REFUSALS))
        self._as_it_was(layer, own.get(keys.DIGEST))
        return None if len(self._errors()) > before else layer

    def _errors(self) -> list[Diagnostic]:
        return [one for one in self.found.found if one.severity is Severity.ERROR]

    def _needed(self, word: Word, entry: Entry | None, group: Mapping) -> Scalar | None:
        if entry is not None and not is_empty(entry.value):
            return entry.value if self.found.text(entry.value) and isinstance(entry.value, Scalar) else None
        at = group if entry is None else entry.key
        message = messages.LAYER_LACKS.of(word=word.name)
        self.found.add(codes.MISSING_KEY, message, at, helps=(messages.LAYER_HELP,))
        return None

    def _stage(self, entry: Entry | None, group: Mapping) -> Stage | None:
        node = self._needed(ROUNDS, entry, group)
        if node is None:
            return None
        text = str(node.text).strip()
        for stage, word in STAGES.items():
            if says(word, text):
                return stage
        message = messages.UNKNOWN_STAGE.of(text=quoted(text))
        names = [form for word in STAGES.values() for form in (word.name.vi, word.name.en)]
        notes = (options_note(word.name.vi for word in STAGES.values()),)
        self.found.add(codes.WRONG_TYPE, message, node, notes=notes, helps=self.found.meant(text, names))
        return None

    def _day(self, entry: Entry | None, group: Mapping) -> int | None:
        node = self._needed(keys.DATE, entry, group)
        return None if node is None else read_day(str(node.text), node, self.found)

    def _author(self, entry: Entry | None, group: Mapping) -> str | None:
        node = self._needed(AUTHOR, entry, group)
        return None if node is None else str(node.text).strip()

    def _closed(self, entry: Entry | None) -> bool:
        text = None if entry is None else self.found.text(entry.value)
        if entry is None or text is None or says(keys.NO, text):
            return False
        if not says(keys.YES, text):
            message = messages.NOT_YES_NO.of(text=quoted(text))
            self.found.add(codes.WRONG_TYPE, message, entry.value, helps=(messages.NOT_YES_NO_HELP,))
        return True

    def _reasons(self, entry: Entry | None) -> dict[str | None, str]:
        if entry is None or is_empty(entry.value):
            return {}
        if isinstance(entry.value, Scalar):
            return {None: str(entry.value.text).strip()}
        group = self.found.mapping(entry.value, messages.REASONS_HELP)
        given: dict[str | None, str] = {}
        general = {one.name for one in self.ruleset.inputs if one.owner is None}
        for one in () if group is None else group.entries:
            name = str(one.key.text)
            node = self.names.nodes.find(name)
            text = self.found.text(one.value)
            if node is None and name not in general:
                self.found.stranger(one.key, self.names.nodes)
            elif text is not None:
                below = [name] if node is None else [each.id for each in nodes((node,))]
                given |= dict.fromkeys(below, text)
        return given

    def _awards(self, entry: Entry | None, author: str, language: Language) -> dict[str, Judgement]:
        group = None if entry is None else self.found.mapping(entry.value, messages.AWARD_HELP)
        given: dict[str, Judgement] = {}
        for node, one in () if group is None else self.found.known(group, self.names.nodes):
            if not isinstance(node, ir.Item):
                message = messages.AWARD_ON_GROUP.of(item=node.code)
                self.found.add(codes.WRONG_TYPE, message, one.key, helps=(messages.AWARD_ON_GROUP_HELP,))
                continue
            inner = self.found.mapping(one.value, messages.AWARD_HELP)
            if inner is None:
                continue
            parts = dict(
                self.found.known(inner, keys.words((keys.POINTS, keys.REASON), messages.UNKNOWN_PART))
            )
            points = self._points(parts.get(keys.POINTS), inner, node, language)
            reason = None if keys.REASON not in parts else self.found.text(parts[keys.REASON].value)
            if reason is None:
                message = messages.NO_REASON.of(item=node.code)
                self.found.add(codes.NO_REASON, message, one.key, helps=(messages.AWARD_HELP,))
            elif points is not None:
                given[node.id] = Judgement(points, author, reason)
        return given

    def _points(
        self, entry: Entry | None, group: Mapping, item: ir.Item, language: Language
    ) -> Fraction | None:
        if entry is None or is_empty(entry.value):
            self.found.add(codes.MISSING_KEY, messages.NO_POINTS, group, helps=(messages.AWARD_HELP,))
            return None
        text = self.found.text(entry.value)
        if text is None or not isinstance(entry.value, Scalar):
            return None
        scale = Scale(bounds=ir.Interval(Fraction(0), item.maximum), units=_POINTS)
        return read_decimal(text, scale, language, entry.value, self.found)

    def _nothing_of_others(self, layer: Layer, awards: Entry | None, refusals: Entry | None) -> None:
        """A unit answers for itself, not for respondents, publishers, appraisers or the council."""
        if layer.stage not in BY_THE_UNIT:
            return
        kinds = {one.key: one.kind for one in self.ruleset.inputs}
        for key in layer.said.answers:
            of_others = isinstance(kinds[key], (ir.SurveyOf, ir.IndexOf, ir.JudgementOf))
            if of_others or key[0] in self.outside:
                at = layer.places[key]
                message = messages.SELF_SCORED.of(name=key[1])
                self.found.add(codes.SELF_SCORED, message, at, helps=(messages.SELF_SCORED_HELP,))
        if awards is not None and layer.said.awarded:
            message = messages.OWN_POINTS
            self.found.add(codes.SELF_SCORED, message, awards.key, helps=(messages.OWN_POINTS_HELP,))
        if refusals is not None and layer.said.refusals:
            message = messages.OWN_REFUSAL
            self.found.add(codes.SELF_SCORED, message, refusals.key, helps=(messages.OWN_REFUSAL_HELP,))

    def _as_it_was(self, layer: Layer, entry: Entry | None) -> None:
        """A digest kept when a layer was closed shows every later edit of it."""
        text = None if entry is None else self.found.text(entry.value)
        if entry is None or text is None or text == layer.digest:
            return
        note = messages.DIGEST_NOTE.of(digest=layer.digest)
        helps = (messages.EDITED_LAYER_HELP,)
        self.found.add(codes.CLOSED_ROUND, messages.EDITED_LAYER, entry.value, notes=(note,), helps=helps)


def _places(rest: tuple[Entry, ...], names: Names) -> dict[Key, Data]:
    """Where each answer of a layer stands."""
    places: dict[Key, Data] = {}
    table = keys.words((keys.ANSWERS,), messages.UNKNOWN_TOP)
    answers = [one.value for one in rest if table.find(str(one.key.text)) is not None]
    for entry in (one for group in answers if isinstance(group, Mapping) for one in group.entries):
        name = str(entry.key.text)
        general = names.inputs[None].find(name)
        node = names.nodes.find(name)
        if general is not None:
            places[general.key] = entry.value
        elif node is not None and isinstance(entry.value, Mapping):
            for one in entry.value.entries:
                asked = names.inputs[node.id].find(str(one.key.text))
                if asked is not None:
                    places[asked.key] = one.value
    return places


def _digest(layer: Layer) -> str:
    reasons: dict[str, Json] = {name or "": text for name, text in layer.reasons.items()}
    content: dict[str, Json] = {
        "stage": layer.stage.value,
        "day": layer.day,
        "author": layer.author,
        "reasons": reasons,
        "said": dossier_to_json(layer.said)["dossier"],
    }
    return digest_of(content)
