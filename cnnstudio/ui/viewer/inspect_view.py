"""The centre of Inspect: maps of a layer, one of them large, and its filters."""

from __future__ import annotations

from PySide6.QtGui import QHideEvent, QPainter, QPaintEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from cnnstudio.graph.inference import NodeReport, State
from cnnstudio.ui.format import count as count_text
from cnnstudio.ui.help.topics import set_topic
from cnnstudio.ui.icons import family_icon_name
from cnnstudio.ui.layer_search import title_of
from cnnstudio.ui.theme import Theme, ThemeManager, theme
from cnnstudio.ui.viewer.confusion_page import ConfusionPage
from cnnstudio.ui.viewer.inspect_controller import InspectController
from cnnstudio.ui.viewer.layer_page import LayerPage
from cnnstudio.ui.viewer.note_strip import NoteStrip
from cnnstudio.ui.viewer.subject import Phase
from cnnstudio.ui.widgets.labels import ElidedLabel, Glyph, TextLabel
from cnnstudio.ui.widgets.segmented import SegmentedControl
from cnnstudio.ui.widgets.tiles import EmptyState

EACH, SHARED = "each", "shared"


class _Header(QWidget):
    """Glyph, type and name of the layer at the left, the range switch right."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.glyph = Glyph("eye", "text3", 18)
        self.type = TextLabel("", "title")
        self.name = ElidedLabel("", "mono", "text3")
        self.range_word = TextLabel(self.tr("Range"), "label", "text3")
        self.range = SegmentedControl(
            ((EACH, self.tr("each map")), (SHARED, self.tr("shared"))),
            self.tr("Range of the colours"),
            small=True,
        )
        self.range.button(EACH).setToolTip(
            self.tr("Every map uses all colours: see its pattern, not its strength.")
        )
        self.range.button(SHARED).setToolTip(
            self.tr("All maps use one scale: strong and weak maps can be compared.")
        )
        row = QHBoxLayout(self)
        row.setContentsMargins(20, 0, 20, 0)
        row.setSpacing(10)
        row.addWidget(self.glyph)
        row.addWidget(self.type)
        row.addWidget(self.name, 1)
        row.addWidget(self.range_word)
        row.addWidget(self.range)
        self.setFixedHeight(44)

    def paintEvent(self, _event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            line = self.rect().adjusted(0, self.height() - 1, 0, 0)
            painter.fillRect(line, theme().line)


class InspectView(QWidget):
    """Shows the selected layer of the controller's network, or the next step.

    While it is on screen, a run's maps are refreshed.
    """

    def __init__(
        self,
        controller: InspectController,
        themes: ThemeManager,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        set_topic(self, "panel/inspect")
        self._controller = controller
        self.header = _Header()
        self.note = NoteStrip()
        self.empty = EmptyState("eye", "", "")
        self.page = LayerPage()
        self._pages = QStackedWidget()
        self._pages.addWidget(self.empty)
        self._pages.addWidget(self.page)
        self.confusion = ConfusionPage(controller)
        self._pages.addWidget(self.confusion)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.header)
        column.addWidget(self.note)
        column.addWidget(self._pages, 1)
        self.setAccessibleName(self.tr("Inside the layer"))
        self._connect(themes)
        self._refresh()

    def _connect(self, themes: ThemeManager) -> None:
        controller = self._controller
        controller.changed.connect(self._refresh)
        controller.maps_changed.connect(self._show_layer)
        controller.channel_changed.connect(self._show_channel)
        self.header.range.selected.connect(self._range_selected)
        self.page.grid.chosen.connect(controller.set_channel)
        self.page.filters.chosen.connect(controller.set_channel)
        self.page.large.pointed.connect(controller.point_at)
        self.page.vector.pointed.connect(controller.point_at)
        themes.changed.connect(self._recolour)

    # What is said

    def _refresh(self) -> None:
        """Bring header, note and page up to date; cheap, for it comes often."""
        node, phase = self._controller.node, self._controller.phase
        self.header.type.setText(title_of(node) if node else self.tr("Inspect"))
        self.header.name.set_text(node.name if node else "")
        layer_type = node.layer_type if node else None
        if layer_type is not None:
            family = layer_type.family
            self.header.glyph.set_glyph(family_icon_name(family), family)
        else:
            self.header.glyph.set_glyph("eye", "text3")
        confused = self._is_about_classes(phase)
        shown = phase is Phase.SHOWN and not confused
        tiles = self._controller.tiles
        ranged = shown and tiles is not None and len(tiles) > 1
        self.header.range.setVisible(ranged)
        self.header.range_word.setVisible(ranged)
        self.note.say(self._note() if shown else "")
        if confused:
            self._pages.setCurrentWidget(self.confusion)
        elif shown:
            self._pages.setCurrentWidget(self.page)
        else:
            self.empty.set_text(*self._empty_text(phase))
            self._pages.setCurrentWidget(self.empty)

    def _is_about_classes(self, phase: Phase) -> bool:
        """True if the table of confused classes is shown: for an Output, for nothing.

        Before training only an Output has it, for there is no table yet.
        """
        node = self._controller.node
        if node is not None:
            return node.type == "Output" and phase is not Phase.PROBLEMS
        return phase is Phase.NOTHING and self._controller.subject == "run"

    def _note(self) -> str:
        if not self._controller.is_untrained:
            return ""
        if self._controller.differs_from_run:
            return self.tr(
                "The network is no longer that of the run, so these maps come from "
                "untrained weights. Train it, or undo the changes."
            )
        return self.tr(
            "These maps come from untrained weights. Train, or look at what random "
            "filters do."
        )

    def _empty_text(self, phase: Phase) -> tuple[str, str]:
        match phase:
            case Phase.STARTING if self._controller.engine_state in ("dead", "stopped"):
                return self.tr("The engine is not running"), self.tr(
                    "Maps appear here when it runs again."
                )
            case Phase.STARTING:
                return self.tr("The engine is starting"), self.tr(
                    "Maps appear here as soon as it is ready."
                )
            case Phase.PROBLEMS:
                return self.tr("The network cannot be computed yet"), self._problem()
            case Phase.FAILED:
                title = self.tr("These maps could not be made")
                return title, self._controller.failure
            case Phase.WAITING:
                return self.tr("The engine is at work"), self.tr(
                    "It answers between two steps of its work."
                )
            case _ if not self._controller.document.graph.nodes:
                return self.tr("There is no network to look into"), self.tr(
                    "Start with a sample, or add layers in Build."
                )
            case _:
                return self.tr("Click a layer to look inside"), self.tr(
                    "Its feature maps for one image, its filters, and the part of the "
                    "image that each value sees appear here."
                )

    def _problem(self) -> str:
        for report in self._controller.document.whole.in_state(State.ERROR):
            if report.problem is not None:
                return self.tr("{0}. Mend this in Build, then its maps appear.").format(
                    report.problem.message
                )
        return self.tr("Mend the problems listed in Build, then its maps appear.")

    # What is shown

    def _show_layer(self) -> None:
        """Show what has arrived for the layer."""
        controller = self._controller
        node, report = controller.node, controller.report
        if controller.phase is Phase.SHOWN and node is not None and report is not None:
            self.page.is_image = node.type == "Input"
            tiles, vector = controller.tiles, controller.vector
            if tiles is not None:
                self.page.show_maps(tiles, controller.ranges, controller.detail)
            elif vector is not None:
                self.page.show_vector(vector)
            self.page.show_filters(
                controller.filters,
                node.type == "Conv2d" and not node.off,
                self._instead(report),
            )
            self._show_channel()
        self._refresh()

    def _show_channel(self) -> None:
        controller = self._controller
        self.page.show_channel(controller.channel, controller.field)

    def _instead(self, report: NodeReport) -> str:
        """What a layer has instead of filters."""
        node = self._controller.node
        name = title_of(node) if node is not None else ""
        if not report.cost.parameters:
            return self.tr("{0} has no weights.").format(name)
        return self.tr("{0} has {1} parameters, and no filters to draw.").format(
            name, count_text(report.cost.parameters)
        )

    def _range_selected(self, key: object) -> None:
        self.page.set_shared(key == SHARED)

    def _recolour(self, _theme: Theme) -> None:
        for child in self.findChildren(QWidget):
            child.update()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._controller.set_visible(True)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._controller.set_visible(False)
