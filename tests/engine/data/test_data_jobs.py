"""Scans, descriptions and samples as messages, one of them through an engine."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from cnnstudio.bridge.data_messages import (
    DataDescribed,
    DataScanned,
    DescribeData,
    SamplesShown,
    ScanData,
    ShowSamples,
)
from cnnstudio.bridge.engine_messages import CancelJob, JobProgress
from cnnstudio.bridge.framing import Decoder, encode
from cnnstudio.engine.data.sample_jobs import describe_data, show_samples
from cnnstudio.engine.data.scan_job import scan_data
from cnnstudio.project.file_format import dumps
from cnnstudio.project.settings import DatasetConfig
from cnnstudio.project.sources.digits import Digits
from cnnstudio.project.sources.numpy_file import NumpyFile
from cnnstudio.project.sources.source import SOURCES, Source
from tests.helpers.engines import EngineProcess, engine_process
from tests.helpers.graphs import chain, project_of
from tests.helpers.pictures import class_folders, noise

__all__ = ["engine_process"]


@pytest.fixture(autouse=True)
def own_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CNNSTUDIO_HOME", str(tmp_path / "home"))


def text_of(config: DatasetConfig) -> str:
    project = project_of(chain("Input", "ReLU", "Output"))
    project.dataset = config
    return dumps(project)


def arrays(folder: Path, **more: Any) -> tuple[Source, ...]:
    path = folder / "set.npz"
    np.savez(path, **more)
    return (NumpyFile(path=str(path)),)


def described(config: DatasetConfig) -> DataDescribed:
    (answer,) = describe_data(DescribeData(1, text_of(config)))
    assert isinstance(answer, DataDescribed)
    assert type(next(Decoder().feed(encode(answer)))) is DataDescribed
    return answer


def shown(config: DatasetConfig, **asked: object) -> SamplesShown:
    (answer,) = show_samples(ShowSamples(1, text_of(config), **asked))  # type: ignore[arg-type]
    assert isinstance(answer, SamplesShown)
    return answer


@pytest.mark.requirement("K09")
def test_the_digits_are_described() -> None:
    found = described(DatasetConfig())
    assert found.sizes == (4_000, 500, 500)
    assert found.counts.tolist() == [[400] * 10, [50] * 10, [50] * 10]
    assert int(found.counts.sum()) == 5_000
    assert found.histogram.shape == (1, 256)
    assert found.mean[0] == pytest.approx(0.13, abs=0.02)
    assert found.name == "MNIST digits"


@pytest.mark.requirement("K12")
def test_planted_duplicates_are_found_over_parts(tmp_path: Path) -> None:
    x = np.stack([noise(n, 6, 6) for n in range(20)])
    x[13] = x[4]
    config = DatasetConfig(
        sources=arrays(tmp_path, x=x, y=np.arange(20) % 2), train=10, validation=5,
        test=5,
    )  # fmt: skip
    groups = []
    for seed in range(4):
        found = described(replace(config, split_seed=seed))
        assert found.duplicate_count == 1
        (group,) = found.duplicates
        assert found.across == (len({part for part, _, _ in group}) == 2)
        groups.append(found.across)
        for part, index, _ in group:
            sample = shown(
                replace(config, split_seed=seed), part=part, first=index, count=1
            )
            np.testing.assert_array_equal(sample.images[0], np.moveaxis(x[4], -1, 0))
    assert set(groups) == {0, 1}


def test_samples_of_a_class_a_page_at_a_time() -> None:
    config = DatasetConfig()
    first = shown(config, part="validation", label=3, count=30)
    second = shown(config, part="validation", label=3, first=30, count=30)
    assert (first.total, len(first.images), len(second.images)) == (50, 30, 20)
    assert set(first.labels.tolist()) == {3}
    assert not set(first.indices.tolist()) & set(second.indices.tolist())
    small = shown(config, count=2, side=14)
    assert small.images.shape == (2, 1, 14, 14)


def test_samples_of_places_that_are_named_come_in_their_order() -> None:
    whole = shown(DatasetConfig(), first=0, count=500)
    some = shown(DatasetConfig(), places=(7, 2, 99_999, 30))
    assert some.indices.tolist() == [7, 2, 30]
    assert some.total == 3
    assert (some.images == whole.images[[7, 2, 30]]).all()


def test_samples_of_other_tasks(tmp_path: Path) -> None:
    split = {"train": 4, "validation": 1, "test": 1}
    labels = np.array([[1, 0], [1, 1], [0, 0], [0, 1], [1, 0], [0, 0]])
    rows = arrays(tmp_path, x=np.eye(6, 3, dtype=np.float32), y=labels)
    config = DatasetConfig(sources=rows, **split)  # type: ignore[arg-type]
    found = shown(config)
    assert found.rows.shape == (4, 3)
    assert found.targets.shape == (4, 2)
    assert set(found.labels.tolist()) == {-1}
    counted = described(config)
    assert counted.counts.sum(0).tolist() == labels.sum(0).tolist()
    assert shown(config, label=0).total == counted.counts[0, 0]
    (tmp_path / "m").mkdir()
    masks = np.zeros((6, 8, 8), int)
    masks[:, :2] = 1
    config = DatasetConfig(
        sources=arrays(tmp_path / "m", images=masks.astype(np.uint8), masks=masks),
        **split,  # type: ignore[arg-type]
    )
    found = shown(config, side=4)
    assert found.images.shape == (4, 1, 4, 4)
    assert found.masks.shape == (4, 4, 4)
    assert described(config).counts.tolist() == [[192, 64], [48, 16], [48, 16]]


def test_what_cannot_be_described_is_told() -> None:
    config = DatasetConfig(sources=())
    assert "No data are chosen" in described(config).problem
    assert "No data are chosen" in shown(config).problem
    too_many = described(DatasetConfig(train=10_000))
    assert "10,000 train" in too_many.problem
    (answer,) = describe_data(DescribeData(1, "{"))
    assert isinstance(answer, DataDescribed)
    assert answer.problem


def test_a_scan_that_cannot_be_is_told(tmp_path: Path) -> None:
    for raw, sentence in (
        ({"kind": "digits"}, "need no scan"),
        ({"kind": "cats"}, "kind"),
        ({"kind": "image_folder", "path": str(tmp_path / "x")}, "no folder"),
    ):
        *_, answer = scan_data(ScanData(2, raw))
        assert isinstance(answer, DataScanned)
        assert sentence in answer.problem
        assert answer.source == raw


def test_an_engine_scans_while_nothing_else_waits(
    engine_process: EngineProcess, tmp_path: Path
) -> None:
    class_folders(tmp_path / "pets", {"cats": 20, "dogs": 30})
    (tmp_path / "pets" / "cats" / "bad.jpg").write_bytes(b"<html>")
    raw = {"kind": "image_folder", "path": str(tmp_path / "pets")}
    engine_process.send(ScanData(7, raw))
    found = engine_process.events.wait_for(DataScanned, timeout=120)
    assert (found.request, found.problem, found.count) == (7, "", 50)
    assert found.problems == (
        ("cats/bad.jpg", "not_a_picture", "is not a picture: it is a web page"),
    )
    assert engine_process.events.of(JobProgress)
    source = SOURCES.read(found.source)
    assert isinstance(source, Source)
    facts = source.known()
    assert facts is not None
    assert (facts.shape, facts.counts) == ((3, 16, 20), (20.0, 30.0))
    config = DatasetConfig(sources=(source, Digits())[:1], split="shares")
    engine_process.send(ShowSamples(8, text_of(config), count=5))
    samples = engine_process.events.wait_for(SamplesShown, timeout=120)
    assert len(samples.images) == 5
    assert samples.names[0].startswith("cats/")
    engine_process.send(CancelJob(99))
    engine_process.close_input()
    assert engine_process.wait() == 0
