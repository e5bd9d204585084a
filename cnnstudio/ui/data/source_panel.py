"""The right column of the Data mode: where the data come from, and how they divide."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import (
    QFrame,
    QScrollArea,
    QSizePolicy,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from cnnstudio.project.record import raw_of
from cnnstudio.project.sources.source import Source
from cnnstudio.ui.data.controller import DataController
from cnnstudio.ui.data.download_card import DownloadCard
from cnnstudio.ui.data.source_form import SourceForm
from cnnstudio.ui.data.split_editor import SplitEditor
from cnnstudio.ui.dialogs import Dialogs
from cnnstudio.ui.document import Document
from cnnstudio.ui.help.topics import set_topic
from cnnstudio.ui.widgets.buttons import Button, set_reason
from cnnstudio.ui.widgets.labels import SectionLabel, TextLabel
from cnnstudio.ui.widgets.rows import MARGIN, FlowSeparator
from cnnstudio.ui.widgets.tiles import EmptyState


class SourcePanel(QWidget):
    """Sources, what was done with their files, and the parts; follows the document."""

    def __init__(
        self,
        document: Document,
        controller: DataController,
        dialogs: Dialogs,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        set_topic(self, "panel/data")
        self._document, self._controller = document, controller
        self._dialogs = dialogs
        self.forms = (SourceForm(), SourceForm(second=True))
        self.download = DownloadCard(controller)
        self.join = Button(self.tr("Join a second source"), "quiet", "plus", small=True)
        self.join.setToolTip(
            self.tr("Samples of the same kind from two places become one data set")
        )
        self.told = TextLabel("", "hint", "text3", wrap=True)
        self.told.setContentsMargins(MARGIN, 4, MARGIN, 6)
        self.split = SplitEditor(document)
        self._lay_out()
        for form, slot in zip(self.forms, (self._first, self._second), strict=True):
            form.proposed.connect(slot)
            form.browse_asked.connect(self._browse)
        self.forms[1].removed.connect(self._remove_second)
        self.join.clicked.connect(self._add_second)
        controller.changed.connect(self.refresh)
        self.refresh()

    def _lay_out(self) -> None:
        body = QWidget()
        body.setObjectName("scroll_body")
        inside = QVBoxLayout(body)
        inside.setContentsMargins(0, 6, 0, 8)
        inside.setSpacing(0)
        inside.addWidget(self.forms[0])
        inside.addWidget(self.forms[1])
        inside.addWidget(self.download)
        inside.addWidget(self.join)
        inside.addWidget(self.told)
        inside.addWidget(FlowSeparator())
        title = SectionLabel(self.tr("Parts"))
        title.setContentsMargins(MARGIN, 0, MARGIN, 0)
        inside.addSpacing(4)
        inside.addWidget(title)
        inside.addWidget(self.split)
        inside.addStretch(1)
        area = QScrollArea()
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidget(body)
        self.coming = EmptyState("data", "", "")
        self._pages = QStackedWidget()
        self._pages.addWidget(area)
        self._pages.addWidget(self.coming)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._pages)
        self.setMinimumWidth(264)
        self.setMaximumWidth(320)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Expanding)

    @property
    def _sources(self) -> tuple[Source, ...]:
        return self._document.project.dataset.sources

    def refresh(self) -> None:
        """Show what the document holds, and what is known of it."""
        sources = self._sources
        locked = self._controller.why_locked()
        first = sources[0] if sources else None
        self.forms[0].show_source(first, locked)
        self.forms[1].setVisible(len(sources) > 1)
        if len(sources) > 1:
            self.forms[1].show_source(sources[1], locked)
        self.join.setVisible(len(sources) == 1)
        set_reason(self.join, locked or None)
        said = self._controller.conversions()
        self.told.setText(said)
        self.told.setVisible(bool(said))
        self._hide_what_is_replaced()

    def _hide_what_is_replaced(self) -> None:
        coming = self._controller.coming
        if coming:
            said = self.tr("The source and its parts appear here.")
            self.coming.set_text(self.tr("Reading {0}").format(coming), said)
        self._pages.setCurrentIndex(1 if coming else 0)

    # Changing

    def _put(self, place: int, raw: Mapping[str, Any] | None) -> None:
        raws = [raw_of(source) for source in self._sources]
        raws[place : place + 1] = [] if raw is None else [dict(raw)]
        self._controller.set_sources(raws)

    def _first(self, raw: Mapping[str, Any] | None) -> None:
        self._put(0, raw)

    def _second(self, raw: Mapping[str, Any] | None) -> None:
        self._put(1, raw)

    def _remove_second(self) -> None:
        self._put(1, None)

    def _add_second(self) -> None:
        self._put(1, {"kind": self._sources[0].kind})

    def _browse(self, name: str) -> None:
        form = self.sender()
        assert isinstance(form, SourceForm)
        before = form.path(name)
        start = str(Path(before).parent) if before else ""
        chosen = self._dialogs.choose_data(start, folder=form.wants_folder(name))
        if chosen:
            form.take(name, chosen)

    def sizeHint(self) -> QSize:
        return QSize(296, 900)
