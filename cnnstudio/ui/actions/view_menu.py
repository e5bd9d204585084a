"""The actions of the menu View."""

from __future__ import annotations

from cnnstudio.ui.actions.spec import ActionSpec

# fmt: off
VIEW_ACTIONS: tuple[ActionSpec, ...] = (
    ActionSpec(
        "data_mode", "View", "Data", "show_data", "Ctrl+Shift+D", "data",
        help="Arranges the window for data: graph, images and their classes, source.",
        words=("images", "dataset", "folder", "classes"),
    ),
    ActionSpec(
        "pipeline", "View", "Pipeline", "data.show_pipeline",
        help="Shows the steps between the data and the network, each at work.",
        words=("preprocessing", "augmentation", "normalize", "transforms"),
    ),
    ActionSpec(
        "build", "View", "Build", "show_build", "Ctrl+1", "layers",
        help="Arranges the window for building: palette, graph, properties.",
    ),
    ActionSpec(
        "train_mode", "View", "Train", "show_train", "Ctrl+2", "chart",
        help="Arranges the window for training: graph, curves, settings.",
    ),
    ActionSpec(
        "inspect", "View", "Inspect", "show_inspect", "Ctrl+3", "eye",
        help="Arranges the window for looking inside: graph, maps, image.",
    ),
    ActionSpec(
        "fit", "View", "Fit all", "canvas.fit_all", "", "fit", 1, canvas_key="F",
        help="Shows the whole network, at 100 % at most.",
        why_not="canvas.why.empty", places=("space",),
    ),
    ActionSpec(
        "fit_selection", "View", "Fit selection", "canvas.fit_selection", "", "", 1,
        canvas_key="Shift+F", help="Shows the selected layers as large as they fit.",
        why_not="canvas.why.no_layer",
    ),
    ActionSpec(
        "zoom_in", "View", "Zoom in", "canvas.zoom_in", "Ctrl++; Ctrl+=; Ctrl+Shift++",
        "zoom-in", 1, help="Shows the network larger.",
    ),
    ActionSpec(
        "zoom_out", "View", "Zoom out", "canvas.zoom_out", "Ctrl+-", "zoom-out", 1,
        help="Shows the network smaller.",
    ),
    ActionSpec(
        "zoom_100", "View", "100 %", "canvas.zoom_to_full_size", "Ctrl+0", "", 1,
        help="Shows the network in its full size.",
    ),
    ActionSpec(
        "boxes", "View", "Layers as boxes", "canvas.toggle_boxes", "", "", 2, True,
        alone=True, words=("volume", "3d", "height", "width", "depth", "shape"),
        help="Draws each layer as a box, as deep, high and wide as what it gives.",
    ),
    ActionSpec(
        "costs_parameters", "View", "Costs: parameters", "costs.show_parameters",
        "Ctrl+Alt+1", "", 2, True, True,
        help="Colours the layers by their share of the parameters.",
    ),
    ActionSpec(
        "costs_multiply_adds", "View", "Costs: multiply-adds",
        "costs.show_multiply_adds", "Ctrl+Alt+2", "", 2, True, True,
        help="Colours the layers by their share of the multiply-adds.",
    ),
    ActionSpec(
        "costs_activations", "View", "Costs: activations", "costs.show_activations",
        "Ctrl+Alt+3", "", 2, True, True,
        help="Colours the layers by their share of the activations.",
    ),
    ActionSpec(
        "budget", "View", "Budget…", "costs.show_budget", "Ctrl+B", "", 2,
        help="Shows the costs of every layer in a window of their own.",
    ),
    ActionSpec(
        "theme_system", "View/Theme", "As the system", "appearance.follow_system", "",
        "", 3, True,
        help="Follows the system: dark, light, or high contrast.",
    ),
    ActionSpec(
        "theme_dark", "View/Theme", "Dark", "appearance.use_dark", "", "", 3, True,
        help="Uses dark colours.",
    ),
    ActionSpec(
        "theme_light", "View/Theme", "Light", "appearance.use_light", "", "", 3, True,
        help="Uses light colours.",
    ),
    ActionSpec(
        "theme_contrast", "View/Theme", "High contrast", "appearance.use_contrast", "",
        "", 3, True,
        help="Uses the system's own colours, with all the contrast they can give.",
    ),
    ActionSpec(
        "text_system", "View/Text", "As large as the system's",
        "appearance.scale_as_system", "", "", 3, True,
        help="Shows everything as large as the system shows its text.",
    ),
    ActionSpec(
        "text_100", "View/Text", "Size 100 %", "appearance.scale_100", "", "", 3, True,
        help="Shows everything at its usual size.",
    ),
    ActionSpec(
        "text_125", "View/Text", "Size 125 %", "appearance.scale_125", "", "", 3, True,
        help="Shows everything a quarter larger.",
    ),
    ActionSpec(
        "text_150", "View/Text", "Size 150 %", "appearance.scale_150", "", "", 3, True,
        help="Shows everything larger by half.",
    ),
    ActionSpec(
        "text_system_font", "View/Text", "Font of the system",
        "appearance.toggle_system_font", "", "", 4, True, alone=True,
        help="Writes in the system's font instead of Inter, from the next start on.",
    ),
    ActionSpec(
        "reduce_motion", "View", "Reduce motion", "motion.toggle", "", "", 6, True,
        True,
        help="Let nothing glide: layouts, popups and colours change at once.",
    ),
    ActionSpec(
        "next_panel", "View", "Next panel", "panels.next_panel", "F6", "", 4,
        help="Moves the keyboard to the next panel.",
    ),
    ActionSpec(
        "previous_panel", "View", "Previous panel", "panels.previous_panel",
        "Shift+F6", "", 4,
        help="Moves the keyboard to the panel before.",
    ),
    ActionSpec(
        "panel_palette", "View/Panels", "Layers", "panels.toggle_palette",
        checkable=True, alone=True,
        help="Opens or closes the list of layers and blocks.",
    ),
    ActionSpec(
        "panel_outline", "View/Panels", "Outline", "panels.toggle_outline",
        checkable=True, alone=True,
        help="Opens or closes the network as a tree, for keys and screen readers.",
    ),
    ActionSpec(
        "panel_properties", "View/Panels", "Properties", "panels.toggle_properties",
        checkable=True, alone=True,
        help="Opens or closes what is said of the selected layer.",
    ),
    ActionSpec(
        "panel_problems", "View/Panels", "Problems", "panels.toggle_problems",
        checkable=True, alone=True,
        help="Opens or closes the list of problems.",
    ),
    ActionSpec(
        "panel_training", "View/Panels", "Training", "panels.toggle_training",
        checkable=True, alone=True,
        help="Opens or closes the settings of training and the runs.",
    ),
    ActionSpec(
        "panel_gradient_flow", "View/Panels", "Gradient flow",
        "panels.toggle_gradient_flow", checkable=True, alone=True,
        help="Opens or closes how much of its weights each layer changes in a step.",
        words=("update ratio", "vanishing", "exploding"),
    ),
    ActionSpec(
        "panel_data", "View/Panels", "Data", "panels.toggle_data",
        checkable=True, alone=True,
        help="Opens or closes where the data come from, and how they divide.",
    ),
    ActionSpec(
        "panel_sample", "View/Panels", "Sample", "panels.toggle_sample",
        checkable=True, alone=True,
        help="Opens or closes the image that is looked at.",
    ),
    ActionSpec(
        "panel_timeline", "View/Panels", "Epochs", "panels.toggle_timeline",
        checkable=True, alone=True,
        help="Opens or closes the timeline of the run that is looked into.",
        words=("timeline", "film strip", "scrub"),
    ),
    ActionSpec(
        "panel_lessons", "View/Panels", "Lessons", "panels.toggle_lessons",
        checkable=True, alone=True,
        help="Opens or closes the lessons.",
    ),
    ActionSpec(
        "reset_layout", "View", "Reset layout", "panels.reset_layout", "", "", 5,
        help="Puts the panels of every mode back to where they are at first.",
    ),
)
# fmt: on
