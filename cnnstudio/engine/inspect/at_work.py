"""Answers the convolution lab: what a sliding layer gets, its filter, what it gives."""

from __future__ import annotations

import numpy as np
import torch
from torch import nn

from cnnstudio.bridge.lab_messages import LayerAtWork, LayerWorks, Setting
from cnnstudio.engine.errors import EngineError
from cnnstudio.engine.inspect.studies import Looked, studies
from cnnstudio.engine.inspect.subject import only_looking
from cnnstudio.graph.layers.inline import LAYERS, NO_ACTIVATION
from cnnstudio.graph.text import translate

_ACTIVATIONS = {kind: name for name, kind in LAYERS.items()}
_WHOLE = {nn.AdaptiveMaxPool2d: "MaxPool2d", nn.AdaptiveAvgPool2d: "AvgPool2d"}


@studies(LayerAtWork)
def layer_at_work(looked: Looked, asked: LayerAtWork) -> LayerWorks:
    """Run the image and keep what arrives at the node and what leaves it."""
    network = looked.network
    if asked.node not in network.node_ids:
        raise EngineError(
            translate("Engine", "These weights are of a network without this layer.")
        )
    module = network.node_module(asked.node)
    kept: list[torch.Tensor] = []
    hook = module.register_forward_hook(_Keeper(kept))
    try:
        with only_looking(network):
            prepared = looked.sample.prepared
            prepared = prepared.contiguous(memory_format=network.memory_format)
            network.watched(lambda node, _: node == asked.node, prepared)
    finally:
        hook.remove()
    if not kept:
        raise EngineError(
            translate("Engine", "Nothing arrives at this layer: it is not computed.")
        )
    image, output = kept
    kind, settings, sliding = _described(module, image)
    output = output if output.dim() == 3 else output.reshape(len(output), 1, 1)
    channel = max(0, min(len(output) - 1, asked.channel))
    weights, bias = None, 0.0
    if isinstance(sliding, nn.Conv2d):
        weights = _array(sliding.weight[channel])
        bias = 0.0 if sliding.bias is None else float(sliding.bias[channel].detach())
    return LayerWorks(
        **looked.fields(),
        node=asked.node,
        channel=channel,
        kind=kind,
        settings=settings,
        image=_array(image),
        output=_array(output[channel]),
        weights=weights,
        bias=bias,
    )


class _Keeper:
    """A forward hook that copies the first sample: input, then output."""

    def __init__(self, kept: list[torch.Tensor]) -> None:
        self._kept = kept

    def __call__(
        self, module: nn.Module, given: tuple[torch.Tensor, ...], output: torch.Tensor
    ) -> None:
        # Layers that are used in several places: the last time counts.
        self._kept[:] = [given[0].detach()[0].clone(), output.detach()[0].clone()]


def _described(
    module: nn.Module, image: torch.Tensor
) -> tuple[str, dict[str, Setting], nn.Module]:
    """Return the layer that does the same, with its fields, and the sliding module.

    Raises `EngineError` for a node that slides no window over maps.
    """
    parts = list(module.modules())
    for part in parts:
        if isinstance(part, nn.Conv2d):
            bent = [_ACTIVATIONS.get(type(other).__name__) for other in parts]
            name = next((n for n in bent if n), NO_ACTIVATION)
            return "Conv2d", {**_of_convolution(part), "activation": name}, part
        if isinstance(part, nn.MaxPool2d | nn.AvgPool2d):
            return type(part).__name__, _of_pooling(part), part
        if type(part) in _WHOLE and image.dim() == 3:
            return _WHOLE[type(part)], _of_adaptive(part, image.shape[1:]), part
    raise EngineError(
        translate("Engine", "The lab works on Conv2d and pooling layers of images.")
    )


def _of_convolution(part: nn.Conv2d) -> dict[str, Setting]:
    padding = part.padding
    return {
        "out_channels": part.out_channels,
        "kernel_size": tuple(part.kernel_size),
        "stride": tuple(part.stride),
        "padding": padding if isinstance(padding, str) else tuple(padding),
        "dilation": tuple(part.dilation),
        "groups": part.groups,
        "padding_mode": part.padding_mode,
        "bias": part.bias is not None,
    }


def _of_adaptive(part: nn.Module, size: torch.Size) -> dict[str, Setting]:
    """Return the one window of a pooling that gives maps of a fixed size.

    Raises `EngineError` where its windows differ in size and overlap.
    """
    given = part.output_size
    assert given is None or isinstance(given, int | tuple)
    wanted = given if isinstance(given, tuple) else (given, given)
    outputs = [s if w is None else w for w, s in zip(wanted, size, strict=True)]
    if any(s % w for w, s in zip(outputs, size, strict=True)):
        raise EngineError(
            translate(
                "Engine",
                "The windows of this layer are not all of one size, for {across} × "
                "{down} values are no multiple of {columns} × {rows}: the lab moves "
                "one window.",
            ).format(across=size[1], down=size[0], columns=outputs[1], rows=outputs[0])
        )
    window = tuple(s // w for w, s in zip(outputs, size, strict=True))
    return {"kernel_size": window, "stride": window}


def _of_pooling(part: nn.MaxPool2d | nn.AvgPool2d) -> dict[str, Setting]:
    result: dict[str, Setting] = {
        "kernel_size": _pair(part.kernel_size),
        "stride": _pair(part.stride),
        "padding": _pair(part.padding),
        "ceil_mode": part.ceil_mode,
    }
    if isinstance(part, nn.MaxPool2d):
        return {**result, "dilation": _pair(part.dilation)}
    return {**result, "count_include_pad": part.count_include_pad}


def _pair(value: int | tuple[int, ...]) -> tuple[int, ...]:
    return (value, value) if isinstance(value, int) else tuple(value)


def _array(values: torch.Tensor) -> np.ndarray[tuple[int, ...], np.dtype[np.float32]]:
    """Return a copy as float32 in C order."""
    plain = values.detach().to("cpu", torch.float32)
    return np.array(plain.numpy(), order="C", copy=True)
