"""Training as a generator: it knows nothing of threads, windows or messages' ways."""

from __future__ import annotations

import math
from collections.abc import Generator, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import torch

from cnnstudio.bridge.message import Message
from cnnstudio.bridge.run_messages import EpochEnded, RunEnded, RunStarted, StepsEnded
from cnnstudio.engine import device as devices
from cnnstudio.engine.clock import Clock
from cnnstudio.engine.data.batches import Batches
from cnnstudio.engine.data.dataset import Dataset, load_dataset
from cnnstudio.engine.data.split import Part
from cnnstudio.engine.errors import EngineError, TrainingError, explain
from cnnstudio.engine.evaluate import Result, evaluate_batches
from cnnstudio.engine.hashing import key, seed_generator
from cnnstudio.engine.memory import check_fits
from cnnstudio.engine.meter import RATE, Measured, StepMeter, steps_ended
from cnnstudio.engine.network import Network, build
from cnnstudio.engine.optimize import make_optimizer, set_rate, training_step
from cnnstudio.engine.run_state import RunState
from cnnstudio.engine.suitability import check_ends, check_trainable
from cnnstudio.graph.text import translate
from cnnstudio.project.project import Project
from cnnstudio.project.runs import EpochRecord, RunError, RunFolder, create_run
from cnnstudio.project.schedule import rate_at

__all__ = ["Trainer", "TrainingError"]

Events = Generator[Message | None, None, None]
# Steps whose losses are read at once: reading one from a GPU waits for it.
BLOCK, BLOCK_ON_GPU = 8, 64
CHECKPOINT_SECONDS = 60.0  # a long epoch is saved inside as well


class Trainer:
    """Trains a project into a run's folder.

    Whoever drives it iterates `run`. Between two of its values nothing is under way:
    that is the moment to look at the network, to pause (by not going on) or to call
    `request_stop`. `epochs` (in total) and `device` replace the project's settings.
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
    ) -> None:
        config = project.training
        self.project = project
        self.config = replace(config, epochs=epochs or config.epochs)
        self.folder = RunFolder(folder)
        self.run_id = run
        self.project_text = project_text
        self.checkpoint_seconds = checkpoint_seconds
        self.device, self._note = devices.choose(device or config.device)
        self.threads = devices.threads_for(config.threads)
        self._resume = resume
        self._stopping = False
        self._network: Network | None = None
        self._dataset: Dataset | None = None
        self._state: RunState | None = None
        self.epoch = 0
        self.step = 0
        self._next_batch = 0

    # What others look at

    @property
    def network(self) -> Network:
        """The network in training, from RunStarted on."""
        assert self._network is not None
        return self._network

    @property
    def dataset(self) -> Dataset:
        """The data, from RunStarted on."""
        assert self._dataset is not None
        return self._dataset

    @property
    def state(self) -> RunState:
        """What is kept of the run, from RunStarted on."""
        assert self._state is not None
        return self._state

    @property
    def steps_per_epoch(self) -> int:
        """Batches in an epoch, a last smaller one included."""
        return len(self._batches)

    @property
    def total_steps(self) -> int:
        """Steps in the whole run."""
        return self.config.epochs * self.steps_per_epoch

    # What others ask for

    def request_stop(self) -> None:
        """End after the running step, with a checkpoint and a RunEnded."""
        self._stopping = True

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
        rows, clock = self._meter.rows_for_window(), self._clock
        if not rows:
            return None
        left = (self.total_steps - rows[-1].step) * self.config.batch_size
        return steps_ended(self.run_id, rows, self.steps_per_epoch, clock, left)

    # The run

    def run(self) -> Events:
        """Train: RunStarted, None after every step, EpochEnded …, RunEnded.

        Raises `EngineError` (also its kinds BuildError, DataError, TrainingError,
        CheckpointError) with a sentence for people; the run's record then says that
        it failed, and its checkpoints stay.
        """
        with self._explained():
            if not self.folder.exists:
                create_run(
                    self.folder.path, self.project_text, epochs=self.config.epochs,
                    seed=self.config.seed,
                )  # fmt: skip
            with self.folder.writing():
                self._refuse_to_replace()
                try:
                    with self._explained():
                        yield from self._run()
                except EngineError as error:
                    self.folder.update(status="failed", message=error.message)
                    raise

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
        except (RunError, OSError, RuntimeError, ValueError, MemoryError) as error:
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
            steps_per_epoch=self.steps_per_epoch,
            first_step=self.step + 1,
            parameters=self.network.parameter_count,
            device_name=devices.describe(self.device),
            note=note,
            metric=self.state.metric,
        )
        while self.epoch < self.config.epochs and not self._stopping:
            yield from self._train_epoch()
            if self._stopping:
                break
            yield from self._end_epoch()
        yield from self._finish()

    def _prepare(self) -> str:
        """Load, build, restore; return the note for people."""
        torch.set_num_threads(self.threads)
        if self.device.type == "cuda":
            torch.backends.cudnn.benchmark = True
        config = self.config
        check_fits(self.project, self.device)
        self._network = build(self.project.graph, config.seed, self.device)
        graph = self._network.graph
        check_ends(graph)
        shape = self._network.input_shape
        self._dataset = load_dataset(self.project.dataset, shape, self.device)
        check_trainable(graph, self._network, self._dataset, config)
        self._optimizer = make_optimizer(config, self._network)
        self._batches = self._make_batches("train")
        self._meter = StepMeter(BLOCK if self.device.type == "cpu" else BLOCK_ON_GPU)
        self._state = RunState(
            self.folder, self._network, self._optimizer, self._meter, self.run_id,
            config, self.device, self.threads,
        )  # fmt: skip
        notes = [self._note]
        if self._resume:
            notes.append(self.state.restore())
        self.state.begin(graph, self._dataset, self.project_text)
        position = self.state.position
        self.epoch, self.step = position.epochs_done, position.step
        self._next_batch = position.next_batch
        self._clock = Clock(position.seconds, position.epoch_seconds)
        return " ".join(n for n in notes if n)

    def _make_batches(self, part: Part) -> Batches:
        config, training = self.config, part == "train"
        return Batches(
            self.dataset,
            part,
            config.batch_size if training else 2 * config.batch_size,
            seed=config.seed,
            shuffle=config.shuffle and training,
            augment=True,
            memory_format=self.network.memory_format,
        )

    def _train_epoch(self) -> Events:
        """Take the steps of the epoch that are left, or stop after one of them."""
        network, config, epoch = self.network, self.config, self.epoch + 1
        clock, total = self._clock, self.total_steps
        saved = clock.seconds
        network.train()
        clock.start()
        source = self._batches.epoch(epoch, self._next_batch)
        while (batch := next(source, None)) is not None:
            # So that what layers drop follows from the step, as all else does.
            seed_generator(self.device, key(config.seed, "dropout", self.step))
            rate = rate_at(config, self.step, total)
            set_rate(self._optimizer, rate)
            loss, right = training_step(
                network, self._optimizer, batch.inputs, batch.targets
            )
            self.step += 1
            self._next_batch += 1
            count = len(batch.targets)
            measured = Measured(
                count, loss, {"train/accuracy": right}, known={RATE: rate}
            )
            self._meter.add(self.step, epoch, measured)
            clock.stop()
            clock.count(count)
            if clock.seconds - saved >= self.checkpoint_seconds:
                self._save(is_epoch=False)
                saved = clock.seconds
            yield None
            if self._meter.problem is not None:  # found when the steps were taken
                raise self._meter.problem
            if self._stopping:
                return
            clock.start()
        clock.stop()

    def _end_epoch(self) -> Events:
        """Validate, save, and tell; a stop in between leaves the epoch open."""
        values = self._meter.means()
        self.state.check_finite(self.step)
        samples, seconds = self._meter.samples, self._clock.epoch_seconds
        for result in self._evaluated(self.network, "validation"):
            if result is None:
                yield None
                if self._stopping:
                    return
        assert result is not None
        if not math.isfinite(result.loss):
            raise TrainingError(
                translate(
                    "Engine",
                    "The validation loss of epoch {number} is not finite. Lower the "
                    "learning rate, then train again; the last checkpoint is still "
                    "good.",
                ).format(number=self.epoch + 1)
            )
        self.epoch += 1
        self._next_batch = 0
        values |= result.named("validation")
        values[RATE] = rate_at(self.config, self.step - 1, self.total_steps)
        values["run/images_per_second"] = samples / seconds if seconds else 0.0
        is_best = self.state.note_epoch(self.epoch, values)
        record = EpochRecord(self.epoch, self.step, self._clock.epoch_seconds, values)
        self._meter.begin_epoch()
        self._clock.epoch_seconds = 0.0
        file = self._save(is_epoch=True, epoch=record)
        yield EpochEnded(
            run=self.run_id, epoch=record.epoch, step=record.step, values=values,
            seconds=record.seconds, is_best=is_best, checkpoint=file,
        )  # fmt: skip

    def _evaluated(self, network: Network, part: Part) -> Iterator[Result | None]:
        """Evaluate with the clock running, except between batches."""
        self._clock.start()
        for result in evaluate_batches(network, self._make_batches(part)):
            self._clock.stop()
            yield result
            self._clock.start()
        self._clock.stop()

    def _save(self, *, is_epoch: bool, epoch: EpochRecord | None = None) -> str:
        return self.state.save(
            self.step, self.epoch, self._next_batch, self._clock,
            is_epoch=is_epoch, epoch=epoch,
        )  # fmt: skip

    def _save_here(self) -> None:
        """Save inside an epoch, unless there is a checkpoint of this step."""
        last = self.folder.read().last
        if last is None or last.step < self.step:
            self._save(is_epoch=False)

    def _finish(self) -> Events:
        """Save where it stopped, test the best epoch's weights, tell."""
        completed = self.epoch >= self.config.epochs
        self._save_here()
        yield None
        test: dict[str, float] = {}
        best_network = self.state.best_network()
        if best_network is not None:
            for result in self._evaluated(best_network, "test"):
                if result is None:
                    yield None
                else:
                    test = result.named("test")
        record = self.state.end("completed" if completed else "stopped", test)
        last, best = record.last, record.best
        yield RunEnded(
            run=self.run_id,
            status="completed" if completed else "stopped",
            epochs=self.epoch,
            best_epoch=record.best_epoch,
            metric=record.metric,
            results=record.results,
            checkpoint=str(self.folder.path / last.file) if last else "",
            best_checkpoint=str(self.folder.path / best.file) if best else "",
        )
