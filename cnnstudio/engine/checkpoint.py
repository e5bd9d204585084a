"""Checkpoints: weights and the whole state of a training, in one checked file.

A checkpoint is a zip whose entries are stored, never packed: `manifest.json`,
`weights.safetensors` (weights and buffers, as they are validated),
`optimizer.safetensors` and, for gradients between two updates and for the weights
behind an average, `state.safetensors`. The zip gives every entry a checksum, which
safetensors has not; nothing in it can run code or unpack to more than the file's
size. Files are written once and never changed.

No generator's state is kept: order, augmentation and dropout are derived from the
seed and the place in the run (`hashing`).
"""

from __future__ import annotations

import hashlib
import io
import json
import zipfile
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, fields, replace
from pathlib import Path
from typing import Any

import torch
from safetensors.torch import load as load_tensors
from safetensors.torch import save as save_tensors

from cnnstudio.engine.errors import EngineError
from cnnstudio.graph.text import translate
from cnnstudio.project.atomic import write_atomic
from cnnstudio.project.runs import CheckpointRecord

MANIFEST = "manifest.json"
WEIGHTS = "weights.safetensors"
OPTIMIZER = "optimizer.safetensors"
STATE = "state.safetensors"
ENTRIES = (MANIFEST, WEIGHTS, OPTIMIZER)
"""What every checkpoint has; `STATE` only where there is something in it."""
FORMAT = 1
LARGEST_JSON = 16 * 2**20
DATE = (1980, 1, 1, 0, 0, 0)  # the first that a zip can hold: same state, same bytes

Tensors = dict[str, torch.Tensor]


class CheckpointError(EngineError):
    """A checkpoint cannot be read, or does not fit; names the file and the entry."""


@dataclass(frozen=True, slots=True)
class Position:
    """Where a training stands: `step` steps and `epochs_done` epochs are complete.

    `next_batch` batches of the running epoch are done; the sums over them make that
    epoch's means exact after a resume. `best_values` is what the best epoch gave,
    `numbers` is the state of what learns, and of what judges it.
    """

    step: int = 0
    epochs_done: int = 0
    next_batch: int = 0
    sums: Mapping[str, float] = field(default_factory=dict)
    samples: int = 0
    epoch_seconds: float = 0.0
    seconds: float = 0.0
    best_epoch: int = 0
    best_values: Mapping[str, float] = field(default_factory=dict)
    numbers: Mapping[str, float] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Manifest:
    """What goes with the weights; `optimizer` are its settings, without tensors."""

    run: str
    seed: int
    position: Position
    fingerprints: Mapping[str, str] = field(default_factory=dict)
    environment: Mapping[str, str] = field(default_factory=dict)
    optimizer: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Checkpoint:
    """A checkpoint in memory; all tensors are on the processor."""

    manifest: Manifest
    weights: Tensors
    optimizer: Tensors
    state: Tensors = field(default_factory=dict)


def snapshot(tensors: Mapping[str, torch.Tensor]) -> Tensors:
    """Copy tensors to the processor, contiguous, as safetensors wants them."""
    return {
        name: tensor.detach().to("cpu", copy=True).contiguous()
        for name, tensor in tensors.items()
    }


def optimizer_parts(
    optimizer: torch.optim.Optimizer,
) -> tuple[dict[str, Any], Tensors]:
    """Divide an optimizer's state into plain settings and tensors by name.

    A tensor is named `<number of the weight>.<name>`, such as `0.exp_avg`.
    """
    state = optimizer.state_dict()
    tensors, plain = {}, {}
    for index, values in state["state"].items():
        for name, value in values.items():
            if isinstance(value, torch.Tensor):
                tensors[f"{index}.{name}"] = value
            elif value is not None:
                plain[f"{index}.{name}"] = value
    return {"groups": state["param_groups"], "state": plain}, snapshot(tensors)


def restore_optimizer(
    optimizer: torch.optim.Optimizer, plain: Mapping[str, Any], tensors: Tensors
) -> None:
    """Give an optimizer the state that `optimizer_parts` took.

    Its settings stay those of the project: rates follow the plan.
    """
    weights = [w for group in optimizer.param_groups for w in group["params"]]
    state: dict[int, dict[str, Any]] = {}
    for name, value in (*plain.get("state", {}).items(), *tensors.items()):
        number, _, key = name.partition(".")
        weight = weights[int(number)]
        if isinstance(value, torch.Tensor) and value.shape == weight.shape:
            # Fused updates walk through memory: the layout must be the weight's.
            value = torch.empty_like(weight).copy_(value)
        state.setdefault(int(number), {})[key] = value
    groups = optimizer.state_dict()["param_groups"]
    optimizer.load_state_dict({"state": state, "param_groups": groups})


def write_checkpoint(
    folder: Path, checkpoint: Checkpoint, *, is_epoch: bool
) -> CheckpointRecord:
    """Write a checkpoint as `<step>-<hash>.ckpt`; raises `WriteError`."""
    content = _pack(checkpoint)
    digest = hashlib.sha256(content).hexdigest()
    position = checkpoint.manifest.position
    name = f"{position.step:08d}-{digest[:12]}.ckpt"
    write_atomic(folder / name, content, verify=_verify)
    return CheckpointRecord(
        name, position.epochs_done, position.step, len(content), digest, is_epoch
    )


def without_optimizer(checkpoint: Checkpoint) -> Checkpoint:
    """Return the weights alone, with where they stand: enough to be looked at."""
    manifest = replace(checkpoint.manifest, optimizer={})
    return Checkpoint(manifest, checkpoint.weights, {})


def write_weights_only(folder: Path, known: CheckpointRecord) -> CheckpointRecord:
    """Write a checkpoint again without the optimizer's state, beside the first.

    Raises `CheckpointError` if it cannot be read, and `WriteError`.
    """
    weights = without_optimizer(read_checkpoint(folder / known.file, known.hash))
    written = write_checkpoint(folder, weights, is_epoch=known.is_epoch)
    return replace(written, is_resumable=False)


def read_checkpoint(path: Path, digest: str = "") -> Checkpoint:
    """Read a checkpoint; everything that is wrong with it is a `CheckpointError`.

    `digest` is the hash that the run's record names, if there is one.
    """
    parts = _read_entries(path, digest)
    return Checkpoint(
        _manifest(path, parts[MANIFEST]),
        _tensors(path, WEIGHTS, parts[WEIGHTS]),
        _tensors(path, OPTIMIZER, parts[OPTIMIZER]),
        _tensors(path, STATE, parts[STATE]) if STATE in parts else {},
    )


def load_weights(network: torch.nn.Module, weights: Tensors, path: Path) -> None:
    """Give a network the weights of a checkpoint; they must fit it exactly."""
    own = {k: tuple(v.shape) for k, v in network.state_dict().items()}
    found = {k: tuple(v.shape) for k, v in weights.items()}
    if own != found:
        name = next(n for n in (*own, *found) if own.get(n) != found.get(n))
        raise CheckpointError(
            translate(
                "Engine",
                "{path} does not fit this network: {name} is {size} in the file "
                "and {size2} in the network. Open the run's own network, or "
                "start a new run.",
            ).format(
                path=path.name,
                name=name,
                size=_size(found.get(name)),
                size2=_size(own.get(name)),
            )
        )
    network.load_state_dict(weights)


def _size(shape: tuple[int, ...] | None) -> str:
    if shape is None:
        return "missing"
    return " × ".join(str(n) for n in shape) or translate("Engine", "one number")


def _pack(checkpoint: Checkpoint) -> bytes:
    manifest = {"format": FORMAT, **asdict(checkpoint.manifest)}
    parts = {
        MANIFEST: json.dumps(manifest, sort_keys=True).encode(),
        WEIGHTS: save_tensors(checkpoint.weights),
        OPTIMIZER: save_tensors(checkpoint.optimizer),
    }
    if checkpoint.state:
        parts[STATE] = save_tensors(checkpoint.state)
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_STORED) as archive:
        for name in parts:
            archive.writestr(zipfile.ZipInfo(name, DATE), parts[name])
    return packed.getvalue()


def _verify(path: Path) -> None:
    _manifest(path, _read_entries(path)[MANIFEST])


def _read_entries(path: Path, digest: str = "") -> dict[str, bytes]:
    """Return the expected entries, each checked; nothing is ever unpacked to disk."""
    entry = ""
    try:
        content = path.read_bytes()
        if digest and hashlib.sha256(content).hexdigest() != digest:
            raise CheckpointError(
                translate(
                    "Engine", "{path} is damaged: its hash is another one."
                ).format(path=path.name)
            )
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            listed = archive.infolist()
            _check_list(path, listed, len(content))
            parts = {}
            for info in listed:
                entry = info.filename
                parts[entry] = archive.read(info)
            return parts
    except FileNotFoundError as error:
        raise CheckpointError(
            translate("Engine", "{path} is missing from {parent}.").format(
                path=path.name, parent=path.parent
            )
        ) from error
    except CheckpointError:
        raise
    except Exception as error:  # zipfile raises seven kinds for damaged files
        what = (
            translate("Engine", "{entry} in {path}").format(entry=entry, path=path.name)
            if entry
            else path.name
        )
        raise CheckpointError(
            translate("Engine", "{what} is damaged.").format(what=what),
            details=repr(error),
        ) from error


def _check_list(path: Path, listed: list[zipfile.ZipInfo], size: int) -> None:
    names = [info.filename for info in listed]
    for name in names:
        if name not in (*ENTRIES, STATE) or names.count(name) > 1:
            raise CheckpointError(
                translate(
                    "Engine",
                    "The entry {name!r} is not allowed in {path}: expected {names}, "
                    "each once.",
                ).format(name=name[:60], path=path.name, names=", ".join(ENTRIES))
            )
    missing = next((n for n in ENTRIES if n not in names), "")
    if missing:
        raise CheckpointError(
            translate("Engine", "{path} is damaged: {missing} is missing.").format(
                path=path.name, missing=missing
            )
        )
    packed = any(
        i.compress_type != zipfile.ZIP_STORED or i.file_size != i.compress_size
        for i in listed
    )
    if packed or sum(info.file_size for info in listed) > size:
        raise CheckpointError(
            translate(
                "Engine", "{path} is damaged: an entry is larger than it is."
            ).format(path=path.name)
        )


def _manifest(path: Path, content: bytes) -> Manifest:
    try:
        if len(content) > LARGEST_JSON:
            raise ValueError("it is too large")
        values = json.loads(content)
        if values.pop("format") != FORMAT:
            raise ValueError("its format is that of another version")
        position = _position(values.pop("position"))
        return Manifest(**values, position=position)
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise CheckpointError(
            translate("Engine", "{manifest} in {path} is damaged: {error}.").format(
                manifest=MANIFEST, path=path.name, error=error
            ),
            details=repr(error),
        ) from error


def _position(raw: dict[str, Any]) -> Position:
    """Check what a manifest says of the place; raises ValueError and KeyError."""
    if "loss_sum" in raw:  # as the first checkpoints had it
        sums = {"train/loss": raw.pop("loss_sum"), "train/accuracy": raw.pop("correct")}
        best = raw.pop("best_accuracy")
        raw |= {"sums": sums, "best_values": {"validation/accuracy": best}}
    raw.setdefault("numbers", {})  # the first checkpoints had none
    kinds = {"int": (int,), "float": (float,), "Mapping[str, float]": (dict,)}
    for known in fields(Position):
        value = raw[known.name]
        if type(value) not in kinds[str(known.type)]:
            raise ValueError(f"{known.name}: expected {known.type}, got {value!r}")
        if isinstance(value, dict) and {type(v) for v in value.values()} - {float}:
            raise ValueError(f"{known.name}: expected numbers, got {value!r}")
    return Position(**raw)


def _tensors(path: Path, entry: str, content: bytes) -> Tensors:
    try:
        return load_tensors(content)
    except Exception as error:  # one boundary: whatever the reader raises
        raise CheckpointError(
            translate("Engine", "{entry} in {path} is damaged.").format(
                entry=entry, path=path.name
            ),
            details=repr(error),
        ) from error
