"""A studio prepared for each action, and what can be seen of it before and after."""

from __future__ import annotations

import shutil
from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import numpy as np
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtWidgets import QApplication, QWidget

from cnnstudio.bridge.look_messages import Capture, Maps, WeightsShown
from cnnstudio.graph.graph import Graph
from cnnstudio.project.block_file import own_folder
from cnnstudio.project.commands import EditField, MoveNodes, remove_nodes
from cnnstudio.project.file_format import dumps, save
from cnnstudio.project.frame_commands import add_frame
from cnnstudio.project.painted import painted_file
from cnnstudio.project.project import Project
from cnnstudio.ui.actions.spec import ActionSpec
from cnnstudio.ui.layer_choices import block_shelf
from cnnstudio.ui.motion import motion
from cnnstudio.ui.theme import theme
from cnnstudio.ui.viewer.inspect_controller import EDIT_PAUSE
from tests.helpers.blocks import chain, instance, residual
from tests.helpers.desk import Desk
from tests.helpers.fakes import FakeEngineClient
from tests.helpers.run_messages import finished, keep_epochs, play, record
from tests.helpers.viewing import scaled

BLOCK = "blocks.cnnproj"
Prepare = Callable[["Walker"], None]


class Walker:
    """Opens what an action needs, and takes down what can be seen."""

    def __init__(self, desk: Desk, client: FakeEngineClient, folder: Path) -> None:
        self.desk, self.client, self.folder = desk, client, folder
        self.studio, self.canvas = desk.studio, desk.canvas
        self._layout_changed = False
        assert desk.document.path is not None
        self.lenet = desk.document.path.read_bytes()
        save(staged(), folder / BLOCK)
        desk.studio.start_engine()
        client.become_ready()

    def prepare(self, spec: ActionSpec) -> None:
        """Open the LeNet in Build with a layer selected; then what the action needs."""
        path = self.folder / "lenet.cnnproj"
        path.write_bytes(self.lenet)
        assert self.studio.open_project(path)
        if self._layout_changed:
            self.studio.panels.reset_layout()
        self._layout_changed = "panel" in spec.key
        self.studio.show_mode("build")
        self.select("conv1")
        PREPARED.get(spec.key, _nothing)(self)
        self.desk.settled()
        self.canvas.setFocus()

    def select(self, name: str) -> None:
        """Select a layer by its name."""
        self.desk.window.selection.select([self.desk.node(name).id])

    def open_blocks(self) -> None:
        """Open the network with a stage of three blocks, and select that."""
        assert self.studio.open_project(self.folder / BLOCK)
        self.desk.settled()
        self.select("stage")

    def train(self, epochs: float = 2.0) -> None:
        """Let a run train for some epochs."""
        self.studio.run.train_or_pause()
        for message in play(self.studio.run.controller.current, epochs):
            self.client.deliver(message)

    def look_inside(self) -> None:
        """Show the maps of a layer for one of many images, not the first."""
        self.studio.show_mode("inspect")
        self.desk.settled()
        self.answer()
        self.studio.run.inspect.show_image(3)
        self.answer()

    def answer(self) -> None:
        """Answer the newest question for maps as an engine would."""
        asked = self.client.submitted_of(Capture)[-1]
        shapes = {n: r.output for n, r in self.desk.document.report.nodes.items()}
        outputs = {
            n: np.random.default_rng(0).normal(size=shapes[n] or (1,)).astype("float32")
            for n in asked.nodes
        }
        pairs = {node: scaled(output) for node, output in outputs.items()}
        self.client.deliver(
            Maps(
                asked.request,
                asked.subject,
                "",
                0,
                0,
                asked.part,
                asked.index,
                500,
                7,
                tuple("0123456789"),
                np.zeros((1, 28, 28), np.float32),
                np.zeros(10, np.float32),
                {n: tiles for n, (tiles, _) in pairs.items()},
                {n: ranges for n, (_, ranges) in pairs.items()},
                asked.detail,
                outputs.get(asked.detail),
                np.ones((6, 1, 5, 5), np.float32) if asked.filters else None,
            )
        )

    def clear_up(self) -> None:
        """Close what an action has opened."""
        for _ in range(5):
            popup = QApplication.activePopupWidget()
            if popup is None:
                break
            popup.close()
        for window in QApplication.topLevelWidgets():
            if window is not self.desk.window and window.isVisible():
                window.close()
        if self.canvas.graph_scene.boxes:  # nothing can be arranged then
            self.canvas.toggle_boxes()
        self.studio.commands.popup.close_popup()
        self.canvas.by_name.adding.close_list()
        self.canvas.by_name.finding.close_list()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
        self.desk.window.activateWindow()
        self.desk.qtbot.waitUntil(self.desk.window.isActiveWindow)

    def seen(self) -> dict[str, object]:
        """Return what can be seen, and what was kept: no passing words."""
        studio, document = self.studio, self.desk.document
        settings, run = studio.settings, studio.run
        plots = run.train_view.plots
        return {
            "document": dumps(document.project),
            "file": (document.path, document.is_modified),
            "place": document.place,
            "selection": self.desk.window.selection.nodes,
            "edges": self.canvas.highlights.edges,
            "gesture": self.canvas._pointer._gesture,
            "view": (self.canvas.zoom, _seen_part(self.canvas)),
            "costs": self.canvas.overlay.caption.text(),
            "mode": self.desk.window.mode,
            "theme": theme().name,
            "settings": {
                key: str(settings.value(key))
                for key in settings.allKeys()
                if not key.startswith("commands/")
            },
            "windows": _shown_widgets(),
            "focus": QApplication.focusWidget(),
            "asked": (tuple(self.desk.answers.asked), tuple(self.desk.answers.told)),
            "engine": len(self.client.submitted),
            "run": (run.controller.state, run.controller.current),
            "queue": (run.tools.queue.runs, run.tools.queue.waits),
            "image": (run.inspect.index, run.inspect.channel),
            "mistakes": run.inspect.mistakes.note,
            "pin": run.inspect.pins.pin,
            "compared": run.inspect.comparing.text,
            "plays": run.inside.timeline.timeline.is_playing,
            "runs": tuple((r.id, r.marks) for r in run.controller.runs),
            "crosshair": plots.overlay.grab().toImage() if plots else None,
            "clipboard": QGuiApplication.clipboard().text(),
            "shelf": [file.definition.id for file in block_shelf().files()],
        }


def _nothing(_walker: Walker) -> None:
    """What every action finds is enough."""


def _changed(walker: Walker) -> None:
    document = walker.desk.document
    document.push(remove_nodes(document.graph, [walker.desk.node("relu1").id]))


def _taken_back(walker: Walker) -> None:
    _changed(walker)
    walker.studio.changes.undo()


def _copied(walker: Walker) -> None:
    walker.canvas.copy()


def _nothing_copied(_walker: Walker) -> None:
    QGuiApplication.clipboard().clear()


def _moved(walker: Walker) -> None:
    """Lay one layer to the right of the others, and select it or another."""
    node = walker.desk.node("relu1")
    move = MoveNodes({node.id: (node.x + 300, node.y + 20)}, "main")
    walker.desk.document.push(move)
    walker.select("relu1")


def _uneven(walker: Walker) -> None:
    """Select three layers that neither edges nor gaps are alike of."""
    _moved(walker)
    names = ("conv1", "relu1", "pool1")
    walker.desk.window.selection.select([walker.desk.node(n).id for n in names])


def _framed(walker: Walker) -> None:
    """Draw a frame around two layers, and pull one of them away."""
    document, nodes = walker.desk.document, walker.desk.document.graph.nodes
    chosen = [walker.desk.node(name).id for name in ("conv1", "relu1")]
    command = add_frame(document.graph, chosen, document.network)
    document.push(command)
    away = nodes[chosen[1]]
    document.push(MoveNodes({away.id: (away.x + 120, away.y + 40)}, "main"))
    walker.canvas.highlights.select_frames([command.frame.id])


def _beside(walker: Walker) -> None:
    _moved(walker)
    walker.select("conv1")


def _below(walker: Walker) -> None:
    walker.select("relu1")


def _broken(walker: Walker) -> None:
    """Make a mistake, and show it."""
    document = walker.desk.document
    document.push(remove_nodes(document.graph, [walker.desk.node("flatten1").id]))
    walker.desk.settled()
    walker.desk.window.selection.select([document.findings[0].node])


def _broken_elsewhere(walker: Walker) -> None:
    _broken(walker)
    walker.select("conv1")


def _blocks(walker: Walker) -> None:
    walker.open_blocks()


def _no_own_block(walker: Walker) -> None:
    """A block is put into a shelf that does not hold it from an earlier test."""
    shutil.rmtree(own_folder(), ignore_errors=True)
    block_shelf().read()
    walker.open_blocks()


def _one_of_two(walker: Walker) -> None:
    walker.open_blocks()
    walker.select("last")


def _inside(walker: Walker) -> None:
    walker.open_blocks()
    walker.desk.document.enter("stage", 1)


def _training(walker: Walker) -> None:
    walker.train()


def _trained(walker: Walker) -> None:
    walker.train(3.0)
    walker.studio.show_mode("train")
    walker.studio.run.train_view.made_plots().move_crosshair(None)


def _two_finished(walker: Walker) -> None:
    """Two runs that are over, the newer one on screen."""
    for _ in range(2):
        walker.train(2.0)
        run = walker.studio.run.controller.current
        walker.client.deliver(finished(run, 2))
    walker.studio.show_mode("train")


def _elsewhere(walker: Walker) -> None:
    walker.studio.show_mode("train")


def _looking(walker: Walker) -> None:
    walker.look_inside()
    walker.studio.run.inspect.set_channel(2)


def _pinned(walker: Walker) -> None:
    _looking(walker)
    walker.studio.run.inspect.pins.keep()


def _pinned_elsewhere(walker: Walker) -> None:
    """A view was pinned, and another layer is looked into since."""
    _pinned(walker)
    walker.select("conv2")


def _looked_around(walker: Walker) -> None:
    """One layer was looked into, then another."""
    _looking(walker)
    walker.select("conv2")
    walker.desk.settled()


def _went_back(walker: Walker) -> None:
    """And the first of them again."""
    _looked_around(walker)
    walker.studio.run.inside.gazes.back()
    walker.desk.settled()


def _far(walker: Walker) -> None:
    walker.desk.settled()  # a canvas that gets its size later frames the network anew
    walker.canvas.zoom_to(0.4)


def _light(walker: Walker) -> None:
    walker.studio.actions["theme_light"].trigger()


def _moving(_walker: Walker) -> None:
    motion().choose(False)


def _scanned(walker: Walker) -> None:
    """Let the network learn from a folder of pictures."""
    walker.studio.data.controller.set_sources(
        [{"kind": "image_folder", "path": str(walker.folder)}]
    )


def _closed(walker: Walker) -> None:
    walker.studio.panels.toggle_palette()


def _two_weights(walker: Walker) -> None:
    """Let a run end whose best epoch is not its last."""
    walker.train(3.0)
    run = walker.studio.run.controller.current
    run.best_epoch = 2
    walker.client.deliver(replace(finished(run, 3), best_epoch=2))


def _last_weights(walker: Walker) -> None:
    _two_weights(walker)
    walker.studio.run.weights.load_last()


def _kept(walker: Walker) -> None:
    """Look into a run of three epochs, all of which were kept, after the first."""
    walker.train(3.0)
    run = walker.studio.run.controller.current
    record(run, 3)
    keep_epochs(run, 3)
    walker.client.deliver(finished(run, 3))
    walker.client.deliver(WeightsShown("run", run.id, 3, "run 1, epoch 3"))
    walker.look_inside()
    walker.studio.run.inside.timeline.timeline.show(1)
    walker.answer()


def _kept_twice(walker: Walker) -> None:
    """And another run before it, of which something was kept."""
    walker.train(2.0)
    run = walker.studio.run.controller.current
    record(run, 2)
    walker.client.deliver(finished(run, 2))
    _kept(walker)
    walker.studio.run.controller.refresh_runs()


def _edited(walker: Walker) -> None:
    """Look into a network, and edit it."""
    _looking(walker)
    conv = walker.desk.node("conv1").id
    walker.desk.document.push(EditField(conv, "out_channels", 5))
    walker.desk.settled()
    walker.desk.qtbot.wait(EDIT_PAUSE + 60)
    walker.answer()


def _kept_in_train(walker: Walker) -> None:
    _kept(walker)
    walker.studio.show_mode("train")
    walker.studio.run.train_view.made_plots().move_crosshair(None)


def _queued(walker: Walker) -> None:
    """Let a run train, and another one wait for it."""
    _training(walker)
    walker.studio.run.tools.add_to_queue()


def _painted(walker: Walker) -> None:
    """Show a run whose generator painted something."""
    _two_weights(walker)
    path = painted_file(walker.studio.run.controller.shown.folder, 1)
    path.parent.mkdir(parents=True, exist_ok=True)
    assert QImage(4, 4, QImage.Format.Format_RGB888).save(str(path))


PREPARED: dict[str, Prepare] = {
    "painted": _painted,
    "build": _elsewhere,
    "save": _changed,
    "undo": _changed,
    "redo": _taken_back,
    "cut": _nothing_copied,
    "copy": _nothing_copied,
    "diagnostics": _nothing_copied,
    "paste": _copied,
    "layout": _moved,
    "align_left": _uneven,
    "align_centres": _uneven,
    "align_right": _uneven,
    "align_top": _uneven,
    "align_middles": _uneven,
    "align_bottom": _uneven,
    "distribute_down": _uneven,
    "distribute_across": _uneven,
    "edit_frame": _framed,
    "fit_frame": _framed,
    "delete_frame": _framed,
    "walk_left": _moved,
    "walk_right": _beside,
    "walk_up": _below,
    "fix": _broken,
    "next_problem": _broken_elsewhere,
    "previous_problem": _broken_elsewhere,
    "expand": _blocks,
    "unroll": _blocks,
    "save_block": _no_own_block,
    "export_block": _blocks,
    "make_different": _one_of_two,
    "leave_block": _inside,
    "repetition_before": _inside,
    "repetition_after": _inside,
    "stop": _training,
    "turn_queue": _queued,
    "load_best": _last_weights,
    "load_last": _two_weights,
    "previous_epoch": _trained,
    "next_epoch": _trained,
    "first_epoch": _trained,
    "last_epoch": _trained,
    "best_epoch": _trained,
    "epoch_table": _trained,
    "look_at_epoch": _kept_in_train,
    "plots_copy": _trained,
    "plots_save": _trained,
    "plots_choose": _trained,
    "compare_runs": _two_finished,
    "report_run": _kept,
    "rename_run": _two_finished,
    "note_run": _two_finished,
    "star_run": _two_finished,
    "trash_run": _two_finished,
    "previous_map": _looking,
    "next_map": _looking,
    "pin_view": _looking,
    "compare_image": _looking,
    "compare_epoch": _kept,
    "compare_run": _kept_twice,
    "compare_edit": _edited,
    "unpin_view": _pinned,
    "show_pinned": _pinned_elsewhere,
    "previous_image": _looking,
    "next_image": _looking,
    "next_mistake": _looking,
    "edit_copy": _looking,
    "show_mistakes": _trained,
    "show_attributions": _looking,
    "swap_classes": _looking,
    "make_image": _looking,
    "measure_again": _looking,
    "export_view": _looking,
    "copy_view": _looking,
    "look_back": _looked_around,
    "look_forward": _went_back,
    "play_epochs": _kept,
    "train_on_here": _kept,
    "animate_map": _kept,
    "animate_maps": _kept,
    "animate_filters": _kept,
    "fit": _far,
    "fit_selection": _far,
    "zoom_100": _far,
    "theme_dark": _light,
    "reduce_motion": _moving,
    "reset_layout": _closed,
    "scan_again": _scanned,
}
"""What an action needs besides a LeNet in Build with a layer selected."""


def _seen_part(canvas: QWidget) -> tuple[int, int]:
    view = canvas.mapToScene(canvas.rect().center())  # type: ignore[attr-defined]
    return round(view.x()), round(view.y())


def _shown_widgets() -> Counter[str]:
    shown = [w for w in QApplication.allWidgets() if w.isVisible()]
    return Counter(f"{type(w).__name__} {w.objectName()} {w.geometry()}" for w in shown)


def staged() -> Project:
    """Return a network with a stage of three residual blocks, and one block more."""
    block, graph, project = residual("in_channels"), Graph(), Project()
    project.library.add(block)
    project.add_network("main", graph)
    chain(
        graph,
        [
            ("input", "Input", {"shape": [3, 32, 32]}),
            ("conv", "Conv2d", {"out_channels": 16}),
            instance(block, "stage", repeat=3, channels=32),
            instance(block, "last"),
            ("pool", "GlobalAvgPool", {}),
        ],
    )
    for place, node in enumerate(list(graph.nodes)):
        graph.move_node(node, 0, place * 90)
    return project
