"""Whatever goes wrong in the engine, as a sentence for people."""

from __future__ import annotations

import traceback

from cnnstudio.bridge.engine_messages import RequestFailed
from cnnstudio.bridge.message import Message
from cnnstudio.bridge.run_messages import RunFailed
from cnnstudio.engine.errors import (
    EngineError,
    is_out_of_memory,
    memory_sentence,
    sentence_of,
)
from cnnstudio.graph.text import translate
from cnnstudio.project.atomic import WriteError
from cnnstudio.project.file_format import ProjectError
from cnnstudio.project.runs import RunError


def failure(run: str, error: Exception) -> RunFailed:
    """Say why a run cannot go on, and which node is at fault if one is."""
    message, node, details = _explain(error, translate("Engine", "training"))
    return RunFailed(run, message, details, node)


def refusal(request: Message, error: Exception) -> RequestFailed:
    """Say why a request cannot be answered."""
    message, _, details = _explain(error, translate("Engine", "answering this"))
    return RequestFailed(getattr(request, "request", 0), message, details)


def _explain(error: Exception, doing: str) -> tuple[str, str, str]:
    details = "".join(traceback.format_exception(error))
    if isinstance(error, EngineError):
        return error.message, error.node, error.details
    if isinstance(error, ProjectError | RunError | WriteError):
        return str(error), "", details
    if is_out_of_memory(error):
        advice = translate(
            "Engine", "Choose a smaller batch size or a smaller network."
        )
        return memory_sentence(error, doing, advice), "", details
    return sentence_of(error, doing), "", details
