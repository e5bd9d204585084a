"""The actions of the menu Run."""

from __future__ import annotations

from cnnstudio.ui.actions.spec import ActionSpec

# fmt: off
RUN_ACTIONS: tuple[ActionSpec, ...] = (
    ActionSpec(
        "train", "Run", "Train or pause", "run.train_or_pause", "F5", "play",
        help="Does what the button at the top right offers: train, pause or resume.",
        why_not="run.why_not_train",
    ),
    ActionSpec(
        "stop", "Run", "Stop", "run.stop_run", "Shift+F5", "stop",
        help="Ends the run after this step; the best epoch is kept.",
        why_not="run.why_not_stop",
    ),
    ActionSpec(
        "try_batch", "Run", "Try one batch", "run.try_batch", "Ctrl+F5", "step",
        help="Runs one batch forward and back on a throw-away network.",
        why_not="run.why_not_try",
    ),
    ActionSpec(
        "previous_epoch", "Run/Epoch", "Previous epoch", "run.previous_epoch", "", "",
        1, canvas_key=",", in_views=True,
        help="Moves the crosshair of the curves to the epoch before.",
        why_not="run.why_no_epoch",
    ),
    ActionSpec(
        "next_epoch", "Run/Epoch", "Next epoch", "run.next_epoch", "", "", 1,
        canvas_key=".", in_views=True,
        help="Moves the crosshair of the curves to the epoch after.",
        why_not="run.why_no_epoch",
    ),
    ActionSpec(
        "first_epoch", "Run/Epoch", "First epoch", "run.first_epoch", "", "", 1,
        canvas_key="Home", help="Moves the crosshair of the curves to the first epoch.",
        why_not="run.why_no_epoch",
    ),
    ActionSpec(
        "last_epoch", "Run/Epoch", "Last epoch", "run.last_epoch", "", "", 1,
        canvas_key="End", help="Moves the crosshair of the curves to the last epoch.",
        why_not="run.why_no_epoch",
    ),
    ActionSpec(
        "best_epoch", "Run/Epoch", "Best epoch", "run.best_epoch", "", "", 1,
        canvas_key="B", in_views=True,
        help="Moves the crosshair of the curves to the epoch that validated best.",
        why_not="run.why_no_epoch",
    ),
    ActionSpec(
        "epoch_table", "Run/Epoch", "Epochs as a table…", "run.show_epoch_table",
        group=2, help="Shows the curves as numbers, a row for each epoch.",
        why_not="run.why_no_epoch",
    ),
    ActionSpec(
        "plots_choose", "Run/Plots", "Choose plots…", "run.plots.choose", "", "chart",
        2, help="Opens the list of plots: each measure that the run has taken.",
        words=("metrics", "gradient norm", "throughput", "memory"),
    ),
    ActionSpec(
        "plots_unit", "Run/Plots", "Next unit of the axis", "run.plots.next_unit",
        group=2, help="Lets the x axis of the plots count epochs, steps or time.",
        words=("wall time", "steps", "epochs"),
    ),
    ActionSpec(
        "plots_scale", "Run/Plots", "Scale of the loss", "run.plots.turn_scale",
        group=2, help="Makes the axis of the loss logarithmic, or linear.",
        words=("log", "logarithmic", "linear"),
    ),
    ActionSpec(
        "plots_smoother", "Run/Plots", "Smooth more", "run.plots.smoother", group=2,
        help="Smooths the curves more; the raw ones stay behind them.",
    ),
    ActionSpec(
        "plots_rougher", "Run/Plots", "Smooth less", "run.plots.rougher", group=2,
        help="Smooths the curves less, down to the raw values.",
    ),
    ActionSpec(
        "plots_copy", "Run/Plots", "Copy the plots", "run.plots.copy", "", "copy", 3,
        help="Puts the plots on the clipboard as a picture.",
        why_not="run.plots.why_nothing",
    ),
    ActionSpec(
        "plots_save", "Run/Plots", "Save the plots…", "run.plots.save", "", "export",
        3, help="Saves the plots as PNG, as SVG, or every point of them as CSV.",
        why_not="run.plots.why_nothing", words=("export", "csv", "svg", "png"),
    ),
    ActionSpec(
        "previous_map", "Run", "Previous map", "run.previous_map", "", "", 2,
        canvas_key="[", in_views=True,
        help="Shows the map before, of the layer that is looked into.",
        why_not="run.inspect.why_no_map",
    ),
    ActionSpec(
        "next_map", "Run", "Next map", "run.next_map", "", "", 2,
        canvas_key="]", in_views=True,
        help="Shows the map after, of the layer that is looked into.",
        why_not="run.inspect.why_no_map",
    ),
    ActionSpec(
        "next_image", "Run", "Next image", "run.next_image", "Ctrl+Right", "next", 3,
        help="Looks at the next validation image.", why_not="run.inspect.why_no_next",
    ),
    ActionSpec(
        "previous_image", "Run", "Previous image", "run.previous_image", "Ctrl+Left",
        "previous", 3, help="Looks at the validation image before.",
        why_not="run.inspect.why_no_previous",
    ),
    ActionSpec(
        "next_mistake", "Run", "Next mistake", "run.next_mistake", "", "skip-mistake",
        3, canvas_key="N", in_views=True,
        help="Looks at the next image that the network gets wrong.",
        why_not="run.inspect.why_no_search",
    ),
    ActionSpec(
        "show_mistakes", "Run", "Table of mistakes (confusion)", "run.show_mistakes",
        "", "", 3,
        help="Shows which class is taken for which, and the images of each pair.",
        why_not="run.inspect.mistakes.why_no_table",
        words=("confusion", "wrong", "mistakes"),
    ),
)
# fmt: on
