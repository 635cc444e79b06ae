"""Nothing that a ruleset says becomes code."""

from __future__ import annotations

import ast
from fractions import Fraction
from pathlib import Path

import pytest
from attrs import evolve

from cchc_rules.backends.compiled.program import every_function, index_function
from cchc_rules.backends.compiled.reading import Answers
from cchc_rules.backends.compiled.standing import Standing
from cchc_rules.base.sources import Source
from cchc_rules.ir import nodes as ir
from cchc_rules.pipeline import compile_source
from cchc_rules.workspace import rulesets
from tests.language.frame import framed
from tests.repository.project import ROOT

NASTY = [
    "__import__('os').system('false')",
    "x'); raise SystemExit  #",
    '"""\nimport os\n"""',
    "u",
    "back",
    "K1",
    "{0.__class__}",
    "\\x27 \n return 1/0",
    "lambda: 0",
    "\u202etac",
]
TEXT = (
    'tiêu chí 1 "Một" tối đa 2 điểm\n  không cần kiểm chứng\n'
    '  hỏi a: số đếm "A"\n  hỏi c: lựa chọn "C": "x", "y"\n'
    '  chấm\n    khi c là "x" và a từ 1 trở lên: 2 điểm\n    còn lại: 0 điểm\n'
)


def stop(_: Answers) -> Standing:
    raise AssertionError


def named(ruleset: ir.Ruleset, name: str) -> ir.Ruleset:
    """The ruleset with `name` wherever it says a word of its own."""
    item = ruleset.children[0]
    assert isinstance(item, ir.Item)
    first, *rest = item.cases
    when = ir.All(
        (ir.Chosen(name, name, name), ir.Within(ir.Answer(name, name + "!"), ir.Interval(Fraction(1))))
    )
    changed = evolve(item, id=name, code=name, name=name, cases=(evolve(first, when=when), *rest), note=name)
    inputs = (
        ir.Input(owner=name, name=name + "!", kind=ir.CountOf(), question=name),
        ir.Input(owner=name, name=name, kind=ir.ChoiceOf((name, name + "?")), question=name),
    )
    grading = ir.Grading(
        target=name,
        on_rounded=False,
        grades=(
            ir.Grade(name, ir.Interval(Fraction(1, 2))),
            ir.Grade("", ir.Interval(None, Fraction(1, 2), high_closed=False)),
        ),
        gates=(ir.Gate(name=name, condition=when, effect=ir.GateEffect.AT_MOST, grade=name),),
    )
    return evolve(ruleset, id=name, title=name, inputs=inputs, children=(changed,), gradings=(grading,))


@pytest.mark.parametrize("name", NASTY)
def test_a_name_that_looks_like_code_is_only_a_name(name: str) -> None:
    plain = compile_source(Source("a.cchc", framed(TEXT).text)).ruleset
    assert plain is not None
    ruleset = named(plain, name)
    text, index = index_function(ruleset, stop)
    standing = index({f"{name}.{name}!": 3, f"{name}.{name}": name})
    assert (Fraction(2), name) == (standing.total.low, standing.grade)
    more, every, _ = every_function(ruleset)
    assert every({f"{name}.{name}!": 3, f"{name}.{name}": name}) is not None
    words = {name, *name.split("'")} - {"", *"uK", "back", "K1"}
    assert not any(word in text or word in more for word in words if len(word) > 3)


@pytest.mark.parametrize("path", sorted((ROOT / "rulesets").glob("**/ruleset.cchc")), ids=str)
def test_generated_code_has_generated_names_and_whole_numbers_only(path: Path) -> None:
    ruleset = rulesets.check(str(path)).ruleset
    assert ruleset is not None
    for text in (index_function(ruleset, stop)[0], every_function(ruleset)[0]):
        for node in ast.walk(ast.parse(text)):
            match node:
                case ast.Name(id=found):
                    known = found in {*"udfhnotz", "back", "len", "made", "map", "type"}
                    assert known or (found[0].isalpha() and found[1:].isdigit()), found
                case ast.Constant(value=value):
                    assert value is None or isinstance(value, (int, bool)), value
                case ast.Attribute(attr=attribute):
                    assert attribute in {"as_integer_ratio", "points"}
                case ast.Div() | ast.Import() | ast.ImportFrom() | ast.Lambda():
                    raise AssertionError(ast.dump(node))
                case _:
                    pass
