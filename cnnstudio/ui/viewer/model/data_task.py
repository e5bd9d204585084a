"""Which kind of target a project's images have, as far as its network uses it."""

from __future__ import annotations

from typing import cast

from cnnstudio.graph.text import translate
from cnnstudio.project.adversarial import adversarial_pair
from cnnstudio.project.facts import Task
from cnnstudio.project.project import Project
from cnnstudio.project.settings import facts_of


def task_of_project(project: Project) -> Task:
    """Return the kind of target; one class each if nobody knows.

    A generator and its discriminator use none.
    """
    if adversarial_pair(project.graph) is not None:
        return "none"
    facts = facts_of(project.dataset)
    return cast("Task", facts.task) if facts is not None else "classes"


def why_no_classes(project: Project) -> str:
    """Say what the network gives instead of scores of classes, and where to look."""
    if adversarial_pair(project.graph) is not None:
        return translate(
            "DataTask",
            "A generator and its discriminator do not classify the images.",
        )
    return {
        "masks": translate(
            "DataTask",
            "The network gives a class to every pixel: look at Masks in All images.",
        ),
        "values": translate(
            "DataTask", "The network gives numbers: look at Residuals in All images."
        ),
        "none": translate("DataTask", "These images have no targets to compare with."),
    }.get(task_of_project(project), "")
