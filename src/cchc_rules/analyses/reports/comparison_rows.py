"""Row by row: how items score otherwise, and everything that changed, for filters to choose from."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from cchc_rules.analyses.changes import messages as said_of
from cchc_rules.analyses.changes.kinds import Kind, kind_of
from cchc_rules.analyses.changes.model import Behaviour, Direction
from cchc_rules.analyses.changes.subjects import Area, Subject
from cchc_rules.analyses.changes.wording import Told, behaves, extent, guessed, tell, verdict
from cchc_rules.analyses.proving.pairs import Differs
from cchc_rules.analyses.reports import messages
from cchc_rules.analyses.reports.comparison_page import (
    AREA,
    DIRECTION,
    KIND,
    OUTCOMES,
    Page,
    area_called,
    contents_of,
    outcome,
)
from cchc_rules.backends.pictures.steps import Swing, swings
from cchc_rules.backends.reports.document import (
    Block,
    Filter,
    Filters,
    Heading,
    Notice,
    Paragraph,
    Part,
    Picture,
    Row,
    Tone,
    cell,
)
from cchc_rules.backends.words.layout import capital
from cchc_rules.backends.words.writing import ratio
from cchc_rules.base.texts import Text, same

_NOTHING = Fraction(0)
_TONES = {Direction.STRICTER: Tone.BAD, Direction.LOOSER: Tone.GOOD, Direction.MIXED: Tone.OPEN}


def scoring(page: Page) -> Iterator[Block]:
    """How items score otherwise: a picture and a table."""
    told = [one for one in page.subjects if one.behaviour is not None]
    if not told:
        return
    yield Heading(2, page.said(messages.SCORING))
    drawn = [swing for one in told if (swing := _swing(page, one)) is not None]
    if drawn:
        said = "; ".join(f"{one.name}: {one.label}" for one in drawn)
        yield Picture(
            swings(page.said(messages.SCORING_PICTURE), said, drawn, "cach-cham"),
            page.said(messages.SCORING_PICTURE),
        )
    rows = [_verdict(page, one, one.behaviour) for one in told if one.behaviour is not None]
    yield page.table(
        (messages.ITEM, 34, False),
        (messages.VERDICT, 26, False),
        (messages.LARGEST_GAIN, 20, False),
        (messages.LARGEST_LOSS, 20, False),
        rows=tuple(rows),
    )


def _verdict(page: Page, subject: Subject, behaviour: Behaviour) -> Row:
    differs = isinstance(behaviour.verdict, Differs)
    tone = _TONES.get(behaviour.direction, Tone.PLAIN) if behaviour.direction else Tone.PLAIN
    ends = [
        cell(page.said(extent(shift, behaviour, gain=gain))) if differs else cell("–")
        for shift, gain in ((behaviour.gain, True), (behaviour.loss, False))
    ]
    return Row(
        cells=(
            cell(page.titled(subject)),
            cell(page.said(verdict(behaviour)), tone=tone if differs else Tone.PLAIN),
            *ends,
        ),
        marks=page.marks(subject),
    )


def _swing(page: Page, subject: Subject) -> Swing | None:
    behaviour = subject.behaviour
    if behaviour is None or not isinstance(behaviour.verdict, Differs):
        return None
    shares = [
        _NOTHING if shift is None or shift.share is None else abs(shift.share)
        for shift in (behaviour.loss, behaviour.gain)
    ]
    if not any(shares):
        return None
    fall, rise = (
        f"{sign}{page.said(ratio(share))}" if share else "0%"
        for sign, share in zip("−+", shares, strict=True)
    )
    return Swing(
        name=page.titled(subject),
        fall=shares[0],
        rise=shares[1],
        label=page.said(messages.SWING.of(fall=fall, rise=rise)),
    )


def rows(page: Page) -> Iterator[Block]:
    """The filters, then every changed row, area by area."""
    if not page.subjects:
        return
    yield Heading(2, page.said(messages.EVERY_CHANGE))
    yield _filters(page)
    by_area: dict[Area, list[Subject]] = {}
    for one in page.subjects:
        by_area.setdefault(one.area, []).append(one)
    for area, own in by_area.items():
        parts = tuple(Part(blocks=tuple(_row(page, one)), marks=page.marks(one)) for one in own)
        yield Part(blocks=(Heading(2, page.said(area_called(area))), *parts))


def _row(page: Page, subject: Subject) -> Iterator[Block]:
    yield Heading(3, page.titled(subject))
    guess = None if subject.pair is None else guessed(subject.pair)
    if guess is not None:
        yield Notice(page.said(guess))
    if subject.behaviour is not None:
        yield Paragraph(capital(page.said(verdict(subject.behaviour))))
    yield page.beside(told_of(page, subject))


def told_of(page: Page, subject: Subject) -> list[Told]:
    """Everything that is said of one row."""
    told = [tell(change, page.changes) for change in subject.changes]
    told += contents_of(page, subject)
    if subject.behaviour is not None:
        told += behaves(subject.behaviour, page.changes)
    passage = subject.passage
    if passage is not None:
        old, new = (() if text is None else _lines(text) for text in (passage.before, passage.after))
        told.append(Told(label=messages.PASSAGE, before=old, after=new))
    return told


def _filters(page: Page) -> Filters:
    kinds = {kind_of(change) for one in page.subjects for change in one.changes}
    found = dict.fromkeys(one.area for one in page.subjects)
    filters = [
        Filter(
            name=KIND,
            label=page.said(messages.KIND_OF_CHANGE),
            choices=tuple((one.value, page.said(said_of.KINDS[one])) for one in Kind if one in kinds),
        ),
        Filter(
            name=AREA,
            label=page.said(messages.AREA),
            choices=tuple((page.names.get(one, "a0"), page.said(area_called(one))) for one in found),
        ),
    ]
    outcomes = {outcome(one) for one in page.changes.behaviours}
    if outcomes:
        filters.append(
            Filter(
                name=DIRECTION,
                label=page.said(messages.FILTER_DIRECTION),
                choices=tuple(
                    (name, page.said(label)) for name, label in OUTCOMES.items() if name in outcomes
                ),
            )
        )
    return Filters(
        filters=tuple(filters),
        legend=page.said(messages.FILTER),
        every=page.said(messages.FILTER_ALL),
        shown=page.said(messages.FILTERED.of(shown="{shown}", all="{all}")),
    )


def _lines(text: str) -> tuple[Text, ...]:
    return tuple(same(line) for line in text.splitlines() if line.strip())
