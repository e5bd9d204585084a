"""A finished run whose data are gone: what its folder holds is shown, the rest says."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
import torch

from cnnstudio.bridge.engine_messages import RequestFailed
from cnnstudio.bridge.look_messages import Capture, Maps, OpenRun, StudyProgress
from cnnstudio.bridge.message import Message, Study
from cnnstudio.bridge.sample_messages import ShowImage
from cnnstudio.bridge.weight_messages import LayerWeights, WeightsOf
from cnnstudio.engine.checkpoint import read_checkpoint
from cnnstudio.engine.errors import DataError, EngineError
from cnnstudio.engine.inspect.inspector import Inspector
from cnnstudio.engine.inspect.subject import Subject
from cnnstudio.engine.subjects import trained
from cnnstudio.engine.trainer import Trainer
from cnnstudio.project.file_format import dumps
from cnnstudio.project.project import MAIN, Project
from cnnstudio.project.runs import read_run
from cnnstudio.project.settings import DatasetConfig
from cnnstudio.project.sources.image_folder import ImageFolder
from cnnstudio.project.steps.numbers import Normalize, Scale
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
    source = ImageFolder(path=str(place / "pets"))
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
        assert type(asked).__name__ in ("WeightsOf", "AscentOf", "TimesOf", "MasksOf")


def test_weights_are_those_of_the_file(folder: Path) -> None:
    found = study(opened(folder), WeightsOf(request=1, subject="run", node="conv2d_1"))
    assert isinstance(found, LayerWeights)
    record = read_run(folder).last
    assert record is not None
    stored = read_checkpoint(folder / record.file, record.hash).weights
    name = next(key for key in stored if stored[key].shape == (4, 3, 3, 3))
    kernel = next(v for v in found.tensors.values() if v.shape == (4, 3, 3, 3))
    np.testing.assert_array_equal(kernel, stored[name])


def test_an_image_of_ones_own_needs_the_data_only_if_they_were_measured(
    folder: Path, tmp_path: Path
) -> None:
    pixels = np.full((3, 16, 20), 128, np.uint8)
    for place, measured in (
        (folder, False), (run_without_data(tmp_path, Normalize()), True),
    ):  # fmt: skip
        inspector = Inspector()
        inspector.show(opened(place))
        inspector.answer(ShowImage(0, pixels))
        asked = Capture(1, "run", ("conv2d_1",), part="own")
        if measured:
            with pytest.raises(EngineError, match="cannot be read"):
                inspector.answer(asked)
            continue
        found = inspector.answer(asked)
        assert isinstance(found, Maps)
        assert found.classes in ((), ("cats", "dogs"))
        network = opened(place).network.eval()
        low, high = Scale().bounds
        given = torch.full((1, 3, 16, 20), 128 / 255) * (high - low) + low
        with torch.no_grad():
            np.testing.assert_allclose(found.logits, network(given)[0], atol=1e-5)
