"""Files of a cache that several programs share: none is removed while one uses it.

Whoever uses a file holds a shared lock of its own descriptor, which ends with the
descriptor, so with its process too. Windows needs none: what is open stays.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path


def hold(descriptor: int, path: Path) -> bool:
    """Keep an open file from being removed; False if it is gone from its path already.

    The lock lasts as long as the descriptor. A system that knows no locks gives none.
    """
    if sys.platform != "win32":
        import fcntl

        try:
            fcntl.flock(descriptor, fcntl.LOCK_SH | fcntl.LOCK_NB)
        except BlockingIOError:
            return False  # it is about to be removed
        except OSError:
            return path.exists()
    try:
        return os.path.samestat(os.fstat(descriptor), path.stat())
    except OSError:
        return False


def remove_unused(path: Path) -> bool:
    """Remove a file unless a program uses it; True if it is gone.

    Where there are no locks it goes: who has it open can read on, and it is made again.
    """
    try:
        if sys.platform == "win32":
            path.unlink()
            return True
        descriptor = os.open(path, os.O_RDONLY)
        try:  # nobody can begin to hold it between these two
            if _is_held(descriptor):
                return False
            path.unlink()
        finally:
            os.close(descriptor)
    except FileNotFoundError:
        return True
    except OSError:
        return False
    return True


if sys.platform != "win32":

    def _is_held(descriptor: int) -> bool:
        """Lock a file for its removal; True if another holds it."""
        import fcntl

        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return True
        except OSError:  # this drive knows no locks
            return False
        return False
