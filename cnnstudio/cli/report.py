"""`cnnstudio report`: a run as one HTML page that can be read without us."""

from __future__ import annotations

import sys
from argparse import Namespace
from pathlib import Path

from cnnstudio.bridge.message import INITIAL
from cnnstudio.cli.options import FAILED, OK
from cnnstudio.engine.errors import EngineError
from cnnstudio.engine.report.contents import Plan, contents_of
from cnnstudio.engine.report.page import page_of
from cnnstudio.project.atomic import WriteError, write_atomic
from cnnstudio.project.file_format import ProjectError
from cnnstudio.project.runs import RunError


def report(asked: Namespace) -> int:
    """Write the page; return the exit status."""
    out = Path(asked.out)
    try:
        beside = tuple(epoch or INITIAL for epoch in asked.beside)
        plan = Plan(asked.weights, asked.epoch, beside, asked.device)
        contents = contents_of(Path(asked.run), plan)
        write_atomic(out, page_of(contents).encode())
    except (RunError, ProjectError, EngineError, WriteError) as error:
        print(f"cnnstudio report: {error}", file=sys.stderr)
        return FAILED
    print(out)
    if contents.missing:
        print(contents.missing, file=sys.stderr)
    return OK
