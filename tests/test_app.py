"""The program's start: what it refuses, the picture, a window in its own process."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, QSize, Signal
from PySide6.QtGui import QColor, QImage, QPen
from PySide6.QtWidgets import QApplication, QGraphicsRectItem

from cnnstudio.app import fits, unusable_qt
from cnnstudio.paths import sample_project

WINDOW = """
import signal, sys
from pathlib import Path
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from cnnstudio.app import WindowOptions, main
from cnnstudio.ui.main_window import MainWindow

app = QApplication(sys.argv[:1])
wait_for_engine = sys.argv[2] == "engine"

def look():
    (window,) = [w for w in app.topLevelWidgets() if isinstance(w, MainWindow)]
    if wait_for_engine and not (window.is_filled and window.bar.device.full_text()):
        return
    timer.stop()
    print(window.width(), window.height(), flush=True)
    print(sorted({"torch", "torchvision", "pyqtgraph"} & set(sys.modules)), flush=True)
    window.resize(960, 640)  # within the screen of the offscreen platform
    signal.raise_signal(signal.SIGTERM)

timer = QTimer()
timer.timeout.connect(look)
timer.start(100)
status = main(WindowOptions(project=Path(sys.argv[1]), mode="train"))
print(status)
"""


class Speaker(QObject):
    said = Signal(bool)


@pytest.mark.parametrize(
    ("version", "python", "usable"),
    [
        ("6.10.3", (3, 11), True),
        ("6.11.3", (3, 11), True),
        ("6.12.0", (3, 11), False),
        ("6.12.0", (3, 12), True),
        ("7.0.0", (3, 11), False),
    ],
)
def test_a_qt_that_aborts_is_refused(
    version: str, python: tuple[int, int], usable: bool
) -> None:
    refusal = unusable_qt(version, python)
    assert (refusal == "") is usable
    if not usable:
        assert version in refusal
        assert "pip install" in refusal


def test_qt_loses_no_references(qapp: QApplication) -> None:
    """PySide6 6.12.0 on Python 3.11 loses one to None or True with every call."""
    item, pen, speaker = QGraphicsRectItem(), QPen(QColor("red")), Speaker()
    heard: list[int] = []

    def hear(said: bool) -> None:
        heard[:] = [heard[0] + said] if heard else [1]

    speaker.said.connect(hear)
    before = sys.getrefcount(None), sys.getrefcount(True)
    for _ in range(2_000):
        item.setPen(pen)
    for _ in range(20_000):
        speaker.said.emit(True)
    after = sys.getrefcount(None), sys.getrefcount(True)
    assert heard == [20_000]
    assert after[0] == pytest.approx(before[0], abs=200)
    assert after[1] == pytest.approx(before[1], abs=200)


def on_screen(width: int, height: int, folder: Path) -> str:
    """Return a platform without display whose screen has so many pixels."""
    screen = {"name": "one", "x": 0, "y": 0, "width": width, "height": height}
    dots = {"logicalDpi": 96, "logicalBaseDpi": 96, "dpr": 1}
    described = folder / f"screen_{width}.json"
    described.write_text(json.dumps({"screens": [{**screen, **dots}]}), "utf-8")
    return f"offscreen:configfile={described}"


def run(
    *arguments: str, home: Path, platform: str = "offscreen"
) -> subprocess.CompletedProcess[str]:
    own = {"CNNSTUDIO_HOME": str(home), "QT_QPA_PLATFORM": platform}
    return subprocess.run(
        [sys.executable, *arguments],
        env={**os.environ, **own},
        capture_output=True, text=True, timeout=120.0, check=False,
    )  # fmt: skip


def test_the_picture_is_a_png_of_the_size_asked_for(tmp_path: Path) -> None:
    target = tmp_path / "window.png"
    project = str(sample_project("digits_simple"))
    arguments = ["--screenshot", str(target), project, "--size", "1280x800"]
    result = run("-m", "cnnstudio", *arguments, "--theme", "light", home=tmp_path)
    assert result.returncode == 0, result.stderr
    assert result.stdout.strip() == str(target)
    assert target.read_bytes().startswith(b"\x89PNG")
    image = QImage(str(target))
    assert (image.width(), image.height()) == (1280, 800)
    colors = {image.pixelColor(x, 20).name() for x in range(0, 1280, 2)}
    assert len(colors) > 5


def test_a_picture_of_nothing_says_so_and_writes_nothing(tmp_path: Path) -> None:
    target = tmp_path / "window.png"
    missing = tmp_path / "missing.cnnproj"
    arguments = ["--screenshot", str(target), str(missing)]
    result = run("-m", "cnnstudio", *arguments, home=tmp_path)
    assert result.returncode == 2
    assert "missing.cnnproj" in result.stderr
    assert "Traceback" not in result.stderr
    assert not target.exists()


def test_a_running_window_has_no_torch_and_comes_back_where_it_was(
    tmp_path: Path,
) -> None:
    project = str(sample_project("digits_simple"))
    large = on_screen(1920, 1200, tmp_path)
    first = run("-c", WINDOW, project, "engine", home=tmp_path, platform=large)
    assert first.returncode == 0, first.stderr
    size, loaded, status = first.stdout.splitlines()
    assert size == "1600 1000"
    assert loaded == "['pyqtgraph']"  # its plots are there; torch is the engine's
    assert status == "0"
    assert "Traceback" not in first.stderr
    second = run("-c", WINDOW, project, "soon", home=tmp_path, platform=large)
    assert second.stdout.splitlines()[0] == "960 640", second.stderr


def test_on_a_small_screen_the_window_is_as_large_as_the_screen(tmp_path: Path) -> None:
    assert fits(QSize(1920, 1080))
    assert not fits(QSize(1600, 1000))  # there would be no room for its title
    small = on_screen(1366, 768, tmp_path)
    project = str(sample_project("digits_simple"))
    first = run("-c", WINDOW, project, "soon", home=tmp_path, platform=small)
    width, height = map(int, first.stdout.splitlines()[0].split())
    assert 1340 <= width <= 1366, first.stderr
    assert 740 <= height <= 768
