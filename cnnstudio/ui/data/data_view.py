"""The centre of the Data mode: what there is, what does not fit, and the samples."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtGui import QHideEvent, QPainter, QPaintEvent, QShowEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QSizePolicy,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from cnnstudio.ui import format as fmt
from cnnstudio.ui.data.baseline_page import BaselinePage
from cnnstudio.ui.data.baselines import Baselines
from cnnstudio.ui.data.controller import DataController
from cnnstudio.ui.data.data_header import DataHeader
from cnnstudio.ui.data.fit_notice import FitNotice
from cnnstudio.ui.data.found_pages import DuplicatesPage, FilesPage
from cnnstudio.ui.data.labels_page import LabelsPage
from cnnstudio.ui.data.samples import Samples
from cnnstudio.ui.data.samples_page import SamplesPage
from cnnstudio.ui.data.statistics_page import StatisticsPage
from cnnstudio.ui.data.suspects import Suspects
from cnnstudio.ui.help.topics import set_topic
from cnnstudio.ui.theme import Theme, ThemeManager, theme
from cnnstudio.ui.widgets.buttons import Button
from cnnstudio.ui.widgets.labels import PillTone
from cnnstudio.ui.widgets.notice_bar import NoticeBar
from cnnstudio.ui.widgets.tab_strip import TabStrip
from cnnstudio.ui.widgets.tiles import EmptyState


class DataView(QWidget):
    """Follows the controller, which asks the engine only while this is seen.

    `reveal_asked(path)`: a file is to be shown in its folder.
    """

    reveal_asked = Signal(object)

    def __init__(
        self,
        controller: DataController,
        suspects: Suspects,
        baselines: Baselines,
        themes: ThemeManager,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        set_topic(self, "panel/data_view")
        self._controller = controller
        self.samples = Samples(controller)
        self.header = DataHeader(controller)
        self.take = Button(self.tr("Take them over"), "secondary", "refresh", True)
        self.newer = NoticeBar(self.take)
        self.problem = NoticeBar()
        self.problem.glyph.set_glyph("error", "error")
        # It shows itself at once: without a parent that would be a window of its own.
        self.notice = FitNotice(controller.document, self)
        self.tabs = TabStrip(self.tr("Views of the data"))
        self.sample_page = SamplesPage(controller, self.samples)
        self.statistics = StatisticsPage(controller)
        self.files = FilesPage(controller)
        self.duplicates = DuplicatesPage(controller)
        self.labels = LabelsPage(controller, suspects)
        self.baselines = BaselinePage(controller, baselines)
        self._pages = QStackedWidget()
        self.coming = EmptyState("data", "", "")
        self._by_tab: dict[str, QWidget] = {}
        for key, text, page in (
            ("samples", self.tr("Samples"), self.sample_page),
            ("statistics", self.tr("Statistics"), self.statistics),
            ("files", self.tr("Files"), self.files),
            ("duplicates", self.tr("Duplicates"), self.duplicates),
            ("labels", self.tr("Wrong labels"), self.labels),
            ("baselines", self.tr("Baselines"), self.baselines),
        ):
            self.add_page(key, text, page)
        self._lay_out()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAccessibleName(self.tr("Data"))
        self._connect(themes)
        self.refresh()

    def add_page(self, key: str, text: str, page: QWidget) -> None:
        """Add a page behind a tab of its own."""
        self._by_tab[key] = page
        self.tabs.add_tab(key, text)
        self._pages.addWidget(page)

    def show_page(self, key: object) -> None:
        """Show the page of a tab."""
        self.tabs.set_current_key(key)
        self._pages.setCurrentWidget(self._by_tab[str(key)])

    def _lay_out(self) -> None:
        tabs = QHBoxLayout()
        tabs.setContentsMargins(20, 0, 20, 1)
        tabs.addWidget(self.tabs)
        tabs.addStretch(1)
        self._tab_row = QWidget()
        self._tab_row.setLayout(tabs)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.header)
        column.addWidget(self.problem)
        column.addWidget(self.newer)
        column.addWidget(self.notice)
        column.addWidget(self._tab_row)
        column.addWidget(self._pages, 1)
        column.addWidget(self.coming, 1)

    def _connect(self, themes: ThemeManager) -> None:
        controller = self._controller
        self.tabs.selected.connect(self.show_page)
        self.notice.network_asked.connect(controller.add_network)
        self.take.clicked.connect(controller.take_newer)
        self.sample_page.reveal_asked.connect(self._reveal_name)
        for page in (self.files, self.duplicates, self.labels):
            page.reveal_asked.connect(self.reveal_asked)
        controller.changed.connect(self.refresh)
        controller.described_anew.connect(self.refresh)
        themes.changed.connect(self._recolor)

    def refresh(self) -> None:
        """Show how many files and duplicates there are, and whether files changed."""
        controller = self._controller
        self._hide_what_is_replaced()
        reports, described = controller.reports, controller.described
        left = sum(report.problem_count for report in reports)
        odd = sum(report.oddity_count for report in reports)
        badges: list[tuple[str, PillTone]] = []
        if left:
            badges.append((fmt.count(left), "error"))
        if odd:
            badges.append((fmt.count(odd), "neutral"))
        spoken = self.tr("{0} left out, {1} odd").format(left, odd) if badges else ""
        self.tabs.set_badges("files", badges, spoken)
        twice: list[tuple[str, PillTone]] = []
        if described is not None and described.duplicate_count:
            tone: PillTone = "warn" if described.across else "neutral"
            twice.append((fmt.count(described.duplicate_count), tone))
        self.tabs.set_badges("duplicates", twice)
        self.newer.text.setText(
            self.tr("The files have changed since this project looked at them.")
        )
        self.newer.setVisible(bool(controller.newer))
        self.notice.hold(bool(controller.busy))
        self.problem.text.setText(controller.problem)
        self.problem.setVisible(bool(controller.problem))

    def _hide_what_is_replaced(self) -> None:
        """While other data are read, nothing is shown of those that they replace."""
        coming = self._controller.coming
        self.coming.setVisible(bool(coming))
        self._tab_row.setVisible(not coming)
        self._pages.setVisible(not coming)
        if coming:
            said = self.tr("What is in {0} appears here once it has been read.")
            self.coming.set_text(self._controller.busy, said.format(coming))

    def _reveal_name(self, name: str) -> None:
        folder = self._controller.folder_of()
        if folder is not None:
            self.reveal_asked.emit(Path(folder) / name)

    def _recolor(self, _theme: Theme) -> None:
        for child in self.findChildren(QWidget):
            child.update()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._controller.set_visible(True)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._controller.set_visible(False)

    def paintEvent(self, _event: QPaintEvent) -> None:
        if self._tab_row.isHidden():
            return
        line = self._tab_row.geometry()
        with QPainter(self) as painter:
            painter.fillRect(0, line.bottom(), self.width(), 1, theme().line)
