"""A path becomes the source of the document: looked at, scanned, one step to undo."""

from __future__ import annotations

from cnnstudio.bridge.data_messages import DescribeData, LookAtPath, ScanData
from cnnstudio.bridge.engine_messages import CancelJob, JobProgress
from cnnstudio.project.file_format import dumps, loads
from cnnstudio.project.record import raw_of
from cnnstudio.project.settings import DatasetConfig
from cnnstudio.project.split_sizes import part_sizes
from cnnstudio.ui.data.controller import DataController
from cnnstudio.ui.document import Document
from tests.helpers.data_messages import CLASSES, SHAPE, DataEngine
from tests.helpers.fakes import FakeEngineClient


def kind(document: Document) -> str:
    (source,) = document.project.dataset.sources
    return source.kind


def take(controller: DataController, engine: DataEngine) -> None:
    controller.use_path(engine.folder)
    engine.look()
    engine.scan()


def test_a_dropped_folder_becomes_the_source_in_one_step(
    document: Document, controller: DataController, engine: DataEngine
) -> None:
    before = document.project.dataset
    controller.use_path(engine.folder)
    assert engine.newest(LookAtPath).path == str(engine.folder)
    assert controller.busy == "Looking at flowers"
    engine.look()
    assert engine.newest(ScanData).source == engine.source
    assert kind(document) == "digits", "nothing changes before it is known"
    engine.scan()
    assert controller.busy == controller.problem == ""
    assert kind(document) == "image_folder"
    facts = controller.facts
    assert facts is not None
    assert (facts.shape, facts.classes, facts.count) == (SHAPE, CLASSES, 80)
    sizes = part_sizes(document.project.dataset)
    assert (sizes.train, sizes.validation, sizes.test) == (56, 12, 12)
    document.stack.undo()
    assert document.project.dataset == before
    assert not document.stack.canUndo()


def test_what_was_found_is_in_the_file(
    document: Document, controller: DataController, engine: DataEngine
) -> None:
    take(controller, engine)
    again = loads(dumps(document.project)).project
    assert again.dataset == document.project.dataset


def test_parts_of_the_data_are_taken(
    document: Document, controller: DataController, engine: DataEngine
) -> None:
    engine.own_parts = (60.0, 10.0, 10.0)
    take(controller, engine)
    assert document.project.dataset.split == "own"
    assert part_sizes(document.project.dataset).train == 60


def test_what_nothing_reads_is_said_and_changes_nothing(
    document: Document, controller: DataController, engine: DataEngine
) -> None:
    controller.use_path(engine.folder)
    engine.look("notes.txt is no data: expected a folder of images.")
    assert controller.problem.startswith("notes.txt is no data")
    assert engine.asked(ScanData) == 0
    assert not document.is_modified


def test_a_scan_that_fails_changes_nothing(
    document: Document, controller: DataController, engine: DataEngine
) -> None:
    controller.use_path(engine.folder)
    engine.look()
    engine.scan("flowers holds no picture that can be read.")
    assert controller.problem.startswith("flowers holds no picture")
    assert not document.is_modified


def test_a_scan_can_be_cancelled(
    document: Document,
    controller: DataController,
    engine: DataEngine,
    client: FakeEngineClient,
) -> None:
    controller.use_path(engine.folder)
    engine.look()
    asked = engine.newest(ScanData)
    client.deliver(JobProgress(asked.request, "decoding pictures", 320, 1_000))
    assert controller.busy == "Scanning flowers, 320 of 1,000: decoding pictures"
    assert controller.part == 0.32
    assert controller.coming == "flowers"
    controller.cancel()
    assert client.submitted[-1] == CancelJob(asked.request)
    assert controller.busy == controller.coming == ""
    engine.scan()  # on its way when it was cancelled
    assert not document.is_modified


def test_after_a_cancel_the_same_folder_can_be_taken(
    document: Document, controller: DataController, engine: DataEngine
) -> None:
    controller.use_path(engine.folder)
    engine.look()
    controller.cancel()
    take(controller, engine)
    controller.settle()
    assert kind(document) == "image_folder"
    assert controller.problem == ""


def test_counts_are_asked_for_again_when_the_engine_is_back(
    controller: DataController, engine: DataEngine, client: FakeEngineClient
) -> None:
    take(controller, engine)
    controller.set_visible(True)
    assert engine.asked(DescribeData) == 1
    client.die()
    client.become_ready()
    controller.settle()
    assert engine.asked(DescribeData) == 2


def test_a_path_that_is_typed_is_scanned_and_is_the_same_step(
    document: Document, controller: DataController, engine: DataEngine
) -> None:
    controller.set_sources([engine.source])
    assert controller.facts is None
    controller.settle()
    engine.scan()
    assert controller.facts is not None
    document.stack.undo()
    assert kind(document) == "digits"
    assert not document.stack.canUndo()


def test_a_bad_path_is_scanned_once_and_said(
    controller: DataController, engine: DataEngine
) -> None:
    controller.set_sources([engine.source])
    controller.settle()
    engine.scan("There is no folder called flowers.")
    for _ in range(3):
        controller.settle()
    assert engine.asked(ScanData) == 1
    assert controller.problem == "There is no folder called flowers."
    controller.scan_again()
    assert engine.asked(ScanData) == 2
    assert engine.newest(ScanData).again


def test_the_engine_dies_during_a_scan(
    controller: DataController, engine: DataEngine, client: FakeEngineClient
) -> None:
    controller.use_path(engine.folder)
    client.die("The engine has died (signal 9).")
    assert controller.busy == ""
    assert controller.problem == "The engine has died (signal 9)."


def test_counts_are_asked_for_only_while_somebody_looks(
    controller: DataController, engine: DataEngine
) -> None:
    take(controller, engine)
    controller.settle()
    assert engine.asked(DescribeData) == 0
    controller.set_visible(True)
    controller.settle()
    assert engine.asked(DescribeData) == 1
    engine.describe()
    assert controller.described is not None
    assert controller.described.across == 1


def test_a_project_opened_with_facts_is_not_changed_by_looking(
    document: Document, controller: DataController, engine: DataEngine
) -> None:
    take(controller, engine)
    project = loads(dumps(document.project)).project
    controller._reports.clear()
    document.open(project, None)
    controller.set_visible(True)
    engine.scan()
    assert not document.is_modified
    assert controller.newer == []


def test_files_that_have_changed_are_offered_not_taken(
    document: Document, controller: DataController, engine: DataEngine
) -> None:
    take(controller, engine)
    project = loads(dumps(document.project)).project
    controller._reports.clear()
    document.open(project, None)
    engine.own_parts = (60.0, 10.0, 10.0)
    controller.set_visible(True)
    engine.scan()
    assert not document.is_modified
    assert controller.newer
    controller.take_newer()
    assert document.project.dataset.split == "own"
    assert controller.newer == []


def test_nothing_of_a_read_only_project_changes(
    document: Document, controller: DataController, engine: DataEngine
) -> None:
    document.open(document.project, None, read_only=True)
    controller.use_path(engine.folder)
    assert "read-only" in controller.problem
    assert engine.asked(LookAtPath) == 0


def test_a_network_that_fits_is_one_step(
    document: Document, controller: DataController, engine: DataEngine
) -> None:
    take(controller, engine)
    controller.add_network()
    document.validate()
    assert [f.message for f in document.findings if f.severity.value == "error"] == []
    assert raw_of(document.project.dataset.sources[0])["kind"] == "image_folder"
    document.stack.undo()
    assert not document.project.graph.nodes


def test_sizes_that_were_asked_for_stay_where_they_can(
    document: Document, controller: DataController, engine: DataEngine
) -> None:
    assert document.project.dataset == DatasetConfig()
    take(controller, engine)
    assert document.project.dataset.split == "shares"
