"""What a known data set is and takes, and the button that downloads it."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from cnnstudio.graph.text import translate
from cnnstudio.ui import format as fmt
from cnnstudio.ui.data.controller import DataController
from cnnstudio.ui.help.topics import set_topic
from cnnstudio.ui.widgets.buttons import Button, set_reason
from cnnstudio.ui.widgets.labels import TextLabel
from cnnstudio.ui.widgets.rows import MARGIN


class DownloadCard(QWidget):
    """Hidden unless the source is a known data set that is not there yet."""

    def __init__(
        self, controller: DataController, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        set_topic(self, "panel/download")
        self._controller = controller
        self.told = TextLabel("", "label", "text2", wrap=True)
        self.button = Button("", "secondary", "download", small=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(MARGIN, 4, MARGIN, 8)
        column.setSpacing(8)
        column.addWidget(self.told)
        column.addWidget(self.button)
        self.button.clicked.connect(controller.download)
        controller.changed.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """Say what would be downloaded."""
        source = self._controller.to_download
        self.setVisible(source is not None)
        if source is None:
            return
        offered = source.offered
        size = fmt.size(offered.megabytes * 1_000_000)
        said = self.tr("{0} samples of {1} classes. Licence: {2}.").format(
            fmt.grouped(offered.samples),
            fmt.grouped(offered.classes),
            translate("Data", offered.licence),
        )
        if offered.needs:
            needs = self.tr("Reading it needs the package {0}.").format(offered.needs)
            said = f"{said} {needs}"
        self.told.setText(said)
        self.button.setText(self.tr("Download about {0}").format(size))
        busy = self._controller.busy
        set_reason(self.button, busy or self._controller.why_locked() or None)
