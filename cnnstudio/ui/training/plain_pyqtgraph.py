"""pyqtgraph without the CUDA bindings, which it loads for a widget we do not use.

They come with torch, and cost the window 12 MB and a third of the time of the import.
"""

from __future__ import annotations

import sys

_CUDA = "cuda"
_known = sys.modules.get(_CUDA)
# None says that there is no such module: pyqtgraph then does without it.
sys.modules[_CUDA] = None  # type: ignore[assignment]
try:
    import pyqtgraph as pg
finally:
    del sys.modules[_CUDA]
    if _known is not None:
        sys.modules[_CUDA] = _known

__all__ = ["pg"]
