"""The parameters of a block: added, taken away, renamed, with all that uses them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from cnnstudio.graph.block import BlockDefinition, BlockParam, param_name_problem
from cnnstudio.graph.errors import FieldError
from cnnstudio.graph.node import Node
from cnnstudio.graph.rewriting import names_in, rewritten
from cnnstudio.graph.text import translate
from cnnstudio.project.block_commands import (
    BlockError,
    DescribeDefinition,
    Made,
    ReplaceNode,
    first_names,
    instances_of,
)
from cnnstudio.project.commands import Command, Composite
from cnnstudio.project.project import Project


def add_param(project: Project, block: str, param: BlockParam) -> Made:
    """Add a parameter; instances have its default. Raises `BlockError`."""
    known = project.library.definitions[block]
    _check(known, param, "")
    text = translate("Commands", "Add parameter {param} to {known}").format(
        param=param.name, known=known.name
    )
    return _made(known, (*known.params, param), [], text)


def remove_param(project: Project, block: str, name: str) -> Made:
    """Take a parameter away; raises `BlockError` while a layer inside uses it."""
    known = project.library.definitions[block]
    users = [n.name for n in known.graph.nodes.values() if name in names_in(n)]
    if users:
        raise BlockError(
            translate(
                "Commands", "{name} is used by {users}: change these first."
            ).format(name=name, users=first_names(users))
        )
    kept = tuple(param for param in known.params if param.name != name)
    steps: list[Command] = []
    for network, node in instances_of(project, block):
        if name in node.fields:
            fields = {k: v for k, v in node.fields.items() if k != name}
            steps.append(ReplaceNode(replace(node, fields=fields), network))
    text = translate("Commands", "Remove parameter {name} of {known}").format(
        name=name, known=known.name
    )
    return _made(known, kept, steps, text)


def change_param(project: Project, block: str, name: str, param: BlockParam) -> Made:
    """Give a parameter another name, kind, default, limits or help.

    Expressions inside follow a new name; values of instances that are not allowed any
    more go back to the default. Raises `BlockError`.
    """
    known = project.library.definitions[block]
    _check(known, param, name)
    steps: list[Command] = []
    if param.name != name:
        for node in known.graph.nodes.values():
            if name in names_in(node):
                fields = rewritten(node, {name: param.name})
                changed = replace(node, fields=fields)
                steps.append(ReplaceNode(changed, known.type_name))
    for network, node in instances_of(project, block):
        given = _given(node, name, param)
        if given != node.fields:
            steps.append(ReplaceNode(replace(node, fields=given), network))
    params = tuple(param if p.name == name else p for p in known.params)
    text = translate("Commands", "Change parameter {name} of {known}").format(
        name=name, known=known.name
    )
    if param.name != name:
        text = translate(
            "Commands", "Rename parameter {name} of {known} to {param}"
        ).format(name=name, known=known.name, param=param.name)
    return _made(known, params, steps, text)


def _given(node: Node, name: str, param: BlockParam) -> Mapping[str, object]:
    """Return an instance's fields with the parameter as it is now."""
    if name not in node.fields:
        return node.fields
    fields = {param.name if k == name else k: v for k, v in node.fields.items()}
    described = param.param()
    value = fields[param.name]
    try:
        if not described.is_expression(value):
            described.resolve(param.name, value)
    except FieldError:
        del fields[param.name]
    return fields


def _check(known: BlockDefinition, param: BlockParam, before: str) -> None:
    problem = param_name_problem(param.name)
    if problem:
        raise BlockError(problem)
    if any(p.name == param.name != before for p in known.params):
        raise BlockError(
            translate("Commands", "{known} has a parameter {param} already.").format(
                known=known.name, param=param.name
            )
        )
    if param.kind == "choice" and not param.choices:
        raise BlockError(
            translate("Commands", "{param} needs the words to choose from.").format(
                param=param.name
            )
        )
    if param.kind in ("int", "float") and param.minimum > param.maximum:
        raise BlockError(
            translate(
                "Commands", "The smallest value of {param} is above the largest."
            ).format(param=param.name)
        )
    try:
        param.param().resolve(param.name, param.default)
    except FieldError as error:
        raise BlockError(
            translate("Commands", "The default of {error}.").format(error=error)
        ) from error


def _made(
    known: BlockDefinition,
    params: tuple[BlockParam, ...],
    steps: list[Command],
    text: str,
) -> Made:
    described = DescribeDefinition(known.id, text, params=params)
    command = Composite(text, [described, *steps], known.type_name)
    return Made(command, (), known.id)
