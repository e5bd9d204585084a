"""A finished run whose data are gone: what its folder holds is shown, the rest says."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
import torch
from safetensors.torch import save

from cnnstudio.__main__ import main
from cnnstudio.bridge.engine_messages import RequestFailed
from cnnstudio.bridge.look_messages import Capture, Maps, OpenRun, StudyProgress
from cnnstudio.bridge.message import Message, Study
from cnnstudio.bridge.sample_messages import ShowImage
from cnnstudio.bridge.weight_messages import LayerWeights, WeightsOf
from cnnstudio.engine.built import dataset_of
from cnnstudio.engine.checkpoint import read_checkpoint
from cnnstudio.engine.data import measured
from cnnstudio.engine.data.pipeline import Pipeline
from cnnstudio.engine.data.steps.perform import performer_of
from cnnstudio.engine.errors import DataError, EngineError
from cnnstudio.engine.inspect.inspector import Inspector
from cnnstudio.engine.inspect.subject import Subject
from cnnstudio.engine.subjects import trained
from cnnstudio.engine.trainer import Trainer
from cnnstudio.project.facts import DataFacts
from cnnstudio.project.file_format import dumps
from cnnstudio.project.project import MAIN, Project
from cnnstudio.project.runs import read_run
from cnnstudio.project.settings import DatasetConfig
from cnnstudio.project.sources.image_folder import ImageFolder
from cnnstudio.project.steps.numbers import Normalize, Scale, Whiten
from cnnstudio.project.steps.step import Step
from cnnstudio.project.training_settings import TrainingConfig
from tests.helpers.graphs import chain
from tests.helpers.pictures import class_folders
from tests.helpers.studies import EXAMPLES, study

GONE = "The data of this run cannot be read: There is no folder at "


@pytest.fixture(scope="module", autouse=True)
def own_cache(tmp_path_factory: pytest.TempPathFactory) -> object:
    patch = pytest.MonkeyPatch()
    patch.setenv("CNNSTUDIO_HOME", str(tmp_path_factory.mktemp("home")))
    yield
    patch.undo()


def run_without_data(place: Path, step: Step) -> Path:
    """Train one epoch on a folder of pictures, and take the folder away."""
    class_folders(place / "pets", {"cats": 14, "dogs": 14})
    project = Project()
    project.add_network(
        MAIN,
        chain(
            ("Input", {"shape": [3, 16, 20]}), ("Conv2d", {"out_channels": 4}), "ReLU",
            "MaxPool2d", "Flatten", ("Linear", {"out_features": 2}),
            ("Output", {"classes": 2}),
        ),
    )  # fmt: skip
    facts = DataFacts(shape=(3, 16, 20), classes=("cats", "dogs"), count=28)
    source = ImageFolder(path=str(place / "pets"), found=(facts,))
    project.dataset = DatasetConfig(sources=(source,), split="shares", pipeline=(step,))
    project.training = TrainingConfig(epochs=1, batch_size=8, device="cpu", threads=1)
    folder = place / "0001-gone"
    for _ in Trainer(
        project, folder, run=folder.name, project_text=dumps(project)
    ).run():
        pass
    (place / "pets").rename(place / "elsewhere")
    return folder


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return run_without_data(tmp_path_factory.mktemp("scaled"), Scale())


def opened(folder: Path) -> Subject:
    return trained(OpenRun(folder.name, str(folder)), "cpu", needs_data=False).subject


def answer_to(subject: Subject, asked: Study) -> Message | None:
    """Have a question answered or refused; any other error is one of the engine."""
    inspector = Inspector()
    inspector.show(subject)
    try:
        answer = inspector.answer(asked)
    except EngineError as error:
        return RequestFailed(asked.request, error.message, "")
    while answer is None or isinstance(answer, StudyProgress):
        answer = inspector.work_on()
    return answer


def test_whoever_needs_the_data_is_told_where_they_were(folder: Path) -> None:
    with pytest.raises(DataError, match="There is no folder at"):
        trained(OpenRun(folder.name, str(folder)), "cpu")
    subject = opened(folder)
    inspector = Inspector()
    inspector.show(subject)
    with pytest.raises(EngineError) as told:
        inspector.answer(Capture(1, "run", ("conv2d_1",)))
    assert told.value.message == (
        f"{GONE}{folder.parent / 'pets'}. Put them back and open the project again; "
        "the weights of its layers are there without them."
    )


@pytest.mark.parametrize("asked", EXAMPLES, ids=lambda asked: type(asked).__name__)
def test_every_question_is_answered_or_says_what_is_missing(
    folder: Path, asked: Study
) -> None:
    answer = answer_to(opened(folder), asked)
    if isinstance(answer, RequestFailed):
        said = answer.message
        other = ("has no layer", "attention", "not been kept", "No epoch", "say where")
        assert said.startswith(GONE) or any(word in said for word in other), said
    else:
        known = ("WeightsOf", "AscentOf", "TimesOf", "MasksOf", "NamesOf")
        assert type(asked).__name__ in known


def test_weights_are_those_of_the_file(folder: Path) -> None:
    found = study(opened(folder), WeightsOf(request=1, subject="run", node="conv2d_1"))
    assert isinstance(found, LayerWeights)
    record = read_run(folder).last
    assert record is not None
    stored = read_checkpoint(folder / record.file, record.hash).weights
    name = next(key for key in stored if stored[key].shape == (4, 3, 3, 3))
    kernel = next(v for v in found.tensors.values() if v.shape == (4, 3, 3, 3))
    np.testing.assert_array_equal(kernel, stored[name])


def own_logits(subject: Subject) -> np.ndarray:
    """What a network says of one image of one's own."""
    pixels = np.random.default_rng(3).integers(0, 256, (3, 16, 20), np.uint8)
    inspector = Inspector()
    inspector.show(subject)
    inspector.answer(ShowImage(0, pixels))
    found = inspector.answer(Capture(1, "run", ("conv2d_1",), part="own"))
    assert isinstance(found, Maps)
    assert found.classes == ("cats", "dogs")
    return found.logits


def test_an_image_of_ones_own_needs_no_data_where_nothing_was_measured(
    folder: Path,
) -> None:
    assert not (folder / measured.NAME).exists(), "nothing was measured"
    pixels = np.random.default_rng(3).integers(0, 256, (1, 3, 16, 20), np.uint8)
    low, high = Scale().bounds
    given = torch.from_numpy(pixels).float() / 255 * (high - low) + low
    with torch.no_grad():
        expected = opened(folder).network.eval()(given)[0]
    np.testing.assert_allclose(own_logits(opened(folder)), expected, atol=1e-5)


@pytest.mark.parametrize("step", [Normalize(), Whiten()], ids=lambda step: step.kind)
def test_what_was_measured_serves_ones_own_images_when_the_data_are_gone(
    tmp_path: Path, step: Step, capsys: pytest.CaptureFixture[str]
) -> None:
    place = run_without_data(tmp_path, step)
    gone = own_logits(opened(place))
    assert main(["predict", str(place), str(tmp_path / "elsewhere"), "--json"]) == 0
    said = capsys.readouterr().out
    assert main(["evaluate", str(place)]) == 2, "this needs the data"
    assert "There is no folder at" in capsys.readouterr().err
    (tmp_path / "elsewhere").rename(tmp_path / "pets")
    there = trained(OpenRun(place.name, str(place)), "cpu").subject
    np.testing.assert_array_equal(gone, own_logits(there))
    assert main(["predict", str(place), str(tmp_path / "pets"), "--json"]) == 0
    assert capsys.readouterr().out == said
    (tmp_path / "pets").rename(tmp_path / "elsewhere")
    dataset_of.cache_clear()
    for damage in (b"", b"\xff" * 60, save({"0.other.mean": torch.zeros(3)}), None):
        if damage is None:  # as a run of an older version is
            (place / measured.NAME).unlink()
        else:
            (place / measured.NAME).write_bytes(damage)
        with pytest.raises(EngineError, match="cannot be read"):
            own_logits(opened(place))


def test_measured_numbers_that_cannot_be_those_of_the_step_are_refused() -> None:
    fitting = performer_of(Normalize())
    good = {"mean": torch.zeros(3, 1, 1), "divisor": torch.ones(3, 1, 1)}
    fitting.restored(good, (3, 4, 4))
    turned = {"mean": torch.zeros(48), "matrix": torch.eye(48)}
    performer_of(Whiten()).restored(turned, (3, 4, 4))
    for step, state in (
        (Normalize(), {"mean": good["mean"]}),
        (Normalize(), {**good, "more": good["mean"]}),
        (Normalize(), {**good, "mean": torch.zeros(4, 1, 1)}),
        (Normalize(), {**good, "mean": torch.zeros(1, 3, 1, 1)}),
        (Normalize(), {**good, "mean": torch.full((3, 1, 1), torch.nan)}),
        (Normalize(), {**good, "mean": good["mean"].double()}),
        (Normalize(), {**good, "divisor": torch.zeros(3, 1, 1)}),
        (Whiten(), {**turned, "matrix": torch.eye(47)}),
        (Whiten(), good),
    ):
        with pytest.raises(ValueError, match=r"fit|expected"):
            performer_of(step).restored(state, (3, 4, 4))


def test_numbers_too_large_to_be_measured_are_neither_written_nor_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(measured, "LARGEST", 8)
    (tmp_path / measured.NAME).write_bytes(bytes(2**20 + 9))
    with pytest.raises(DataError, match="damaged"):
        measured.read_measured(tmp_path)
    config = DatasetConfig(pipeline=(Normalize(),))
    pipeline = Pipeline(config, (3, 4, 4))
    pipeline.fit(torch.rand(5, 3, 4, 4), torch.arange(5))
    (tmp_path / measured.NAME).write_bytes(b"older")
    measured.write_measured(tmp_path, pipeline)
    assert not measured.has_measured(tmp_path)
