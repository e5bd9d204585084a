"""The panel of the epochs: which is seen, what it reached, film strip and slider."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction, QHideEvent, QShowEvent
from PySide6.QtWidgets import QStackedLayout, QVBoxLayout, QWidget

from cnnstudio.graph.text import translate
from cnnstudio.project.measures import MEASURES
from cnnstudio.ui.help.topics import set_topic
from cnnstudio.ui.measured import measured_text
from cnnstudio.ui.theme import Theme, ThemeManager
from cnnstudio.ui.viewer.inspect_controller import InspectController
from cnnstudio.ui.viewer.timeline.epoch_track import EpochTrack
from cnnstudio.ui.viewer.timeline.film import Film
from cnnstudio.ui.viewer.timeline.timeline import Timeline
from cnnstudio.ui.widgets.buttons import Button, IconButton, set_reason, show_keys
from cnnstudio.ui.widgets.labels import ElidedLabel, Glyph, TextLabel
from cnnstudio.ui.widgets.panel_header import PanelHeader

_LEAST = 62
"""Height of film strip and slider in a small window, in pixels."""


class TimelineHeader(PanelHeader):
    """Play, the epoch with what it reached, and at the right the best one."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.play = IconButton("play", self.tr("Play the epochs"), color="text")
        self.reached = ElidedLabel("", "label", "text2")
        self.loading = TextLabel("", "hint", "accent")
        self.now = Button(self.tr("Go to now"), small=True)
        self.best_glyph = Glyph("ring", "ok", 14)
        self.best_words = TextLabel("", "label", "text2")
        self.best = Button(self.tr("Go to best"), small=True)
        self.train_on = Button(self.tr("Train on from here"), small=True)
        row = self._row
        row.insertWidget(0, self.play)
        row.insertSpacing(2, 8)
        row.insertWidget(3, self.reached)
        row.insertSpacing(4, 8)
        row.insertWidget(5, self.loading)
        for widget in (
            self.now, self.best_glyph, self.best_words, self.best, self.train_on,
        ):  # fmt: skip
            row.addWidget(widget)
            row.addSpacing(4)


class TimelinePanel(QWidget):
    """Film strip and slider; says what is to be done while there are no epochs.

    `train_on_asked`: a new run is to begin with the weights that are shown.
    """

    train_on_asked = Signal()

    def __init__(
        self,
        inspect: InspectController,
        timeline: Timeline,
        themes: ThemeManager,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        set_topic(self, "panel/timeline")
        self._inspect, self._timeline = inspect, timeline
        self.film = Film(inspect, timeline, self)
        self.header = TimelineHeader()
        self.track = EpochTrack()
        self.track.tip_of = self.tip_of
        self.nothing = ElidedLabel("", "label", "text3")
        empty = QWidget()
        around = QVBoxLayout(empty)
        around.setContentsMargins(12, 8, 12, 8)
        around.addWidget(self.nothing)
        around.addStretch(1)
        self._stack = QStackedLayout(self)
        self._stack.addWidget(empty)
        self._stack.addWidget(self.track)
        self.setMinimumHeight(_LEAST)
        self.setAccessibleName(self.tr("Epochs"))
        self._keys: Mapping[str, Callable[[], None]] = {
            ",": timeline.previous_epoch,
            ".": timeline.next_epoch,
            "Home": timeline.first_epoch,
            "End": timeline.last_epoch,
            "B": timeline.best_epoch,
            "play": timeline.play,
        }
        self._shown: object = None
        self._connect(themes)
        self.refresh()

    def _connect(self, themes: ThemeManager) -> None:
        timeline, header = self._timeline, self.header
        timeline.changed.connect(self.refresh)
        timeline.played.connect(self._show_play)
        self._inspect.channel_changed.connect(self.refresh)
        self._inspect.views.changed.connect(self.refresh)
        self.film.changed.connect(self.refresh)
        self.track.chosen.connect(self._chosen)
        self.track.stepped.connect(self._stepped)
        header.play.clicked.connect(timeline.play)
        header.now.clicked.connect(timeline.show_now)
        header.best.clicked.connect(timeline.best_epoch)
        header.train_on.clicked.connect(self.train_on_asked)
        themes.changed.connect(self._recolour)

    def use_actions(self, actions: Mapping[str, QAction]) -> None:
        """Name the keys of what the buttons do in their tool tips."""
        show_keys(self.header.play, actions["play_epochs"])
        show_keys(self.header.best, actions["best_epoch"])
        show_keys(self.header.train_on, actions["train_on_here"])

    # What is said

    def refresh(self) -> None:
        """Show the epoch that is wanted, unless all of it is shown already."""
        timeline, inspect = self._timeline, self._inspect
        shown = (
            timeline.epoch, timeline.epochs, timeline.best, timeline.now,
            timeline.is_live, timeline.is_loading, timeline.why_none(),
            tuple(timeline.kept), inspect.node, inspect.channel, id(self.film.maps),
            self.film.is_current, inspect.run.id, len(timeline.reached),
            inspect.views.shared, self._label(),
        )  # fmt: skip
        if shown == self._shown:
            return
        self._shown = shown
        none = timeline.why_none()
        self.nothing.set_text(none)
        self._stack.setCurrentIndex(0 if none else 1)
        self._show_header(bool(none))
        if none:
            return
        self.track.show_epochs(
            timeline.epochs, timeline.kept, timeline.epoch, timeline.best, timeline.now
        )
        self.track.show_film(
            self.film.maps,
            self._caption(),
            dimmed=not self.film.is_current,
            shared=self.film.range if inspect.views.shared else None,
            label=self._label(),
        )
        self.track.setAccessibleName(self.tip_of(timeline.epoch))

    def _label(self) -> int | None:
        """Return the true class if the film is of the scores of classes; else None."""
        node, maps = self._inspect.node, self._inspect.maps
        if node is None or maps is None or node.type != "Output":
            return None
        return maps.label if len(maps.classes) else None

    def _show_header(self, is_empty: bool) -> None:
        timeline, header = self._timeline, self.header
        header.set_title(self.tr("Epochs") if is_empty else self._title())
        header.reached.set_text("" if is_empty else self.reached_text(timeline.epoch))
        header.loading.setText(self._loading())
        header.now.setVisible(self._is_pinned())
        has_best = not timeline.why_no_best()
        header.best_glyph.setVisible(has_best)
        header.best_words.setVisible(has_best)
        header.best_words.setText(self._best_text() if has_best else "")
        for button in (header.best, header.train_on, header.play):
            button.setVisible(not is_empty)
        set_reason(header.best, timeline.why_no_best() or None)
        set_reason(header.play, timeline.why_not_play() or None)
        self._show_play()

    def _show_play(self) -> None:
        self.header.play.set_icon_name(
            "pause" if self._timeline.is_playing else "play", "text"
        )

    def _is_pinned(self) -> bool:
        """True if a kept epoch is looked at while the run trains on."""
        return self._inspect.is_live and bool(self._inspect.epoch)

    def _title(self) -> str:
        timeline = self._timeline
        if self._is_pinned():
            text = self.tr("Viewing epoch {0}, training is at {1}")
            return text.format(timeline.epoch, timeline.now)
        if timeline.is_live:
            text = self.tr("Now, in epoch {0} of {1}")
            return text.format(min(timeline.now + 1, timeline.epochs), timeline.epochs)
        if not timeline.epoch:
            return self.tr("Before training")
        return self.tr("Epoch {0} of {1}").format(timeline.epoch, timeline.epochs)

    def _loading(self) -> str:
        if not self._timeline.is_loading:
            return ""
        epoch = self._timeline.epoch
        if not epoch:
            return self.tr("loading the first weights")
        return self.tr("loading epoch {0}").format(epoch)

    def reached_text(self, epoch: int) -> str:
        """Say what an epoch gave in validation: "validation accuracy 98.90 %, …"."""
        reached, metric = self._timeline.reached.get(epoch), self._timeline.metric
        if reached is None:
            return ""
        parts = []
        measured = {metric: reached.value, "loss": reached.loss}
        for key, value in measured.items():
            if math.isfinite(value):
                name = translate("Measures", MEASURES[key].title)
                parts.append(f"{name} {measured_text(key, value)}")
        text = self.tr("Validation: {0}")
        return text.format("  ".join(parts)) if parts else ""

    def tip_of(self, epoch: int) -> str:
        """Say all that is known of an epoch, for tool tips and readers."""
        name = (
            self.tr("Epoch {0}").format(epoch) if epoch else self.tr("Before training")
        )
        parts = [name]
        if reached := self.reached_text(epoch):
            parts.append(reached)
        if epoch == self._timeline.best and epoch:
            parts.append(self.tr("the best"))
        if epoch not in self._timeline.kept:
            parts.append(self.tr("its weights were not kept"))
        return ", ".join(parts)

    def _best_text(self) -> str:
        best, metric = self._timeline.best, self._timeline.metric
        reached = self._timeline.reached.get(best)
        value = measured_text(metric, reached.value) if reached is not None else ""
        if self._timeline.best_is_lowest_loss and reached is not None:
            loss = measured_text("loss", reached.loss)
            return self.tr("lowest loss, epoch {0}: {1}").format(best, loss)
        if not value:
            return self.tr("best, epoch {0}").format(best)
        return self.tr("best, epoch {0}: {1}").format(best, value)

    def _caption(self) -> str:
        node = self._inspect.node
        if node is None:
            return self.tr("No layer selected")
        if self._inspect.vector is not None:
            return node.name
        return self.tr("{0}, map {1}").format(node.name, self._inspect.channel)

    # What is done

    def _chosen(self, epoch: int) -> None:
        self._timeline.stop()
        self._timeline.show(epoch)

    def _stepped(self, key: str) -> None:
        if key != "play":
            self._timeline.stop()
        self._keys[key]()

    def _recolour(self, _theme: Theme) -> None:
        self.track.update()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._timeline.set_visible(True)
        self.film.set_visible(True)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.film.set_visible(False)
        self._timeline.set_visible(False)
