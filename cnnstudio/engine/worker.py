"""The one background thread that owns network, data and device.

It alone steps, evaluates, captures and saves. What is asked for while a run trains is
done between two steps, so nothing needs a lock and nobody sees half a step.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import torch

from cnnstudio.bridge.engine_messages import ChooseDevice, EngineReady, Quit
from cnnstudio.bridge.look_messages import (
    CancelCapture,
    CancelStudy,
    Capture,
    OpenRun,
    ShowDocument,
    WeightsShown,
)
from cnnstudio.bridge.message import Message, Study, Subject
from cnnstudio.bridge.messages import PROTOCOL
from cnnstudio.bridge.run_messages import StartRun, TryBatch
from cnnstudio.bridge.sample_messages import ShowImage
from cnnstudio.bridge.step_messages import StepOnce
from cnnstudio.engine import device as devices
from cnnstudio.engine.built import device_for
from cnnstudio.engine.environment import versions
from cnnstudio.engine.errors import EngineError
from cnnstudio.engine.explain import failure, refusal
from cnnstudio.engine.inbox import Inbox
from cnnstudio.engine.inspect.inspector import Inspector
from cnnstudio.engine.optimize import warm_up
from cnnstudio.engine.outbox import Outbox
from cnnstudio.engine.session import TrainingSession
from cnnstudio.engine.step_once import step_once
from cnnstudio.engine.subjects import Shown, trained, untrained
from cnnstudio.engine.trainer import Trainer
from cnnstudio.engine.try_batch import try_batch
from cnnstudio.graph.text import translate
from cnnstudio.project.file_format import loads
from cnnstudio.project.runs import RunFolder


class EngineWorker:
    """Takes requests one by one; while a run trains, between its steps."""

    def __init__(self, inbox: Inbox, outbox: Outbox) -> None:
        self._inbox = inbox
        self._outbox = outbox
        self._inspector = Inspector()
        self._wanted_device = devices.AUTO
        self._session: TrainingSession | None = None

    def warm_up(self) -> None:
        """Have torch load what it loads with its first step."""
        warm_up(devices.choose(self._wanted_device)[0])

    def run(self) -> None:
        """Work until a Quit; a request that fails is answered, and work goes on."""
        self._outbox.put(self._ready())
        while True:
            request = self._inbox.take(self._inspector.patience)
            if isinstance(request, Quit):
                return
            if isinstance(request, StartRun):
                if self._train(request):
                    return
            elif request is not None:
                self.serve(request)
            else:
                self._work_on()

    def serve(self, request: Message) -> None:
        """Do what can be asked for at any time, and answer it."""
        try:
            answer = self._answer(request)
        except Exception as error:
            answer = refusal(request, error)
        if answer is not None:
            self._outbox.put(answer)

    def _work_on(self) -> None:
        answer = self._inspector.work_on()
        if answer is not None:
            self._outbox.put(answer)

    # Runs

    def _train(self, request: StartRun) -> bool:
        """Train a run to its end; True if the engine is to end after it."""
        try:
            project = loads(request.project).project
            device = self._wanted_device
            trainer = Trainer(
                project,
                Path(request.folder),
                run=request.run,
                resume=request.resume,
                epochs=request.epochs,
                device=None if device == devices.AUTO else device,
                project_text=request.project,
            )
            self._session = TrainingSession(
                request.run, trainer, self._inbox, self._outbox, self._inspector
            )
            self._session.run(self.serve)
            return self._session.quits
        except Exception as error:
            self._inbox.run_is_over(request.run)
            failed = failure(request.run, error)
            # Told first: nothing that the folder then does may keep it from the window.
            self._outbox.put(failed)
            RunFolder(Path(request.folder)).note_no_start(failed.message)
            return self._session is not None and self._session.quits
        finally:
            self._session = None

    # Everything else

    def _answer(self, request: Message) -> Message | None:
        match request:
            case (
                Capture() | CancelCapture() | ShowImage() | Study() | CancelStudy()
            ):
                return self._inspector.answer(request)
            case ShowDocument():
                wanted = self._wanted_device
                return self._show_instead(
                    request, "document", lambda: untrained(request.project, wanted)
                )
            case OpenRun():
                return self._open_run(request)
            case TryBatch():
                project = loads(request.project).project
                device = device_for(project, self._wanted_device)
                return try_batch(request.request, project, device)
            case StepOnce():
                project = loads(request.project).project
                device = device_for(project, self._wanted_device)
                return step_once(request.request, project, device)
            case ChooseDevice():
                self._wanted_device = request.device
                return self._ready()
        return None  # pausing and the like, when no run trains

    def _open_run(self, request: OpenRun) -> WeightsShown:
        if self._session is not None:
            raise EngineError(
                translate(
                    "Engine", "A run trains: its network is the one that is shown."
                )
            )
        # Weights can be looked into without the data that they were trained on.
        wanted = self._wanted_device
        return self._show_instead(
            request, "run", lambda: trained(request, wanted, needs_data=False)
        )

    def _show_instead(
        self, request: Message, name: Subject, make: Callable[[], Shown]
    ) -> WeightsShown:
        """Show another network; what cannot be built is not answered with an older one.

        Why it cannot be is told to all who ask for it then.
        """
        self._inspector.hide(name)
        try:
            return self._show(make())
        except Exception as error:
            self._inspector.hide(name, refusal(request, error).message)
            raise

    def _show(self, shown: Shown) -> WeightsShown:
        self._inspector.show(shown.subject)
        return shown.message

    def _ready(self) -> EngineReady:
        device, note = devices.choose(self._wanted_device)
        return EngineReady(
            protocol=PROTOCOL,
            versions=versions(),
            device=device.type,
            device_name=devices.describe(device),
            devices=devices.available(),
            threads=torch.get_num_threads(),
            note=note,
        )
