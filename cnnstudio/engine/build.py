"""A graph becomes a `Network` with its initial weights.

What the steps of a recipe may be is in `engine/recipes.py`.
"""

from __future__ import annotations

import torch
from torch import nn

from cnnstudio.engine.errors import BuildError, is_out_of_memory, memory_sentence
from cnnstudio.engine.folded_norm import fold_norms
from cnnstudio.engine.hashing import key, seed_generator
from cnnstudio.engine.initial import initialize, what_follows
from cnnstudio.engine.network import Network, has_images, sources_of
from cnnstudio.engine.recipes import module_of
from cnnstudio.graph.flatten import flatten
from cnnstudio.graph.graph import Graph
from cnnstudio.graph.inference import NodeReport, ShapeReport, State, infer_shapes
from cnnstudio.graph.shape import TensorShape
from cnnstudio.graph.text import translate

CPU = torch.device("cpu")


def build(
    graph: Graph, seed: int, device: torch.device, memory_format: str = "auto"
) -> Network:
    """Build the network with its initial weights; raises `BuildError`.

    Weights are drawn on the processor from a generator per layer, so that they are
    the same on every device, and the caller's generators stay as they were.
    """
    report = infer_shapes(graph)
    check_buildable(graph, report)
    given, graph = graph, flatten(graph, report).graph
    if graph is not given:
        report = infer_shapes(graph)
    try:
        modules = _modules(graph, report, seed)
        sources = {n: sources_of(graph, n) for n in modules}
        inputs = (report.nodes[n] for n in modules if not sources[n])
        shapes = tuple(TensorShape(node.outputs[0] or ()) for node in inputs)
        outputs = tuple(n for n in modules if graph.nodes[n].type == "Output")
        network = Network(graph, modules, sources, shapes, outputs)
        if memory_format == "contiguous":
            network.memory_format = torch.contiguous_format
        elif memory_format == "channels_last" and has_images(network):
            network.memory_format = torch.channels_last
        if network.memory_format == torch.channels_last:
            fold_norms(network)
        return network.to(device, memory_format=network.memory_format)  # type: ignore[call-overload, no-any-return]
    except (RuntimeError, MemoryError) as error:
        if not is_out_of_memory(error):
            raise
        problem = BuildError(
            memory_sentence(
                error,
                translate("Engine", "making the weights"),
                translate("Engine", "Make the largest layer smaller."),
            ),
            details=str(error),
        )
    # Outside of the handler, whose frames would keep the tensors alive.
    raise problem


def check_buildable(graph: Graph, report: ShapeReport) -> None:
    """Raise a `BuildError` for the first thing that keeps the graph from running."""
    if not graph.nodes:
        raise BuildError(
            translate(
                "Engine", "The network is empty: it needs an Input to begin with."
            )
        )
    for node in report.nodes.values():
        if node.state is not State.VALID:
            raise _not_valid(graph, node, report)
    if not any(n.type == "Input" for n in graph.nodes.values()):
        raise BuildError(translate("Engine", "The network has no Input: add one."))


def _not_valid(graph: Graph, node: NodeReport, report: ShapeReport) -> BuildError:
    cause = next((n for n in report.nodes.values() if n.problem is not None), node)
    name = graph.nodes[cause.node].name
    if cause.problem is None:
        return BuildError(
            translate("Engine", "{name} cannot work yet.").format(name=name), cause.node
        )
    problem = cause.problem
    text = f"{name}: {problem.message}."
    if problem.expected:
        got = problem.got or translate("Engine", "nothing")
        more = translate("Engine", "Expected {expected}, got {got}.")
        text += " " + more.format(expected=problem.expected, got=got)
    return BuildError(text, cause.node, problem.formula)


def _modules(graph: Graph, report: ShapeReport, seed: int) -> dict[str, nn.Module]:
    modules: dict[str, nn.Module] = {}
    drawn = 0
    with torch.random.fork_rng(devices=[]):
        for node_id, node in report.nodes.items():
            modules[node_id] = module = _drawn_module(graph, node, seed, drawn)
            drawn += _has_weights(module)
    return modules


def initial_layer(graph: Graph, node: str, seed: int) -> nn.Module:
    """Build one layer of a flat graph with the weights that `build` gives it.

    What comes before it is built without numbers, which takes no time.
    """
    report, drawn = infer_shapes(graph), 0
    for other, found in report.nodes.items():
        if other == node:
            break
        with torch.device("meta"):
            drawn += _has_weights(_node_module(graph, found))
    with torch.random.fork_rng(devices=[]):
        return _drawn_module(graph, report.nodes[node], seed, drawn)


def _drawn_module(graph: Graph, node: NodeReport, seed: int, number: int) -> nn.Module:
    """Build a layer, of which `number` before it have weights."""
    seed_generator(CPU, key(seed, "initial", number))
    module = _node_module(graph, node)
    if _has_weights(module):
        assert node.layer is not None
        initialize(module, node.layer, what_follows(graph, node.node))
        module.requires_grad_(not node.layer.is_frozen())
    return module


def _has_weights(module: nn.Module) -> bool:
    return any(True for _ in module.parameters())


def _node_module(graph: Graph, node: NodeReport) -> nn.Module:
    assert node.layer is not None
    shapes = [shape for shape in node.inputs if shape is not None]
    try:
        return module_of(node.layer.recipe(*shapes))
    except (LookupError, TypeError, ValueError) as error:
        name = graph.nodes[node.node].name
        raise BuildError(
            translate("Engine", "{name} cannot be built.").format(name=name),
            node.node,
            str(error),
        ) from error
