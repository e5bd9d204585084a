"""pyqtgraph without the CUDA bindings, which it loads for a widget we do not use.

They come with torch, and cost the window 12 MB and a third of the time of the import.
"""

from __future__ import annotations

import sys
from types import ModuleType
from typing import cast

_CUDA = "cuda"
# None says that there is no such module (importlib): pyqtgraph then does without it.
_modules = cast("dict[str, ModuleType | None]", sys.modules)
_known = _modules.get(_CUDA)
_modules[_CUDA] = None
try:
    import pyqtgraph as pg
finally:
    del _modules[_CUDA]
    if _known is not None:
        _modules[_CUDA] = _known

__all__ = ["pg"]
