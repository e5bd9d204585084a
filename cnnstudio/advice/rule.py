"""What the studio notices: a finding names the place and offers fixes."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from cnnstudio.graph.text import translate
from cnnstudio.project.commands import Command
from cnnstudio.project.project import MAIN


class Severity(Enum):
    """Errors block training; warnings never do; notes are good to know, no more.

    They are in the order in which they are shown.
    """

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


URGENCY = {severity: place for place, severity in enumerate(Severity)}


@dataclass(frozen=True, slots=True)
class Fix:
    """One way to mend a finding: a button's label and the command, one undo step.

    `note` says what it costs, if it costs anything ("+1,024 parameters"). One that is
    `drastic` is offered last, and never by a single key.
    """

    label: str
    command: Command
    note: str = ""
    drastic: bool = False


@dataclass(frozen=True, slots=True)
class Finding:
    """One mistake or remark: `where` is the node at fault first, then others.

    `sources` names the nodes whose edges carry the wrong shapes, if any. The nodes
    are those of `network`: its name, or "block:ID" for a mistake in a definition;
    then `path` leads there through the ids of one instance in each, and `instances`
    counts those at which it shows.
    """

    rule: str
    severity: Severity
    where: tuple[str, ...]
    message: str
    expected: str = ""
    got: str = ""
    formula: str = ""
    param: str = ""
    fixes: tuple[Fix, ...] = ()
    sources: tuple[str, ...] = ()
    network: str = MAIN
    path: tuple[str, ...] = ()
    instances: int = 1

    @property
    def node(self) -> str:
        """Id of the node at fault; empty for findings about the settings."""
        return self.where[0] if self.where else ""

    @property
    def detail(self) -> str:
        """Expected and got in one line."""
        if not self.expected:
            return self.formula
        return translate("Advice", "Expected {expected}, got {got}.").format(
            expected=self.expected, got=self.got
        )
