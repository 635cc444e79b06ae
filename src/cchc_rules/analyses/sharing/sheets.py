"""The sheet of each office: its items in the order of the tree, each with what it needs and when."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from fractions import Fraction

from cchc_rules.analyses.calendar.deadlines import Deadline, deadlines_of
from cchc_rules.backends.words.questions import input_of, inputs_read_by
from cchc_rules.base.classes import frozen
from cchc_rules.base.names import folded
from cchc_rules.dossiers.assignment import Assignment, Share
from cchc_rules.ir.nodes import Condition, Evidence, Input, Item, Level, Node, Ruleset
from cchc_rules.ir.walk import keys_of_condition


@frozen(kw_only=True)
class Task:
    """One item on a sheet; `person` and `deadline` are those of the entry that assigned it.

    `inputs` are also those that decide whether the groups around the item apply.
    """

    item: Item
    person: str | None
    deadline: int | None
    inputs: tuple[Input, ...]
    evidence: tuple[Evidence, ...]
    dates: tuple[Deadline, ...]


@frozen(kw_only=True)
class Load:
    """How much is on a sheet: the maxima of its items added up, in points.

    Where a group counts its best item only, or caps their sum, this is more than can be earned.
    """

    items: int
    points: Fraction
    bonus: Fraction
    penalty: Fraction


@frozen(kw_only=True)
class Sheet:
    """The tasks of one office; `office` is None for what falls to nobody."""

    office: str | None
    tasks: tuple[Task, ...]

    @property
    def load(self) -> Load:
        """The weight of the sheet."""
        return load_of(task.item for task in self.tasks)


@frozen(kw_only=True)
class Shares:
    """Every sheet, in the order in which the file names the offices.

    `general` are the questions that no item reads: somebody must answer them too.
    """

    sheets: tuple[Sheet, ...]
    nobody: Sheet
    general: tuple[Input, ...]


def share_out(assignment: Assignment, ruleset: Ruleset) -> Shares:
    """The sheets of `assignment`; an office that others left nothing has an empty one."""
    shares = assignment.of_items(ruleset)
    offices = assignment.offices()
    tasks: dict[str | None, list[Task]] = {None: [], **{folded(office): [] for office in offices}}
    read: set[Input] = set()
    for item, above in _with_conditions(ruleset.children):
        share = shares[item.id]
        task = _task(item, share, above, ruleset)
        tasks[None if share is None else folded(share.office)].append(task)
        read.update(task.inputs)
    return Shares(
        sheets=tuple(Sheet(office=office, tasks=tuple(tasks[folded(office)])) for office in offices),
        nobody=Sheet(office=None, tasks=tuple(tasks[None])),
        general=tuple(asked for asked in ruleset.inputs if asked not in read),
    )


def load_of(every: Iterable[Item]) -> Load:
    """The number of items and their points, those of bonus and penalty items apart."""
    sums = dict.fromkeys(Level, Fraction(0))
    count = 0
    for item in every:
        sums[item.level] += item.maximum
        count += 1
    bonus, penalty = sums.pop(Level.BONUS), sums.pop(Level.PENALTY)
    return Load(items=count, points=sum(sums.values(), Fraction(0)), bonus=bonus, penalty=penalty)


def _with_conditions(
    children: tuple[Node, ...], above: tuple[Condition, ...] = ()
) -> Iterator[tuple[Item, tuple[Condition, ...]]]:
    """Every item with the conditions under which the groups around it apply."""
    for node in children:
        if isinstance(node, Item):
            yield node, above
        else:
            own = () if node.applies is None else (node.applies,)
            yield from _with_conditions(node.children, (*above, *own))


def _task(item: Item, share: Share | None, above: tuple[Condition, ...], ruleset: Ruleset) -> Task:
    keys = [key for condition in above for key in keys_of_condition(condition)]
    around = [asked for key in keys if (asked := input_of(key, ruleset)) is not None]
    return Task(
        item=item,
        person=None if share is None else share.person,
        deadline=None if share is None else share.deadline,
        inputs=tuple(dict.fromkeys((*around, *inputs_read_by(item, ruleset)))),
        evidence=item.evidence,
        dates=tuple(one for one in deadlines_of(item, ruleset) if one.question is not None),
    )
