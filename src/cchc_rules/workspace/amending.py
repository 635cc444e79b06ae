"""The amendment that makes one ruleset at hand say what another says, checked before it is offered."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from itertools import islice
from typing import TYPE_CHECKING

from attrs import evolve, field

from cchc_rules.analyses.changes.compare import compare
from cchc_rules.analyses.changes.wording import in_a_line, tell
from cchc_rules.base.classes import frozen
from cchc_rules.base.numbers import Language
from cchc_rules.base.sources import Source
from cchc_rules.base.texts import Text, same
from cchc_rules.diagnostics import codes
from cchc_rules.diagnostics.diagnostic import Diagnostic, Report
from cchc_rules.ir.digest import digest
from cchc_rules.ir.nodes import Ruleset
from cchc_rules.workspace import messages
from cchc_rules.workspace.consolidating import textless
from cchc_rules.workspace.rulesets import Loaded, framework_of, load, version_sources
from cchc_rules.workspace.versions import Version

if TYPE_CHECKING:
    from cchc_rules.language.amended.between import Between
    from cchc_rules.language.surface import nodes as s

_MOST_SHOWN = 8


@frozen(kw_only=True)
class Decided:
    """The decision of an amendment; what is not known of it is left out of the text."""

    number: str
    issuer: str | None = None
    day: date | None = None


@frozen(kw_only=True)
class Amending:
    """The text of the amendment, or why there is none."""

    text: str | None
    report: Report
    sources: Mapping[str, Source] = field(factory=dict, repr=False)
    language: str | None = None


@frozen(kw_only=True)
class _Side:
    """A ruleset with the texts that it was made of, and the tree of them all."""

    reference: str
    ruleset: Ruleset
    version: Version
    texts: tuple[Source, ...]
    file: s.File


def amending(before: str, after: str, decided: Decided | None = None) -> Amending:
    """The amendment of `before` that gives `after`, for the year of `after`.

    It rests on the decisions that only `after` names, and on `decided`. Read with the files of
    `before`, it has the digest of `after`, `decided` apart; where that cannot be, the report says
    which clauses stand in the way.
    """
    loaded = load(before), load(after)
    sources = {**loaded[0].sources, **loaded[1].sources}
    language = loaded[0].language
    if any(one.ruleset is None for one in loaded):
        found = (one for each in loaded if each.ruleset is None for one in each.report.diagnostics)
        return Amending(text=None, report=Report(dict.fromkeys(found)), sources=sources, language=language)
    sides = [_side(name, one) for name, one in zip((before, after), loaded, strict=True)]
    old, new = sides
    if old is None or new is None:
        missing = before if old is None else after
        return Amending(text=None, report=Report((textless(missing),)), language=language)
    text, problems = _written(old, new, decided)
    return Amending(text=text, report=Report(problems), sources=sources, language=language)


def _side(reference: str, loaded: Loaded) -> _Side | None:
    from cchc_rules.language.amended.from_surface import amend
    from cchc_rules.language.surface.parser import parse

    if loaded.ruleset is None or loaded.version is None:
        return None
    texts, _ = version_sources(loaded.version)
    parsed = [parse(one)[0] for one in texts]
    return _Side(
        reference=reference,
        ruleset=loaded.ruleset,
        version=loaded.version,
        texts=tuple(texts),
        file=amend(parsed[0], parsed[1:])[0].file,
    )


def _written(old: _Side, new: _Side, decided: Decided | None) -> tuple[str | None, tuple[Diagnostic, ...]]:
    from cchc_rules.language.amended.between import amendment, between, decided_by, heading_of
    from cchc_rules.language.surface.printer import print_file

    found = between(old.file, new.file)
    heading = heading_of(old.file, new.ruleset.year)
    if found.unsaid or heading is None:
        return None, (_beyond(old, new, list(_unsaid(found, old.file))),)
    bases = list(found.bases)
    own = None
    if decided is not None and decided.number not in {one.number for one in bases}:
        issuer = decided.issuer or new.ruleset.decisions[-1].issuer
        own = decided_by(decided.number, issuer, decided.day)
        bases.append(own)
    if not bases:
        return None, (_undecided(old, new),)
    text = print_file(amendment(found, heading, bases, old.file.language))
    differences = _differences(text, old, new, own)
    if differences:
        return None, (_beyond(old, new, differences),)
    spoken: Language = "en" if old.file.language == "en" else "vi"
    head = "".join(f"# {line.in_(spoken)}\n" for line in _remarks(old, new))
    return head + text, ()


def _differences(text: str, old: _Side, new: _Side, own: s.Basis | None) -> list[Text]:
    """What is not as it should be once the text is read as an amendment of the old set."""
    from cchc_rules.pipeline import compile_source

    framework, _ = framework_of(old.version.entry)
    amendment = Source("amendment", text)
    compiled = compile_source(old.texts[0], (*old.texts[1:], amendment), new.ruleset.year, framework)
    made = compiled.ruleset
    if made is None:
        return [one.message for one in compiled.report.diagnostics]
    if own is not None and own.number not in {one.number for one in new.ruleset.decisions}:
        rest = tuple(one for one in made.decisions if one.number != own.number)
        made = evolve(made, decisions=rest)
    if digest(made) == digest(new.ruleset):
        return []
    changes = compare(made, new.ruleset)
    told = [in_a_line(tell(one, changes)) for one in islice(changes.changes, _MOST_SHOWN)]
    return [messages.STILL_DIFFERS.of(change=one) for one in told] or [messages.OTHER_DIGEST]


def _unsaid(found: Between, file: s.File) -> Iterator[Text]:
    from cchc_rules.language.surface.print_clauses import statement
    from cchc_rules.language.surface.print_words import words

    spoken: Language = "en" if file.language == "en" else "vi"
    for one in found.unsaid:
        line = statement(one, words(spoken))[0].text
        yield messages.CANNOT_TAKE_AWAY.of(clause=same(line))


def _remarks(old: _Side, new: _Side) -> Iterator[Text]:
    yield messages.AMENDMENT_REMARK
    for text, side in ((messages.AMENDMENT_OF, old), (messages.AMENDMENT_GIVES, new)):
        ruleset = side.ruleset
        yield text.of(reference=f"{ruleset.id}@{ruleset.year}", digest=digest(ruleset))
    yield messages.AMENDMENT_PLACE.of(id=old.ruleset.id, year=new.ruleset.year)


# ── what can go wrong ──────────────────────────────────────────────────────────────────────


def _beyond(old: _Side, new: _Side, notes: Sequence[Text]) -> Diagnostic:
    return Diagnostic(
        code=codes.BEYOND_AMENDMENTS,
        message=messages.BEYOND_AMENDMENTS.of(before=old.reference, after=new.reference),
        notes=tuple(notes),
        helps=(messages.BEYOND_AMENDMENTS_HELP.of(before=old.reference, year=new.ruleset.year),),
    )


def _undecided(old: _Side, new: _Side) -> Diagnostic:
    return Diagnostic(
        code=codes.AMENDMENT_WITHOUT_DECISION,
        message=messages.AMENDMENT_WITHOUT_DECISION.of(before=old.reference, after=new.reference),
        helps=(messages.AMENDMENT_WITHOUT_DECISION_HELP,),
    )
