"""The pass from a flat file to the nested tree.

First the statements are gathered under their headings; then the headings are nested by level;
then identities, inputs and inherited clauses are settled from the top down.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from attrs import evolve, field

from cchc_rules.base.classes import define
from cchc_rules.base.names import nearest
from cchc_rules.base.sources import Span
from cchc_rules.base.texts import Text, same
from cchc_rules.diagnostics import codes
from cchc_rules.diagnostics.diagnostic import Diagnostic, Label
from cchc_rules.ir.nodes import Input, Level
from cchc_rules.language.resolved import messages
from cchc_rules.language.resolved.inputs import ask
from cchc_rules.language.resolved.nodes import Clauses, Head, Node, Ruleset
from cchc_rules.language.surface import nodes as s
from cchc_rules.language.surface.keywords import word

RANKS = {Level.PART: 0, Level.AREA: 1, Level.CRITERION: 2, Level.COMPONENT: 3}

# Which clause goes where: (statement, field, the word that begins it).
ONCE_IN_HEAD: dict[type, tuple[str, str]] = {
    s.RulesetHeading: ("heading", "RULESET"),
    s.Title: ("title", "TITLE"),
    s.Targets: ("targets", "TARGET"),
    s.InForce: ("in_force", "IN_FORCE"),
    s.Total: ("total", "TOTAL"),
    s.IndexClause: ("index", "INDEX"),
    s.RoundingClause: ("rounding", "ROUND"),
    s.Ranking: ("ranking", "RANKING"),
    s.UnderFramework: ("framework", "UNDER_FRAMEWORK"),
}
ANYWHERE: dict[type, tuple[str, str]] = {
    s.CombineClause: ("combine", "COMBINE"),
    s.NaPolicyClause: ("na_policy", "NA_POLICY"),
    s.WithoutProof: ("without_proof", "WITHOUT_PROOF"),
    s.SourceClause: ("source", "SOURCE"),
    s.Note: ("note", "NOTE"),
    s.AssessedBy: ("assessed_by", "ASSESSED_BY"),
}
UNDER_HEADINGS: dict[type, tuple[str, str]] = {
    s.NaClaim: ("na_claim", "NA_CLAIM"),
    s.NoEvidence: ("no_evidence", "NO_EVIDENCE"),
    s.SurveyItem: ("survey", "SURVEY_ITEM"),
    s.AppliesWhen: ("applies_when", "APPLIES_WHEN"),
    s.Continues: ("continues", "CONTINUES"),
    s.Unrecovered: ("unrecovered", "UNRECOVERED"),
    s.Delegated: ("delegated", "DELEGATED"),
    s.Score: ("rule", "SCORE"),
}
MANY_IN_HEAD: dict[type, str] = {
    s.Basis: "BASIS",
    s.Replaces: "REPLACES",
    s.Grades: "GRADES",
    s.Gate: "GATE",
    s.Milestone: "MILESTONE",
}


@define
class _Gathered:
    """A heading and its statements, before nesting."""

    heading: s.Heading | None
    statements: list[s.Statement] = field(factory=list)
    children: list[_Gathered] = field(factory=list)
    damaged: bool = False


NO_YEAR = 2000


def resolve(
    file: s.File, name: str, year: int | None = None, touched: Mapping[str, str] | None = None
) -> tuple[Ruleset, tuple[Diagnostic, ...]]:
    """The nested tree of `file`, called `name` in messages, and what was wrong with its names.

    `year` is the assessed year to read it for, by default the first it is for. `touched` maps
    the identity of a node to the decision that last changed it.
    """
    found: list[Diagnostic] = []
    head, rows = _gather(file)
    top = _nest(rows, found)
    resolver = _Resolver(found, touched or {})
    head_clauses = resolver.clauses(head.statements, Clauses(), in_head=True)
    resolver.head_source = head_clauses.source
    asked, scope = ask([one for one in head.statements if isinstance(one, s.Ask)], None, {}, found)
    # Where nothing at all was read, the parser has said why.
    head_node = _head(head.statements, found, damaged=bool(file.damaged) or not file.statements)
    children = tuple(resolver.node(row, head_clauses, scope, None) for row in top)
    resolved = Ruleset(
        head=head_node,
        year=year or (head_node.heading.years.first if head_node.heading else NO_YEAR),
        clauses=head_clauses,
        asked=asked,
        scope=scope,
        children=children,
        language=file.language,
        file=name,
        damaged=bool(file.damaged),
    )
    found.extend(_references(resolved))
    return resolved, tuple(found)


# ── gathering and nesting ──────────────────────────────────────────────────────────────────


def _gather(file: s.File) -> tuple[_Gathered, list[_Gathered]]:
    head = _Gathered(None)
    rows: list[_Gathered] = []
    for statement in file.statements:
        if isinstance(statement, s.Heading):
            rows.append(_Gathered(statement))
        else:
            (rows[-1] if rows else head).statements.append(statement)
    for place in file.damaged:
        _owner_of(place, rows, head).damaged = True
    return head, rows


def _owner_of(place: Span, rows: list[_Gathered], head: _Gathered) -> _Gathered:
    owner = head
    for row in rows:
        assert row.heading is not None
        # A row that an amendment changed has statements from several files.
        statements = (row.heading, *row.statements)
        if any(one.span.file == place.file and one.span.start <= place.start for one in statements):
            owner = row
    return owner


def _nest(rows: list[_Gathered], found: list[Diagnostic]) -> list[_Gathered]:
    top: list[_Gathered] = []
    stack: list[_Gathered] = []
    for row in rows:
        heading = row.heading
        assert heading is not None
        rank = RANKS.get(heading.level)
        if rank is None:
            while stack and _level(stack[-1]) is not Level.PART:
                stack.pop()
        else:
            while stack and RANKS[_level(stack[-1])] >= rank:
                stack.pop()
        parent = stack[-1] if stack else None
        if heading.level is Level.COMPONENT and (parent is None or _level(parent) is not Level.CRITERION):
            found.append(_misplaced(heading, parent))
            row.damaged = True
        (parent.children if parent else top).append(row)
        if rank is not None:
            stack.append(row)
    return top


def _level(row: _Gathered) -> Level:
    assert row.heading is not None
    return row.heading.level


def _misplaced(heading: s.Heading, parent: _Gathered | None) -> Diagnostic:
    inside = messages.AT_THE_TOP
    if parent is not None and parent.heading is not None:
        inside = Text("{level} `{code}`", "{level} `{code}`").of(
            level=word(parent.heading.level.name), code=parent.heading.code.text
        )
    return Diagnostic(
        code=codes.MISPLACED_NODE,
        message=messages.MISPLACED_NODE.of(
            level=word(heading.level.name), code=heading.code.text, parent=inside
        ),
        labels=(Label(heading.span),),
        helps=(messages.MISPLACED_NODE_HELP.of(wanted=word("CRITERION")),),
    )


# ── settling ───────────────────────────────────────────────────────────────────────────────


@define
class _Resolver:
    found: list[Diagnostic]
    touched: Mapping[str, str]
    head_source: s.SourceClause | None = None
    codes_seen: dict[str, Span] = field(factory=dict)
    ids_seen: dict[str, Span] = field(factory=dict)

    def node(self, row: _Gathered, above: Clauses, scope: dict[str, Input], parent: Node | None) -> Node:
        heading = row.heading
        assert heading is not None
        identity = heading.id.text if heading.id else heading.code.text
        self._unique(heading, identity, parent)
        own = self.clauses(row.statements, above, in_head=False)
        asks = [one for one in row.statements if isinstance(one, s.Ask)]
        asked, inner = ask(asks, identity, scope, self.found)
        node = Node(
            heading=heading,
            id=identity,
            level=heading.level,
            clauses=own,
            asked=asked,
            scope=inner,
            children=(),
            damaged=row.damaged,
            touched_by=self.touched.get(identity),
        )
        children = tuple(self.node(child, own, inner, node) for child in row.children)
        node = evolve(node, children=children, damaged=row.damaged or any(c.damaged for c in children))
        self._shape(node)
        if not children:
            self._no_combination(row.statements)
        self._no_tendency_of_groups(node)
        return node

    def _no_combination(self, statements: list[s.Statement]) -> None:
        """An item has nothing to combine."""
        for statement in statements:
            if isinstance(statement, s.CombineClause):
                self._misplaced_clause(statement, "COMBINE", in_head=False)

    def _no_tendency_of_groups(self, node: Node) -> None:
        """Only what is scored itself has a rule that an answer could better."""
        for one in node.clauses.guarantees if node.children else ():
            if isinstance(one, s.Tendency):
                message = messages.TENDENCY_OF_GROUP.of(level=word(node.level.name), code=node.code)
                self._say(codes.MISPLACED_CLAUSE, message, one.span, messages.TENDENCY_OF_GROUP_HELP)

    def _unique(self, heading: s.Heading, identity: str, parent: Node | None) -> None:
        code = heading.code
        first = self.codes_seen.setdefault(code.text, code.span)
        if first is not code.span:
            self._twice(
                codes.DUPLICATE_CODE,
                messages.DUPLICATE_CODE.of(code=code.text),
                code.span,
                first,
                messages.DUPLICATE_CODE_HELP,
            )
        place = heading.id.span if heading.id else code.span
        first = self.ids_seen.setdefault(identity, place)
        # A code that stands twice has been told; a new row may also take the old code of another.
        if first is not place and self.codes_seen[code.text] is code.span:
            self._twice(
                codes.DUPLICATE_ID,
                messages.DUPLICATE_ID.of(id=identity),
                place,
                first,
                messages.DUPLICATE_ID_HELP,
            )
        numbered = parent is not None and parent.code[-1:].isdigit() and heading.level in RANKS
        if parent is not None and numbered and not code.text.startswith(parent.code + "."):
            self.found.append(
                Diagnostic(
                    code=codes.CODE_OUT_OF_PLACE,
                    message=messages.CODE_OUT_OF_PLACE.of(code=code.text, parent=parent.code + "."),
                    labels=(Label(code.span), Label(parent.heading.code.span)),
                    helps=(messages.CODE_OUT_OF_PLACE_HELP,),
                )
            )

    def clauses(self, statements: list[s.Statement], above: Clauses, *, in_head: bool) -> Clauses:
        """The clauses among `statements`, with what is inherited from `above`."""
        facts: dict[str, Any] = {"evidence": (), "structure": ()}
        facts["guarantees"] = self._guarantees(statements, in_head=in_head)
        for statement in statements:
            kind = type(statement)
            if isinstance(statement, s.EvidenceClause):
                facts["evidence"] += (statement,)
                if in_head:
                    self._misplaced_clause(statement, "EVIDENCE", in_head=True)
            elif isinstance(statement, s.Structure):
                facts["structure"] += (statement,)
            elif kind in ANYWHERE or kind in UNDER_HEADINGS:
                name, terminal = ANYWHERE.get(kind) or UNDER_HEADINGS[kind]
                if in_head and kind in UNDER_HEADINGS:
                    self._misplaced_clause(statement, terminal, in_head=True)
                    continue
                if name in facts:
                    self._clause_twice(statement, facts[name], terminal)
                    continue
                facts[name] = statement
            elif not in_head and not isinstance(statement, (s.Ask, s.Tendency, s.Guarantee)):
                terminal = _head_word(statement)
                self._misplaced_clause(statement, terminal, in_head=False)
        facts["own_source"] = "source" in facts
        for name in ("combine", "na_policy", "without_proof", "survey", "assessed_by"):
            facts.setdefault(name, getattr(above, name))
        # A heading's source speaks of that heading alone; only the head speaks for every other one.
        facts.setdefault("source", self.head_source)
        return Clauses(**facts)

    def _guarantees(
        self, statements: list[s.Statement], *, in_head: bool
    ) -> tuple[s.Tendency | s.Guarantee, ...]:
        """What is guaranteed here, each thing once."""
        kept: dict[object, s.Tendency | s.Guarantee] = {}
        for statement in statements:
            match statement:
                case s.Tendency() if in_head:
                    message = messages.TENDENCY_IN_HEAD
                    self._say(
                        codes.MISPLACED_CLAUSE, message, statement.span, messages.TENDENCY_OF_GROUP_HELP
                    )
                    continue
                case s.Tendency(name=name):
                    about, message = name.name, messages.TENDENCY_TWICE.of(name=name.name)
                case s.Guarantee(name=called):
                    about, message = called.text, messages.GUARANTEE_TWICE.of(name=called.text)
                case _:
                    continue
            first = kept.setdefault((type(statement), about), statement)
            if first is not statement:
                cure = messages.GUARANTEE_TWICE_HELP
                self._twice(codes.DUPLICATE_GUARANTEE, message, statement.span, first.span, cure)
        return tuple(kept.values())

    def _misplaced_clause(self, statement: s.Statement, terminal: str, *, in_head: bool) -> None:
        place = messages.AT_THE_TOP if in_head else word("CRITERION")
        cure = messages.MISPLACED_UNDER_HELP if in_head else messages.MISPLACED_CLAUSE_HELP
        self.found.append(
            Diagnostic(
                code=codes.MISPLACED_CLAUSE,
                message=messages.MISPLACED_CLAUSE.of(clause=word(terminal), place=place),
                labels=(Label(statement.span),),
                helps=(cure,),
            )
        )

    def _clause_twice(self, second: s.Statement, first: s.Statement, terminal: str) -> None:
        self._twice(
            codes.DUPLICATE_CLAUSE,
            messages.DUPLICATE_CLAUSE.of(clause=word(terminal)),
            second.span,
            first.span,
            messages.DUPLICATE_CLAUSE_HELP,
        )

    def _twice(self, code: codes.Code, message: Text, second: Span, first: Span, cure: Text) -> None:
        self.found.append(
            Diagnostic(
                code=code,
                message=message,
                labels=(Label(second), Label(first, messages.FIRST_HERE)),
                helps=(cure,),
            )
        )

    def _shape(self, node: Node) -> None:
        """An item has a rule and a maximum; a group has children and a maximum, and no rule."""
        if node.damaged:
            return
        named: dict[str, Text | str] = {"level": word(node.level.name), "code": node.code}
        rule = node.clauses.rule
        if node.children and rule is not None:
            child = node.children[0].span
            self._say(
                codes.RULE_ON_GROUP,
                messages.RULE_ON_GROUP.of(**named),
                rule.span,
                messages.RULE_ON_GROUP_HELP,
                Label(child, messages.RULE_ON_GROUP_NOTE),
            )
        filled = rule or node.clauses.unrecovered or node.clauses.delegated
        if not node.children and filled is None:
            empty = node.level in {Level.PART, Level.AREA}
            self._say(
                codes.EMPTY_GROUP if empty else codes.NO_RULE,
                (messages.EMPTY_GROUP if empty else messages.NO_RULE).of(**named),
                node.span,
                messages.EMPTY_GROUP_HELP if empty else messages.NO_RULE_HELP,
            )
        if node.heading.maximum is not None and node.heading.maximum.value <= 0:
            self._say(
                codes.IMPOSSIBLE_BOUNDS,
                messages.NO_POINTS.of(**named),
                node.heading.maximum.span,
                messages.NO_POINTS_HELP,
            )
        if node.heading.maximum is None and not (node.children and node.is_extra):
            self._say(
                codes.MISSING_CLAUSE,
                messages.MISSING_MAXIMUM.of(**named),
                node.span,
                messages.MISSING_MAXIMUM_HELP,
            )

    def _say(self, code: codes.Code, message: Text, span: Span, cure: Text, *others: Label) -> None:
        self.found.append(
            Diagnostic(code=code, message=message, labels=(Label(span), *others), helps=(cure,))
        )


def _head_word(statement: s.Statement) -> str:
    if isinstance(statement, s.CapClause):
        return "BONUS_CAP" if statement.level is Level.BONUS else "PENALTY_CAP"
    found = ONCE_IN_HEAD.get(type(statement))
    return found[1] if found else MANY_IN_HEAD[type(statement)]


def _head(statements: list[s.Statement], found: list[Diagnostic], *, damaged: bool) -> Head:
    facts: dict[str, Any] = {"bases": (), "replaces": (), "grades": (), "gates": (), "milestones": ()}
    reporter = _Resolver(found, {})
    for statement in statements:
        name = None
        match statement:
            case s.Basis():
                facts["bases"] += (statement,)
            case s.Replaces():
                facts["replaces"] += (statement,)
            case s.Grades():
                facts["grades"] += (statement,)
            case s.Milestone():
                facts["milestones"] += (statement,)
            case s.Gate():
                facts["gates"] += ((statement, len(facts["grades"]) - 1),)
            case s.CapClause():
                name = "bonus_cap" if statement.level is Level.BONUS else "penalty_cap"
            case _ if type(statement) in ONCE_IN_HEAD:
                name = ONCE_IN_HEAD[type(statement)][0]
            case _:
                pass
        if name is not None and name in facts:
            if isinstance(statement, s.RoundingClause):
                reporter._twice(  # noqa: SLF001 - same module
                    codes.ROUNDING_TWICE,
                    messages.ROUNDING_TWICE,
                    statement.span,
                    facts[name].span,
                    messages.ROUNDING_TWICE_HELP,
                )
            else:
                reporter._clause_twice(statement, facts[name], _head_word(statement))  # noqa: SLF001
        elif name is not None:
            facts[name] = statement
    head = Head(**facts)
    if not damaged:
        found.extend(_missing(head, statements))
    return head


def _missing(head: Head, statements: list[s.Statement]) -> list[Diagnostic]:
    start = head.heading.span if head.heading else (statements[0].span if statements else None)
    labels = (Label(start),) if start else ()
    found: list[Diagnostic] = []
    if head.heading is None:
        found.append(
            Diagnostic(
                code=codes.MISSING_HEADING,
                message=messages.MISSING_HEADING,
                labels=labels,
                helps=(messages.MISSING_HEADING_HELP,),
            )
        )
    if head.total is not None and head.total.maximum.value <= 0:
        found.append(
            Diagnostic(
                code=codes.IMPOSSIBLE_BOUNDS,
                message=messages.NO_POINTS.of(level=word("TOTAL"), code=""),
                labels=(Label(head.total.maximum.span),),
                helps=(messages.NO_POINTS_HELP,),
            )
        )
    wanted = {
        "title": (head.title, "TITLE"),
        "basis": (head.bases, "BASIS"),
        "targets": (head.targets, "TARGET"),
        "total": (head.total, "TOTAL"),
    }
    for name, (clause, terminal) in wanted.items():
        if not clause:
            found.append(
                Diagnostic(
                    code=codes.MISSING_CLAUSE,
                    message=messages.MISSING_CLAUSE.of(clause=word(terminal)),
                    labels=labels,
                    helps=(messages.MISSING_CLAUSE_HELP.of(example=messages.EXAMPLES[name]),),
                )
            )
    return found


def _references(ruleset: Ruleset) -> list[Diagnostic]:
    """Decisions cited by sources and targets of grades must be declared at the head."""
    found: list[Diagnostic] = []
    bases = {(basis.kind, basis.number) for basis in ruleset.head.bases}
    numbers = [basis.number for basis in ruleset.head.bases]
    sources = {id(node.clauses.source): node.clauses.source for node in ruleset.nodes()}
    sources[id(ruleset.clauses.source)] = ruleset.clauses.source
    for source in sources.values():
        if source is None or source.decision is None:
            continue
        if (source.instrument, source.decision.text) in bases:
            continue
        kind = word(source.instrument.name)
        guess = nearest(source.decision.text, numbers)
        helps = (messages.DID_YOU_MEAN.of(name=guess),) if guess else ()
        known = (messages.KNOWN_DECISIONS.of(numbers=same(", ".join(numbers))),) if numbers else ()
        found.append(
            Diagnostic(
                code=codes.UNKNOWN_DECISION,
                message=messages.UNKNOWN_DECISION.of(kind=kind, number=source.decision.text),
                labels=(Label(source.decision.span),),
                notes=known,
                helps=(*helps, messages.UNKNOWN_DECISION_HELP.of(kind=kind)),
            )
        )
    targets = [name.text for name in ruleset.head.targets.names] if ruleset.head.targets else []
    found.extend(
        Diagnostic(
            code=codes.UNKNOWN_TARGET,
            message=messages.UNKNOWN_TARGET.of(name=grades.target.text),
            labels=(Label(grades.target.span),),
            helps=(messages.UNKNOWN_TARGET_HELP.of(names=", ".join(targets)),),
        )
        for grades in ruleset.head.grades
        if grades.target is not None and targets and grades.target.text not in targets
    )
    return found
