"""Which kind of target the data have, and which views judge it."""

from __future__ import annotations

from cnnstudio.graph.text import marked, translate
from cnnstudio.project.facts import Task
from cnnstudio.ui.viewer.inspect_controller import InspectController
from cnnstudio.ui.viewer.model.data_task import task_of_project, why_no_classes

ELSEWHERE: dict[str, str] = {
    "classes": marked(
        "AllImages", "The images have one class each: look at the confusion matrix."
    ),
    "labels": marked(
        "AllImages", "The images have several labels each: look at Confusion of labels."
    ),
    "values": marked(
        "AllImages", "The images have numbers for targets: look at Residuals."
    ),
    "masks": marked("AllImages", "The images have masks: look at Masks."),
}


def task_of(controller: InspectController) -> Task:
    """Return the kind of target of the document's data; one class if none is known."""
    return task_of_project(controller.document.project)


def why_not_for(controller: InspectController, *tasks: Task) -> str:
    """Say where data of this kind are judged, unless it is one of the `tasks`."""
    task = task_of(controller)
    if task in tasks:
        return ""
    if task == "none":
        return why_no_classes(controller.document.project)
    return translate("AllImages", ELSEWHERE[task])
