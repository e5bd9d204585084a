"""The centre of Inspect: the views of a layer, an image, of all images, the network."""

from __future__ import annotations

from collections.abc import Mapping
from typing import cast

from PySide6.QtGui import QAction, QHideEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from cnnstudio.graph.inference import State
from cnnstudio.graph.node import Node
from cnnstudio.graph.text import translate
from cnnstudio.ui.format import grouped
from cnnstudio.ui.help.topics import set_topic
from cnnstudio.ui.icons import family_icon_name
from cnnstudio.ui.layer_search import title_of
from cnnstudio.ui.panel_focus import tab_as_one_reads
from cnnstudio.ui.theme import Theme, ThemeManager
from cnnstudio.ui.viewer.all.confusion_page import ConfusionPage
from cnnstudio.ui.viewer.all_views import VIEWS, views_of
from cnnstudio.ui.viewer.inspect_controller import InspectController
from cnnstudio.ui.viewer.maps.layer_page import LayerPage
from cnnstudio.ui.viewer.maps.maps_page import MapsPage
from cnnstudio.ui.viewer.model.subject import Phase
from cnnstudio.ui.viewer.note_strip import NoteStrip
from cnnstudio.ui.viewer.pinned_panel import PinnedPanel
from cnnstudio.ui.viewer.view_choice import SCOPES, Scope
from cnnstudio.ui.viewer.view_tabs import ViewTabs
from cnnstudio.ui.viewer.views import InspectorPage, views_here
from cnnstudio.ui.widgets.buttons import IconButton, set_reason
from cnnstudio.ui.widgets.labels import ElidedLabel, Glyph, TextLabel
from cnnstudio.ui.widgets.segmented import SegmentedControl
from cnnstudio.ui.widgets.tiles import EmptyState

_HEADER, _LOW_HEADER = 42, 34
"""Heights of the header, and of that where the window is low."""
_LIVE, _PINNED = 5, 3
"""How the room is shared between the live view and the pinned one."""
_LOW = 720
"""Pixels of the whole view below which its maps need every row."""


class _Header(QWidget):
    """Glyph, type and name of the layer at the left, the scope at the right."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.glyph = Glyph("eye", "text3", 18)
        self.type = TextLabel("", "title")
        self.name = ElidedLabel("", "mono", "text3")
        self._words: dict[Scope, str] = {
            "layer": self.tr("Layer"),
            "image": self.tr("Image"),
            "all": self.tr("All images"),
            "network": self.tr("Network"),
        }
        self.scope = SegmentedControl(
            tuple((scope, self._words[scope]) for scope in SCOPES if views_of(scope)),
            self.tr("What is looked at"),
            small=True,
        )
        row = QHBoxLayout(self)
        row.setContentsMargins(20, 0, 20, 0)
        row.setSpacing(10)
        row.addWidget(self.glyph)
        row.addWidget(self.type)
        row.addWidget(self.name, 1)
        row.addWidget(self.scope)
        self.pin = IconButton("flag", self.tr("Pin the view beside the next ones"), "K")
        self.export = IconButton("export", self.tr("Export the view"))
        row.addWidget(self.pin)
        row.addWidget(self.export)

    def show_subject(self, scope: Scope, node: Node | None, name: str) -> None:
        """Say what is looked at: the layer and its name, or what the scope is about."""
        self.scope.set_current(scope)
        layer_type = node.layer_type if node is not None else None
        if scope != "layer" or node is None:
            title = self.tr("Inspect") if scope == "layer" else self._words[scope]
            self.type.setText(title)
        else:
            self.type.setText(title_of(node))
        self.name.set_text(name if scope == "layer" else "")
        if scope == "layer" and layer_type is not None:
            family = layer_type.family
            self.glyph.set_glyph(family_icon_name(family), family)
        else:
            self.glyph.set_glyph("eye", "text3")


class InspectView(QWidget):
    """Shows the chosen view of what is looked at, or the next step to see something.

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
        self.tabs = ViewTabs()
        self.note = NoteStrip()
        self.empty = EmptyState("eye", "", "")
        self._way: QAction | None = None
        self._ways: Mapping[str, QAction] = {}
        self._made: dict[str, InspectorPage] = {}
        self._pages = QStackedWidget()
        self._pages.addWidget(self.empty)
        self.pinned = PinnedPanel(controller.pins)
        self._middle = QSplitter()
        self._middle.setHandleWidth(1)
        self._middle.setChildrenCollapsible(False)
        self._middle.addWidget(self._pages)
        self._middle.addWidget(self.pinned)
        for index, share in enumerate((_LIVE, _PINNED)):
            self._middle.setStretchFactor(index, share)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.header)
        column.addWidget(self.tabs)
        column.addWidget(self.note)
        column.addWidget(self._middle, 1)
        self.setAccessibleName(self.tr("Looking inside"))
        self._connect(themes)
        self._refresh()

    def _connect(self, themes: ThemeManager) -> None:
        controller = self._controller
        controller.changed.connect(self._refresh)
        controller.views.changed.connect(self._refresh)
        for part in (controller.pins, controller.comparing):
            part.changed.connect(self._show_pinned)
        self.header.pin.clicked.connect(controller.pins.keep)
        self.empty.asked.connect(self._look_at_first)
        self.header.scope.selected.connect(self._scope_selected)
        self.tabs.strip.selected.connect(self._view_selected)
        themes.changed.connect(self._recolour)

    def page_of(self, view: str) -> InspectorPage:
        """Return the page of a view; it is made when it is first wanted."""
        if view not in self._made:
            page = VIEWS[view].kind(self._controller)
            page.export_asked.connect(self.header.export.click)
            self._made[view] = page
            self._pages.addWidget(page)
            tab_as_one_reads(self)
        return self._made[view]

    def shown_page(self) -> InspectorPage | None:
        """Return the view on screen; None where there is only a next step."""
        page = self._pages.currentWidget()
        return page if isinstance(page, InspectorPage) else None

    def shown_title(self) -> str:
        """Say which view of what is on screen: layer or image, and weights."""
        controller, spec = self._controller, VIEWS[self.view]
        node = controller.node if spec.scope == "layer" else None
        parts = [translate("InspectViews", spec.title)]
        if node is not None:
            parts.insert(0, node.name or title_of(node))
        if spec.scope in ("layer", "image"):
            number = grouped(controller.index + 1)
            parts.append(self.tr("image {0}").format(number))
        if controller.weights_text:
            parts.append(controller.weights_text)
        return ", ".join(parts)

    @property
    def page(self) -> LayerPage:
        """What shows a layer's maps."""
        return cast("MapsPage", self.page_of("maps")).layer

    @property
    def confusion(self) -> ConfusionPage:
        """What shows which class is taken for which."""
        return cast("ConfusionPage", self.page_of("confusion"))

    @property
    def view(self) -> str:
        """Key of the view that is chosen; while that does not fit, of the first one."""
        choice = self._controller.views
        here = views_here(choice.scope, self._controller)
        usable = [spec.key for spec, why in here if not why]
        wanted = choice.view(choice.scope)
        # What does not fit gives way, and comes back where it does.
        if wanted in usable:
            return wanted
        return usable[0] if usable else here[0][0].key

    def _scope_selected(self, scope: object) -> None:
        self._controller.views.show(cast("Scope", scope))

    def _view_selected(self, view: object) -> None:
        spec = VIEWS[str(view)]
        self._controller.views.show(spec.scope, spec.key)

    # What is said

    def _refresh(self) -> None:
        """Bring header, tabs, note and page up to date; cheap, for it comes often."""
        controller = self._controller
        phase, scope = controller.phase, controller.views.scope
        self.header.show_subject(scope, controller.node, controller.name)
        covered = self._is_covered(scope, phase)
        self.note.say("" if covered or scope == "all" else self._note())
        self._show_tabs(scope, covered)
        kind = VIEWS[self.view].kind
        why = "" if covered else kind.why_not(controller)
        if scope == "layer" and phase is Phase.FAILED:
            covered = covered or kind.needs_maps
        if covered or why:
            told = (self.tr("There is nothing to show here"), why)
            self.empty.set_text(*(told if why else self._empty_text(phase)))
            self._offer_step(phase, covered)
            self.tabs.show_tools(None)
            self._pages.setCurrentWidget(self.empty)
        else:
            page = self.page_of(self.view)
            self.tabs.show_tools(page)
            self._pages.setCurrentWidget(page)
        set_reason(self.header.pin, controller.pins.why_no_pin() or None)
        self._show_pinned()

    def _show_pinned(self) -> None:
        """Show what is pinned beside the live view, unless that compares with it."""
        controller = self._controller
        compared = self.view == "compare" and controller.comparing.kind == "pin"
        shows = self.pinned.has_picture and not compared
        if shows == self.pinned.isHidden():
            self.pinned.setVisible(shows)
            whole = self.width() // (_LIVE + _PINNED)
            self._middle.setSizes([_LIVE * whole, _PINNED * whole])

    def _offer_step(self, phase: Phase, covered: bool) -> None:
        """Offer on the button what leads on: a layer, data, or Build."""
        first = self._first_layer() if covered else None
        name = first.name if first is not None else ""
        self._way, said = None, self.tr("Look at {0}").format(name)
        if covered and phase is Phase.PROBLEMS:
            self._way, said = self._ways.get("build"), self.tr("Go to Build")
        elif covered and self._lacks_data():
            self._way, said = self._ways.get("data_mode"), self.tr("Choose data")
        self.empty.button.setText(said)
        self.empty.button.setVisible(self._way is not None or first is not None)

    def _lacks_data(self) -> bool:
        document = self._controller.document
        return bool(document.graph.nodes) and not document.project.dataset.sources

    def use_actions(self, actions: Mapping[str, QAction]) -> None:
        """Let the button of an empty view lead to where the next step is."""
        self._ways = actions
        self._refresh()

    def _show_tabs(self, scope: Scope, covered: bool) -> None:
        """Show the tabs of a scope; what does not fit says why."""
        strip, here = self.tabs.strip, views_here(scope, self._controller)
        self.tabs.show_views([spec for spec, _ in here])
        for spec, why in here:
            strip.set_reason(spec.key, why)
        strip.set_current_key(self.view)
        self.tabs.setVisible(not covered)

    def _is_covered(self, scope: Scope, phase: Phase) -> bool:
        """True if there is nothing that a view of the scope could show."""
        match scope:
            case "all":
                return phase is Phase.PROBLEMS
            case "layer":
                # Without an image there are still the weights of a run.
                failed = phase is Phase.FAILED and self._controller.subject == "run"
                return phase is not Phase.SHOWN and not failed
            case "image":
                return self._controller.maps is None or phase is Phase.PROBLEMS
        whole = self._controller.document.graph.nodes
        return phase in (Phase.STARTING, Phase.PROBLEMS) or not whole

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
        if phase is Phase.NOTHING and self._controller.failure:
            phase = Phase.FAILED
        about_image = self._controller.views.scope == "image"
        if phase is Phase.NOTHING and about_image and self._controller.is_held:
            phase = Phase.WAITING  # no layer is needed to look at an image
        match phase:
            case Phase.STARTING if self._controller.engine_state == "dead":
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
                title = self.tr("No data are chosen") if self._lacks_data() else title
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

    def _first_layer(self) -> Node | None:
        """The layer to begin with while none is selected: the first with filters."""
        controller = self._controller
        if controller.phase is not Phase.NOTHING:
            return None
        layers = [n for n in controller.document.graph.nodes.values() if n.name]
        filters = [n for n in layers if n.type == "Conv2d"]
        return next(iter(filters or layers), None)

    def _look_at_first(self) -> None:
        first = self._first_layer()
        if self._way is not None:
            self._way.trigger()
        elif first is not None:
            document = self._controller.document
            self._controller.choose_layer(document.layer_path(first.id))

    def _problem(self) -> str:
        for report in self._controller.document.whole.in_state(State.ERROR):
            if report.problem is not None:
                return self.tr("{0}. Mend this in Build, then its maps appear.").format(
                    report.problem.message
                )
        return self.tr("Mend the problems listed in Build, then its maps appear.")

    def _recolour(self, _theme: Theme) -> None:
        for child in self.findChildren(QWidget):
            child.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        low = self.height() < _LOW
        self.header.setFixedHeight(_LOW_HEADER if low else _HEADER)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._controller.set_visible(True)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._controller.set_visible(False)
