"""A tiny observer: the document announces changes without knowing who listens."""

from __future__ import annotations

import inspect
import weakref
from collections.abc import Callable
from typing import Generic, TypeVar

T = TypeVar("T")


class Event(Generic[T]):
    """Call every listener with one value, in the order in which they connected.

    Bound methods are held weakly, so that a listener may die without saying so;
    plain functions are held strongly, since nobody else may hold them.
    """

    def __init__(self) -> None:
        self._listeners: list[Callable[[], Callable[[T], object] | None]] = []

    def connect(self, listener: Callable[[T], object]) -> None:
        """Call `listener` from now on, each time the event is emitted."""
        if inspect.ismethod(listener):
            self._listeners.append(weakref.WeakMethod(listener))
        else:
            self._listeners.append(lambda: listener)

    def disconnect(self, listener: Callable[[T], object]) -> None:
        """Stop calling `listener`; unknown listeners are ignored."""
        self._listeners = [r for r in self._listeners if r() not in (None, listener)]

    def emit(self, value: T) -> None:
        """Call every living listener with `value`."""
        for reference in tuple(self._listeners):
            listener = reference()
            if listener is not None:
                listener(value)
            elif reference in self._listeners:  # a listener that emits removes it too
                self._listeners.remove(reference)
