"""What a new ruleset makes of last year's dossiers, as `cchc diff --dossiers` tells it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from pathlib import Path

from cchc_rules.analyses.changes.impact import Impact, UnitImpact
from cchc_rules.analyses.changes.messages import PARTS, WHY
from cchc_rules.analyses.changes.model import Changes, How
from cchc_rules.analyses.changes.waterfall import Bar, Held, total
from cchc_rules.analyses.changes.wording import called
from cchc_rules.analyses.ranking import Rank
from cchc_rules.backends.words.possible import phrase_points, phrase_share
from cchc_rules.backends.words.writing import PLAIN, plain
from cchc_rules.base.canonical import Json
from cchc_rules.base.numbers import Language, exact_text
from cchc_rules.base.texts import Text, same
from cchc_rules.cli import messages
from cchc_rules.cli.tables import aligned, clean
from cchc_rules.cli.talk import json_text, progress, show_report, write_or_say
from cchc_rules.ir import nodes as ir
from cchc_rules.ir.scorecard import GradeResult, Points
from cchc_rules.workspace.impacts import OpenedImpact, open_impact

FORMAT = 1
_INDENT = "  "


def show_impact(
    changes: Changes,
    places: tuple[Path, Path | None],
    language: Language,
    *,
    colour: bool | None,
    form: str,
    out: Path | None,
) -> int:
    """Print what becomes of the dossiers of a folder, or write it; the exit code.

    `places` are the folder and the file of the groups.
    """
    folder, groups = places
    opened = open_impact(
        changes,
        folder,
        groups=groups,
        told=lambda done, of: progress(done, of, messages.SCORING),
    )
    if opened.report.diagnostics:
        show_report(opened.report, opened.sources, language, colour=colour)
    text = json_text(impact_json(opened), out) if form == "json" else impact_text(opened, language)
    failed = bool(write_or_say(text, out, language)) if text else False
    return 1 if failed or not opened.report.ok or opened.impact is None else 0


# ── text ───────────────────────────────────────────────────────────────────────────────────


def impact_text(opened: OpenedImpact, language: Language) -> str:
    """The units, where the points went, and what is open or was left behind; no line break at the end."""
    found = opened.impact
    blocks: list[list[str]] = []
    if found is not None:
        blocks += [_head(found, language), _units(found, language), _waterfall(found, language)]
        blocks += [_items(found, language), _lacking(found, language), _lost(found, language)]
    blocks.append(_left_out(opened, language))
    return "\n\n".join("\n".join(block) for block in blocks if block)


def _head(found: Impact, language: Language) -> list[str]:
    before, after = found.changes.before, found.changes.after
    said = messages.IMPACT_HEAD.of(
        units=len(found.units), year=before.year, before=_reference(before), after=_reference(after)
    )
    lines = [said.in_(language)]
    guesses = sum(pair.how is How.PROPOSED for pair in found.changes.pairs)
    if guesses:
        lines.append(messages.IMPACT_GUESSES.of(count=guesses).in_(language))
    for league, ruleset in zip(found.leagues, (before, after), strict=True):
        if league is None:
            lines.append(messages.IMPACT_NO_RANKS.of(reference=_reference(ruleset)).in_(language))
    return lines


def _units(found: Impact, language: Language) -> list[str]:
    columns = messages.IMPACT_COLUMNS.in_(language).split("|")
    rows = [
        [
            clean(unit.unit),
            *_held(unit.total, language),
            *(_share(index, language) for index in unit.index),
            *(_grades(card.grades) for card in (unit.before, unit.after)),
            *(_rank(rank) for rank in (unit.ranks.before, unit.ranks.after)),
        ]
        for unit in found.units
    ]
    return aligned([columns, *rows])


def _waterfall(found: Impact, language: Language) -> list[str]:
    """From the old total to the new one, by areas."""
    alone = len(found.units) == 1
    heading = messages.IMPACT_WHERE_UNIT.of(unit=found.units[0].unit) if alone else messages.IMPACT_WHERE
    whole = found.total
    areas = found.areas()
    rows = [[messages.IMPACT_OLD_TOTAL.in_(language), phrase_points(whole.before).in_(language), "", ""]]
    for area in areas:
        node = area.after or area.before
        assert node is not None
        words = messages.IMPACT_AREA_GONE if area.after is None else messages.IMPACT_AREA
        named = words.of(code=node.code, name=node.name).in_(language)
        rows.append([f"{_INDENT}{clean(named)}", *_held(area.held, language)])
    rest = _beyond(whole, total(area.held for area in areas))
    rows += [
        [f"{_INDENT}{messages.IMPACT_REST.in_(language)}", *_held(rest, language)],
        [
            messages.IMPACT_NEW_TOTAL.in_(language),
            "",
            phrase_points(whole.after).in_(language),
            _change(whole, language),
        ],
    ]
    return [
        clean(heading.in_(language)),
        *aligned([messages.IMPACT_BAR_COLUMNS.in_(language).split("|"), *rows]),
    ]


def _beyond(whole: Held, below: Held) -> Held:
    """What is left of the totals beside the areas."""
    before = Points(low=whole.before.low - below.before.low, high=whole.before.high - below.before.high)
    after = Points(low=whole.after.low - below.after.low, high=whole.after.high - below.after.high)
    return Held(before=before, after=after)


def _items(found: Impact, language: Language) -> list[str]:
    """Every bar whose points are others."""
    changed = [(bar, held) for bar, held in zip(found.bars, found.sums, strict=True) if not held.same]
    rows = [[_INDENT + clean(_named(bar).in_(language)), *_held(held, language)] for bar, held in changed]
    lines = [messages.IMPACT_ITEMS.in_(language)]
    if rows:
        lines += aligned([messages.IMPACT_BAR_COLUMNS.in_(language).split("|"), *rows])
    kept = sum(
        held.same and any(isinstance(node, ir.Item) for node in bar.after)
        for bar, held in zip(found.bars, found.sums, strict=True)
    )
    same_points = messages.IMPACT_UNCHANGED.of(count=kept)
    return [*lines, _INDENT + same_points.in_(language)] if kept else lines


def _named(bar: Bar) -> Text:
    if bar.whole is not None:
        return messages.IMPACT_WHOLES[bar.whole.value]
    sides = [_codes(side) for side in (bar.before, bar.after)]
    # What was split is known by its old name.
    name = bar.after[0] if len(bar.after) == 1 or not bar.before else bar.before[0]
    if sides[0] == sides[1]:
        return called(name)
    return same(f"{sides[0] or '–'} → {sides[1] or '–'} “{name.name}”")


def _codes(nodes: Sequence[ir.Node]) -> str:
    return ", ".join(node.code for node in nodes)


def _lacking(found: Impact, language: Language) -> list[str]:
    rows = [
        messages.IMPACT_LACKING_ROW.of(
            code=one.item.code,
            name=one.item.name,
            inputs=", ".join(one.inputs),
            units=one.units,
            points=phrase_points(one.points),
        )
        for one in found.lacking()
    ]
    return _listed(messages.IMPACT_LACKING, rows, language)


def _lost(found: Impact, language: Language) -> list[str]:
    rows = [
        messages.IMPACT_LOST_ROW.of(
            code=messages.WHOLE_SET if one.node is None else one.node.code,
            part=PARTS[one.part],
            name=one.name or "",
            why=WHY[one.why],
            units=units,
        )
        for one, units in found.lost()
    ]
    return _listed(messages.IMPACT_LOST, rows, language)


def _left_out(opened: OpenedImpact, language: Language) -> list[str]:
    rows = [same(path) for path in opened.left_out]
    return _listed(messages.IMPACT_LEFT_OUT.of(count=len(rows)), rows, language)


def _listed(heading: Text, rows: Sequence[Text], language: Language) -> list[str]:
    if not rows:
        return []
    return [heading.in_(language), *(_INDENT + clean(row.in_(language)) for row in rows)]


def _held(held: Held, language: Language) -> Iterator[str]:
    yield phrase_points(held.before).in_(language)
    yield phrase_points(held.after).in_(language)
    yield _change(held, language)


def _change(held: Held, language: Language) -> str:
    """The change; between what it lies where points are open."""
    spread = held.spread
    if held.same and not held.before.final:
        # The same points are open before and after.
        return "="
    if spread.final:
        return _signed(spread.low).in_(language) if spread.low else "="
    between = messages.IMPACT_BETWEEN.of(low=_signed(spread.low), high=_signed(spread.high))
    return between.in_(language)


def _signed(value: Fraction) -> Text:
    said = plain(abs(value), PLAIN)
    sign = "+" if value > 0 else "−" if value < 0 else ""
    return Text(vi=f"{sign}{said.vi}", en=f"{sign}{said.en}")


def _share(index: Points | None, language: Language) -> str:
    return "–" if index is None else phrase_share(index).in_(language)


def _grades(grades: Sequence[GradeResult]) -> str:
    """The grades that are still possible; every kind of unit apart."""
    told = [" / ".join(one.possible) for one in grades if one.possible]
    return clean("; ".join(dict.fromkeys(told))) or "–"


def _rank(rank: Rank | None) -> str:
    if rank is None:
        return "–"
    return str(rank.best) if rank.best == rank.worst else f"{rank.best}–{rank.worst}"


def _reference(ruleset: ir.Ruleset) -> str:
    return f"{ruleset.id}@{ruleset.year}"


# ── JSON ───────────────────────────────────────────────────────────────────────────────────


def impact_json(opened: OpenedImpact) -> Json:
    """The same as plain data, every unit with every bar."""
    found = opened.impact
    if found is None:
        return {"format": FORMAT, "kind": "cchc-impact", "units": [], "left_out": [*opened.left_out]}
    return {
        "format": FORMAT,
        "kind": "cchc-impact",
        "from": {"ruleset": found.changes.before.id, "year": found.changes.before.year},
        "to": {"ruleset": found.changes.after.id, "year": found.changes.after.year},
        "bars": [_bar(bar) for bar in found.bars],
        "total": _held_json(found.total),
        "waterfall": [_held_json(held) for held in found.sums],
        "areas": [
            {
                "from": None if one.before is None else one.before.id,
                "to": None if one.after is None else one.after.id,
                **_held_json(one.held),
            }
            for one in found.areas()
        ],
        "units": [_unit(unit, found) for unit in found.units],
        "lacking": [
            {
                "id": one.item.id,
                "code": one.item.code,
                "inputs": [*one.inputs],
                "units": one.units,
                "points": _bounds(one.points),
            }
            for one in found.lacking()
        ],
        "lost": [
            {
                "part": one.part.value,
                "item": None if one.node is None else one.node.id,
                "name": one.name,
                "why": one.why.value,
                "units": units,
            }
            for one, units in found.lost()
        ],
        "left_out": [*opened.left_out],
    }


def _bar(bar: Bar) -> Json:
    return {
        "before": [node.id for node in bar.before],
        "after": [node.id for node in bar.after],
        "step": None if bar.whole is None else bar.whole.value,
        "area": None if bar.area is None else bar.area.id,
    }


def _unit(unit: UnitImpact, found: Impact) -> Json:
    return {
        "unit": unit.unit,
        "group": unit.ranks.group,
        "total": _held_json(unit.total),
        "index": [_bounds(index) for index in unit.index],
        "grades": [[[*one.possible] for one in card.grades] for card in (unit.before, unit.after)],
        "ranks": [_places(rank) for rank in (unit.ranks.before, unit.ranks.after)],
        "areas": [_held_json(one.held) for one in found.areas_of(unit)],
        "waterfall": [_held_json(held) for held in unit.held],
    }


def _held_json(held: Held) -> dict[str, Json]:
    return {
        "before": _bounds(held.before),
        "after": _bounds(held.after),
        "change": _bounds(held.spread),
    }


def _bounds(points: Points | None) -> Json:
    return None if points is None else {"low": exact_text(points.low), "high": exact_text(points.high)}


def _places(rank: Rank | None) -> Json:
    return None if rank is None else {"best": rank.best, "worst": rank.worst}
