"""How the command line words what the window shows in several places."""

from __future__ import annotations

from cnnstudio.advice.rule import Finding


def sentence(finding: Finding) -> str:
    """Say it all in one line: what, expected, got, and the formula with numbers."""
    text = finding.message
    if finding.expected:
        text += f": expected {finding.expected}, got {finding.got}"
    return f"{text} ({finding.formula})" if finding.formula else text
