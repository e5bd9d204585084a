"""What is kept of a run: its record, its measurements and its checkpoints."""

from __future__ import annotations

import copy
import sys
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from cnnstudio.engine.board import Board, board_for
from cnnstudio.engine.checkpoint import (
    Checkpoint,
    CheckpointError,
    Manifest,
    Position,
    load_weights,
    optimizer_parts,
    read_checkpoint,
    restore_optimizer,
    snapshot,
    without_optimizer,
    write_checkpoint,
    write_weights_only,
)
from cnnstudio.engine.clock import Clock
from cnnstudio.engine.course import Course
from cnnstudio.engine.data.dataset import Dataset
from cnnstudio.engine.data.manifest import (
    data_sentence,
    difference,
    write_manifest,
)
from cnnstudio.engine.data.measured import has_measured, write_measured
from cnnstudio.engine.device import describe
from cnnstudio.engine.environment import differences, environment, versions
from cnnstudio.engine.errors import TrainingError
from cnnstudio.engine.judge import Judgement, restored
from cnnstudio.engine.learner import Learner
from cnnstudio.engine.meter import StepMeter
from cnnstudio.engine.network import Network, fingerprint
from cnnstudio.graph.graph import Graph
from cnnstudio.graph.text import translate
from cnnstudio.project.atomic import WriteError
from cnnstudio.project.measures import PRIMARY
from cnnstudio.project.records import CheckpointRecord
from cnnstudio.project.run_keeping import Keeping, keeping_of, to_slim_down
from cnnstudio.project.runs import EpochRecord, EventRecord, RunFolder, RunRecord

if TYPE_CHECKING:
    import torch

FLUSH_SECONDS = 2.0


class RunState:
    """Saves and restores a training at a step; only the trainer calls it."""

    def __init__(
        self,
        folder: RunFolder,
        learner: Learner,
        course: Course,
        meter: StepMeter,
        run: str,
        device: torch.device,
        threads: int,
    ) -> None:
        self.folder = folder
        self.learner = learner
        self.course = course
        self.meter = meter
        self.run = run
        self.device = device
        self.threads = threads
        self.metric = PRIMARY[learner.task]
        self.judgement = Judgement()
        self.position = Position()
        self._board: Board | None = None
        self._flushed = 0.0
        self._keeping = Keeping(0, 0)
        self.fingerprints: Mapping[str, str] = {}
        self.before: Mapping[str, str] = {}

    def restore(self) -> str:
        """Take up the newest checkpoint that can be read; return a note for people.

        Without any checkpoint the run begins anew, which gives the same as if it had
        never been interrupted; with the weights of another, if it has an origin.
        """
        notes = []
        record = self.folder.read()
        whole = (c for c in record.checkpoints if c.is_resumable)
        for known in sorted(whole, key=lambda c: c.step, reverse=True):
            path = self.folder.path / known.file
            try:
                checkpoint = read_checkpoint(path, known.hash)
            except CheckpointError as error:
                notes.append(
                    translate(
                        "Engine", "{error} An earlier checkpoint is used."
                    ).format(error=error)
                )
                continue
            self._take_up(checkpoint, path)
            notes.append(self._difference(checkpoint))
            break
        else:
            if record.checkpoints:
                raise CheckpointError(" ".join(notes))
            if record.origin and record.initial is not None:
                self._begin_with(record.initial)
        self.folder.truncate(self.position.step, self.position.epochs_done)
        return " ".join(note for note in notes if note)

    def _begin_with(self, initial: CheckpointRecord) -> None:
        """Give the network other weights than those of its seed."""
        path = self.folder.path / initial.file
        weights = read_checkpoint(path, initial.hash).weights
        load_weights(self.learner.network, weights, path)
        if self.learner.judged is not self.learner.network:
            load_weights(self.learner.judged, weights, path)

    def _take_up(self, checkpoint: Checkpoint, path: Path) -> None:
        manifest = checkpoint.manifest
        position, learner = manifest.position, self.learner
        load_weights(learner.judged, checkpoint.weights, path)
        self.course.go_to(position.step, position.epochs_done, position.next_batch)
        try:
            restore_optimizer(
                learner.optimizer, manifest.optimizer, checkpoint.optimizer
            )
            learner.restore(position.numbers, checkpoint.state, self.course.done)
        except (LookupError, ValueError, RuntimeError) as error:
            raise CheckpointError(
                translate(
                    "Engine",
                    "{path} does not fit the optimizer {optimizer}: train with the "
                    "run's own settings, or start a new run.",
                ).format(path=path.name, optimizer=learner.config.optimizer),
                details=repr(error),
            ) from error
        self.position = position
        self.before = manifest.fingerprints
        self.meter.sums = dict(position.sums)
        self.meter.samples = position.samples
        self.judgement = restored(
            position.best_epoch, position.best_values, position.numbers
        )
        if self.folder.read().status == "completed":  # more epochs are wanted
            self.judgement = replace(self.judgement, waited=0)
        self.course.factor = self.judgement.plateau.factor

    def _difference(self, checkpoint: Checkpoint) -> str:
        now = environment(self.device, self.threads)
        return differences(checkpoint.manifest.environment, now)

    def begin(self, graph: Graph, dataset: Dataset, project_text: str) -> str:
        """Write down what trains on what; return a note for people."""
        self.fingerprints = {
            "network": fingerprint(graph),
            "data": dataset.fingerprint,
        }
        changed = [k for k, v in self.before.items() if self.fingerprints.get(k) != v]
        said = difference(self.folder.path, dataset.names, dataset.digests)
        if "data" in changed and said:
            raise TrainingError(data_sentence(said))
        if changed:
            raise TrainingError(
                translate(
                    "Engine",
                    "{names} changed since the run was interrupted: it cannot go "
                    "on. Start a new run.",
                ).format(names=_names(changed))
            )
        record = self.folder.read()
        kept = tuple(c for c in record.checkpoints if c.step <= self.position.step)
        fresh = self.position.step == 0
        weights = self.learner.judged.state_dict().values()
        size = sum(tensor.nbytes for tensor in weights)
        self._keeping = keeping_of(self.learner.config, size)
        self.folder.write(
            replace(
                record,
                status="running",
                message="",
                project=project_text or record.project,
                epochs=self.learner.config.epochs,
                epochs_done=self.position.epochs_done,
                seed=self.learner.config.seed,
                device=describe(self.device),
                threads=self.threads,
                parameters=self.learner.network.parameter_count,
                versions=versions(),
                environment=environment(self.device, self.threads),
                fingerprints=self.fingerprints,
                checkpoints=() if fresh else kept,
                initial=self._keep_initial(record) if fresh else record.initial,
                best_epoch=self.position.best_epoch,
                metric=self.metric,
                results=self.position.best_values,
            )
        )
        if fresh and self.folder.writes:
            self.folder.truncate(0, 0)
            write_manifest(self.folder.path, dataset.names, dataset.digests)
        if self.folder.writes:
            if fresh or not has_measured(self.folder.path):
                write_measured(self.folder.path, dataset.pipeline)
            self._remove_unlisted()
        wanted = self.learner.config.tensorboard and self.folder.writes
        self._board, said = board_for(self.folder.path, self.position.step, wanted)
        return said

    def _keep_initial(self, record: RunRecord) -> CheckpointRecord | None:
        """Write the weights before the first step, if others stay or they are needed.

        They are where the run cannot make them again from its seed.
        """
        keeps = record.origin or (self._keeping.every and self._keeping.most)
        if not keeps or not self.folder.writes:
            return None
        weights = without_optimizer(self._checkpoint())
        written = write_checkpoint(self.folder.path, weights, is_epoch=True)
        return replace(written, is_resumable=False)

    def _remove_unlisted(self) -> None:
        """Remove checkpoints that a killed writer had not yet entered in the record."""
        record = self.folder.read()
        listed = {c.file for c in (*record.checkpoints, *record.snapshots)}
        for path in self.folder.path.glob("*.ckpt"):
            if path.name not in listed:
                path.unlink()

    def note_epoch(self, values: Mapping[str, float]) -> bool:
        """Judge the epoch that has just ended by its values; True if it is the best."""
        epoch, config = self.course.epoch, self.learner.config
        self.judgement = self.judgement.after(epoch, values, config, self.metric)
        return self.judgement.best_epoch == epoch

    def save(self, clock: Clock, epoch: EpochRecord | None = None) -> str:
        """Write measurements, checkpoint and record, in this order; return the file.

        Killed at any instant, the record names a whole checkpoint, and what was
        measured behind it is forgotten on the next resume.
        """
        self.meter.check()
        self.check_finite()
        if not self.folder.writes:
            return ""
        course, judgement = self.course, self.judgement
        self.position = Position(
            step=course.step,
            epochs_done=course.epoch,
            next_batch=course.next_batch,
            sums=dict(self.meter.sums),
            samples=self.meter.samples,
            seconds=clock.seconds,
            epoch_seconds=clock.epoch_seconds,
            best_epoch=judgement.best_epoch,
            best_values=judgement.best_values,
            numbers={**self.learner.numbers(), **judgement.state()},
        )
        self._write_rows()
        if epoch is not None:
            self.folder.append_epoch(epoch)
        if self._board is not None:
            values = {} if epoch is None else epoch.values  # means: steps are there
            judged = {k: v for k, v in values.items() if k.startswith("validation/")}
            self._board.add(course.step, judged)
            self._board.flush()
        record = write_checkpoint(
            self.folder.path, self._checkpoint(), is_epoch=epoch is not None
        )
        self.folder.add_checkpoint(
            record,
            epochs_done=course.epoch,
            best_epoch=self.position.best_epoch,
            results=self.position.best_values,
            seconds=clock.seconds,
        )
        self._slim_down()
        return str(self.folder.path / record.file)

    def flush(self, seconds: float) -> None:
        """Let those who follow the run see its steps now and then.

        `seconds` are those of the training. What lies behind the last checkpoint is
        forgotten again if the run has to go on from there.
        """
        if seconds - self._flushed >= FLUSH_SECONDS:
            self._flushed = seconds
            self._write_rows(durable=False)

    def _write_rows(self, *, durable: bool = True) -> None:
        rows = self.meter.rows_for_file()
        self.folder.append_steps(rows, durable=durable)
        self.folder.append_gauges(self.meter.gauged())
        if self._board is not None:
            self._board.add_all((row.step, row.values) for row in rows)

    def close(self) -> None:
        """Let go of files that are kept open."""
        if self._board is not None:
            self._board.close()
            self._board = None

    def _slim_down(self) -> None:
        """Let go of what need not stay; of older epochs keep the weights only."""
        record = self.folder.thin_out(self._keeping)
        for known in to_slim_down(record.checkpoints, record.best_epoch):
            try:
                slim = write_weights_only(self.folder.path, known)
            except (CheckpointError, WriteError) as error:  # no reason to end a run
                print(f"Kept as it is: {error}", file=sys.stderr)
            else:
                self.folder.replace_checkpoint(known, slim)

    def _checkpoint(self) -> Checkpoint:
        learner = self.learner
        plain, tensors = optimizer_parts(learner.optimizer)
        manifest = Manifest(
            self.run,
            learner.config.seed,
            self.position,
            self.fingerprints,
            environment(self.device, self.threads),
            plain,
        )
        weights = snapshot(learner.judged.state_dict())
        return Checkpoint(manifest, weights, tensors, snapshot(learner.tensors()))

    def check_finite(self) -> None:
        """Refuse to keep weights that are no numbers: the last good ones stay."""
        network = self.learner.network
        for name, value in network.state_dict().items():
            if value.is_floating_point() and not bool(value.isfinite().all()):
                node = network.node_of(name)
                raise TrainingError(
                    translate(
                        "Engine",
                        "The weights are not finite any more at step {step:,}. Lower "
                        "the learning rate, then train again; the last checkpoint "
                        "is still good.",
                    ).format(step=self.course.step),
                    node,
                    name,
                )

    def best_network(self) -> Network | None:
        """Copy the network with the best epoch's weights; None before there is one.

        A copy, so that whoever looks inside between two batches sees the run's own.
        """
        best = self.folder.read().best
        if best is None:
            return None
        path = self.folder.path / best.file
        weights = read_checkpoint(path, best.hash).weights
        network = copy.deepcopy(self.learner.judged)
        load_weights(network, weights, path)
        return network

    def stop_early(self, best: Network) -> None:
        """Give the network the best epoch's weights back, and note that."""
        self.learner.network.load_state_dict(best.state_dict())
        text = translate(
            "Engine", "Stopped early; the weights of epoch {number} are back."
        ).format(number=self.judgement.best_epoch)
        course = self.course
        self.folder.add_event(
            EventRecord(course.step + 1, course.epoch, "early_stop", text)
        )

    def end(
        self, status: Literal["completed", "stopped"], test: Mapping[str, float]
    ) -> RunRecord:
        """Write down that the run is over, and what the test of the best gave."""
        results = {**self.judgement.best_values, **test}
        return self.folder.update(status=status, results=results)


def _names(changed: Sequence[str]) -> str:
    texts = {
        "network": translate("Engine", "The network"),
        "data": translate("Engine", "The data"),
    }
    if len(changed) > 1:
        return translate("Engine", "The network and the data")
    return texts[changed[0]]
