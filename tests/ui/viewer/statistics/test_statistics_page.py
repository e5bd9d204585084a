"""Statistics of a layer: asked once, shown to the number, read by pointer and keys."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from cnnstudio.advice.signal_findings import LayerFacts, signal_finding
from cnnstudio.bridge.engine_messages import RequestFailed
from cnnstudio.bridge.weight_messages import LayerStatistics, StatisticsOf
from cnnstudio.ui.viewer.statistics.count_plot import CountPlot, heights
from cnnstudio.ui.viewer.statistics.statistics_page import StatisticsPage
from tests.helpers.viewing import CONV, Studio, click, move, shown, studio

CHANNELS = 6


def statistics(asked: StatisticsOf, dead: tuple[int, ...] = ()) -> LayerStatistics:
    """What an engine might have measured of the first convolution."""
    facts = {
        "count": 1000.0, "nan": 0.0, "infinite": 0.0, "zeros": 250.0, "mean": 0.5,
        "deviation": 1.5, "least": -1.0, "most": 3.0, "low": -1.0, "high": 3.0,
    }  # fmt: skip
    counts = np.arange(60, dtype=np.int64)
    keys = "activations", "weights/weight", "gradients/weight", "weights/bias"
    return LayerStatistics(
        request=asked.request, subject=asked.subject, run="run1", epoch=9, step=0,
        node=asked.node, part=asked.part, images=50,
        counts=dict.fromkeys(keys, counts), facts=dict.fromkeys(keys, facts),
        units=CHANNELS * 784, dead=784 * len(dead), channels=CHANNELS,
        dead_channels=np.array(dead, np.int32), bend="ReLU" if dead else "",
        means=np.linspace(-1, 1, CHANNELS, dtype=np.float32),
        deviations=np.full(CHANNELS, 0.5, np.float32), loss=0.25,
        why_no_gradients="This layer is frozen: its weights are not trained.",
    )  # fmt: skip


@pytest.fixture
def made(qtbot: QtBot) -> Iterator[tuple[Studio, StatisticsPage]]:
    built = studio()
    view = shown(qtbot, built)
    built.finish_run()
    built.answer()
    built.controller.views.show("layer", "statistics")
    page = view.page_of("statistics")
    assert isinstance(page, StatisticsPage)
    yield built, page
    view.close()


def asked_of(made: Studio) -> list[StatisticsOf]:
    return made.client.submitted_of(StatisticsOf)


@pytest.mark.requirement("M16", "B10", "L09")
def test_the_page_shows_what_was_measured(
    made: tuple[Studio, StatisticsPage],
) -> None:
    built, page = made
    (asked,) = asked_of(built)
    assert (asked.node, asked.part, asked.index) == (CONV, "validation", 0)
    assert not page.shows_content
    built.client.deliver(statistics(asked, dead=(2, 4)))
    assert page.shows_content
    assert page.activations.hint() == "1,000 values, mean 0.50, deviation 1.50"
    assert page.activations.plot.counts.sum() == 60 * 59 / 2
    values = {key: row.value() for key, row in page.rows.items()}
    assert values["zeros"] == "25.0 %"
    assert (values["units"], values["channels"]) == ("1,568", "2")
    assert page.rows["saturated"].isHidden()
    assert page.verdict.text() == (f"{CONV}: 2 of 6 channels are 0 for all 50 images.")
    assert page.gradients.isVisible()
    page.choices.tensor.setCurrentIndex(1)
    page.choices.tensor.activated.emit(1)
    assert not page.gradients.plot.isVisible()
    built.selection.select([])
    built.selection.select([CONV])
    assert len(asked_of(built)) == 1


def test_a_refusal_is_said_and_stays_a_sentence(
    made: tuple[Studio, StatisticsPage],
) -> None:
    built, page = made
    (asked,) = asked_of(built)
    built.client.deliver(RequestFailed(asked.request, "The test part has no images."))
    assert not page.shows_content
    assert len(asked_of(built)) == 1


def test_a_channel_is_chosen_by_click_and_by_arrows(
    made: tuple[Studio, StatisticsPage],
) -> None:
    built, page = made
    built.client.deliver(statistics(asked_of(built)[0]))
    plot = page.channels
    left, right = plot.column(3)
    click(plot, QPoint(round((left + right) / 2), plot.height() // 2))
    assert built.controller.channel == 3
    QTest.keyClick(plot, Qt.Key.Key_Right)
    assert built.controller.channel == 4
    assert plot.accessibleDescription() == "channel 4: mean 0.60, deviation 0.50"


def test_the_pointer_reads_a_bar(qtbot: QtBot) -> None:
    plot = CountPlot("Values")
    qtbot.addWidget(plot)
    plot.resize(400, 120)
    plot.show()
    plot.show_counts(np.array([1, 6, 0, 3], np.int64), -2.0, 2.0)
    move(plot, plot.bar_rect(1).center().toPoint())
    assert plot.accessibleDescription() == "\u22121.00 to 0: 6 (60.0 %)"
    QTest.keyClick(plot, Qt.Key.Key_Right)
    QTest.keyClick(plot, Qt.Key.Key_Right)
    assert plot.accessibleDescription() == "1.00 to 2.00: 3 (30.0 %)"
    assert plot.bar_rect(2).height() == 0
    assert plot.bar_rect(0).height() >= 1


def test_a_single_value_is_seen_beside_a_million() -> None:
    counts = np.array([1, 1_000_000], np.int64)
    assert heights(counts, True)[0] > 0.04
    assert heights(np.zeros(3, np.int64), False).tolist() == [0, 0, 0]


FINE = LayerFacts("relu", "ReLU", 50, 8, 0, 0.0, float("nan"), 1.0)


@pytest.mark.requirement("L09", "L10")
@pytest.mark.parametrize(
    ("facts", "severity", "words"),
    [
        (FINE._replace(dead_channels=8, dead=1.0, deviation=0.0), "error", "every"),
        (FINE._replace(dead_channels=1), "note", "1 of 8 channels is 0"),
        (FINE._replace(dead_channels=2), "warn", "2 of 8 channels are 0"),
        (FINE._replace(bend="Tanh", saturated=1.0), "warn", "100 % of its values"),
        (FINE._replace(deviation=1e-6), "warn", "nearly gone"),
        (FINE._replace(deviation=1e6), "warn", "very large"),
        (FINE._replace(nan=3), "error", "3 values are not numbers"),
        (FINE._replace(infinite=1), "error", "1 value is infinite"),
        (FINE._replace(nan=3, infinite=2), "error", "numbers, 2 are infinite"),
    ],
)
def test_what_stands_out_is_said(facts: LayerFacts, severity: str, words: str) -> None:
    found = signal_finding(facts)
    assert found is not None
    assert found.severity == severity
    assert words in found.message
    assert found.message.startswith("relu: ")


def test_what_is_usual_is_not_said() -> None:
    assert signal_finding(FINE) is None
    assert signal_finding(FINE._replace(bend="LeakyReLU", dead_channels=3)) is None
    assert signal_finding(FINE._replace(bend="Tanh", saturated=0.4)) is None
