"""From the tree of a dossier to a dossier bound to a ruleset: names resolved, values typed.

One run tells everything that is wrong. Figures that no rule can take (an outcome "rejected")
are left to the evaluator, which knows the rules.
"""

from __future__ import annotations

from typing import TypeAlias

from attrs import evolve, field

from cchc_rules.base.canonical import digest as digest_of
from cchc_rules.base.classes import define
from cchc_rules.base.names import folded
from cchc_rules.base.texts import Text, same
from cchc_rules.diagnostics import codes
from cchc_rules.diagnostics.codes import Severity
from cchc_rules.diagnostics.diagnostic import Diagnostic, Label
from cchc_rules.dossiers import keys, messages
from cchc_rules.dossiers.attachments import check_documents, read_documents
from cchc_rules.dossiers.data import Data, Entry, Mapping, Scalar
from cchc_rules.dossiers.demands import check_demands
from cchc_rules.dossiers.findings import Findings, is_empty, quoted
from cchc_rules.dossiers.keys import Names, Table, Word, names_of
from cchc_rules.dossiers.read import year_of
from cchc_rules.dossiers.values import Reader
from cchc_rules.ir import nodes as ir
from cchc_rules.ir.digest import digest as digest_of_ruleset
from cchc_rules.ir.dossier import Attached, Dossier, Key, Value
from cchc_rules.ir.ranges import Known
from cchc_rules.ir.to_json import dossier_to_json
from cchc_rules.ir.walk import nodes

Top: TypeAlias = dict[Word, Entry]


def bind(data: Data, ruleset: ir.Ruleset) -> tuple[Dossier | None, tuple[Diagnostic, ...]]:
    """The dossier in `data` for `ruleset`, and what is wrong with it; never raises.

    There is none when anything found is an error. A dossier that names another ruleset or year
    (CR408) is read no further.
    """
    found = Findings()
    dossier = _bound(data, ruleset, found)
    if any(one.severity is Severity.ERROR for one in found.found):
        dossier = None
    return dossier, tuple(found.found)


def digest(dossier: Dossier) -> str:
    """`sha256:` and the digest of what `dossier` says, whatever digest it carries."""
    return digest_of(dossier_to_json(evolve(dossier, digest=None))["dossier"])


def _bound(data: Data, ruleset: ir.Ruleset, found: Findings) -> Dossier | None:
    if not isinstance(data, Mapping):
        found.add(codes.WRONG_TYPE, messages.NOT_A_GROUP, data, helps=(messages.TOP_HELP,))
        return None
    top = dict(found.known(data, keys.words(keys.TOP, messages.UNKNOWN_TOP)))
    unit = _identity(data, top, ruleset, found)
    if any(one.code is codes.WRONG_RULESET for one in found.found):
        return None
    language = keys.language_of(data, "en" if ruleset.language == "en" else "vi")
    binder = _Binder(names=names_of(ruleset), reader=Reader(language, found), found=found)
    binder.na_claims = binder.reasons(top.get(keys.NOT_APPLICABLE), claims=True)
    binder.answer(top.get(keys.ANSWERS))
    binder.attach(top.get(keys.EVIDENCE))
    dossier = Dossier(
        ruleset=ruleset.id,
        year=ruleset.year,
        unit=unit or "",
        answers=binder.answers,
        evidence=binder.evidence,
        explanations=binder.reasons(top.get(keys.EXPLANATIONS)),
        na_claims=binder.na_claims,
        refusals=binder.reasons(top.get(keys.REFUSALS)),
    )
    binder.demand()
    dossier = evolve(dossier, digest=digest(dossier))
    _check_digest(dossier, top.get(keys.DIGEST), found)
    return dossier


def _identity(data: Mapping, top: Top, ruleset: ir.Ruleset, found: Findings) -> str | None:
    """The name of the unit; reports what does not fit `ruleset` and what is missing."""
    examples = {
        keys.RULESET: same(ruleset.id),
        keys.YEAR: same(str(ruleset.year)),
        keys.UNIT: messages.UNIT_EXAMPLE,
    }
    given: dict[Word, tuple[str, Scalar]] = {}
    for word, example in examples.items():
        entry = top.get(word)
        text = None if entry is None else found.text(entry.value)
        if entry is None or is_empty(entry.value):
            at = data if entry is None else entry.key
            cure = messages.MISSING_TOP_HELP.of(word=word.name, example=example)
            found.add(codes.MISSING_KEY, messages.MISSING_TOP.of(word=word.name), at, helps=(cure,))
        elif text is not None and isinstance(entry.value, Scalar):
            given[word] = (text, entry.value)
    if keys.RULESET in given:
        text, node = given[keys.RULESET]
        if len(text) > keys.LONGEST_NAME or folded(text) != folded(ruleset.id):
            message = messages.WRONG_RULESET.of(found=quoted(text), wanted=ruleset.id)
            found.add(codes.WRONG_RULESET, message, node, helps=(messages.WRONG_RULESET_HELP,))
    if keys.YEAR in given:
        _check_year(*given[keys.YEAR], ruleset, found)
    if not any(one.code is codes.WRONG_RULESET for one in found.found):
        _check_version(top.get(keys.RULESET_DIGEST), ruleset, found)
    return given[keys.UNIT][0] if keys.UNIT in given else None


def _check_year(text: str, node: Scalar, ruleset: ir.Ruleset, found: Findings) -> None:
    year = year_of(text)
    if year is None:
        message = messages.NOT_A_YEAR.of(text=quoted(text))
        found.add(codes.WRONG_TYPE, message, node, helps=(messages.NOT_A_YEAR_HELP,))
    elif year != ruleset.year:
        message = messages.WRONG_YEAR.of(found=text, wanted=str(ruleset.year))
        found.add(codes.WRONG_RULESET, message, node, helps=(messages.WRONG_RULESET_HELP,))


def _check_version(entry: Entry | None, ruleset: ir.Ruleset, found: Findings) -> None:
    """A dossier that names the digest of its ruleset belongs to no other version of it."""
    text = None if entry is None else found.text(entry.value)
    if entry is not None and text is not None and text != digest_of_ruleset(ruleset):
        message = messages.WRONG_VERSION.of(ruleset=ruleset.id, year=str(ruleset.year))
        found.add(codes.WRONG_RULESET, message, entry.value, helps=(messages.WRONG_VERSION_HELP,))


def _check_digest(dossier: Dossier, entry: Entry | None, found: Findings) -> None:
    text = None if entry is None else found.text(entry.value)
    # A digest is compared only with content that could be read in full.
    broken = any(one.severity is Severity.ERROR for one in found.found)
    if entry is None or text is None or broken or text == dossier.digest:
        return
    note = messages.DIGEST_NOTE.of(digest=dossier.digest or "")
    helps = (messages.DIGEST_HELP,)
    found.add(codes.DIGEST_DIFFERS, messages.DIGEST_DIFFERS, entry.value, notes=(note,), helps=helps)


@define
class _Binder:
    """What the parts of one dossier share while they are bound."""

    names: Names
    reader: Reader
    found: Findings
    answers: dict[Key, Value] = field(init=False, factory=dict)
    evidence: dict[str, tuple[Attached, ...]] = field(init=False, factory=dict)
    na_claims: dict[str, str] = field(init=False, factory=dict)
    _places: dict[Key, Data] = field(init=False, factory=dict)
    _claimed_at: dict[str, Scalar] = field(init=False, factory=dict)

    def answer(self, entry: Entry | None) -> None:
        """Binds the answers, of the ruleset itself and of its items and groups."""
        group = self._group(entry, messages.ANSWERS_HELP)
        if group is None:
            return
        general = self.names.inputs[None].meanings
        table: Table[ir.Input | ir.Node] = Table(
            (*general, *self.names.nodes.meanings), messages.UNKNOWN_ITEM
        )
        for meaning, one in self.found.known(group, table):
            if isinstance(meaning, ir.Input):
                self._take(meaning, one)
            else:
                self._answer_node(meaning, one)

    def attach(self, entry: Entry | None) -> None:
        """Binds the documents of each item."""
        for node, one in self._nodes(entry, messages.DOCUMENTS_HELP):
            documents = read_documents(one.value, self.found)
            if not documents:
                continue
            if isinstance(node, ir.Item) and node.evidence:
                check_documents(documents, node, self.found)
            else:
                message, cure = messages.NO_EVIDENCE_ASKED.of(item=node.code), messages.NO_EVIDENCE_ASKED_HELP
                self.found.add(codes.UNMATCHED_EVIDENCE, message, one.key, helps=(cure,))
            self.evidence[node.id] = tuple(document for document, _ in documents)

    def reasons(self, entry: Entry | None, *, claims: bool = False) -> dict[str, str]:
        """A reason per item; with `claims`, for its not being applicable."""
        given: dict[str, str] = {}
        for node, one in self._nodes(entry, messages.REASONS_HELP):
            if claims and not node.may_be_claimed_na:
                self._error(
                    codes.NA_NOT_ALLOWED, messages.NA_NOT_ALLOWED, messages.NA_NOT_ALLOWED_HELP, node, one
                )
                continue
            if isinstance(node, ir.Group) and not claims:
                cure = messages.REASON_WITHOUT_EFFECT_HELP
                self._error(codes.ANSWER_WITHOUT_EFFECT, messages.REASON_WITHOUT_EFFECT, cure, node, one)
                continue
            text = self.found.text(one.value)
            if is_empty(one.value):
                self._error(codes.NO_REASON, messages.NO_REASON, messages.NO_REASON_HELP, node, one)
            elif text is not None:
                for item in _items(node):
                    # A reason for the item itself says more than one for its group.
                    if item is node or item.id not in given:
                        given[item.id] = text
            if claims:
                self._claimed_at |= {item.id: one.key for item in _items(node)}
        return given

    def demand(self) -> None:
        """Checks that every part is a part of its whole; a claimed item makes no demands."""
        items = tuple(item for item in self.names.items.values() if item.id not in self._claimed_at)
        kinds = {key: one.kind for key, one in self.names.all_inputs.items()}
        check_demands(items, Known(kinds=kinds, answers=self.answers), self._places, self.found)

    def _answer_node(self, node: ir.Node, entry: Entry) -> None:
        group = self.found.mapping(entry.value, messages.ANSWERS_HELP)
        if group is None:
            return
        for one, answer in self.found.known(group, self.names.inputs[node.id]):
            self._take(one, answer)
            if node.id in self._claimed_at and not is_empty(answer.value):
                self.found.add(
                    codes.ANSWER_WITHOUT_EFFECT,
                    messages.ANSWER_WITHOUT_EFFECT.of(item=node.code),
                    answer.key,
                    others=(Label(self._claimed_at[node.id].span, messages.CLAIMED_HERE),),
                    helps=(messages.ANSWER_WITHOUT_EFFECT_HELP,),
                )

    def _take(self, one: ir.Input, entry: Entry) -> None:
        value = self.reader.value(one.kind, entry.value)
        if value is not None:
            self.answers[one.key] = value
            self._places[one.key] = entry.value

    def _nodes(self, entry: Entry | None, cure: Text) -> list[tuple[ir.Node, Entry]]:
        group = self._group(entry, cure)
        return [] if group is None else self.found.known(group, self.names.nodes)

    def _group(self, entry: Entry | None, cure: Text) -> Mapping | None:
        return None if entry is None else self.found.mapping(entry.value, cure)

    def _error(self, code: codes.Code, message: Text, cure: Text, node: ir.Node, entry: Entry) -> None:
        self.found.add(code, message.of(item=node.code), entry.key, helps=(cure,))


def _items(node: ir.Node) -> tuple[ir.Item, ...]:
    """The item itself, or every item below a group."""
    return tuple(one for one in nodes((node,)) if isinstance(one, ir.Item))
