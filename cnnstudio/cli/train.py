"""`cnnstudio train`: train a project here, with a progress bar, lines, or JSON."""

from __future__ import annotations

import json
import sys
from argparse import Namespace
from pathlib import Path
from typing import Any

from cnnstudio.advice.check import find_mistakes
from cnnstudio.advice.rule import Severity
from cnnstudio.cli.options import FAILED, INTERRUPTED, OK
from cnnstudio.cli.wording import places, sentence
from cnnstudio.engine.errors import EngineError
from cnnstudio.engine.headless import (
    Event,
    Progress,
    Started,
    TrainOptions,
)
from cnnstudio.engine.headless import (
    train as train_project,
)
from cnnstudio.project.atomic import WriteError
from cnnstudio.project.file_format import ProjectError, load
from cnnstudio.project.measures import measure_of
from cnnstudio.project.runs import RunError


def train(asked: Namespace) -> int:
    """Train the project that was asked for; return the exit status.

    Stopped by Ctrl-C is no failure: the status is 0 then too.
    """
    options = TrainOptions(
        epochs=asked.epochs,
        device=asked.device,
        seed=asked.seed,
        out=Path(asked.out) if asked.out is not None else None,
        resume=asked.resume,
    )
    screen = _screen(asked)
    try:
        mistakes = "" if asked.resume else _mistakes(asked.project)
        if mistakes:
            return _fail(mistakes)
        train_project(Path(asked.project), options, screen)
    except (ProjectError, RunError, EngineError, WriteError) as error:
        return _fail(str(error))
    except KeyboardInterrupt:
        _fail("interrupted; the last checkpoint is kept")
        return INTERRUPTED
    finally:
        screen.close()
    return OK


def _mistakes(path: str) -> str:
    """Say why the network cannot be trained, before torch takes its seconds."""
    loaded = load(path)
    for note in loaded.notes:
        if note.severity == "lost":
            print(f"cnnstudio train: {path}: {note}", file=sys.stderr)
    project = loaded.project
    errors = [f for f in find_mistakes(project) if f.severity is Severity.ERROR]
    if not errors:
        return ""
    first = errors[0]
    names = places(project, first)
    more = f" ({len(errors) - 1} more)" if len(errors) > 1 else ""
    place = f" at {names[0]}" if names else ""
    return f"{path} has a mistake{place}: {sentence(first)}{more}; see: cnnstudio check"


def _fail(text: str) -> int:
    print(f"cnnstudio train: {text}", file=sys.stderr)
    return FAILED


def _screen(asked: Namespace) -> Screen:
    if asked.json:
        return Json()
    return Bar() if sys.stdout.isatty() else Screen()


def shown(event: Event, name: str) -> str:
    """Show a value of an event by its measure; empty if there is none."""
    value = event.get(name)
    if value is None:
        return ""
    measure = measure_of(name.replace("_", "/", 1))
    is_share = measure is not None and measure.unit == "%"
    return f"{value:7.2%}" if is_share else f"{value:.4f}"


class Screen:
    """One line an epoch: for files and pipes."""

    def __call__(self, message: Started | Progress | Event) -> None:
        """Show what the run reports."""
        if isinstance(message, Started):
            self.started(message)
        elif isinstance(message, Progress):
            self.progress(message)
        elif message["event"] == "epoch":
            self.epoch(message)
        else:
            self.finished(message)

    def started(self, run: Started) -> None:
        """Say what begins, and where."""
        self._epochs, self._metric = run.epochs, run.metric
        if run.note:
            self.line(run.note)
        self.line(f"{run.parameters:,} parameters on {run.device}, run in {run.run}")

    def progress(self, progress: Progress) -> None:
        """Show nothing between epochs."""

    def epoch(self, event: Event) -> None:
        """Show what an epoch gave."""
        width = len(str(self._epochs))
        parts = [f"Epoch {event['epoch']:>{width}} of {self._epochs}"]
        for part, word in (("train", ""), ("validation", "validation ")):
            parts += [
                f"{word if key == 'loss' else ''}{key.replace('_', ' ')} {text}"
                for key in dict.fromkeys(("loss", self._metric))
                if (text := shown(event, f"{part}_{key}"))
            ]
        parts.append(f"{event['images_per_second']:,.0f} images/s")
        self.line("   ".join([*parts, f"{event['seconds']:.1f} s"]))

    def finished(self, event: Event) -> None:
        """Say how the run ended, and where its checkpoints are."""
        if event["status"] == "failed":
            return  # the sentence follows, on stderr
        word = "Finished" if event["status"] == "completed" else "Stopped"
        count = event["epochs"]
        self.line(f"{word} after {count} {'epoch' if count == 1 else 'epochs'}.")
        metric = event["metric"]
        name = metric.replace("_", " ")
        best, test = (shown(event, f"{p}_{metric}") for p in ("validation", "test"))
        if best:
            title = f"Best validation {name}"
            self.line(f"{title:<24}  {best} (epoch {event['best_epoch']})")
        if test:
            title = f"Test {name}"
            self.line(f"{title:<24}  {test}")
        self.line(f"Last checkpoint           {event['checkpoint'] or 'none'}")
        if event["status"] == "stopped":
            self.line("Go on with --resume.")

    def line(self, text: str) -> None:
        """Print one line at once."""
        print(text, flush=True)

    def close(self) -> None:
        """Leave the terminal in order."""


class Json(Screen):
    """One JSON object a line, for other programs."""

    def started(self, run: Started) -> None:
        """Print nothing but events; a note goes to the side."""
        if run.note:
            print(run.note, file=sys.stderr)

    def epoch(self, event: Event) -> None:
        """Print the event."""
        self.line(json.dumps(event))

    def finished(self, event: Event) -> None:
        """Print the event."""
        self.line(json.dumps(event))


class Bar(Screen):
    """A progress bar over the whole run with the time left, for a terminal."""

    def __init__(self) -> None:
        self._bar: Any = None

    def started(self, run: Started) -> None:
        """Draw the bar; a resumed run begins where it was."""
        super().started(run)
        from tqdm import tqdm

        self._steps = run.steps_per_epoch
        self._bar = tqdm(
            total=run.epochs * run.steps_per_epoch,
            initial=(run.first_epoch - 1) * run.steps_per_epoch,
            unit="step",
            dynamic_ncols=True,
            file=sys.stdout,
            leave=False,
        )

    def progress(self, progress: Progress) -> None:
        """Move the bar."""
        done = (progress.epoch - 1) * self._steps + progress.step
        self._bar.set_postfix_str(
            f"epoch {progress.epoch}/{progress.epochs}, loss {progress.loss:.4f}",
            refresh=False,
        )
        self._bar.update(done - self._bar.n)

    def finished(self, event: Event) -> None:
        """Take the bar away and print the result."""
        self.close()
        super().finished(event)

    def line(self, text: str) -> None:
        """Print a line above the bar."""
        if self._bar is None:
            super().line(text)
        else:
            self._bar.write(text, file=sys.stdout)

    def close(self) -> None:
        """Take the bar away."""
        if self._bar is not None:
            self._bar.close()
            self._bar = None
