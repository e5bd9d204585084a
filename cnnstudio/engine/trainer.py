"""Training as a generator: it knows nothing of threads, windows or messages' ways."""

from __future__ import annotations

import time
from collections.abc import Generator, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

from cnnstudio.bridge.live_messages import When
from cnnstudio.bridge.message import Message
from cnnstudio.bridge.run_messages import EpochEnded, RunEnded, RunStarted, StepsEnded
from cnnstudio.engine import device as devices
from cnnstudio.engine.agreement import Agreement
from cnnstudio.engine.clock import Clock, timed
from cnnstudio.engine.course import Course
from cnnstudio.engine.data.dataset import Dataset, load_dataset
from cnnstudio.engine.data.split import Part
from cnnstudio.engine.errors import (
    FAILURES,
    EngineError,
    TrainingError,
    explain,
    sentence_of,
)
from cnnstudio.engine.evaluate import Values
from cnnstudio.engine.gauges import EVERY as GAUGE_SECONDS
from cnnstudio.engine.gauges import MachineGauges
from cnnstudio.engine.live import LiveChanges
from cnnstudio.engine.meter import RATE, steps_ended
from cnnstudio.engine.network import Network
from cnnstudio.engine.painted import keep_painted
from cnnstudio.engine.ranks import ALONE, Ranks, joined
from cnnstudio.engine.run_state import RunState
from cnnstudio.engine.training import Training
from cnnstudio.engine.training_kinds import training_of
from cnnstudio.graph.text import translate
from cnnstudio.project.measures import series
from cnnstudio.project.project import Project
from cnnstudio.project.read_only_run import ReadOnlyRun
from cnnstudio.project.runs import (
    EpochRecord,
    RunError,
    RunFolder,
    create_run,
)

__all__ = ["Trainer", "TrainingError"]

Events = Generator[Message | None, None, None]
CHECKPOINT_SECONDS = 60.0  # a long epoch is saved inside as well
SPEED = series("run", "images_per_second")


class Trainer:
    """Trains a project into a run's folder.

    Whoever drives it iterates `run`. Between two of its values nothing is under way:
    that is the moment to look at the network, to pause (by not going on) or to call
    `request_stop`. `epochs` (in total) and `device` replace the project's settings.
    Images of more than `resident` bytes stay in their file, by default as many as suit
    the device.
    """

    def __init__(
        self,
        project: Project,
        folder: Path,
        *,
        run: str,
        resume: bool = False,
        epochs: int | None = None,
        device: str | None = None,
        project_text: str = "",
        checkpoint_seconds: float = CHECKPOINT_SECONDS,
        ranks: Ranks = ALONE,
        resident: int | None = None,
    ) -> None:
        config = project.training
        self.project = project
        self.config = replace(config, epochs=epochs or config.epochs)
        self.folder = RunFolder(folder) if ranks.is_first else ReadOnlyRun(folder)
        self.run_id = run
        self.project_text = project_text
        self.checkpoint_seconds = checkpoint_seconds
        chosen, self._note = devices.choose(device or config.device)
        self.ranks = ranks.on(chosen)
        self.device = self.ranks.device
        usual = devices.threads_for(config.threads)
        self.threads = ranks.threads(config.threads, usual)
        self._load = partial(load_dataset, resident=resident)
        self._agreement = Agreement(self.ranks)
        self._resume = resume
        self._asked_to_stop = self._stopping = False
        self._training: Training | None = None
        self._state: RunState | None = None

    # What others look at

    @property
    def training(self) -> Training:
        """What trains, from RunStarted on."""
        assert self._training is not None
        return self._training

    @property
    def network(self) -> Network:
        """The network in training, from RunStarted on."""
        return self.training.network

    @property
    def dataset(self) -> Dataset:
        """The data, from RunStarted on."""
        return self.training.dataset

    @property
    def state(self) -> RunState:
        """What is kept of the run, from RunStarted on."""
        assert self._state is not None
        return self._state

    @property
    def course(self) -> Course:
        """Where the run stands, from RunStarted on."""
        return self.training.course

    @property
    def epoch(self) -> int:
        """Epochs that are complete."""
        return self.course.epoch if self._training else 0

    @property
    def step(self) -> int:
        """Steps that are taken."""
        return self.course.step if self._training else 0

    # What others ask for

    def request_stop(self) -> None:
        """End after the running step, with a checkpoint and a RunEnded."""
        self._asked_to_stop = True
        if not self.ranks.are_many:  # else all of them stop at the same step
            self._stopping = True

    def change(self, values: Mapping[str, Any], when: When) -> int:
        """Go on with other settings from the next step or epoch on; return the epoch.

        Raises `FieldError` for values that are not allowed.
        """
        return self._live.ask(values, when)

    def note_capture(self, seconds: float) -> None:
        """Account time that was spent looking inside between two steps."""
        self._clock.capture_seconds += seconds

    def set_paused(self, paused: bool) -> None:
        """Note in the run's record that it waits, with a checkpoint, or goes on."""
        if paused:
            self._save_here()
        self.folder.update(status="paused" if paused else "running")

    def take_steps(self) -> StepsEnded | None:
        """Everything that steps gave since the last call; None if there was none."""
        clock, meter = self._clock, self.training.meter
        if not (rows := meter.rows_for_window(time.perf_counter())):
            return None
        left = self.course.images_left
        return steps_ended(self.run_id, rows, self.course.steps_per_epoch, clock, left)

    # The run

    def run(self) -> Events:
        """Train: RunStarted, None after every step, EpochEnded …, RunEnded.

        Raises `EngineError` (also its kinds BuildError, DataError, TrainingError,
        CheckpointError) with a sentence for people; the run's record then says that
        it failed, and its checkpoints stay.
        """
        with self._explained(), joined(self.ranks):
            if not self.folder.exists and self.folder.writes:
                create_run(
                    self.folder.path, self.project_text, epochs=self.config.epochs,
                    seed=self.config.seed,
                )  # fmt: skip
            with self.folder.writing():
                self.ranks.wait()  # until the folder is there
                self._refuse_to_replace()
                try:
                    with self._explained():
                        yield from self._run()
                except Exception as error:  # a mistake of ours ends the run, too
                    self.folder.note_failure(sentence_of(error))
                    raise
                finally:
                    if self._state is not None:
                        self._state.close()

    def _refuse_to_replace(self) -> None:
        if not self._resume and self.folder.read().checkpoints:
            raise TrainingError(
                translate(
                    "Engine",
                    "The run in {path} has been trained already. Resume it, or start "
                    "a new run.",
                ).format(path=self.folder.path)
            )

    @contextmanager
    def _explained(self) -> Iterator[None]:
        """Turn what torch and the disk say into a sentence."""
        try:
            yield
            return
        except EngineError:
            raise
        except (RunError, *FAILURES) as error:
            problem = explain(error, self.step + 1, self.config.batch_size)
        # Outside of the handler, whose frames would keep the tensors alive.
        raise problem

    def _run(self) -> Events:
        note = self._prepare()
        first_epoch = min(self.epoch + 1, self.config.epochs)
        yield RunStarted(
            run=self.run_id,
            first_epoch=first_epoch,
            epochs=self.config.epochs,
            steps_per_epoch=self.course.steps_per_epoch,
            first_step=self.step + 1,
            parameters=self.network.parameter_count,
            device_name=devices.describe(self.device),
            note=note, metric=self.state.metric,
        )  # fmt: skip
        yield from self._live.replay()
        while not self._is_done and not self._stopping:
            yield from self._train_epoch()
            if self._stopping:
                break
            yield from self._end_epoch()
        yield from self._finish()

    @property
    def _is_done(self) -> bool:
        """True if all epochs are over, or early stopping says so."""
        over = self.state.judgement.is_over(self.training.learner.config)
        return self.epoch >= self.config.epochs or over

    def _prepare(self) -> str:
        """Load, build, restore; return the note for people."""
        self._training = training_of(
            self.project, self.config, self.device, self.threads, self._load,
            self.ranks,
        )  # fmt: skip
        training = self.training
        self._gauges = MachineGauges(self.device)
        self._state = RunState(
            self.folder, training.learner, training.course, training.meter,
            self.run_id, self.device, self.threads,
        )  # fmt: skip
        self._live = LiveChanges(
            self.run_id, self.folder, training.learner, training.course,
            (self.dataset, self.project.dataset),
        )  # fmt: skip
        notes = [self._note, training.note]
        if self._resume:
            notes.append(self.state.restore())
            self.ranks.wait()  # until all have read what the first is about to write
        graph, text = self.network.graph, self.project_text
        notes.append(self.state.begin(graph, self.dataset, text))
        position = self.state.position
        self._clock = Clock(position.seconds, position.epoch_seconds)
        return " ".join(n for n in notes if n)

    def _train_epoch(self) -> Events:
        """Take the steps of the epoch that are left, or stop after one of them."""
        course, clock = self.course, self._clock
        saved = clock.seconds
        self.network.train()
        source = course.batches.epoch(course.epoch + 1, course.next_batch)
        while course.next_batch < course.steps_per_epoch:
            yield from self._live.take()
            if self._live.redraws:
                source = course.batches.epoch(course.epoch + 1, course.next_batch)
                self._live.redraws = False
            clock.start()
            size = course.batches.size(course.next_batch)
            with self._agreement.together(self.step):
                batch = next(source)
            clock.has_batch()
            self.training.learn(batch)
            clock.stop()
            clock.count(size)
            if clock.is_due(GAUGE_SECONDS):
                self.training.meter.gauge(self._gauges.read(clock))
            with self._agreement.noticed():
                self.state.flush(clock.seconds)
                if clock.seconds - saved >= self.checkpoint_seconds:
                    self.state.save(clock)
                    saved = clock.seconds
            yield None
            with self._agreement.noticed():
                self.training.check(batch)
            if self._is_stopped():
                return

    def _end_epoch(self) -> Events:
        """Validate, save, and tell; a stop in between leaves the epoch open."""
        training, course, clock = self.training, self.course, self._clock
        meter, learner = training.meter, training.learner
        values = meter.means()
        with self._agreement.noticed():
            self.state.check_finite()
            learner.precision.check(self.step)
        with self._agreement.together(self.step):
            self.ranks.check_alike(self.network)  # raises when all have been asked
        seconds = clock.epoch_seconds
        speed = meter.samples / seconds if seconds else 0.0
        for found in self._evaluated(learner.judged, "validation"):
            if found is None:
                yield None
                if self._is_stopped():
                    return
        assert found is not None
        training.check_validated(found)
        rate = course.rate(self.step - 1)
        course.end_epoch()
        values |= {**found, RATE: rate, SPEED: speed}
        is_best = self.state.note_epoch(values)
        course.factor = self.state.judgement.plateau.factor
        record = EpochRecord(self.epoch, self.step, clock.epoch_seconds, values)
        meter.begin_epoch()
        clock.epoch_seconds = 0.0
        with self._agreement.together(self.step):
            file = self.state.save(clock, record)
            if self.ranks.is_first:
                keep_painted(self.folder.path, training.painted(), self.epoch)
        yield EpochEnded(
            run=self.run_id, epoch=record.epoch, step=record.step, values=values,
            seconds=record.seconds, is_best=is_best, checkpoint=file,
        )  # fmt: skip

    def _is_stopped(self) -> bool:
        """True once one of the processes was asked to stop; all must look."""
        self._stopping = self._agreement.reached(self._asked_to_stop, self.step)
        return self._stopping

    def _evaluated(self, network: Network, part: Part) -> Iterator[Values | None]:
        """Evaluate with the clock running, except between batches.

        Of several processes the first one does, and tells the others.
        """
        values: Values | None = None
        source: Iterator[Values | None]
        source = iter([None] * len(self.training.batches(part)))
        if self.ranks.is_first:
            source = timed(self._clock, self.training.evaluated(network, part))
        with self._agreement.together(self.step):
            for values in source:
                if values is None:
                    yield None
        yield self.ranks.said_by_first(values or {})

    def _save_here(self) -> None:
        """Save inside an epoch, unless there is a checkpoint of this step."""
        last = self.folder.read().last
        if last is None or last.step < self.step:
            self.state.save(self._clock)

    def _finish(self) -> Events:
        """Save where it stopped, test the best epoch's weights, tell."""
        completed = self._is_done
        with self._agreement.together(self.step):
            self._save_here()
        yield None
        test: Values = {}
        if self.state.judgement.best_epoch:
            with self._agreement.together(self.step):
                tested = self.state.best_network() if self.folder.writes else None
                if tested is not None and self.epoch < self.config.epochs and completed:
                    self.state.stop_early(tested)
            for values in self._evaluated(tested or self.network, "test"):
                if values is None:
                    yield None
                else:
                    test = values
        if completed:
            self._live.forget_waiting()
        record = self.state.end("completed" if completed else "stopped", test)
        last, best = record.last, record.best
        yield RunEnded(
            run=self.run_id, status="completed" if completed else "stopped",
            epochs=self.epoch, best_epoch=record.best_epoch, metric=record.metric,
            results=record.results,
            checkpoint=str(self.folder.path / last.file) if last else "",
            best_checkpoint=str(self.folder.path / best.file) if best else "",
        )  # fmt: skip
