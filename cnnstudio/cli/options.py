"""What the command line understands."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NoReturn

from cnnstudio import __version__
from cnnstudio.project.view_link import split_link

WINDOW, INFO, RESET = "window", "info", "reset"
DEVICES = ("auto", "cpu", "cuda", "mps")
OK, MISTAKES, FAILED, INTERRUPTED = 0, 1, 2, 130
"""Exit statuses: FAILED is for what could not be read or done at all, INTERRUPTED, as
shells have it, for a Ctrl-C that left something undone."""

DESCRIPTION = "Build a convolutional network by hand, watch it train, look inside."
EXAMPLES = """\
commands:
  check PROJECT         shapes, parameters and mistakes of a network
  train PROJECT         train it here, without a window
  runs [PROJECT]        what was trained, as a table
  sweep PROJECT         train it with other values of some settings, and compare
  evaluate RUN          loss and metrics of a run's weights on a part of its data
  predict RUN FOLDER    what a run's network takes the images of a folder for
  report RUN            a run as one HTML page, with --out FILE
  COMMAND --help        what a command understands

examples:
  cnnstudio                                  open the window
  cnnstudio digits.cnnproj                   open a project in it
  cnnstudio photos                           learn from a folder of images
  cnnstudio check digits.cnnproj             exit status 1 if the network has a mistake
  cnnstudio train digits.cnnproj --epochs 5  train for five epochs
  cnnstudio --screenshot out.png digits.cnnproj --mode train --run digits.runs/1
"""


class Parser(argparse.ArgumentParser):
    """Says what is wrong in one sentence."""

    def error(self, message: str) -> NoReturn:
        """Print the sentence and leave with status 2."""
        self.exit(FAILED, f"{self.prog}: {message} (see {self.prog} --help)\n")


def parse(arguments: Sequence[str]) -> argparse.Namespace:
    """Read the command line; `command` is `WINDOW`, `INFO`, `RESET` or one of
    `COMMANDS`.

    For the window: `project` (str or None), `screenshot` (str or None), `run` (str or
    None), `mode` ("data", "build", "train", "inspect" or None), `theme` ("dark",
    "light" or None), `size` ((width, height) or None) and `safe_mode`. Leaves by
    `SystemExit` for --help and mistakes.
    """
    if arguments and arguments[0] in COMMANDS:
        return _command_parser(arguments[0]).parse_args(arguments[1:])
    parser = _window_parser()
    options = parser.parse_args(arguments)
    names = options.project
    options.project, options.view = split_link(names[0] if names else "")
    if len(names) > 1 or (
        options.project
        and not options.project.endswith(".cnnproj")
        and not Path(options.project).exists()
    ):
        known = ", ".join(COMMANDS)
        parser.error(f"{names[0]!r} is neither a command ({known}) nor a project")
    if options.info:
        options.command = INFO
    elif options.reset:
        options.command = RESET
    elif options.screenshot and not options.project:
        parser.error("--screenshot needs a project")
    return options


def _window_parser() -> Parser:
    parser = Parser(
        prog="cnnstudio",
        description=DESCRIPTION,
        epilog=EXAMPLES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.set_defaults(command=WINDOW)
    add = parser.add_argument
    add(
        "project", nargs="*", metavar="PROJECT",
        help="a .cnnproj file to open (with #… a view of it, as the window copies "
        "it), or a folder of data to learn from",
    )  # fmt: skip
    add("--version", action="version", version=f"CNN Studio {__version__}")
    add(
        "--safe-mode",
        action="store_true",
        help="open the window with the usual settings, without a GPU",
    )
    add("--reset", action="store_true", help="put the window's settings aside")
    add("--info", action="store_true", help="print versions, device and folders")
    add("--screenshot", metavar="FILE", help="draw the window into a PNG and end")
    add("--run", metavar="FOLDER", help="show this finished run")
    add("--mode", choices=("data", "build", "train", "inspect"), help="what to show")
    add("--theme", choices=("dark", "light"), help="instead of the system's")
    add("--size", type=_size, metavar="WxH", help="of the window")
    return parser


def _command_parser(command: str) -> Parser:
    known = COMMANDS[command]
    parser = Parser(
        prog=f"cnnstudio {command}",
        description=known.about,
        epilog=known.examples,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.set_defaults(command=command)
    known.add_options(parser)
    return parser


def _count(text: str) -> int:
    if not text.isascii() or not text.isdigit() or not 1 <= int(text) <= 1_000:
        raise argparse.ArgumentTypeError(f"{text!r} is not a number from 1 to 1,000")
    return int(text)


def _epochs(text: str) -> tuple[int, ...]:
    """Return epochs such as 0,1,9; 0 is before the first."""
    return tuple(
        0 if one.strip() == "0" else _count(one.strip()) for one in text.split(",")
    )


def _batch(text: str) -> int:
    if not text.isascii() or not text.isdigit() or not 1 <= int(text) <= 65_536:
        raise argparse.ArgumentTypeError(f"{text!r} is not a number from 1 to 65,536")
    return int(text)


def _seed(text: str) -> int:
    if not text.isascii() or not text.isdigit() or int(text) >= 2**31:
        raise argparse.ArgumentTypeError(f"{text!r} is not a number from 0 to 2³¹ − 1")
    return int(text)


def _size(text: str) -> tuple[int, int]:
    width, _, height = text.partition("x")
    if not (width.isdigit() and height.isdigit()):
        raise argparse.ArgumentTypeError(f"{text!r} is not a size such as 1600x1000")
    return int(width), int(height)


def _add_project(parser: Parser) -> None:
    parser.add_argument("project", metavar="PROJECT", help="a .cnnproj file")


def _add_batch_size(parser: Parser) -> None:
    text = "images at once (default: 64)"
    parser.add_argument("--batch-size", type=_batch, metavar="N", help=text)


def _add_run(parser: Parser) -> None:
    add = parser.add_argument
    add("run", metavar="RUN", help="a run's folder, or a .cnnproj: its newest run")
    add(
        "--weights", choices=("best", "last"), default="best",
        help="which of the run (default: the best epoch's)",
    )  # fmt: skip
    add("--device", choices=DEVICES, default="auto")


def _add_json(parser: Parser) -> None:
    parser.add_argument(
        "--json", action="store_true", help="print JSON for other programs"
    )


def _check_options(parser: Parser) -> None:
    _add_project(parser)
    _add_json(parser)


def _train_options(parser: Parser) -> None:
    _add_project(parser)
    add = parser.add_argument
    add("--epochs", type=_count, metavar="N", help="instead of the project's")
    add("--device", choices=DEVICES)
    add("--seed", type=_seed, metavar="N", help="instead of the project's")
    add("--out", metavar="FOLDER", help="the run's folder (default: a new one)")
    add("--resume", action="store_true", help="go on from the last checkpoint")
    _add_json(parser)


def _runs_options(parser: Parser) -> None:
    add = parser.add_argument
    add(
        "project", metavar="PROJECT", nargs="?",
        help="a .cnnproj, a .runs folder or a run (default: all in this folder)",
    )  # fmt: skip
    add("--find", metavar="WORDS", default="", help="only runs that say all of these")
    add("--columns", metavar="KEY,…", help="what to show; --columns help lists all")
    add("--sort", metavar="KEY", help="by a column, the least first")
    add("--descending", action="store_true", help="sort the greatest first")
    add("--csv", action="store_true", help="print CSV for a spreadsheet")
    _add_json(parser)


def _sweep_options(parser: Parser) -> None:
    _add_project(parser)
    add = parser.add_argument
    add(
        "--try", dest="tried", action="append", required=True, metavar="NAME=VALUES",
        help="a setting and its values, 0.1,0.01 or '1e-4 to 1e-1'; may be repeated",
    )  # fmt: skip
    add("--random", type=_count, metavar="N", help="draw N combinations, not all")
    add("--repeats", type=_count, metavar="K", default=1, help="seeds for each")
    add("--epochs", type=_count, metavar="N", help="instead of the project's")
    add("--device", choices=DEVICES)
    _add_json(parser)


def _evaluate_options(parser: Parser) -> None:
    _add_run(parser)
    _add_batch_size(parser)
    parser.add_argument(
        "--part", choices=("train", "validation", "test"), default="test",
        help="of the data (default: test)",
    )  # fmt: skip
    _add_json(parser)


def _predict_options(parser: Parser) -> None:
    _add_run(parser)
    _add_batch_size(parser)
    add = parser.add_argument
    add("folder", metavar="FOLDER", help="of images; folders in it are read too")
    add("--top", type=_count, default=1, metavar="K", help="the K likeliest classes")
    add("--out", metavar="FILE", help="write a .csv or .json file")
    _add_json(parser)


def _report_options(parser: Parser) -> None:
    _add_run(parser)
    add = parser.add_argument
    add("--out", metavar="FILE", required=True, help="the .html file")
    add(
        "--epoch", type=_count, metavar="N", default=0, help="the weights after epoch N"
    )
    add(
        "--beside", type=_epochs, metavar="N,…", default=(),
        help="epochs whose filters and maps are shown side by side; 0: untrained",
    )  # fmt: skip


CHECK_EXAMPLES = """\
The exit status is 0 without an error, 1 with one, 2 when the file cannot be read.

examples:
  cnnstudio check digits.cnnproj
  cnnstudio check digits.cnnproj --json | jq .totals.parameters
"""
TRAIN_EXAMPLES = """\
Ctrl-C stops after the running step, with a checkpoint; --resume goes on from there.

examples:
  cnnstudio train digits.cnnproj
  cnnstudio train digits.cnnproj --epochs 3 --seed 1 --device cpu --out run1
  cnnstudio train digits.cnnproj --out run1 --resume
  cnnstudio train digits.cnnproj --json > epochs.jsonl
"""
RUNS_EXAMPLES = """\
The exit status is 0 even if there are no runs, 2 when a folder cannot be read.

examples:
  cnnstudio runs digits.cnnproj
  cnnstudio runs digits.cnnproj --find "sgd cosine"
  cnnstudio runs digits.cnnproj --sort best --descending
  cnnstudio runs --columns name,test,training.optimizer --csv > runs.csv
"""

SWEEP_EXAMPLES = """\
Every run is kept beside the project. Ctrl-C ends the running one, and the sweep.

examples:
  cnnstudio sweep digits.cnnproj --try learning_rate=0.1,0.01 --try optimizer=sgd,adam
  cnnstudio sweep digits.cnnproj --try "learning_rate=1e-4 to 1e-1" --random 12
  cnnstudio sweep digits.cnnproj --try batch_size=32,128 --repeats 3 --json
"""
EVALUATE_EXAMPLES = """\
examples:
  cnnstudio evaluate digits.runs/0003-1f2e3d
  cnnstudio evaluate digits.cnnproj --part validation --weights last --json
"""
PREDICT_EXAMPLES = """\
Images that cannot be read are listed with the reason; the exit status is then 1.

examples:
  cnnstudio predict digits.cnnproj photos
  cnnstudio predict digits.runs/0003-1f2e3d photos --top 3 --out photos.csv
"""
REPORT_EXAMPLES = """\
The page holds all it shows: it can be sent, and is read in any browser.

examples:
  cnnstudio report digits.cnnproj --out digits.html
  cnnstudio report digits.runs/0003-1f2e3d --weights last --out run3.html
  cnnstudio report digits.cnnproj --epoch 9 --beside 0,1,9 --out digits.html
"""


@dataclass(frozen=True, slots=True)
class CommandSpec:
    """A command: `cnnstudio.cli.NAME.NAME(asked)` does it and returns the status."""

    about: str
    examples: str
    add_options: Callable[[Parser], None]


COMMANDS = {
    "check": CommandSpec(
        "Print a network's shapes, parameters and mistakes.",
        CHECK_EXAMPLES,
        _check_options,
    ),
    "train": CommandSpec(
        "Train a project without a window.", TRAIN_EXAMPLES, _train_options
    ),
    "runs": CommandSpec(
        "Print what was trained: settings and results of each run.",
        RUNS_EXAMPLES,
        _runs_options,
    ),
    "sweep": CommandSpec(
        "Train with other values of some settings; mean and spread over seeds.",
        SWEEP_EXAMPLES,
        _sweep_options,
    ),
    "evaluate": CommandSpec(
        "Print loss and accuracy of a run's weights.",
        EVALUATE_EXAMPLES,
        _evaluate_options,
    ),
    "predict": CommandSpec(
        "Print what a run's network says of the images in a folder.",
        PREDICT_EXAMPLES,
        _predict_options,
    ),
    "report": CommandSpec(
        "Write a run as one HTML page: network, curves, mistakes, filters, maps.",
        REPORT_EXAMPLES,
        _report_options,
    ),
}
OF_A_RUN = ("evaluate", "predict", "report")
"""Commands that are about one run, named first."""
