"""`cnnstudio evaluate` and `predict`: a run's weights used without a window."""

from __future__ import annotations

import csv
import io
import json
import shutil
from pathlib import Path

import pytest
import torch
from PIL import Image

from cnnstudio.__main__ import main
from cnnstudio.engine.predict import Prediction, predict_folder, scores_of
from cnnstudio.engine.saved_run import open_run
from cnnstudio.project.file_format import dumps, save
from cnnstudio.project.runs import read_run
from tests.helpers.graphs import tiny_project
from tests.helpers.training import train

Capture = pytest.CaptureFixture[str]


@pytest.fixture(scope="module")
def trained(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project with one run, and pictures of its digits: `photos/CLASS/NUMBER.png`."""
    folder = tmp_path_factory.mktemp("trained")
    project = tiny_project(["BatchNorm2d", "ReLU", "Dropout"], learning_rate=5e-3)
    save(project, folder / "a.cnnproj")
    run = folder / "a.runs" / "0001-abcdef"
    train(project, run, project_text=dumps(project))
    data = open_run(run, "best", "cpu").dataset
    for index in data.parts["validation"][:40].tolist():
        label = data.classes[int(data.targets[index])]
        place = folder / "photos" / label
        place.mkdir(parents=True, exist_ok=True)
        pixels = data.inputs[index, 0].numpy()
        Image.fromarray(pixels).save(place / f"{index}.png")
    return folder


def predictions(trained: Path, batch: int) -> list[Prediction]:
    run = open_run(trained / "a.runs" / "0001-abcdef", "best", "cpu")
    found = predict_folder(
        run.project, run.network, run.dataset, trained / "photos", batch
    )
    return [one for one in found if isinstance(one, Prediction)]


@pytest.mark.requirement("N07")
def test_images_in_batches_give_what_they_give_one_by_one(trained: Path) -> None:
    one_by_one = predictions(trained, 1)
    assert len(one_by_one) == 40
    for batch in (7, 64):
        together = predictions(trained, batch)
        assert [p.file for p in together] == [p.file for p in one_by_one]
        for a, b in zip(one_by_one, together, strict=True):
            assert dict(a.found) == pytest.approx(dict(b.found), abs=1e-6)


def test_the_same_as_the_network_says_in_training(trained: Path) -> None:
    run = open_run(trained / "a.runs" / "0001-abcdef", "best", "cpu")
    data, network = run.dataset, run.network.eval()
    for prediction in predictions(trained, 16)[:10]:
        index = torch.tensor([int(Path(prediction.file).stem)])
        with torch.no_grad():
            scores = network(data.prepared(index)).softmax(1)[0]
        assert prediction.found[0][0] == data.classes[int(scores.argmax())]
        assert prediction.found[0][1] == pytest.approx(float(scores.max()), abs=1e-6)


def test_evaluate_gives_what_the_run_recorded(trained: Path, capsys: Capture) -> None:
    record = read_run(trained / "a.runs" / "0001-abcdef")
    project = str(trained / "a.cnnproj")
    for part, known in (
        ("validation", record.best_value), ("test", record.test_value),
    ):  # fmt: skip
        assert main(["evaluate", project, "--part", part, "--json"]) == 0
        answer = json.loads(capsys.readouterr().out)
        assert answer[f"{part}/accuracy"] == pytest.approx(known)
        assert answer["samples"] == 50
        assert answer["epoch"] == record.best_epoch
    assert main(["evaluate", str(record.folder), "--weights", "last"]) == 0
    out = capsys.readouterr().out
    assert "Run 1, epoch 2: 50 samples (test)" in out
    assert "Accuracy" in out
    assert "Loss" in out


def test_predictions_as_lines_csv_and_json(
    trained: Path, capsys: Capture, tmp_path: Path
) -> None:
    project, photos = str(trained / "a.cnnproj"), str(trained / "photos")
    expected = {p.file: p.found for p in predictions(trained, 64)}
    assert main(["predict", project, photos, "--top", "2"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert len(lines) == 40
    file, said = lines[0].split(": ")
    name, share = expected[file][0]
    assert said.startswith(f"{name} {share:.2%}, ")
    table = tmp_path / "out.csv"
    assert main(["predict", project, photos, "--top", "3", "--out", str(table)]) == 0
    rows = list(csv.DictReader(io.StringIO(table.read_text())))
    assert list(rows[0])[:3] == ["file", "class_1", "share_1"]
    assert {row["file"]: row["class_1"] for row in rows} == {
        file: found[0][0] for file, found in expected.items()
    }
    capsys.readouterr()
    assert main(["predict", project, photos, "--json", "--batch-size", "1"]) == 0
    answer = json.loads(capsys.readouterr().out)
    assert answer["problems"] == []
    assert len(answer["images"]) == 40
    first = answer["images"][0]
    assert list(first["found"]) == [expected[first["file"]][0][0]]


def test_bad_images_are_listed_and_the_rest_is_judged(
    trained: Path, capsys: Capture, tmp_path: Path
) -> None:
    folder = tmp_path / "mixed"
    good = sorted((trained / "photos").rglob("*.png"))[:3]
    folder.mkdir()
    for number, path in enumerate(good):
        shutil.copy(path, folder / f"good{number}.png")
    (folder / "empty.png").touch()
    (folder / "cut.png").write_bytes(good[0].read_bytes()[:80])
    (folder / "page.jpg").write_text("<html></html>")
    assert main(["predict", str(trained / "a.cnnproj"), str(folder), "--json"]) == 1
    said = capsys.readouterr()
    answer = json.loads(said.out)
    assert [image["file"] for image in answer["images"]] == [
        "good0.png", "good1.png", "good2.png",
    ]  # fmt: skip
    problems = {p["file"]: p["problem"] for p in answer["problems"]}
    assert set(problems) == {"empty.png", "cut.png", "page.jpg"}
    assert "is empty" in problems["empty.png"]
    assert "it is a web page" in problems["page.jpg"]
    assert said.err.count("cnnstudio predict: ") == 3


def test_what_is_asked_wrongly(
    trained: Path, capsys: Capture, tmp_path: Path
) -> None:
    project = str(trained / "a.cnnproj")
    (tmp_path / "b.cnnproj").write_text("{}")
    for arguments, said in (
        (["predict", project, "nowhere"], "there is no folder nowhere"),
        (["predict", project, str(tmp_path), "--out", "x.txt"], "end in .csv or .json"),
        (["predict", project, str(tmp_path / "a")], "no folder"),
        (["evaluate", str(tmp_path / "b.cnnproj")], "no run with weights"),
        (["evaluate", str(tmp_path)], "There is no run in"),
    ):
        assert main(arguments) == 2, arguments
        assert said in capsys.readouterr().err, arguments
    (tmp_path / "none").mkdir()
    assert main(["predict", project, str(tmp_path / "none")]) == 2
    assert "no images" in capsys.readouterr().err


def test_scores_of_other_tasks() -> None:
    outputs = torch.tensor([[0.0, 2.0]])
    assert scores_of(outputs, "labels").tolist() == [
        pytest.approx([0.5, 0.880797], abs=1e-6)
    ]
    assert scores_of(outputs, "values").tolist() == [[0, 2]]
    masks = torch.zeros(1, 2, 2, 2)
    masks[0, 1, 0, 0] = 1.0
    assert scores_of(masks, "masks").tolist() == [[0.75, 0.25]]
