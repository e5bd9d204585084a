"""`cnnstudio predict`: what a run's network says of the images in a folder."""

from __future__ import annotations

import csv
import io
import json
import sys
from argparse import Namespace
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from cnnstudio.cli.options import FAILED, MISTAKES, OK
from cnnstudio.engine.data.problems import Problem, shown
from cnnstudio.engine.errors import EngineError
from cnnstudio.engine.predict import Prediction, predict_folder
from cnnstudio.engine.saved_run import BATCH, open_run
from cnnstudio.project.atomic import WriteError, write_atomic
from cnnstudio.project.file_format import ProjectError
from cnnstudio.project.runs import RunError

Json = dict[str, Any]


def predict(asked: Namespace) -> int:
    """Print or write predictions; return the exit status: 1 if images were bad."""
    out = Path(asked.out) if asked.out else None
    if out is not None and out.suffix not in (".csv", ".json"):
        return _fail(f"{out.name}: the file's name must end in .csv or .json.")
    folder = Path(asked.folder)
    if not folder.is_dir():
        return _fail(f"there is no folder {folder}")
    try:
        run = open_run(
            Path(asked.run), asked.weights, asked.device, needs_data=False
        )
        batch = asked.batch_size or BATCH
        found = predict_folder(run.project, run.network, run.dataset, folder, batch)
        good, bad = _divided(found)
        text = _text(good, bad, asked, out, run.dataset.task)
        if out is not None:
            write_atomic(out.absolute(), text.encode())
            print(f"{len(good):,} images in {out}")
        elif text:
            print(text)
    except (RunError, ProjectError, EngineError, WriteError) as error:
        return _fail(str(error))
    for problem in bad:
        print(f"cnnstudio predict: {_sentence(problem)}", file=sys.stderr)
    return MISTAKES if bad else OK


def _fail(text: str) -> int:
    print(f"cnnstudio predict: {text}", file=sys.stderr)
    return FAILED


def _divided(
    found: Iterable[Prediction | Problem],
) -> tuple[list[Prediction], list[Problem]]:
    good, bad = [], []
    for one in found:
        if isinstance(one, Problem):
            bad.append(one)
        else:
            good.append(one)
    return good, bad


def _sentence(problem: Problem) -> str:
    return f"{shown(problem.name)} {problem.reason}."


def _text(
    good: list[Prediction],
    bad: list[Problem],
    asked: Namespace,
    out: Path | None,
    task: str,
) -> str:
    if asked.json or (out is not None and out.suffix == ".json"):
        images = [{"file": p.file, "found": dict(p.found[: asked.top])} for p in good]
        problems = [{"file": p.name, "problem": _sentence(p)} for p in bad]
        return json.dumps({"images": images, "problems": problems}, indent=1)
    if out is not None:
        return _csv(good, asked.top)
    unit = ".4g" if task == "values" else ".2%"
    return "\n".join(_line(p, asked.top, unit) for p in good)


def _csv(good: list[Prediction], top: int) -> str:
    written = io.StringIO()
    rows = csv.writer(written, lineterminator="\n")
    most = min(top, max((len(p.found) for p in good), default=top))
    header = [t for n in range(1, most + 1) for t in (f"class_{n}", f"share_{n}")]
    rows.writerow(["file", *header])
    for one in good:
        cells = [cell for pair in one.found[:most] for cell in pair]
        rows.writerow([one.file, *cells])
    return written.getvalue()


def _line(one: Prediction, top: int, unit: str) -> str:
    said = ", ".join(f"{name} {value:{unit}}" for name, value in one.found[:top])
    return f"{one.file}: {said}"
