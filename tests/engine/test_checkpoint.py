"""Checkpoint files: what is in them, and what damaged or hostile ones get."""

from __future__ import annotations

import io
import json
import random
import zipfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
import torch
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from safetensors.torch import save as save_tensors

from cnnstudio.engine.build import build
from cnnstudio.engine.checkpoint import (
    ENTRIES,
    Checkpoint,
    CheckpointError,
    Manifest,
    Position,
    load_weights,
    optimizer_parts,
    read_checkpoint,
    restore_optimizer,
    write_checkpoint,
)
from cnnstudio.engine.optimize import make_optimizer
from cnnstudio.project.settings import TrainingConfig
from tests.helpers.graphs import tiny
from tests.helpers.training import plain_step

CPU = torch.device("cpu")


def sample() -> Checkpoint:
    manifest = Manifest(
        "run", 3, Position(step=41, epochs_done=2, sums={"train/loss": 0.1 + 0.2}),
        {"network": "abc"}, {"threads": "1"}, {"groups": [{"lr": 1e-3}], "state": {}},
    )  # fmt: skip
    weights = {"nodes.a.weight": torch.randn(4, 3), "nodes.a.count": torch.tensor(7)}
    return Checkpoint(manifest, weights, {"0.exp_avg": torch.randn(4, 3)})


@pytest.fixture
def path(tmp_path: Path) -> Path:
    record = write_checkpoint(tmp_path, sample(), is_epoch=True)
    return tmp_path / record.file


def repacked(path: Path, change: Callable[[dict[str, bytes]], None]) -> Path:
    """Write the entries again after a change, as a stored zip."""
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    change(parts)
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    path.write_bytes(packed.getvalue())
    return path


def test_what_is_written_is_read(tmp_path: Path) -> None:
    torch.manual_seed(0)
    written = sample()
    record = write_checkpoint(tmp_path, written, is_epoch=False)
    assert record.file == f"00000041-{record.hash[:12]}.ckpt"
    assert (record.epoch, record.step, record.is_epoch) == (2, 41, False)
    assert record.size == (tmp_path / record.file).stat().st_size
    read = read_checkpoint(tmp_path / record.file, record.hash)
    assert read.manifest == written.manifest
    for a, b in ((read.weights, written.weights), (read.optimizer, written.optimizer)):
        assert a.keys() == b.keys()
        assert all(torch.equal(a[k], b[k]) and a[k].dtype == b[k].dtype for k in a)


def test_a_stored_zip_of_three_known_entries(path: Path) -> None:
    with zipfile.ZipFile(path) as archive:
        assert tuple(archive.namelist()) == ENTRIES
        assert {i.compress_type for i in archive.infolist()} == {zipfile.ZIP_STORED}


def test_the_same_state_gives_the_same_file(tmp_path: Path) -> None:
    torch.manual_seed(0)
    content = sample()
    names = {write_checkpoint(tmp_path, content, is_epoch=True).file for _ in range(2)}
    assert len(names) == 1


@settings(
    max_examples=300,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(st.randoms(use_true_random=False))
def test_no_damage_goes_unnoticed(path: Path, chance: random.Random) -> None:
    """Whatever is changed or cut off: an error with the file, never other bits."""
    original = path.read_bytes()
    expected = read_checkpoint(path)
    content = bytearray(original)
    if chance.random() < 0.3:
        del content[chance.randrange(len(content)) :]
    else:
        for _ in range(chance.randrange(1, 4)):
            content[chance.randrange(len(content))] ^= 1 << chance.randrange(8)
    damaged = path.with_name("damaged.ckpt")
    damaged.write_bytes(content)
    try:
        read = read_checkpoint(damaged)
    except CheckpointError as error:
        problem = error.message
    else:
        problem = ""
    if problem:
        assert "damaged.ckpt" in problem
        assert len(problem) < 400
        return
    # A bit of the zip that means nothing, such as a date: then all is as it was.
    assert read.manifest == expected.manifest
    for k, tensor in expected.weights.items():
        assert torch.equal(read.weights[k], tensor)


def test_the_records_hash_is_checked(path: Path) -> None:
    with pytest.raises(CheckpointError, match="its hash is another one"):
        read_checkpoint(path, "0" * 64)


def test_a_missing_file(tmp_path: Path) -> None:
    with pytest.raises(CheckpointError, match=r"gone\.ckpt is missing from"):
        read_checkpoint(tmp_path / "gone.ckpt")


@pytest.mark.parametrize("content", [b"", b"<html></html>", b"PK\x05\x06" + bytes(18)])
def test_other_files(path: Path, content: bytes) -> None:
    path.write_bytes(content)
    with pytest.raises(CheckpointError, match="is damaged"):
        read_checkpoint(path)


@pytest.mark.parametrize("name", ["../x", "/etc/passwd", "archive/data.pkl"])
def test_an_entry_that_does_not_belong(path: Path, name: str) -> None:
    repacked(path, lambda parts: parts.update({name: b"x"}))
    with pytest.raises(CheckpointError, match="is not allowed in"):
        read_checkpoint(path)
    assert not (path.parent.parent / "x").exists()


def test_an_entry_twice(path: Path) -> None:
    with pytest.warns(UserWarning, match="Duplicate"), zipfile.ZipFile(path, "a") as z:
        z.writestr("manifest.json", b"{}")
    with pytest.raises(CheckpointError, match="each once"):
        read_checkpoint(path)


def test_an_entry_that_is_missing(path: Path) -> None:
    def remove(parts: dict[str, bytes]) -> None:
        del parts["optimizer.safetensors"]

    repacked(path, remove)
    with pytest.raises(CheckpointError, match=r"optimizer\.safetensors is missing"):
        read_checkpoint(path)


def test_a_packed_entry_is_refused(path: Path) -> None:
    """A bomb needs packing: nothing may unpack to more than the file's size."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in ENTRIES:
            archive.writestr(name, bytes(10_000_000))
    path.write_bytes(packed.getvalue())
    with pytest.raises(CheckpointError, match="larger than it is"):
        read_checkpoint(path)


@pytest.mark.parametrize(
    "manifest",
    [
        b"[]",
        b"{",
        b"[" * 100_000,
        b'{"format": 1}',
        b'{"format": 9, "position": {}}',
        json.dumps({"format": 1, "position": {}, "run": "r", "seed": 1}).encode(),
    ],
)
def test_a_damaged_manifest(path: Path, manifest: bytes) -> None:
    repacked(path, lambda parts: parts.update({"manifest.json": manifest}))
    with pytest.raises(CheckpointError, match=r"manifest\.json in .* is damaged"):
        read_checkpoint(path)


@pytest.mark.parametrize("value", [True, "3", 1.5, None])
def test_counts_are_whole_numbers(path: Path, value: object) -> None:
    def change(parts: dict[str, bytes]) -> None:
        manifest = json.loads(parts["manifest.json"])
        manifest["position"]["step"] = value
        parts["manifest.json"] = json.dumps(manifest).encode()

    repacked(path, change)
    with pytest.raises(CheckpointError, match="step: expected int"):
        read_checkpoint(path)


def test_weights_that_do_not_fit_are_named(path: Path) -> None:
    network = build(tiny(), 0, CPU)
    before = {k: v.clone() for k, v in network.state_dict().items()}
    other = dict(network.state_dict())
    other["nodes.linear_1.weight"] = torch.zeros(10, 5)
    with pytest.raises(
        CheckpointError, match=r"linear_1\.weight is 10 × 5 in the file"
    ):
        load_weights(network, other, path)
    del other["nodes.linear_1.weight"]
    with pytest.raises(CheckpointError, match="is missing in the file"):
        load_weights(network, other, path)
    assert all(torch.equal(v, before[k]) for k, v in network.state_dict().items())


@pytest.mark.parametrize("name", ["sgd", "adam", "adamw"])
def test_an_optimizers_state_survives(name: str) -> None:
    """The next step gives the same bits, in the memory layout of convolutions too."""
    config = TrainingConfig(optimizer=name, learning_rate=0.01, weight_decay=0.1)
    images, labels = torch.rand(8, 1, 28, 28), torch.arange(8)
    network = build(tiny("BatchNorm2d", "ReLU"), 0, CPU)
    optimizer = make_optimizer(config, network)
    for _ in range(3):
        plain_step(network, optimizer, images, labels)
    twin = build(tiny("BatchNorm2d", "ReLU"), 1, CPU)
    twin.load_state_dict(network.state_dict())
    plain, tensors = optimizer_parts(optimizer)
    restored = make_optimizer(config, twin)
    restore_optimizer(restored, json.loads(json.dumps(plain)), tensors)
    for net, opt in ((network, optimizer), (twin, restored)):
        plain_step(net, opt, images, labels)
    pairs = zip(network.parameters(), twin.parameters(), strict=True)
    assert all(torch.equal(a, b) for a, b in pairs)


def test_settings_are_those_of_the_project() -> None:
    network = build(tiny(), 0, CPU)
    config = TrainingConfig(optimizer="sgd", learning_rate=0.5)
    plain, tensors = optimizer_parts(make_optimizer(config, network))
    slower = make_optimizer(replace(config, learning_rate=0.1), network)
    restore_optimizer(slower, plain, tensors)
    assert slower.param_groups[0]["lr"] == 0.1


def test_tensors_that_are_none(path: Path) -> None:
    """A checksum that fits does not make other content safe."""
    for content in (b"", b"\xff" * 64, save_tensors({})[:4]):
        repacked(path, lambda p, c=content: p.update({"weights.safetensors": c}))  # type: ignore[misc]
        with pytest.raises(
            CheckpointError, match=r"weights\.safetensors in .* damaged"
        ):
            read_checkpoint(path)
