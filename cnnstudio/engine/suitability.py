"""What must hold between network, data and settings before the first step."""

from __future__ import annotations

from cnnstudio.engine.data.dataset import Dataset
from cnnstudio.engine.errors import TrainingError
from cnnstudio.engine.network import Network
from cnnstudio.graph.graph import Graph
from cnnstudio.graph.inference import infer_shapes
from cnnstudio.graph.node import Node
from cnnstudio.graph.shape import TensorShape
from cnnstudio.graph.text import translate
from cnnstudio.project.tasks import EXPECTS, KINDS, outputs_wanted
from cnnstudio.project.training_settings import TrainingConfig


def check_trainable(
    graph: Graph, network: Network, dataset: Dataset, config: TrainingConfig
) -> None:
    """Raise a `TrainingError` that says what to change, or return."""
    check_ends(graph)
    check_head(graph, network, dataset, config.loss)
    check_learns(network)
    if not config.drop_last:
        _check_batches(graph, dataset, config.batch_size or dataset.size("train"))


def check_learns(network: Network) -> None:
    """Raise a `TrainingError` if there is no weight that training could change."""
    if network.parameter_count:
        return
    if any(True for _ in network.parameters()):
        raise TrainingError(
            translate(
                "Engine",
                "All layers are frozen, so there is nothing to learn: switch "
                "freeze off for one of them.",
            )
        )
    raise TrainingError(
        translate(
            "Engine", "The network has nothing to learn: add a Conv2d or a Linear."
        )
    )


def check_ends(graph: Graph) -> None:
    """Raise a `TrainingError` unless one image goes in and its scores come out."""
    check_one_input(graph)
    output = _only(graph, "Output")
    if output is None:
        raise TrainingError(
            translate(
                "Engine",
                "The network has no Output, so nothing can be compared with the "
                "labels: add one behind the last layer.",
            )
        )


def check_one_input(graph: Graph) -> None:
    """Raise a `TrainingError` if samples of a data set cannot be all that goes in."""
    entry = _only(graph, "Input")
    if entry is None:
        raise TrainingError(translate("Engine", "The network has no Input: add one."))
    if entry.fields.get("content", "data") != "data":
        raise TrainingError(
            translate(
                "Engine",
                "{entry} takes noise, but the images of a data set are to go in: "
                "set content to data.",
            ).format(entry=entry.name),
            entry.id,
        )


def _only(graph: Graph, kind: str) -> Node | None:
    """Return the only node of a type, or None if there is none."""
    found = [node for node in graph.nodes.values() if node.type == kind]
    if len(found) > 1:
        names = ", ".join(node.name for node in found)
        raise TrainingError(
            translate(
                "Engine",
                "The network has {count} layers of type {kind} ({names}), but "
                "the images and labels of a data set go with one: remove the "
                "others, or put them into a network of their own.",
            ).format(count=len(found), kind=kind, names=names),
            found[1].id,
        )
    return found[0] if found else None


def check_head(graph: Graph, network: Network, dataset: Dataset, loss: str) -> None:
    """Raise a `TrainingError` unless the outputs can be compared with the targets."""
    output, task = graph.nodes[network.output_node], dataset.task
    if task == "none":
        raise TrainingError(
            translate(
                "Engine",
                "These data have no targets, so there is nothing to compare the "
                "network's outputs with: choose data with classes, labels or numbers.",
            )
        )
    expects = _field(output, "expects")
    if expects != EXPECTS[task]:
        raise TrainingError(
            translate(
                "Engine",
                "{output} expects {fields}, but the targets of the data are {task}: "
                "set expects to {wanted}.",
            ).format(
                output=output.name,
                fields=expects,
                task=translate("Tasks", KINDS[task].title),
                wanted=EXPECTS[task],
            ),
            output.id,
        )
    _check_count(graph, output, dataset, loss)


def _check_count(graph: Graph, output: Node, dataset: Dataset, loss: str) -> None:
    """Compare how many scores or numbers there are, and how large maps of them are."""
    report = infer_shapes(graph)
    (shape,) = report.nodes[output.id].inputs
    assert shape is not None  # the network was built
    count, task = len(dataset.classes), dataset.task
    wanted = outputs_wanted(loss, task, count)
    if shape[0] not in wanted or (task == "values" and len(shape) != 1):
        found = graph.incoming(output.id)[0].source
        raise TrainingError(
            translate(
                "Engine",
                "{output} gives {classes} scores, but the data have {count} "
                "classes: set classes of {output} and the size of {name} to "
                "{count}.",
            ).format(
                output=output.name,
                classes=shape if task == "values" else shape[0],
                count=count,
                name=graph.nodes[found].name,
            ),
            output.id,
        )
    if task == "masks" and tuple(shape[1:]) != tuple(dataset.shape[1:]):
        raise TrainingError(
            translate(
                "Engine",
                "The maps of {output} are {shape}, but the masks are as large as the "
                "images, {size}: insert an Upsample before {output}.",
            ).format(
                output=output.name,
                shape=TensorShape(shape[1:]),
                size=TensorShape(dataset.shape[1:]),
            ),
            output.id,
        )


def _field(node: Node, name: str) -> object:
    assert node.layer_type is not None
    return node.fields.get(name, node.layer_type.params()[name].default)


def _check_batches(graph: Graph, dataset: Dataset, batch_size: int) -> None:
    """BatchNorm cannot measure a batch of one image: its deviation would be 0."""
    count = dataset.size("train")
    last = count % batch_size or batch_size
    node = next((n for n in graph.nodes.values() if _measures_batches(n)), None)
    if last > 1 or node is None:
        return
    if batch_size == 1:
        raise TrainingError(
            translate(
                "Engine",
                "{node} ({type}) cannot work with a batch size of 1: it needs "
                "several images to measure. Choose a batch size of 2 or more.",
            ).format(node=node.name, type=node.type),
            node.id,
        )
    raise TrainingError(
        translate(
            "Engine",
            "{node} ({type}) cannot work with the last batch: {count:,} "
            "images in batches of {batch_size} leave a single one. Choose a "
            "batch size of {better}.",
        ).format(
            node=node.name,
            type=node.type,
            count=count,
            batch_size=batch_size,
            better=_better(count, batch_size),
        ),
        node.id,
    )


def _measures_batches(node: Node) -> bool:
    return node.type.startswith("BatchNorm")


def _better(count: int, batch_size: int) -> int:
    """Return the nearest batch size whose last batch has several images."""
    sizes = range(2, max(3, min(count, 2 * batch_size)) + 1)
    fitting = [size for size in sizes if count % size != 1]
    return min(fitting, key=lambda size: abs(size - batch_size), default=2)
