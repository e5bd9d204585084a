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
        "sweep", "Run", "Sweep…", "run.tools.sweep",
        help="Tries values of settings in many runs, and compares what came of them.",
        words=("grid search", "random search", "hyperparameters", "seeds"),
    ),
    ActionSpec(
        "find_rate", "Run", "Find a learning rate…", "run.tools.find_rate",
        help="Lets the rate rise on a copy, and shows where the loss falls fastest.",
        why_not="run.tools.why_no_rate", words=("range test", "lr finder", "rate"),
    ),
    ActionSpec(
        "step_by_step", "Run", "Step by step…", "run.tools.step_by_step",
        help="Takes one step on a copy and shows it: forward, loss, backward, update.",
        why_not="run.tools.why_no_step", words=("single step", "gradients", "debug"),
    ),
    ActionSpec(
        "painted", "Run", "What was painted…", "run.tools.show_painted",
        help="Shows what the generator of the run painted after each epoch.",
        why_not="run.tools.why_nothing_painted", words=("GAN", "samples", "generator"),
    ),
    ActionSpec(
        "recipes", "Run", "Recipes…", "run.explain_recipes", help="Shows settings that "
        "suit data and network, with a reason for each, and those that you have kept.",
        words=("sensible", "quick look", "best accuracy", "preset"),
    ),
    ActionSpec(
        "add_to_queue", "Run", "Add to the queue", "run.tools.add_to_queue",
        "Ctrl+Shift+F5", "plus",
        help="Lets the network train, as it is now, when those before it have ended.",
        why_not="run.tools.why_not_queue", words=("later", "schedule", "batch of runs"),
    ),
    ActionSpec(
        "turn_queue", "Run", "Go on with the queue, or hold it", "run.tools.turn_queue",
        help="Starts the runs that wait, one after the other, or lets them wait.",
        why_not="run.tools.why_not_turn_queue",
    ),
    ActionSpec(
        "load_best", "Run", "Load the best weights", "run.weights.load_best",
        help="Looks into the network with the weights of the run's best epoch.",
        why_not="run.weights.why_not_best",
    ),
    ActionSpec(
        "load_last", "Run", "Load the last weights", "run.weights.load_last",
        help="Looks into the network with the weights that the run ended with.",
        why_not="run.weights.why_not_last",
    ),
    ActionSpec(
        "previous_epoch", "Run/Epoch", "Previous epoch", "run.previous_epoch", "", "",
        1, canvas_key=",", in_views=True,
        help="Moves to the epoch before: the crosshair, in Inspect the timeline.",
        why_not="run.epochs.why_none",
    ),
    ActionSpec(
        "next_epoch", "Run/Epoch", "Next epoch", "run.next_epoch", "", "", 1,
        canvas_key=".", in_views=True,
        help="Moves to the epoch after: the crosshair, in Inspect the timeline.",
        why_not="run.epochs.why_none",
    ),
    ActionSpec(
        "first_epoch", "Run/Epoch", "First epoch", "run.first_epoch", "", "", 1,
        canvas_key="Home",
        help="Moves to the first epoch: the crosshair, in Inspect the timeline.",
        why_not="run.epochs.why_none",
    ),
    ActionSpec(
        "last_epoch", "Run/Epoch", "Last epoch", "run.last_epoch", "", "", 1,
        canvas_key="End",
        help="Moves to the last epoch: the crosshair, in Inspect the timeline.",
        why_not="run.epochs.why_none",
    ),
    ActionSpec(
        "best_epoch", "Run/Epoch", "Best epoch", "run.best_epoch", "", "", 1,
        canvas_key="B", in_views=True,
        help="Moves to the epoch that validated best: crosshair or timeline.",
        why_not="run.epochs.why_none",
    ),
    ActionSpec(
        "look_at_epoch", "Run/Epoch", "Look inside after this epoch",
        "run.epochs.look_inside", "", "", 2,
        help="Inspects with the weights of the epoch at the crosshair, else the best.",
        why_not="run.epochs.why_not_look",
    ),
    ActionSpec(
        "epoch_table", "Run/Epoch", "Epochs as a table…", "run.epochs.show_table",
        group=2, help="Shows the curves as numbers, a row for each epoch.",
        why_not="run.epochs.why_none",
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
        "show_runs", "Run/Runs", "All runs…", "run.runs.show_runs", "Ctrl+Shift+R",
        "table", 1,
        help="Shows every run of the project in a table, to search, sort and compare.",
    ),
    ActionSpec(
        "compare_runs", "Run/Runs", "Compare runs…", "run.runs.compare", group=1,
        help="Shows curves, settings and networks of runs side by side.",
        why_not="run.runs.why_not_compare", words=("difference", "diff"),
    ),
    ActionSpec(
        "report_run", "Run/Runs", "Report of the run…", "run.report.write", "",
        "export", 1,
        help="Writes the run on screen as one web page: network, curves, mistakes, "
        "evidence, filters and maps.",
        why_not="run.report.why_not",
        words=("html", "export", "share", "print", "browser"),
    ),
    ActionSpec(
        "follow_run", "Run/Runs", "Follow a run…", "run.runs.follow", "", "eye", 1,
        help="Shows the run in a folder, and its curves as they grow while another "
        "process trains it.",
        words=("watch", "remote", "shared"),
    ),
    ActionSpec(
        "rename_run", "Run/Runs", "Rename the run", "run.runs.rename", group=2,
        help="Puts a field over the name of the run on screen.",
        why_not="run.runs.why_no_run",
    ),
    ActionSpec(
        "note_run", "Run/Runs", "Note on the run…", "run.runs.note", group=2,
        help="Writes a note on the run on screen.", why_not="run.runs.why_no_run",
        words=("comment",),
    ),
    ActionSpec(
        "star_run", "Run/Runs", "Star on the run", "run.runs.star", "", "star", 2,
        help="Gives the run on screen a star, or takes it.",
        why_not="run.runs.why_no_run", words=("favourite",),
    ),
    ActionSpec(
        "trash_run", "Run/Runs", "Move the run to the trash", "run.runs.throw_away",
        "", "trash", 3,
        help="Throws the run on screen away; it can be brought back.",
        why_not="run.runs.why_not_throw", words=("delete", "remove"),
    ),
    ActionSpec(
        "run_trash", "Run/Runs", "Runs in the trash…", "run.runs.show_trash", group=3,
        help="Shows the runs that were thrown away, to put back or delete them.",
        words=("restore", "deleted"),
    ),
    ActionSpec(
        "wrong_labels", "Run", "Labels that may be wrong", "data.show_wrong_labels",
        "", "", 3, help="Lists samples of which a trained network denies the label.",
        words=("mislabelled", "suspects", "data"),
    ),
    ActionSpec(
        "baselines", "Run", "Baselines (k-NN, linear)", "data.show_baselines", "", "",
        3, help="Shows how far one gets on these data without a network.",
        words=("knn", "nearest neighbour", "svm", "softmax"),
    ),
)
# fmt: on
