"""The command line: what it prints, what it loads, and how it fails."""

from __future__ import annotations

import json
import os
import re
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest

from cnnstudio import __version__
from cnnstudio.__main__ import main
from cnnstudio.cli.options import COMMANDS, INFO, RESET, WINDOW, parse
from cnnstudio.paths import HOME_VARIABLE, sample_project, settings_file
from cnnstudio.project.file_format import dumps
from cnnstudio.project.project import MAIN, Project
from cnnstudio.project.settings import DatasetConfig, TrainingConfig
from tests.helpers.blocks import Layers, instance, library, residual
from tests.helpers.blocks import chain as layers
from tests.helpers.networks import chain, conv, image, linear, project_of

LENET5 = str(sample_project("lenet5"))
EPOCH_KEYS = {
    "event", "epoch", "train_loss", "train_accuracy", "validation_loss",
    "validation_accuracy", "learning_rate", "images_per_second", "seconds",
}  # fmt: skip
FINISHED_KEYS = {
    "event", "status", "epochs", "best_epoch", "metric", "validation_accuracy",
    "test_accuracy", "validation_loss", "test_loss",
    "checkpoint", "best_checkpoint", "run",
}  # fmt: skip

Capture = pytest.CaptureFixture[str]


def tiny_project(epochs: int) -> Project:
    project = project_of(
        chain(
            image(1, 28, 28), conv(4, stride=4), "ReLU", "Flatten", linear(10), "Output"
        )
    )
    project.dataset = DatasetConfig(train=200, validation=50, test=50)
    project.training = TrainingConfig(epochs=epochs, batch_size=20)
    return project


def write(folder: Path, project: Project, name: str = "a.cnnproj") -> str:
    path = folder / name
    path.write_text(dumps(project), encoding="utf-8")
    return str(path)


def broken_project() -> Project:
    return project_of(chain(image(1, 28, 28), conv(8), linear(10), "Output"))


def checked(capsys: Capture, path: str, status: int) -> Any:
    assert main(["check", path, "--json"]) == status
    output = capsys.readouterr()
    assert output.err == ""
    return json.loads(output.out)


# check


@pytest.mark.requirement("NT-52")
def test_check_prints_the_classic_lenet(capsys: Capture) -> None:
    answer = checked(capsys, LENET5, 0)
    assert set(answer) == {"project", "layers", "totals", "findings"}
    assert answer["totals"] == {
        "parameters": 61_706,
        "trainable_parameters": 61_706,
        "multiply_adds": 416_520,
    }
    shapes = [tuple(layer["output_shape"]) for layer in answer["layers"]]
    assert list(dict.fromkeys(shapes)) == [
        (1, 32, 32), (6, 28, 28), (6, 14, 14), (16, 10, 10), (16, 5, 5), (400,),
        (120,), (84,), (10,),
    ]  # fmt: skip
    assert answer["layers"][1] == {
        "id": "conv1",
        "name": "conv1",
        "type": "Conv2d",
        "off": False,
        "output_shape": [6, 28, 28],
        "parameters": 156,
        "multiply_adds": 117_600,
        "receptive_field": [5, 5],
    }
    assert {f["severity"] for f in answer["findings"]} == {"note"}


def test_check_tells_of_a_layer_that_is_off(tmp_path: Path, capsys: Capture) -> None:
    path = tmp_path / "off.cnnproj"
    text = Path(LENET5).read_text(encoding="utf-8")
    path.write_text(text.replace('"name": "relu1",', '"name": "relu1", "off": true,'))
    main(["check", str(path), "--json"])
    layers = json.loads(capsys.readouterr().out)["layers"]
    assert [layer["name"] for layer in layers if layer["off"]] == ["relu1"]
    main(["check", str(path)])
    rows = [line for line in capsys.readouterr().out.splitlines() if "(off)" in line]
    assert [row.split()[:3] for row in rows] == [["relu1", "ReLU", "(off)"]]


def test_check_as_a_table(capsys: Capture) -> None:
    assert main(["check", LENET5]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[0].split() == [
        "Layer",
        "Type",
        "Output",
        "Parameters",
        "Multiply-adds",
        "Sees",
    ]
    ends = {line.index("117,600") + 7 for line in lines if "117,600" in line}
    ends |= {lines[0].index("Multiply-adds") + len("Multiply-adds")}
    assert len(ends) == 1, "numbers are flush right below their heading"
    assert "Parameters     61,706" in lines
    told = lines.index("No mistakes found.")
    assert lines[told + 1].startswith("Note at flatten1, fc1: Only images of 32 × 32")
    assert lines[told + 2] == "    fix: Average the channels instead of flatten1"


def test_check_of_a_broken_network(tmp_path: Path, capsys: Capture) -> None:
    path = write(tmp_path, broken_project())
    answer = checked(capsys, path, 1)
    (finding,) = answer["findings"]
    assert finding == {
        "rule": "needs_vector",
        "severity": "error",
        "where": ["fc1"],
        "message": "Linear needs a row of values, not an image: expected one row of "
        "values, got 8 × 26 × 26 from conv1 (8 · 26 · 26 = 5,408)",
        "fixes": ["Insert Flatten", "Insert GlobalAvgPool"],
    }
    assert [layer["output_shape"] for layer in answer["layers"][2:]] == [None, None]
    assert main(["check", path]) == 1
    text = capsys.readouterr().out
    assert "Error at fc1: Linear needs a row of values" in text
    assert "    fix: Insert Flatten\n" in text


def test_check_tells_what_was_wrong_in_the_file(
    tmp_path: Path, capsys: Capture
) -> None:
    raw = json.loads(dumps(tiny_project(1)))
    raw["networks"][0]["edges"].append({"source": "n9", "target": "fc1"})
    raw["networks"][0]["nodes"][1]["fields"]["kernel_size"] = -3
    raw["training"]["heat"] = 3
    path = tmp_path / "a.cnnproj"
    path.write_text(json.dumps(raw))
    rules = [
        (f["rule"], f["severity"]) for f in checked(capsys, str(path), 1)["findings"]
    ]
    assert rules == [("file", "error"), ("file", "warning"), ("field_value", "error")]


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (
            {"type": "Warp"},
            "This version does not know the layer Warp: expected a known layer, got "
            "Warp",
        ),
        (
            {"type": "ReLU", "fields": {"slope": 1}},
            "This version does not know the field slope of ReLU: expected no fields, "
            "got slope",
        ),
    ],
)
def test_what_this_version_does_not_know_is_told_once(
    tmp_path: Path, capsys: Capture, change: dict[str, object], message: str
) -> None:
    raw = json.loads(dumps(tiny_project(1)))
    raw["networks"][0]["nodes"][1].update(change)
    path = tmp_path / "a.cnnproj"
    path.write_text(json.dumps(raw))
    (finding,) = checked(capsys, str(path), 1)["findings"]
    assert finding["message"] == message


@pytest.mark.parametrize("content", [None, b"", b"<html>", b"{", b"\xff"])
@pytest.mark.parametrize("command", ["check", "train"])
def test_files_that_cannot_be_read(
    tmp_path: Path, capsys: Capture, command: str, content: bytes | None
) -> None:
    path = tmp_path / "a.cnnproj"
    if content is not None:
        path.write_bytes(content)
    assert main([command, str(path), "--json"]) == 2
    output = capsys.readouterr()
    assert output.out == ""
    assert output.err.count("\n") == 1
    assert output.err.startswith(f"cnnstudio {command}: {path}")


def test_check_loads_neither_torch_nor_qt_nor_numpy() -> None:
    code = (
        "import sys; from cnnstudio.__main__ import main; "
        f"main(['check', {LENET5!r}]); "
        "print(sorted({m.partition('.')[0] for m in sys.modules}))"
    )
    result = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    )
    loaded = result.stdout.splitlines()[-1]
    assert "'cnnstudio'" in loaded
    for package in ("torch", "PySide6", "numpy", "pyqtgraph", "tqdm"):
        assert f"'{package}'" not in loaded


@pytest.mark.skipif(os.name != "posix", reason="pipes of a POSIX shell")
def test_a_reader_that_goes_away_is_no_error() -> None:
    command = f"{sys.executable} -m cnnstudio check {LENET5} --json | head -c 20"
    result = subprocess.run(command, shell=True, capture_output=True, check=True)
    assert result.stdout.startswith(b'{\n "project": ')
    assert result.stderr == b""


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="a device of Linux")
def test_a_full_disk_behind_the_output_is_one_sentence() -> None:
    command = f"{sys.executable} -m cnnstudio check {LENET5} > /dev/full"
    result = subprocess.run(command, shell=True, capture_output=True, text=True)
    assert result.returncode == 2
    assert result.stderr == "cnnstudio: cannot print: No space left on device.\n"


@pytest.mark.skipif(os.name != "posix", reason="a POSIX shell")
@pytest.mark.parametrize(
    "arguments", ["--help | true", f"check {LENET5} | true", f"check {LENET5} >&-"]
)
def test_nobody_needs_to_read(arguments: str) -> None:
    command = f"{sys.executable} -m cnnstudio {arguments}"
    result = subprocess.run(command, shell=True, capture_output=True, text=True)
    assert (result.returncode, result.stderr) == (0, "")


@pytest.mark.skipif(os.name != "posix", reason="a socket that keeps writes apart")
def test_what_is_wrong_is_said_in_one_write(tmp_path: Path) -> None:
    """Processes that train together share one output: half a line is no sentence."""
    ours, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_DGRAM)
    with ours:
        with theirs:
            command = ["-u", "-m", "cnnstudio", "check", str(tmp_path / "none.cnnproj")]
            result = subprocess.run([sys.executable, *command], stderr=theirs.fileno())
        assert result.returncode == 2
        ours.setblocking(False)
        said = ours.recv(2**16).decode()
        assert "none.cnnproj" in said
        assert said.endswith("\n")
        with pytest.raises(BlockingIOError):
            ours.recv(2**16)


# train


def test_train_prints_json_lines(tmp_path: Path, capsys: Capture) -> None:
    path, run = write(tmp_path, tiny_project(2)), str(tmp_path / "run")
    assert main(["train", path, "--json", "--device", "cpu", "--out", run]) == 0
    first, second, last = map(json.loads, capsys.readouterr().out.splitlines())
    assert set(first) == set(second) >= EPOCH_KEYS
    assert [first["epoch"], second["epoch"]] == [1, 2]
    assert set(last) >= FINISHED_KEYS
    assert (last["status"], last["epochs"], last["run"]) == ("completed", 2, run)
    assert Path(last["checkpoint"]).is_file()
    assert Path(last["best_checkpoint"]).is_file()
    assert (
        main(["train", path, "--json", "--resume", "--epochs", "3", "--out", run]) == 0
    )
    third, last = map(json.loads, capsys.readouterr().out.splitlines())
    assert (third["epoch"], last["epochs"]) == (3, 3)


def test_train_prints_one_line_an_epoch(tmp_path: Path, capsys: Capture) -> None:
    path = write(tmp_path, tiny_project(5))
    command = ["train", path, "--epochs", "2", "--device", "cpu"]
    assert main([*command, "--seed", "3", "--out", str(tmp_path / "run")]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert re.match(r"Epoch 1 of 2   loss \d\.\d{4}   accuracy", lines[1])
    assert lines[3] == "Finished after 2 epochs."
    assert lines[-1].startswith("Last checkpoint ")


def test_train_refuses_a_broken_network_at_once(
    tmp_path: Path, capsys: Capture
) -> None:
    path = write(tmp_path, broken_project())
    assert main(["train", path, "--out", str(tmp_path / "run")]) == 2
    error = capsys.readouterr().err
    assert "has a mistake at fc1: Linear needs a row of values" in error
    assert not (tmp_path / "run").exists()


def test_a_mistake_inside_of_a_block_is_told_with_the_way_there(
    tmp_path: Path, capsys: Capture
) -> None:
    block = residual()
    project = Project(library(block))
    graph = project.add_network(MAIN)
    rows = [("input", "Input", {}), ("conv1", "Conv2d", {"out_channels": 16})]
    end: Layers = [("gap1", "GlobalAvgPool", {}), ("fc1", "Linear", {})]
    stage = instance(block, "stage", channels=8)
    layers(graph, [*rows, stage, *end, ("output", "Output", {})])
    path = write(tmp_path, project)
    (finding,) = checked(capsys, path, 1)["findings"]
    assert (finding["rule"], finding["where"]) == ("add_shapes", ["stage/add"])
    assert finding["fixes"][0] == "Set channels of stage to 16"
    assert main(["train", path]) == 2
    assert "a mistake at stage/add: Add needs inputs" in capsys.readouterr().err


def test_train_keeps_a_run_that_is_there(tmp_path: Path, capsys: Capture) -> None:
    path = write(tmp_path, tiny_project(1))
    (tmp_path / "run").mkdir()
    (tmp_path / "run" / "mine.txt").write_text("mine")
    assert main(["train", path, "--out", str(tmp_path / "run")]) == 2
    assert "is not empty" in capsys.readouterr().err
    assert (tmp_path / "run" / "mine.txt").read_text() == "mine"


@pytest.mark.skipif(os.name != "posix", reason="sends SIGINT")
def test_ctrl_c_stops_with_a_checkpoint(tmp_path: Path) -> None:
    path, run = write(tmp_path, tiny_project(1_000)), tmp_path / "run"
    command = [sys.executable, "-m", "cnnstudio", "train", path, "--json"]
    with subprocess.Popen(
        [*command, "--out", str(run)], stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as child:
        assert child.stdout is not None
        assert json.loads(child.stdout.readline())["event"] == "epoch"
        time.sleep(0.05)
        child.send_signal(signal.SIGINT)
        output, errors = child.communicate(timeout=60)
    last = json.loads(output.splitlines()[-1])
    assert (child.returncode, errors) == (0, b"")
    assert (last["event"], last["status"]) == ("finished", "stopped")
    assert Path(last["checkpoint"]).is_file()


# options


def test_options_of_the_window() -> None:
    asked = parse([])
    assert (asked.command, asked.project, asked.mode) == (WINDOW, None, None)
    asked = parse(["a.cnnproj", "--mode", "train", "--size", "1280x800"])
    assert (asked.project, asked.mode, asked.size) == (
        "a.cnnproj",
        "train",
        (1280, 800),
    )
    asked = parse(["--screenshot", "x.png", "a.cnnproj", "--theme", "light"])
    assert (asked.screenshot, asked.theme, asked.run) == ("x.png", "light", None)
    assert parse(["--info"]).command == INFO
    assert parse(["--reset"]).command == RESET
    assert parse(["--safe-mode"]).safe_mode
    assert not parse([]).safe_mode


def test_reset_puts_the_settings_aside_and_nothing_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv(HOME_VARIABLE, str(tmp_path))
    settings, copy = settings_file(), tmp_path / "data" / "recovery" / "copy"
    for path in (settings, copy):
        path.parent.mkdir(parents=True)
        path.write_text("kept")
    assert main(["--reset"]) == 0
    assert not settings.exists()
    kept = settings.with_name("window.ini.bak")
    assert kept.read_text() == copy.read_text() == "kept"
    assert str(kept) in capsys.readouterr().out
    assert main(["--reset"]) == 0
    assert "usual ones already" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("arguments", "reason"),
    [
        (["chek", "a.cnnproj"], "'chek' is neither a command (check, train, "),
        (["nothing"], "'nothing' is neither a command"),
        (["--screenshot", "x.png"], "--screenshot needs a project"),
        (["--size", "big"], "'big' is not a size such as 1600x1000"),
        (["--mode", "play"], "invalid choice"),
        (["check"], "required: PROJECT"),
        (["check", "a", "--fast"], "unrecognized arguments: --fast"),
        (["train", "a", "--epochs", "0"], "'0' is not a number from 1 to 1,000"),
        (["train", "a", "--seed", "-1"], "'-1' is not a number from 0"),
        (["train", "a", "--seed", "x"], "'x' is not a number from 0"),
    ],
)
def test_mistakes_on_the_command_line(
    capsys: Capture, arguments: list[str], reason: str
) -> None:
    with pytest.raises(SystemExit) as caught:
        main(arguments)
    assert caught.value.code == 2
    error = capsys.readouterr().err
    assert reason in error
    assert error.count("\n") == 1


def test_the_help_lists_every_command(capsys: Capture) -> None:
    with pytest.raises(SystemExit):
        main(["--help"])
    listed = re.findall(r"^  (\w+) +\S", capsys.readouterr().out, re.MULTILINE)
    assert set(COMMANDS) <= set(listed)


@pytest.mark.parametrize(
    "arguments", [["--help"], ["check", "--help"], ["train", "-h"]]
)
def test_help_has_examples(capsys: Capture, arguments: list[str]) -> None:
    with pytest.raises(SystemExit) as caught:
        main(arguments)
    assert caught.value.code == 0
    assert "examples:\n  cnnstudio" in capsys.readouterr().out


def test_version_and_info(capsys: Capture) -> None:
    with pytest.raises(SystemExit):
        main(["--version"])
    assert capsys.readouterr().out == f"CNN Studio {__version__}\n"
    assert main(["--info"]) == 0
    rows = {line[:20].strip() for line in capsys.readouterr().out.splitlines()}
    assert {"CNN Studio", "Python", "torch", "Data", "Settings", "Device cpu"} <= rows
