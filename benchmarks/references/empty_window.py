"""The least that a window made with PySide6 can be: an empty QMainWindow."""

from __future__ import annotations

import sys

from PySide6.QtWidgets import QMainWindow

from benchmarks.watched import Watched


def main() -> int:
    app = Watched(sys.argv[:1])
    window = QMainWindow()
    window.resize(1600, 1000)
    window.show()
    return app.exec()


if __name__ == "__main__":
    sys.exit(main())
