"""What is known of the document's data, and the ways to change their source."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QObject, Signal

from cnnstudio.project.commands import Composite, EditSettings
from cnnstudio.project.facts import DataFacts
from cnnstudio.project.own_data import fitting_steps, source_changes
from cnnstudio.project.project import ProjectChange
from cnnstudio.project.settings import data_name, facts_of
from cnnstudio.ui.document import Document


class DataController(QObject):
    """Follows the document's data; `changed`: something of what is said differs."""

    changed = Signal()

    def __init__(self, document: Document, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.document = document
        document.changed.connect(self._changed)
        document.reset.connect(self.changed)

    @property
    def facts(self) -> DataFacts | None:
        """What is known of the data; None while it is not."""
        return facts_of(self.document.project.dataset)

    @property
    def name(self) -> str:
        """What people call the data; empty if they are still to be chosen."""
        return data_name(self.document.project.dataset)

    def why_locked(self) -> str:
        """Say why nothing of the data can be changed; empty if it can."""
        if not self.document.read_only:
            return ""
        return self.tr("This project is open read-only. Save it as a copy first.")

    def conversions(self) -> str:
        """Say in a line how samples were made alike; empty if nothing was done."""
        return ""

    def set_sources(self, raws: Sequence[dict[str, Any]]) -> None:
        """Take other sources, as one undo step; the parts follow if they must."""
        data = self.document.project.dataset
        changes = source_changes(data, raws)
        text = self.tr("Choose the data")
        self.document.push(EditSettings("dataset", changes, text))

    def add_network(self) -> None:
        """Put a small network that fits in place of what is there, as one undo step."""
        facts, project = self.facts, self.document.project
        if facts is not None:
            text = self.tr("Start with a small network for these data")
            steps = fitting_steps(project.graph, project.dataset, facts)
            self.document.push(Composite(text, steps))

    def _changed(self, change: ProjectChange) -> None:
        if change.settings == "dataset":
            self.changed.emit()
