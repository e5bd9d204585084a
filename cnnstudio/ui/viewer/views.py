"""The inspector's views: each is declared once, as a page with key, title and scope."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget

from cnnstudio.ui.viewer.view_choice import Scope

if TYPE_CHECKING:
    from cnnstudio.ui.viewer.inspect_controller import InspectController


class InspectorPage(QWidget):
    """A view in the centre of Inspect; made when it is first seen.

    `refresh` is called when it is shown and, while it is seen, whenever something of
    what is looked at changes or an answer arrives: it must be cheap. `tools` stand at
    the right of the row of tabs. `export_asked`: a button of the view asks for a file.
    """

    export_asked = Signal()

    tools: QWidget | None = None
    needs_maps = True
    """False: of a layer it shows what it asks for itself, also if no maps can be."""

    is_special = False
    """True: made for a kind of layer or data; where it does not fit there is no tab."""

    def __init__(self, controller: InspectController) -> None:
        super().__init__()
        self.controller = controller
        for signal in (
            controller.changed, controller.channel_changed, controller.studies.changed,
        ):  # fmt: skip
            signal.connect(self._if_seen)

    @classmethod
    def why_not(cls, controller: InspectController) -> str:
        """Say why the view does not fit what is selected; empty if it does."""
        return ""

    def refresh(self) -> None:
        """Show what is looked at now."""
        raise NotImplementedError

    def _if_seen(self) -> None:
        if self.isVisible():
            self.refresh()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.refresh()


@dataclass(frozen=True, slots=True)
class ViewSpec:
    """A view as it is declared; `title` is marked in the context `InspectViews`."""

    key: str
    title: str
    scope: Scope
    kind: type[InspectorPage]
    place: int = 1


VIEWS: dict[str, ViewSpec] = {}
P = TypeVar("P", bound=InspectorPage)


def inspector_view(
    key: str, title: str, scope: Scope, place: int = 1
) -> Callable[[type[P]], type[P]]:
    """Declare a page as a view; tabs, links and their help follow.

    The views of a scope stand by their `place`, those of the same one by their modules.
    """

    def declare(kind: type[P]) -> type[P]:
        VIEWS[key] = ViewSpec(key, title, scope, kind, place)
        return kind

    return declare


def views_here(
    scope: Scope, controller: InspectController
) -> tuple[tuple[ViewSpec, str], ...]:
    """Return the views of a scope that have a tab now, each with why it does not fit.

    Those of other layers or data have none, unless nothing would be left.
    """
    found = ((spec, spec.kind.why_not(controller)) for spec in views_of(scope))
    here = tuple((s, why) for s, why in found if not (why and s.kind.is_special))
    return here or tuple((s, s.kind.why_not(controller)) for s in views_of(scope))


def views_of(scope: Scope) -> tuple[ViewSpec, ...]:
    """Return the views of a scope, in the order of their tabs."""
    found = [spec for spec in VIEWS.values() if spec.scope == scope]
    return tuple(sorted(found, key=lambda s: (s.place, s.kind.__module__)))
