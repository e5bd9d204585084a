"""The table of all messages, for framing; their subjects have a file each."""

from __future__ import annotations

from cnnstudio.bridge import (
    attention_messages,
    attribution_messages,
    backward_messages,
    data_messages,
    download_messages,
    embedding_messages,
    engine_messages,
    evaluation_messages,
    excite_messages,
    lab_messages,
    live_messages,
    look_messages,
    maps_messages,
    pipeline_messages,
    probe_messages,
    report_messages,
    run_messages,
    sample_messages,
    step_messages,
    study_messages,
    time_messages,
    weight_messages,
)
from cnnstudio.bridge.message import Message, Studied, Study

PROTOCOL = 3

SUBJECTS = (
    attribution_messages,
    attention_messages,
    backward_messages,
    data_messages,
    download_messages,
    embedding_messages,
    engine_messages,
    lab_messages,
    excite_messages,
    evaluation_messages,
    live_messages,
    look_messages,
    maps_messages,
    pipeline_messages,
    probe_messages,
    report_messages,
    run_messages,
    sample_messages,
    step_messages,
    study_messages,
    time_messages,
    weight_messages,
)

MESSAGES: dict[str, type[Message]] = {
    name: kind
    for subject in SUBJECTS
    for name, kind in vars(subject).items()
    if isinstance(kind, type)
    and issubclass(kind, Message)
    and kind not in (Message, Study, Studied)
}
