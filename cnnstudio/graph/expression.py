"""Arithmetic in the fields of a block: a closed grammar, parsed by hand, never run.

    sum     = product (("+" | "-") product)*
    product = sign (("*" | "/" | "//" | "%") sign)*
    sign    = ("-" | "+")* atom
    atom    = number | name | function "(" sum ("," sum)* ")" | "(" sum ")"

There are no powers, comparisons, attributes or other calls. `//` and `%` round
downwards as in Python; `/` may give a fraction.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from cnnstudio.graph.text import translate

Value = int | float | bool | str
Term = Callable[[Mapping[str, Value]], Value]

LONGEST = 200
DEEPEST = 30
LARGEST = 1e12
TOKEN = re.compile(r"\s*(?:(\d+(?:\.\d+)?)|([A-Za-z_]\w*)|(//|[-+*/%(),]))", re.ASCII)


class ExpressionError(ValueError):
    """An expression cannot be read or computed; the text names the term."""


@dataclass(frozen=True, slots=True)
class Expression:
    """A parsed expression and the names that it uses."""

    text: str
    names: frozenset[str]
    term: Term

    def evaluate(self, scope: Mapping[str, Value]) -> Value:
        """Compute it; raises `ExpressionError`. Whole results are whole numbers."""
        value = self.term(scope)
        if isinstance(value, float) and value.is_integer():
            return int(value)
        return value


@lru_cache(maxsize=4_096)
def parse(text: str) -> Expression:
    """Read an expression; raises `ExpressionError`."""
    if len(text) > LONGEST:
        raise ExpressionError(
            translate(
                "Graph",
                "an expression has {longest} characters at most, this has {count:,}",
            ).format(longest=LONGEST, count=len(text))
        )
    return _Parser(text).expression()


def number(value: Value, text: str) -> int | float:
    """Return a value that arithmetic can use; raises `ExpressionError`."""
    if isinstance(value, str):
        raise ExpressionError(
            translate("Graph", "“{value}” in «{text}» is not a number").format(
                value=_short(value), text=_short(text)
            )
        )
    return value


def _short(text: str) -> str:
    return text if len(text) <= 40 else text[:39] + "…"


def _checked(value: float, text: str) -> int | float:
    if not math.isfinite(value) or abs(value) > LARGEST:
        raise ExpressionError(
            translate("Graph", "«{text}» becomes larger than {largest:,.0f}").format(
                text=_short(text), largest=LARGEST
            )
        )
    return value


def _divided(
    word: str, compute: Callable[[float, float], float]
) -> Callable[[float, float], float]:
    def divide(a: float, b: float) -> float:
        if not b:
            raise ExpressionError(
                translate("Graph", "«{word}» divides by 0").format(word=word)
            )
        return compute(a, b)

    return divide


def _rounded(value: float) -> int:
    """Round halves upwards, as people do (Python's round takes the even one)."""
    return math.floor(value + 0.5)


OPERATORS: dict[str, Callable[[float, float], float]] = {
    "+": lambda a, b: a + b,
    "-": lambda a, b: a - b,
    "*": lambda a, b: a * b,
    "/": _divided("/", lambda a, b: a / b),
    "//": _divided("//", lambda a, b: a // b),
    "%": _divided("%", lambda a, b: a % b),
}
FUNCTIONS: dict[str, tuple[Callable[..., float], int]] = {
    "min": (min, 0),
    "max": (max, 0),
    "abs": (abs, 1),
    "round": (_rounded, 1),
    "floor": (math.floor, 1),
    "ceil": (math.ceil, 1),
}


class _Parser:
    """Recursive descent over the tokens of one text."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._tokens = list(_tokens(text))
        self._place = 0
        self._depth = 0
        self._names: set[str] = set()

    def expression(self) -> Expression:
        if not self._tokens:
            raise ExpressionError(translate("Graph", "an expression cannot be empty"))
        term = self._sum()
        if self._place < len(self._tokens):
            raise ExpressionError(
                translate("Graph", "«{next}» is not expected here").format(
                    next=self._next()
                )
            )
        return Expression(self._text, frozenset(self._names), term)

    def _peek(self) -> str:
        return self._tokens[self._place] if self._place < len(self._tokens) else ""

    def _next(self) -> str:
        token = self._peek()
        self._place += 1
        return token

    def _sum(self) -> Term:
        return self._chain(("+", "-"), self._product)

    def _product(self) -> Term:
        return self._chain(("*", "/", "//", "%"), self._sign)

    def _chain(self, words: tuple[str, ...], part: Callable[[], Term]) -> Term:
        term = part()
        while self._peek() in words:
            term = _binary(self._next(), term, part(), self._text)
        return term

    def _sign(self) -> Term:
        negative = False
        while self._peek() in ("-", "+"):
            negative ^= self._next() == "-"
        term, text = self._atom(), self._text
        return (lambda scope: -number(term(scope), text)) if negative else term

    def _atom(self) -> Term:
        token = self._next()
        if token == "(":
            return self._bracket()
        if not token:
            raise ExpressionError(
                translate("Graph", "a number or a name is missing at the end")
            )
        if token[0].isdigit():
            value = _checked(float(token) if "." in token else int(token), token)
            return lambda _: value
        if not (token[0].isalpha() or token[0] == "_"):
            raise ExpressionError(
                translate("Graph", "«{token}» is not expected here").format(token=token)
            )
        if self._peek() == "(":
            return self._call(token)
        self._names.add(token)
        return lambda scope: _looked_up(token, scope)

    def _bracket(self) -> Term:
        self._depth += 1
        if self._depth > DEEPEST:
            raise ExpressionError(
                translate("Graph", "brackets go {deepest} deep at most").format(
                    deepest=DEEPEST
                )
            )
        term = self._sum()
        self._close()
        return term

    def _close(self) -> None:
        token = self._next()
        if token != ")":
            found = f"«{token}»" if token else translate("Graph", "the end")
            raise ExpressionError(
                translate(
                    "Graph", "a closing bracket is missing before {found}"
                ).format(found=found)
            )
        self._depth -= 1

    def _call(self, name: str) -> Term:
        if name not in FUNCTIONS:
            known = ", ".join(FUNCTIONS)
            raise ExpressionError(
                translate(
                    "Graph", "«{name}» is no function here: known are {known}"
                ).format(name=_short(name), known=known)
            )
        self._next()
        self._depth += 1
        if self._depth > DEEPEST:
            raise ExpressionError(
                translate("Graph", "brackets go {deepest} deep at most").format(
                    deepest=DEEPEST
                )
            )
        terms = [self._sum()]
        while self._peek() == ",":
            self._next()
            terms.append(self._sum())
        self._close()
        function, wanted = FUNCTIONS[name]
        if wanted and len(terms) != wanted:
            raise ExpressionError(
                translate("Graph", "«{name}» takes {wanted} value").format(
                    name=name, wanted=wanted
                )
            )
        text = self._text
        return lambda scope: _checked(
            function(*(number(t(scope), text) for t in terms))
            if len(terms) > 1
            else _single(function, name, number(terms[0](scope), text)),
            name,
        )


def _single(function: Callable[..., float], name: str, value: float) -> float:
    return value if name in ("min", "max") else function(value)


def _binary(word: str, left: Term, right: Term, text: str) -> Term:
    compute = OPERATORS[word]

    def term(scope: Mapping[str, Value]) -> Value:
        a, b = number(left(scope), text), number(right(scope), text)
        return _checked(compute(a, b), text)

    return term


def _looked_up(name: str, scope: Mapping[str, Value]) -> Value:
    if name not in scope:
        known = ", ".join(scope) or "none"
        raise ExpressionError(
            translate(
                "Graph", "«{name}» is no parameter here: known are {known}"
            ).format(name=_short(name), known=known)
        )
    return scope[name]


def _tokens(text: str) -> list[str]:
    tokens, place = [], 0
    while place < len(text.rstrip()):
        found = TOKEN.match(text, place)
        if found is None:
            rest = text[place:].strip()
            raise ExpressionError(
                translate("Graph", "«{rest}» is not expected here").format(
                    rest=rest[:12]
                )
            )
        tokens.append(found.group().strip())
        place = found.end()
    # `**` is two signs of a product in a row, which nobody means.
    for first, second in pairwise(tokens):
        if first == second == "*":
            raise ExpressionError(translate("Graph", "«**» (power) is not known here"))
    return tokens
