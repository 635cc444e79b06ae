"""What Pygments calls each kind of word of the language."""

from __future__ import annotations

from pygments.token import Comment, Keyword, Literal, Name, Number, Operator, Punctuation, String, _TokenType

from cchc_rules.language.surface.keywords import section_of
from cchc_rules.language.surface.lexer import Token
from cchc_rules.language.surface.nodes import Form
from cchc_rules.language.surface.nodes import Literal as Written

COMMENT = Comment.Single
# By the sections of the keyword table.
SECTIONS: dict[str, _TokenType] = {
    "headings": Keyword.Declaration,
    "clauses": Keyword,
    "cycle": Keyword,
    "guarantees": Keyword,
    "amendments": Keyword.Declaration,
    "rules": Keyword.Reserved,
    "bands": Operator.Word,
    "outcomes": Keyword.Constant,
    "inputs": Keyword.Type,
    "functions": Name.Builtin,
    "conditions": Operator.Word,
    "details": Keyword.Pseudo,
}
_OTHERS: dict[str, _TokenType] = {
    "STRING": String.Double,
    "NAME": Name.Variable,
    "CODE": Name.Function,
    "ID": Name.Label,
    "DAY": Literal.Date,
    "DAY_MONTH": Literal.Date,
    "INT": Number.Integer,
    "ZERO": Number.Integer,
    "NUMBER": Number.Float,
    "LPAR": Punctuation,
    "RPAR": Punctuation,
    "COMMA": Punctuation,
    "COLON": Punctuation,
}


def kind_of(token: Token) -> _TokenType:
    """The kind of a word; signs of arithmetic and comparison are operators."""
    if isinstance(token.value, Written) and token.value.form is Form.PERCENT:
        return Number.Float
    section = section_of().get(token.type)
    return SECTIONS[section] if section is not None else _OTHERS.get(token.type, Operator)
