"""The pipeline strip: cards chosen, moved, switched and edited by mouse and keys."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import cast

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from cnnstudio.bridge.data_messages import DataScanned
from cnnstudio.bridge.engine_messages import RequestFailed
from cnnstudio.bridge.message import Bytes
from cnnstudio.bridge.pipeline_messages import PipelinePreviewed, PreviewPipeline
from cnnstudio.paths import sample_project
from cnnstudio.project.commands import EditSettings
from cnnstudio.project.facts import DataFacts
from cnnstudio.project.file_format import load, loads
from cnnstudio.project.project import Project
from cnnstudio.project.settings import DatasetConfig
from cnnstudio.project.sources.image_folder import ImageFolder
from cnnstudio.project.steps.looks import Noise
from cnnstudio.project.steps.moves import Affine, Flip
from cnnstudio.project.steps.numbers import Normalize, Whiten
from cnnstudio.project.steps.pictures import Fit, Pad
from cnnstudio.project.steps.step import STEPS, Step
from cnnstudio.ui.document import Document
from cnnstudio.ui.engine_client import EngineClient
from cnnstudio.ui.forms.rows import ChoiceRow
from cnnstudio.ui.pipeline.cards import CARD
from cnnstudio.ui.pipeline.loaded import how_loaded
from cnnstudio.ui.pipeline.model import LOAD, NETWORK, PipelineModel
from cnnstudio.ui.pipeline.page import PipelinePage
from tests.helpers.fakes import FakeEngineClient
from tests.helpers.qt import click, double_click, drag, hover_drag

CTRL = Qt.KeyboardModifier.ControlModifier
STEPS_HERE: tuple[Step, ...] = (Normalize(), Affine(), Flip(), Noise())


class Engine:
    """Answers the newest preview with pictures that tell which key they are of."""

    def __init__(self, client: FakeEngineClient) -> None:
        self.client = client
        self.problem = self.failed = ""

    @property
    def asked(self) -> list[PreviewPipeline]:
        return [m for m in self.client.submitted if isinstance(m, PreviewPipeline)]

    def answer(self) -> PipelinePreviewed:
        request = self.asked[-1]
        steps = loads(request.project).project.dataset.pipeline
        keys = ["load", *(str(n) for n, step in enumerate(steps) if step.on)]
        answer = PipelinePreviewed(
            request=request.request,
            index=request.index,
            count=40,
            label="seven",
            samples=40,
            pictures={key: grey(n) for n, key in enumerate(keys)},
            shapes=dict.fromkeys(keys, (1, 4, 4)),
            histograms={key: np.arange(64) + n for n, key in enumerate(keys)},
            ranges=dict.fromkeys(keys, (0.0, 1.0)),
            means=dict.fromkeys(keys, 0.25),
            deviations=dict.fromkeys(keys, 0.5),
            measured={"0": np.array([[0.1307], [0.3081]], np.float32)},
            seconds=dict.fromkeys(keys, 0.5),
            grid=np.full((16, 1, 4, 4), request.seed % 256, np.uint8),
            problem=self.problem,
            failed=self.failed,
        )
        self.client.deliver(answer)
        return answer


def grey(level: int) -> Bytes:
    return np.full((1, 4, 4), 10 * level, np.uint8)


@pytest.fixture
def client(qapp: QApplication) -> FakeEngineClient:
    client = FakeEngineClient()
    client.become_ready()
    return client


@pytest.fixture
def document(qapp: QApplication) -> Document:
    document = Document()
    project: Project = load(sample_project("digits_residual")).project
    project.dataset = replace(project.dataset, pipeline=STEPS_HERE)
    document.open(project, None)
    return document


@pytest.fixture
def page(
    qtbot: QtBot, document: Document, client: FakeEngineClient
) -> Iterator[PipelinePage]:
    model = PipelineModel(document, cast("EngineClient", client), document)
    page = PipelinePage(model)
    qtbot.addWidget(page)
    page.resize(720, 600)
    page.show()
    yield page
    model.settle()  # nothing is to be done later


@pytest.fixture
def engine(client: FakeEngineClient) -> Engine:
    return Engine(client)


def kinds(document: Document) -> list[str]:
    return [step.kind for step in document.project.dataset.pipeline]


def middle(page: PipelinePage, number: int) -> QPoint:
    return page.strip.card_box(number).center()


def press(qtbot: QtBot, page: PipelinePage, *keys: Qt.Key) -> None:
    page.strip.setFocus(Qt.FocusReason.TabFocusReason)
    for key in keys:
        qtbot.keyClick(page.strip, key)


@pytest.mark.requirement("H08")
def test_cards_stand_in_the_order_in_which_they_act(page: PipelinePage) -> None:
    order = [i.number for i in page.strip.items if i.kind == "card"]
    assert order == [LOAD, 1, 2, 3, 0, NETWORK]
    lefts = [item.box.left() for item in page.strip.items]
    assert lefts == sorted(lefts)
    assert [i.place for i in page.strip.items if i.kind == "plus"] == [
        "pictures", "training", "numbers",
    ]  # fmt: skip


@pytest.mark.requirement("H08")
@pytest.mark.parametrize(
    ("number", "where"),
    [
        (1, "Acts on training images only, anew in every epoch"),
        (0, "Acts on every image, last before the network"),
    ],
)
def test_each_step_says_where_it_acts(
    page: PipelinePage, number: int, where: str
) -> None:
    click(page.strip, middle(page, number))
    assert page.details.acts.text().startswith(where)


@pytest.mark.requirement("H08")
def test_the_network_names_its_batch_norms(page: PipelinePage) -> None:
    click(page.strip, middle(page, NETWORK))
    assert page.details.acts.text().startswith("5 BatchNorms act inside of it")
    assert "do not replace preprocessing" in page.details.acts.text()


@pytest.mark.requirement("H09")
def test_before_and_after_of_the_chosen_step(
    page: PipelinePage, engine: Engine
) -> None:
    engine.answer()
    click(page.strip, middle(page, 2))
    looks = page.looks
    assert looks.before.isVisible()
    answer = page.model.preview
    assert answer is not None
    assert np.array_equal(looks.before.histogram.counts, answer.histograms["1"])
    assert np.array_equal(looks.after.histogram.counts, answer.histograms["2"])
    image = looks.after.picture.image
    assert image is not None
    assert image.pixelColor(0, 0).red() == answer.pictures["2"][0, 0, 0]
    assert looks.which.text() == "Training image 1 of 40 · seven"
    click(page.strip, middle(page, LOAD))
    assert not looks.before.isVisible()


@pytest.mark.requirement("H09")
def test_the_histogram_follows_when_a_step_is_switched(
    page: PipelinePage, engine: Engine, document: Document, qtbot: QtBot
) -> None:
    engine.answer()
    click(page.strip, middle(page, 1))
    press(qtbot, page, Qt.Key.Key_Space)
    assert not document.project.dataset.pipeline[1].on
    page.model.settle()
    answer = engine.answer()
    assert "1" not in answer.histograms
    counts = page.looks.after.histogram.counts
    assert np.array_equal(counts, answer.histograms["load"])
    assert "It is off" in page.looks.said.text()
    double_click(page.strip, middle(page, 1))
    assert document.project.dataset.pipeline[1].on


@pytest.mark.requirement("H04")
def test_measured_means_and_deviations_are_shown(
    page: PipelinePage, engine: Engine
) -> None:
    engine.answer()
    click(page.strip, middle(page, 0))
    assert page.details.measured.text() == "mean 0.1307\ndeviation 0.3081"


@pytest.mark.requirement("H06")
def test_whitening_says_what_it_costs(
    page: PipelinePage, engine: Engine, document: Document
) -> None:
    page.model.add("whiten")
    page.model.settle()
    engine.answer()
    assert isinstance(page.model.step, Whiten)
    said = page.details.cost.text()
    assert "A matrix of 16 × 16, worked out in 0.5 s" in said
    assert "usually enough" in said


def test_a_field_of_the_form_is_a_change_of_the_document(
    page: PipelinePage, document: Document, qtbot: QtBot
) -> None:
    click(page.strip, middle(page, 2))
    assert list(page.details.rows) == ["direction", "p", "on"]
    field = page.details.rows["p"].control
    field.setFocus()
    qtbot.keyClick(field, Qt.Key.Key_A, CTRL)
    qtbot.keyClicks(field, "0.25")
    assert document.project.dataset.pipeline[2] == Flip(p=0.25)
    document.stack.undo()
    assert document.project.dataset.pipeline[2] == Flip()


@pytest.mark.requirement("I11")
def test_the_kind_of_images_is_said_where_they_are_loaded(
    page: PipelinePage, document: Document
) -> None:
    click(page.strip, middle(page, LOAD))
    row = page.details.tag
    assert row.isVisible()
    assert isinstance(row, ChoiceRow)
    row.combo.picked.emit("natural")
    assert document.project.dataset.tag == "natural"
    document.validate()
    assert not page.findings[0].isVisible(), "a flip of these is safe"
    click(page.strip, middle(page, 1))
    assert not row.isVisible()


def test_only_fields_that_apply_are_shown(page: PipelinePage) -> None:
    click(page.strip, middle(page, 0))
    rows = page.details.rows
    assert rows["statistics"].isVisible()
    assert not rows["mean"].isVisible()
    page.model.edit(0, "statistics", "entered")
    assert rows["mean"].isVisible()


def test_dragging_moves_a_step_among_those_of_its_place(
    page: PipelinePage, document: Document
) -> None:
    drag(page.strip, middle(page, 1), middle(page, 3) + QPoint(30, 0))
    assert kinds(document) == ["normalize", "flip", "noise", "affine"]
    assert page.model.chosen == 3
    drag(page.strip, middle(page, 3), middle(page, LOAD))
    assert kinds(document) == ["normalize", "affine", "flip", "noise"]
    document.stack.undo()
    document.stack.undo()
    assert document.project.dataset.pipeline == STEPS_HERE


def test_a_drag_that_ends_where_it_began_changes_nothing(
    page: PipelinePage, document: Document, qtbot: QtBot
) -> None:
    drag(page.strip, middle(page, 1), middle(page, 1) + QPoint(40, 5))
    assert not document.stack.count()
    hover_drag(page.strip, middle(page, 1), middle(page, 3))
    qtbot.keyClick(page.strip, Qt.Key.Key_Escape)
    assert not document.stack.count()


def test_by_keys_alone(
    page: PipelinePage, document: Document, qtbot: QtBot
) -> None:
    press(qtbot, page, Qt.Key.Key_Home, Qt.Key.Key_Right, Qt.Key.Key_Right)
    assert page.model.chosen == 1, "over the plus of the pictures"
    qtbot.keyClick(page.strip, Qt.Key.Key_Right, CTRL)
    assert kinds(document) == ["normalize", "flip", "affine", "noise"]
    qtbot.keyClick(page.strip, Qt.Key.Key_Left, CTRL)
    assert kinds(document) == ["normalize", "affine", "flip", "noise"]
    qtbot.keyClick(page.strip, Qt.Key.Key_Delete)
    assert kinds(document) == ["normalize", "flip", "noise"]
    assert "Flip" in page.strip.accessibleDescription()


def test_a_plus_offers_the_steps_of_its_place(
    page: PipelinePage, document: Document, qtbot: QtBot
) -> None:
    circle = page.strip.plus_box("pictures").center()
    click(page.strip, circle)
    away = page.menu.pos() - page.strip.mapToGlobal(circle)
    assert away.manhattanLength() < 40, "it opens at the plus, not below the cards"
    offered = [action.data() for action in page.menu.actions()]
    assert offered == [k for k, step in STEPS.items() if step().place == "pictures"]  # type: ignore[attr-defined]
    page.menu.actions()[offered.index("pad")].trigger()
    page.menu.hide()
    assert kinds(document) == ["pad", "normalize", "affine", "flip", "noise"]
    assert page.model.step == Pad()
    page.model.add("fit")
    page.model.add("greyscale")
    assert kinds(document)[:3] == ["pad", "greyscale", "fit"], "fit stays the last"
    assert isinstance(document.project.dataset.pipeline[2], Fit)
    press(qtbot, page, Qt.Key.Key_Home, *[Qt.Key.Key_Right] * 4, Qt.Key.Key_Return)
    assert page.menu.isVisible(), "Enter on the plus"
    page.menu.hide()


def test_what_cannot_be_added_says_why(
    page: PipelinePage, document: Document
) -> None:
    assert page.model.why_not_add("flip") == ""
    many = [{"kind": "flip"}] * 32
    document.push(EditSettings("dataset", {"pipeline": many}))
    assert page.model.why_not_add("flip") == "A pipeline has 32 steps at most."
    page.offer_steps("training", QPoint(0, 0))
    page.menu.hide()
    for action in page.menu.actions():
        assert not action.isEnabled()
        assert action.toolTip() == "A pipeline has 32 steps at most."


def test_a_draw_that_changes_nothing_is_said(
    page: PipelinePage, engine: Engine, client: FakeEngineClient
) -> None:
    click(page.strip, middle(page, 2))
    answer = engine.answer()
    assert not page.looks.said.isVisible()
    page.model.set_seed(3)
    same = {**answer.pictures, "2": answer.pictures["1"]}
    request = engine.asked[-1].request
    client.deliver(replace(answer, request=request, pictures=same))
    assert page.looks.said.text() == "This draw leaves the image as it is."


def test_loaded_pictures_say_how_they_were_made_alike() -> None:
    facts = DataFacts(shape=(3, 64, 64), classes=("a", "b"), count=4)
    source = ImageFolder(path="/x/photos", found=(facts,))
    data = DatasetConfig(sources=(source,))
    none = "The images of photos, cropped and scaled to 64 × 64; pixels from 0 to 1."
    assert how_loaded(data, ()) == none
    sizes = np.array([[640, 480], [640, 480], [64, 64], [300, 200]], np.int32)
    assert "to 64 × 64 from 640 × 480 and others;" in how_loaded(
        data, [DataScanned(1, sizes=sizes)]
    )
    padded = replace(data, sources=(replace(source, resize="pad"),))
    assert "with a border from 640 × 480;" in how_loaded(
        padded, [DataScanned(1, sizes=sizes[:2])]
    )
    alike = how_loaded(data, [DataScanned(1, sizes=sizes[2:3])])
    assert alike == "The images of photos as they are, pixels from 0 to 1."


@pytest.mark.requirement("I12")
def test_the_grid_is_drawn_again_with_another_seed(
    page: PipelinePage, engine: Engine, qtbot: QtBot
) -> None:
    engine.answer()
    grid = page.variants.grid
    assert grid.tiles is not None
    assert grid.tiles.shape[0] == 16
    assert page.variants.seed.full_text() == "seed 0"
    page.variants.reroll.click()
    seed = page.model.seed
    assert page.variants.seed.full_text() == "seed 0", "that of the pictures shown"
    assert engine.asked[-1].seed == seed
    engine.answer()
    assert page.variants.seed.full_text() == f"seed {seed}"
    assert grid.tiles[0, 0, 0, 0] == seed % 256


def test_other_images_are_asked_for(page: PipelinePage, engine: Engine) -> None:
    assert not page.looks.next.isEnabled()
    engine.answer()
    page.looks.next.click()
    assert engine.asked[-1].index == 1
    engine.answer()
    page.looks.previous.click()
    page.looks.previous.click()
    assert engine.asked[-1].index == 39


def test_a_finding_is_told_with_its_fixes(
    page: PipelinePage, document: Document
) -> None:
    document.validate()
    bar = page.findings[0]
    assert bar.isVisible()
    assert bar.text.text().startswith("Flipping a digit image can change its label")
    bar.buttons[0].click()
    assert kinds(document) == ["normalize", "affine", "noise"]
    document.validate()
    assert not bar.isVisible()


def test_what_the_engine_cannot_do_is_told(
    page: PipelinePage, engine: Engine, client: FakeEngineClient
) -> None:
    engine.problem, engine.failed = "Whitening needs a smaller image.", "0"
    engine.answer()
    assert page.problem.isVisible()
    assert page.problem.text.text() == "Whitening needs a smaller image."
    page.model.set_seed(9)
    client.deliver(RequestFailed(engine.asked[-1].request, "No room left."))
    assert page.problem.text.text() == "No room left."
    page.model.settle()
    engine.problem = ""
    engine.answer()
    assert not page.problem.isVisible()


def test_nothing_is_asked_while_nobody_looks(
    page: PipelinePage, engine: Engine, document: Document
) -> None:
    count = len(engine.asked)
    page.hide()
    page.model.add("erase")
    page.model.settle()
    assert len(engine.asked) == count
    page.show()
    assert len(engine.asked) == count + 1
    page.model.settle()
    assert len(engine.asked) == count + 1, "what is known is not asked again"


def test_files_that_were_not_scanned_are_not_read_here(
    page: PipelinePage, engine: Engine, document: Document
) -> None:
    count = len(engine.asked)
    source = {"kind": "image_folder", "path": "/nowhere"}
    document.push(EditSettings("dataset", {"sources": [source]}))
    page.model.settle()
    assert len(engine.asked) == count


def test_a_project_that_is_read_only(page: PipelinePage, document: Document) -> None:
    document.read_only = True
    page.model.choose(1)
    assert not page.details.remove.isEnabled()
    assert "read-only" in page.details.remove.toolTip()
    page.model.remove(1)
    drag(page.strip, middle(page, 1), middle(page, 3) + QPoint(30, 0))
    assert document.project.dataset.pipeline == STEPS_HERE


def test_another_document_begins_anew(
    page: PipelinePage, document: Document, engine: Engine
) -> None:
    engine.answer()
    page.model.choose(2)
    project = load(sample_project("digits_simple")).project
    project.dataset = DatasetConfig(sources=(), pipeline=())
    document.open(project, None)
    assert page.model.chosen == LOAD
    assert page.model.preview is None
    assert "No data are chosen yet" in page.details.about.text()
    page.model.settle()
    assert not page.looks.next.isEnabled()


@pytest.mark.parametrize("width", [714, 1_000])
def test_everything_fits(page: PipelinePage, width: int, qtbot: QtBot) -> None:
    page.resize(width, 600)
    QApplication.processEvents()
    inside = page.variants.mapTo(page, page.variants.rect().topRight()).x()
    assert inside < width
    assert page.details.parentWidget() is not None
    part: QWidget
    for part in (page.details, page.looks, page.variants):
        assert part.width() >= part.minimumSizeHint().width()


def test_cards_become_narrower_before_they_are_scrolled(
    page: PipelinePage, document: Document, qtbot: QtBot
) -> None:
    area, strip = page.area, page.strip
    document.push(EditSettings("dataset", {"pipeline": [{"kind": "flip"}]}))
    page.resize(900, 600)
    assert strip.card_box(LOAD).width() == CARD.width()
    page.resize(540, 600)
    assert strip.card_box(LOAD).width() < CARD.width()
    assert strip.width() <= area.viewport().width(), "all of it is seen"
    assert not area.back.isVisible()
    assert not area.on.isVisible()
    document.push(EditSettings("dataset", {"pipeline": [{"kind": "flip"}] * 6}))
    assert area.on.isVisible()
    assert not area.back.isVisible()
    qtbot.mouseClick(area.on.button, Qt.MouseButton.LeftButton)
    assert area.back.isVisible()
    press(qtbot, page, Qt.Key.Key_End)
    assert not area.on.isVisible()
    last = strip.mapTo(area, strip.card_box(NETWORK).topRight())
    assert last.x() <= area.viewport().width()
    qtbot.mouseClick(area.back.button, Qt.MouseButton.LeftButton)
    assert area.on.isVisible()
