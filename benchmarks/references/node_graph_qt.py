"""NodeGraphQt makes nodes: a script for an environment of its own (it needs PySide).

    make bench-reference

It prints {"milliseconds": …}: what making one of N nodes took, shown in its viewer.
"""

from __future__ import annotations

import json
import sys
import time


def main(count: int) -> None:
    """Make a chain of `count` nodes in a shown graph, and tell the time for one."""
    from NodeGraphQt import BaseNode, NodeGraph
    from Qt import QtWidgets

    class Layer(BaseNode):  # type: ignore[misc]  # the library has no types
        """A node with one input and one output."""

        __identifier__ = "bench"
        NODE_NAME = "Layer"

        def __init__(self) -> None:
            super().__init__()
            self.add_input("in")
            self.add_output("out")

    app = QtWidgets.QApplication([])
    graph = NodeGraph()
    graph.register_node(Layer)
    graph.widget.resize(1260, 860)
    graph.widget.show()
    app.processEvents()
    started = time.perf_counter()
    before = None
    for number in range(count):
        node = graph.create_node("bench.Layer", pos=(0, 90 * number), push_undo=False)
        if before is not None:
            before.output(0).connect_to(node.input(0), push_undo=False)
        before = node
    app.processEvents()
    took = (time.perf_counter() - started) * 1_000 / count
    print(json.dumps({"milliseconds": took}))


if __name__ == "__main__":
    main(int(sys.argv[1]))
