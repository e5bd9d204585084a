"""A run as one page: complete, true, and in need of nothing but itself."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path

import numpy as np
import pytest
import torch

from cnnstudio.bridge.attribution_messages import Attribution, GradCamOf
from cnnstudio.bridge.engine_messages import JobProgress
from cnnstudio.bridge.evidence_colors import evidence_over
from cnnstudio.bridge.message import INITIAL
from cnnstudio.bridge.report_messages import ReportWritten, WriteReport
from cnnstudio.cli.options import parse
from cnnstudio.engine.checkpoint import load_weights, read_checkpoint
from cnnstudio.engine.pictures import at_most, coloured, grid, of_image
from cnnstudio.engine.report.contents import Contents, Plan, contents_of
from cnnstudio.engine.report.drawing import curves_svg, network_svg
from cnnstudio.engine.report.evidence import EXPLAINED, OPACITY, answer
from cnnstudio.engine.report.layers_part import filters
from cnnstudio.engine.report.page import page_of
from cnnstudio.engine.report.report_job import write_report
from cnnstudio.engine.saved_run import open_run
from cnnstudio.engine.trainer import Trainer
from cnnstudio.project.color_maps import color_table
from cnnstudio.project.file_format import dumps, loads
from cnnstudio.project.project import Project
from cnnstudio.project.runs import RunFolder
from cnnstudio.project.settings import DatasetConfig
from cnnstudio.project.sources.image_folder import ImageFolder
from cnnstudio.project.sources.synthetic import FEATURES, Tabular
from cnnstudio.project.steps.moves import Flip
from cnnstudio.project.steps.numbers import Normalize, Scale
from tests.helpers.graphs import chain, project_of, tiny_project


class Page(HTMLParser):
    """What a page refers to, and its text."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.refers: list[str] = []
        self.words: list[str] = []
        self.open: list[str] = []
        self.headings: list[int] = []
        self.unnamed: list[str] = []
        self.ids: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        said = dict(attrs)
        self.refers += [v or "" for k, v in attrs if k in ("src", "href", "action")]
        self.ids += [said["id"] or ""] if "id" in said else []
        if tag in ("h1", "h2", "h3"):
            self.headings.append(int(tag[1]))
        if (
            (tag == "img" and not said.get("alt"))
            or (tag == "svg" and not said.get("aria-label"))
            or (tag == "th" and not said.get("scope"))
        ):
            self.unnamed.append(str(attrs))
        if tag not in ("meta", "link", "img"):
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """What ends at once opens nothing."""

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if self.open and self.open[-1] != "style":
            self.words.append(data)


@pytest.fixture(scope="module")
def run(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A finished run of a small network."""
    folder = tmp_path_factory.mktemp("runs") / "0001-abcdef"
    project: Project = tiny_project(("ReLU",), epochs=2)
    text = dumps(project)
    for _ in Trainer(project, folder, run="r", device="cpu", project_text=text).run():
        pass
    return folder


@pytest.fixture(scope="module")
def contents(run: Path) -> Contents:
    return contents_of(run, Plan(beside=(INITIAL, 2)))


def test_the_page_refers_to_nothing_but_itself(contents: Contents) -> None:
    text = page_of(contents)
    page = Page(text)
    assert page.open == []
    assert all(reference.startswith(("data:", "#")) for reference in page.refers)
    assert "http:" not in text
    assert "https:" not in text
    assert "<script" not in text
    assert "default-src 'none'" in text
    words = " ".join(page.words)
    for heading in ("Network", "Training", "Mistakes", "Filters", "Feature maps"):
        assert heading in words
    assert contents.record.title in words


def test_it_can_be_read_without_seeing_it(contents: Contents) -> None:
    page = Page(page_of(contents))
    assert not page.unnamed
    assert page.headings[:2] == [1, 2]
    steps = zip(page.headings, page.headings[1:], strict=False)
    assert all(after - before <= 1 for before, after in steps)
    links = [reference[1:] for reference in page.refers if reference[:1] == "#"]
    assert links == page.ids
    assert "evidence" in links
    assert "epochs" in links


def test_every_layer_is_in_the_table(contents: Contents, run: Path) -> None:
    saved = open_run(run, "best", "cpu")
    text = page_of(contents)
    for node, known in contents.project.graph.nodes.items():
        row = re.search(rf'<th scope="row">{known.name}</th>.*?</tr>', text)
        assert row is not None
        count = sum(p.numel() for p in saved.network.node_module(node).parameters())
        assert f">{count:,}</td>" in row[0] or not count


def test_the_evidence_is_that_of_the_inspector(contents: Contents, run: Path) -> None:
    subject = open_run(run, "best", "cpu").subject
    explained = [mistake for mistake in contents.mistakes if mistake.evidence]
    assert len(explained) == min(EXPLAINED, len(contents.mistakes))
    first = explained[0]
    classes = first.predicted, first.label
    found = answer(
        subject,
        GradCamOf(request=0, subject="run", index=first.index, targets=classes),
    )
    assert isinstance(found, Attribution)
    shown, along = first.evidence
    assert (shown.method, along.method) == ("grad_cam", "integrated_gradients")
    np.testing.assert_allclose(shown.shares, found.shares)
    for picture, values in zip(shown.pictures, found.values, strict=True):
        high = float(values.max())
        wanted = evidence_over(first.pixels, values, high, OPACITY)
        np.testing.assert_array_equal(picture, wanted)


def test_the_epochs_that_were_chosen_are_shown_as_they_were(
    contents: Contents, run: Path
) -> None:
    untrained, last = contents.stages
    assert (max(0, untrained.epoch), last.epoch) == (0, 2)
    record, saved = RunFolder(run).read(), open_run(run, "best", "cpu")
    assert record.initial is not None
    path = run / record.initial.file
    network = saved.network
    load_weights(network, read_checkpoint(path, record.initial.hash).weights, path)
    convolution = next(m for m in network.modules() if isinstance(m, torch.nn.Conv2d))
    wanted = convolution.weight.detach().numpy()
    assert untrained.filters is not None
    assert last.filters is not None
    np.testing.assert_array_equal(untrained.filters, wanted)
    assert not np.array_equal(last.filters, wanted)
    assert "Before training" in page_of(contents)


def test_other_weights_do_not_have_the_results_of_the_best(run: Path) -> None:
    record = RunFolder(run).read()
    other = 3 - record.best_epoch
    found = contents_of(run, Plan(epoch=other))
    assert found.epoch == other
    (values,) = [e.values for e in found.epochs if e.epoch == other]
    page = page_of(found)
    loss = re.search(r'<th scope="row">Loss</th><td.*?>(.*?)</td><td>(.*?)</td>', page)
    assert loss is not None
    assert loss.groups() == (f"{values['validation/loss']:.4g}", "–")


def test_the_window_has_it_written_beside_the_engine(run: Path, tmp_path: Path) -> None:
    out = tmp_path / "run.html"
    *progress, last = write_report(WriteReport(7, str(run), str(out), beside=(1,)))
    assert all(isinstance(message, JobProgress) for message in progress)
    parts = [(m.done, m.total) for m in progress if isinstance(m, JobProgress)]
    assert parts == sorted(parts)
    assert parts[-1][0] < parts[-1][1]
    assert isinstance(last, ReportWritten)
    assert (last.request, last.path, last.problem) == (7, str(out), "")
    assert last.size == out.stat().st_size
    *_, refused = write_report(WriteReport(8, str(tmp_path / "gone"), str(out)))
    assert isinstance(refused, ReportWritten)
    assert "gone" in refused.problem
    *_, refused = write_report(WriteReport(9, str(run), str(out), epoch=50))
    assert isinstance(refused, ReportWritten)
    assert "epoch 50" in refused.problem


def test_the_command_line_chooses_epochs() -> None:
    asked = parse(
        ["report", "a.cnnproj", "--out", "a.html", "--epoch", "9", "--beside", "0,1,9"]
    )
    assert (asked.epoch, asked.beside) == (9, (0, 1, 9))


def test_counts_and_mistakes_are_those_of_the_network(
    contents: Contents, run: Path
) -> None:
    saved = open_run(run, "best", "cpu")
    data, network = saved.dataset, saved.network.eval()
    indices = data.parts["validation"]
    with torch.no_grad():
        shares = network(data.prepared(indices)).softmax(1)
    highest, said = shares.max(1)
    labels = data.targets_of(indices)
    wrong = (said != labels).nonzero()[:, 0]
    text = page_of(contents)
    assert f"{len(wrong)} of {len(labels)} validation images are wrong." in text
    surest = wrong[highest[wrong].argmax()]
    first = contents.mistakes[0]
    assert first.probability == pytest.approx(float(highest[surest]), rel=1e-5)
    np.testing.assert_array_equal(
        first.pixels, data.pixels(data.index("validation", first.index))[0]
    )
    probabilities = [mistake.probability for mistake in contents.mistakes]
    assert probabilities == sorted(probabilities, reverse=True)
    cells = re.search(r'<table class="matrix">.*?</table>', text, re.S)
    assert cells is not None
    numbers = re.findall(r"<td[^>]*>(\d*)</td>", cells[0])
    counts = np.zeros((10, 10), int)
    np.add.at(counts, (labels.numpy(), said.numpy()), 1)
    assert [int(n or 0) for n in numbers] == counts.flatten().tolist()


def test_without_its_data_a_run_shows_what_its_folder_holds(
    run: Path, tmp_path: Path
) -> None:
    copy = tmp_path / "0002-abcdef"
    shutil.copytree(run, copy)
    folder = RunFolder(copy)
    project = json.loads(folder.read().project)
    gone = {"kind": "image_folder", "path": "/nowhere/flowers"}
    project["dataset"]["sources"] = [gone]
    folder.update(project=json.dumps(project))
    found = contents_of(copy, Plan())
    assert "nowhere" in found.missing
    assert found.maps is None
    assert found.judged is None
    page = page_of(found)
    assert "Filters" in page
    assert "Training" in page
    assert "nowhere" in page


@pytest.mark.parametrize("target", ["number", "class"])
def test_a_run_on_a_table_has_a_page_too(tmp_path: Path, target: str) -> None:
    """Rows of numbers: there is no picture of a sample, and not always a class."""
    outputs, expects = (1, "anything") if target == "number" else (2, "classes")
    graph = chain(
        ("Input", {"shape": (FEATURES,)}),
        ("Linear", {"out_features": outputs}),
        ("Output", {"expects": expects, "classes": outputs}),
    )
    project = project_of(graph, epochs=1)
    table = Tabular(target=target, count=60)
    project.dataset = DatasetConfig(
        sources=(table,), train=30, validation=20, test=10, tag="unknown"
    )
    folder, text = tmp_path / "0001-abcdef", dumps(project)
    for _ in Trainer(project, folder, run="r", device="cpu", project_text=text).run():
        pass
    found = contents_of(folder, Plan())
    page = page_of(found)
    assert "<img" not in page
    if target == "number":
        assert found.judged is None
        assert "one class each" in found.not_judged
        assert found.not_judged in page
    else:
        assert found.mistakes
        assert "validation images are wrong" in page


def test_what_a_person_wrote_is_text_and_no_markup(contents: Contents) -> None:
    graph = contents.project.graph
    node = next(iter(graph.nodes.values()))
    svg = network_svg(graph)
    assert svg.count('class="layer"') == len(graph.nodes)
    assert svg.count('class="edge"') == len(graph.edges)
    assert node.name in svg
    assert "<b>" not in curves_svg("<b>", {"<b>": [(1, 0.5), (2, 0.25)]})


def test_curves_stand_where_their_values_are() -> None:
    svg = curves_svg("Loss", {"train": [(1, 0.0), (2, 1.0), (3, float("nan"))]}, 2)
    (line,) = re.findall(r'class="curve c0" d="([^"]*)"', svg)
    (x1, y1), (x2, y2) = (
        tuple(map(float, p.split())) for p in re.findall(r"[\d.]+ [\d.]+", line)
    )
    assert x1 < x2
    assert y1 > y2, "a larger value stands higher"
    assert 'class="best"' in svg
    assert curves_svg("Loss", {"train": [(1, float("inf"))]}) == ""


@pytest.mark.parametrize(
    ("values", "percent", "said"),
    [
        ((0.366, 0.978), True, ["20 %", "40 %", "60 %", "80 %", "100 %"]),
        ((1.7431, 0.1005), False, ["0", "0.5", "1", "1.5", "2"]),
        ((0.5, 0.5), False, ["0.5", "0.6"]),
    ],
)
def test_axes_have_round_numbers(
    values: tuple[float, ...], percent: bool, said: list[str]
) -> None:
    curves = {"train": list(enumerate(values, 1))}
    svg = curves_svg("Measure", curves, percent=percent)
    assert re.findall(r'class="tick end"[^>]*>([^<]*)<', svg) == said


def test_pictures_are_the_values_in_the_colours_of_the_window() -> None:
    values = np.array([[0.0, 1.0], [0.5, np.nan]], np.float32)
    picture = coloured(values, 0.0, 1.0, "viridis")
    table = color_table("viridis")
    assert tuple(picture[0, 0]) == table[0]
    assert tuple(picture[0, 1]) == table[255]
    assert tuple(picture[1, 0]) == table[128]
    assert tuple(picture[1, 1]) == (128, 128, 128)
    tiles = grid(np.zeros((5, 2, 3, 3), np.uint8), 2)
    assert tiles.shape == (3 * 3 - 1, 2 * 4 - 1, 3)
    assert tiles[0, 3].tolist() == [255, 255, 255]
    assert of_image(np.ones((1, 2, 2), np.float32)).tolist() == [[[255] * 3] * 2] * 2


HOSTILE = "<script>alert(1)</script>\"'><img src=x onerror=alert(1)>"


def test_no_name_in_a_file_becomes_markup(contents: Contents) -> None:
    """Of the run, a class, a layer, a measure, the device, a problem: all is text."""
    assert contents.judged is not None
    project = loads(dumps(contents.project)).project
    for node in list(project.graph.nodes.values()):
        project.graph.replace_node(replace(node, name=HOSTILE + node.name))
    measured = {f"validation/{HOSTILE}": 0.5}
    record = contents.record
    told = replace(
        contents,
        project=project,
        record=replace(
            record,
            name=HOSTILE,
            device=HOSTILE,
            metric=HOSTILE,
            marks=replace(record.marks, note=HOSTILE),
            results={**record.results, **measured},
        ),
        epochs=tuple(
            replace(e, values={**e.values, **measured}) for e in contents.epochs
        ),
        filters_of=HOSTILE,
        layer_names=dict.fromkeys(contents.layer_names, HOSTILE),
        missing=HOSTILE,
        judged=replace(contents.judged, classes=(HOSTILE,) * 10),
        mistakes=tuple(
            replace(m, evidence=tuple(replace(e, node=HOSTILE) for e in m.evidence))
            for m in contents.mistakes
        ),
    )
    text = page_of(told)
    page = Page(text)
    assert page.open == []
    assert text.count("&lt;script&gt;") > 20
    assert "<script" not in text
    assert all(reference.startswith(("data:", "#")) for reference in page.refers)


def test_a_page_stays_small_whatever_it_is_of(contents: Contents) -> None:
    """A thousand classes, large images and maps: what is shown, not all there is."""
    random, judged, maps = np.random.default_rng(3), contents.judged, contents.maps
    assert judged is not None
    assert maps is not None
    labels, said = random.integers(0, 1000, (2, 4000)).astype(np.int32)
    labels[:50], said[:50] = 7, 9
    large = random.random((3, 800, 1200), dtype=np.float32)
    levels = random.integers(0, 255, (64, 300, 200)).astype(np.uint8)
    found = replace(
        contents,
        judged=replace(
            judged,
            classes=tuple(f"class {n}" for n in range(1000)),
            labels=labels,
            predicted=said,
            probability=random.random(4000, dtype=np.float32),
        ),
        mistakes=(replace(contents.mistakes[0], pixels=large, evidence=()),),
        maps=replace(maps, tiles={next(iter(maps.tiles)): levels}, image=large),
    )
    text = page_of(found)
    assert Page(text).open == []
    assert len(text) < 6_000_000
    assert "confused most often, of 1000 classes" in text
    count = int(((labels == 7) & (said == 9)).sum())
    found_first = re.search(r"of 1000 classes</caption>.*?<tbody><tr>(.*?)</tr>", text)
    assert found_first is not None
    row = f'<th scope="row">class 7</th><td>class 9</td><td class="figure">{count}</td>'
    assert found_first[1] == row


def test_of_many_filters_it_says_how_many_are_shown(contents: Contents) -> None:
    assert contents.filters is not None
    assert f"{len(contents.filters)} filters of" in filters(contents)
    many = np.ones((100, 1, 3, 3), np.float32)
    assert ">64 of 100 filters of" in filters(replace(contents, filters=many))


def test_a_weight_that_is_lost_does_not_hide_the_others(contents: Contents) -> None:
    weights = np.full((2, 1, 3, 3), 0.5, np.float32)
    weights[0, 0, 0, 0], weights[1, 0, 1, 1] = np.nan, np.inf
    told = filters(replace(contents, filters=weights))
    assert "white to red +0.5" in told
    weights[0, 0, 0, 0], weights[1, 0, 1, 1] = 0.5, 0.5
    assert told != filters(replace(contents, filters=weights)), "they are grey"


def test_a_small_picture_is_the_mean_of_the_large_one() -> None:
    picture = np.random.default_rng(1).integers(0, 255, (6, 4, 3)).astype(np.uint8)
    assert at_most(picture, 6) is picture
    small = at_most(picture, 3)
    mean = picture.reshape(3, 2, 2, 2, 3).mean((1, 3))
    np.testing.assert_allclose(small, mean, atol=1.01)


BROWSER = shutil.which("chromium") or shutil.which("google-chrome")


@pytest.mark.slow
@pytest.mark.skipif(BROWSER is None, reason="there is no Chromium")
def test_a_browser_shows_it_without_a_complaint(
    contents: Contents, tmp_path: Path
) -> None:
    path = tmp_path / "run.html"
    path.write_text(page_of(contents), encoding="utf-8")
    shown = subprocess.run(
        [
            BROWSER or "", "--headless", "--no-sandbox", "--disable-gpu",
            "--disable-background-networking", "--disable-component-update",
            "--disable-sync", "--no-first-run", f"--user-data-dir={tmp_path / 'home'}",
            "--host-resolver-rules=MAP * ~NOTFOUND", "--enable-logging=stderr",
            f"--screenshot={tmp_path / 'run.png'}", "--window-size=1040,1600",
            path.as_uri(),
        ],
        capture_output=True, text=True, timeout=180, check=True,
    )  # fmt: skip
    assert "CONSOLE" not in shown.stderr, shown.stderr
    assert (tmp_path / "run.png").stat().st_size > 20_000


def test_settings_are_read_as_one_says_them(contents: Contents) -> None:
    part = page_of(contents).partition('id="settings"')[2]
    assert re.search(r'<th scope="row">Shuffle</th><td>on</td>', part)
    assert "Patience of the plateau" not in part, "there is no plateau schedule"
    assert not re.search(r"[\[{]|True|False", part)
    words = [re.sub("<[^>]+>", "", row) for row in part.split("</td>")]
    assert not [row for row in words if re.search(r"[a-z]_[a-z]", row)], "raw keys"


def test_words_and_shares_are_those_of_the_window(contents: Contents) -> None:
    project = loads(dumps(contents.project)).project
    project.training = replace(
        project.training, optimizer="adamw", loss="cross_entropy", schedule="step"
    )
    source = ImageFolder(path="/pets", resize="crop")
    steps = (Normalize(), Flip(), Scale(on=False))
    project.dataset = DatasetConfig(sources=(source,), pipeline=steps)
    text = page_of(replace(contents, project=project))
    settings = text.partition('id="settings"')[2]
    for label, said in (
        ("Optimizer", "AdamW"), ("Loss", "Cross-entropy"), ("Schedule", "Step"),
        ("Data", r"Folder of pictures \(path /pets, [^<]*other sizes Crop[^<]*\)"),
        ("Pipeline", r"Normalize per channel \(statistics Measured\); [^<]*"
                     r"Range of values \(off\)"),
    ):  # fmt: skip
        row = rf'<th scope="row">{label}</th><td>{said}</td>'
        assert re.search(row, settings), (label, settings)
    shares = re.findall(r"\d %", text)
    assert shares
    assert not re.search(r"\d%<", text), "the window has a space before the sign"
