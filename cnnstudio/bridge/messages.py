"""The table of all messages, for framing; their subjects have a file each."""

from __future__ import annotations

from cnnstudio.bridge import (  # noqa: F401  (imported to be registered)
    data_messages,
    download_messages,
    engine_messages,
    live_messages,
    look_messages,
    pipeline_messages,
    run_messages,
    step_messages,
    study_messages,
)
from cnnstudio.bridge.message import Message

PROTOCOL = 2

MESSAGES: dict[str, type[Message]] = {
    cls.__name__: cls for cls in Message.__subclasses__()
}
