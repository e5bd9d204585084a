"""The actions of the menu File."""

from __future__ import annotations

from cnnstudio.ui.actions.spec import ActionSpec

# fmt: off
FILE_ACTIONS: tuple[ActionSpec, ...] = (
    ActionSpec(
        "new", "File", "New", "files.new", "Ctrl+N", "file",
        help="Begins an empty project, after asking whether to save this one.",
    ),
    ActionSpec(
        "gallery", "File", "New from sample…", "larger.show_gallery", "Ctrl+Shift+N",
        "graph",
        help="Shows the bundled networks, to begin with a copy of one.",
    ),
    ActionSpec(
        "new_pattern", "File", "New from pattern…", "first_steps.start_with_pattern",
        help="Begins a new network with layers that a formula gives.",
    ),
    ActionSpec(
        "from_images", "File", "New from my images…", "data.start_from_images",
        help="Asks for a folder of images, and begins a network that learns them.",
        words=("photographs", "own", "folder", "data"),
    ),
    ActionSpec(
        "digits", "File", "New from the digits", "first_steps.start_with_digits",
        help="Opens the small network that learns handwritten digits.",
    ),
    ActionSpec(
        "open", "File", "Open…", "files.open_dialog", "Ctrl+O", "folder",
        help="Opens a project file.",
    ),
    ActionSpec(
        "data_folder", "File", "Use data of a folder…", "data.choose_folder",
        help="Looks at a folder of images, and lets this network learn from them.",
        why_not="data.why_locked", words=("images", "dataset", "import"),
    ),
    ActionSpec(
        "data_file", "File", "Use data of a file…", "data.choose_file",
        help="Looks at a CSV, NumPy or IDX file, and lets this network learn from it.",
        why_not="data.why_locked", words=("csv", "npz", "mnist", "dataset", "import"),
    ),
    ActionSpec(
        "scan_again", "File", "Scan the data again", "data.scan_again",
        help="Reads all files of the data anew.", why_not="data.why_not_scan",
    ),
    ActionSpec(
        "save", "File", "Save", "files.save", "Ctrl+S", "save", 1,
        help="Writes the project to its file, or asks where if it has none.",
    ),
    ActionSpec(
        "save_as", "File", "Save as…", "files.save_as", "Ctrl+Shift+S", "", 1,
        help="Writes the project to another file, which is its own from then on.",
    ),
    ActionSpec(
        "recover", "File", "Recover unsaved work…", "safety.rescue.show_all", "", "", 2,
        help="Shows changes that a crash left unsaved, and the last saved versions.",
    ),
    ActionSpec(
        "quit", "File", "Quit", "window.close", "Ctrl+Q", "", 3,
        help="Closes the window, after asking about what would be lost.",
    ),
)
# fmt: on
