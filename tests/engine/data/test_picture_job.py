"""One picture of a person's own: read as the data's are, or refused by a sentence."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray
from PIL import Image, ImageOps

from cnnstudio.bridge.framing import Decoder, encode
from cnnstudio.bridge.look_messages import Capture, Maps, ShowDocument
from cnnstudio.bridge.sample_messages import OpenPicture, PictureOpened, ShowImage
from cnnstudio.engine.data.picture_job import open_picture
from cnnstudio.engine.data.pictures import Plan, read_picture
from tests.helpers.engines import EngineProcess, engine_process, project_text
from tests.helpers.pictures import USED, WAYS, encoded, picture

__all__ = ["engine_process"]

SAYS = {
    "empty": "is empty (0 bytes)",
    "damaged": "is damaged or cut off",
    "not_a_picture": "is not a picture",
    "too_large": "has 60 million pixels; the limit is 50",
    "too_large_unknown": "claims far more pixels than the limit of 50 million",
    "not_finite": "has 1 values that are no numbers",
    "link_loop": "is a link that leads back to itself",
    "broken_link": "is a link to something that is not there",
    "not_a_file": "is no file with content",
    "16 bit": "16 bits a value",
    "CMYK": "printing colours (CMYK)",
    "turned": "turned upright as its EXIF data say",
    "name": "a name with unusual characters",
}


def opened(path: Path, number: int = 0) -> PictureOpened:
    request = OpenPicture(7, str(path), number, channels=3)
    (answer,) = open_picture(request)
    (arrived,) = Decoder().feed(encode(answer))
    assert isinstance(arrived, PictureOpened)
    assert arrived.request == 7
    return arrived


@pytest.mark.requirement("K10")
@pytest.mark.parametrize("way", [way for way in WAYS if way != "folder that loops"])
def test_every_bad_picture_has_its_sentence(tmp_path: Path, way: str) -> None:
    ending, make, kind = WAYS[way]
    make(tmp_path / f"one{ending}", 5)
    (path,) = tmp_path.iterdir()
    answer = opened(path)
    if kind in USED:
        assert answer.problem == ""
        assert answer.pixels.shape == (3, 28, 28)
        assert any(SAYS[kind] in said for said in answer.done), answer.done
        return
    assert SAYS[kind] in answer.problem
    assert answer.problem.startswith("one.")
    assert answer.problem.endswith(
        "Open another picture: JPEG, PNG, BMP, WEBP, GIF or TIFF."
    )
    assert answer.pixels.size == 0


@pytest.mark.parametrize("resize", ["crop", "pad", "stretch"])
@pytest.mark.parametrize("channels", [1, 3])
def test_pixels_are_those_that_a_scan_would_give(
    tmp_path: Path, resize: str, channels: int
) -> None:
    path = tmp_path / "a.png"
    path.write_bytes(encoded(picture(3, 60, 50), "PNG"))
    plan = Plan(channels, 28, 20, resize)
    request = OpenPicture(1, str(path), 0, channels, 28, 20, resize)
    (answer,) = open_picture(request)
    assert isinstance(answer, PictureOpened)
    np.testing.assert_array_equal(answer.pixels, read_picture(str(path), plan).pixels)
    assert (answer.width, answer.height) == (60, 50)
    assert "another size, fitted" in answer.done


def test_the_size_is_told_as_it_is_seen(tmp_path: Path) -> None:
    ending, make, _ = WAYS["turned by EXIF"]
    make(tmp_path / f"a{ending}", 1)
    answer = opened(tmp_path / f"a{ending}")
    assert (answer.width, answer.height) == (16, 20)


def test_a_folder_is_stepped_through_past_what_is_bad(tmp_path: Path) -> None:
    for name in ("b.png", "sub/c.png"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes(encoded(picture(1), "PNG"))
    (tmp_path / "a.jpg").write_bytes(b"")
    (tmp_path / "readme.txt").write_text("no picture")
    found = [opened(tmp_path, number) for number in range(4)]
    assert [f.name for f in found] == ["a.jpg", "b.png", "sub/c.png", "a.jpg"]
    assert [(f.number, f.count) for f in found] == [(0, 3), (1, 3), (2, 3), (0, 3)]
    assert [bool(f.problem) for f in found] == [True, False, False, True]
    (tmp_path / "d.png").write_bytes(encoded(picture(2), "PNG"))
    assert opened(tmp_path).count == 4
    (tmp_path / "b.png").unlink()
    assert opened(tmp_path, 1).name == "d.png"


def test_nothing_there_and_nothing_in_it_are_said(tmp_path: Path) -> None:
    assert opened(tmp_path / "x.png").problem.startswith("x.png is not there any more")
    answer = opened(tmp_path)
    assert answer.problem.startswith(f"There are no pictures in {tmp_path}.")
    assert answer.count == 0


def rgba(image: Image.Image) -> NDArray[np.uint8]:
    return np.asarray(image.convert("RGBA"))


def test_what_is_pasted_is_read_by_the_same_rules() -> None:
    image = picture(9, 60, 50)
    (answer,) = open_picture(OpenPicture(1, channels=3, pixels=rgba(image)))
    assert isinstance(answer, PictureOpened)
    expected = ImageOps.fit(image, (28, 28), Image.Resampling.BILINEAR)
    np.testing.assert_array_equal(
        answer.pixels, np.asarray(expected).transpose(2, 0, 1)
    )
    assert answer.done == ("another size, fitted",)
    clear = image.convert("RGBA")
    clear.putalpha(0)
    (answer,) = open_picture(OpenPicture(1, channels=1, pixels=rgba(clear)))
    assert isinstance(answer, PictureOpened)
    assert "transparent parts laid on white" in answer.done
    assert bool((answer.pixels == 255).all())


@pytest.mark.slow
@pytest.mark.requirement("K10")
def test_the_engine_lives_whatever_it_is_given(
    engine_process: EngineProcess, tmp_path: Path
) -> None:
    """Rows 27 to 32 of the bad inputs, through the real processes, one by one."""
    engine, events = engine_process, engine_process.events
    engine.send(ShowDocument(project_text()))
    judged = 0
    for number, way in enumerate(w for w in WAYS if w != "folder that loops"):
        ending, make, kind = WAYS[way]
        folder = tmp_path / f"{number}"
        folder.mkdir()
        make(folder / f"one{ending}", 5)
        engine.send(OpenPicture(number, str(next(folder.iterdir()))))
        answer = events.wait_for(PictureOpened)
        assert answer.request == number
        assert bool(answer.problem) == (kind not in USED), (way, answer.problem)
        if not answer.problem:
            judged += 1
            engine.send(ShowImage(number, answer.pixels))
            engine.send(Capture(1_000 + number, "document", (), "own", number))
            maps = events.wait_for(Maps)
            assert (maps.part, maps.index, maps.label) == ("own", number, -1)
            assert maps.logits.shape == (10,)
    assert judged == len(USED)
    engine.send(OpenPicture(99, pixels=np.zeros((3, 3, 4), np.uint8)))
    assert events.wait_for(PictureOpened).problem == ""
    assert engine.process.poll() is None
