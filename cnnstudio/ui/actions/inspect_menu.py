"""The actions of the menu Inspect."""

from __future__ import annotations

from cnnstudio.ui.actions.spec import ActionSpec

# fmt: off
INSPECT_ACTIONS: tuple[ActionSpec, ...] = (
    ActionSpec(
        "previous_map", "Inspect", "Previous map", "run.inside.previous_map", "", "", 1,
        canvas_key="[", in_views=True,
        help="Shows the map before, of the layer that is looked into.",
        why_not="run.inspect.why_no_map",
    ),
    ActionSpec(
        "next_map", "Inspect", "Next map", "run.inside.next_map", "", "", 1,
        canvas_key="]", in_views=True,
        help="Shows the map after, of the layer that is looked into.",
        why_not="run.inspect.why_no_map",
    ),
    ActionSpec(
        "pin_view", "Inspect", "Pin to compare", "run.inside.pin", "", "flag", 1,
        canvas_key="K", in_views=True,
        help="Keeps the view beside what comes next; the tab Compare has its maps.",
        why_not="run.inspect.pins.why_no_pin",
        words=("compare", "difference", "a/b", "side by side"),
    ),
    ActionSpec(
        "show_pinned", "Inspect", "Look at the pinned view", "run.inside.show_pinned",
        "", "", 1, canvas_key="Shift+K", in_views=True,
        help="Looks again at what was pinned: its layer, map, image, epoch and run.",
        why_not="run.inspect.pins.why_no_unpin", words=("compare", "back to"),
    ),
    ActionSpec(
        "unpin_view", "Inspect", "Unpin", "run.inspect.pins.drop", "", "", 1,
        help="Forgets what was pinned to compare.",
        why_not="run.inspect.pins.why_no_unpin",
    ),
    ActionSpec(
        "compare_image", "Inspect/Compare", "Compare with another image",
        "run.inside.compare_image",
        help="Shows the maps of the layer for another image beside those of this one.",
        why_not="run.inspect.comparing.why_no_image", words=("difference", "a/b"),
    ),
    ActionSpec(
        "compare_epoch", "Inspect/Compare", "Compare with another epoch",
        "run.inside.compare_epoch",
        help="Shows the maps after another epoch beside those of this one.",
        why_not="run.inspect.comparing.why_no_epoch", words=("difference", "a/b"),
    ),
    ActionSpec(
        "compare_run", "Inspect/Compare", "Compare with another run",
        "run.inside.compare_run",
        help="Shows the maps of another run, for the same image, beside these.",
        why_not="run.inspect.comparing.why_no_run", words=("difference", "a/b"),
    ),
    ActionSpec(
        "compare_edit", "Inspect/Compare", "Compare with the network before the edit",
        "run.inside.compare_edit",
        help="Shows the maps from before the network was edited beside those of now.",
        why_not="run.inspect.comparing.why_no_edit",
        words=("difference", "a/b", "change", "after"),
    ),
    ActionSpec(
        "next_image", "Inspect", "Next image", "run.inside.next_image",
        "Ctrl+Right", "next", 0,
        help="Looks at the next image, in the order that was chosen.",
        why_not="run.inspect.browsing.why_no_next",
    ),
    ActionSpec(
        "previous_image", "Inspect", "Previous image", "run.inside.previous_image",
        "Ctrl+Left", "previous", 0,
        help="Looks at the image before, in the order that was chosen.",
        why_not="run.inspect.browsing.why_no_previous",
    ),
    ActionSpec(
        "next_mistake", "Inspect", "Next mistake", "run.inside.next_mistake",
        "", "skip-mistake", 0, canvas_key="N", in_views=True,
        help="Looks at the next image that the network gets wrong.",
        why_not="run.inspect.why_no_search",
    ),
    ActionSpec(
        "show_mistakes", "Inspect", "Table of mistakes (confusion)",
        "run.inside.show_mistakes", "", "", 0,
        help="Shows which class is taken for which, and the images of each pair.",
        why_not="run.inspect.mistakes.why_no_table",
        words=("confusion", "wrong", "mistakes"),
    ),
    ActionSpec(
        "show_attributions", "Inspect", "Attributions of the image",
        "run.inside.show_attributions", "", "", 0,
        help="Shows by seven methods which pixels raise the score of two classes.",
        why_not="run.inspect.explaining.why_not",
        words=("grad-cam", "saliency", "occlusion", "explain", "heat map"),
    ),
    ActionSpec(
        "swap_classes", "Inspect", "Explain the class beside",
        "run.inside.swap_classes", "", "", 0,
        help="Exchanges the class that is explained with the one beside it: after a "
        "mistake, the true one.",
        why_not="run.inspect.explaining.why_not",
        words=("grad-cam", "true class", "compare"),
    ),
    ActionSpec(
        "make_image", "Inspect", "Make an image for the channel",
        "run.inside.pages.make_image", "", "", 0,
        help="Makes an image from noise that the chosen channel answers to most, or "
        "stops it.",
        why_not="run.inside.pages.why_no_image_made",
        words=("activation maximisation", "gradient ascent", "excites", "deep dream"),
    ),
    ActionSpec(
        "measure_again", "Inspect", "Measure the forward time again",
        "run.inside.pages.measure_again", "", "", 0,
        help="Measures how long the forward of each layer takes, here and now.",
        why_not="run.inside.pages.why_not_measured",
        words=("speed", "profile", "milliseconds", "benchmark"),
    ),
    ActionSpec(
        "draw_image", "Inspect/Own image", "Draw an image", "run.inside.own.draw",
        "", "pencil",
        help="Opens the pad: what is drawn is judged at once, and its maps follow.",
        why_not="run.inside.own.why_not", words=("pad", "sketch", "handwriting"),
    ),
    ActionSpec(
        "edit_copy", "Inspect/Own image", "Draw on a copy of the image",
        "run.inside.own.edit_copy",
        help="Puts the image that is looked at on the pad, to change it.",
        why_not="run.inside.sample.source.why_no_copy", words=("edit", "pad", "change"),
    ),
    ActionSpec(
        "open_picture", "Inspect/Own image", "Look at a picture…",
        "run.inside.own.open", "", "folder",
        help="Opens a picture of your own and says what the network makes of it.",
        why_not="run.inside.own.why_not", words=("file", "photo", "predict"),
    ),
    ActionSpec(
        "open_pictures", "Inspect/Own image", "Look at the pictures of a folder…",
        "run.inside.own.open_folder", help="Opens a folder of pictures to go through.",
        why_not="run.inside.own.why_not", words=("directory", "photos", "predict"),
    ),
    ActionSpec(
        "paste_picture", "Inspect/Own image", "Look at the picture on the clipboard",
        "run.inside.own.paste", "", "paste",
        help="Takes the picture that was copied last, and says what the network makes "
        "of it.", why_not="run.inside.own.why_not",
    ),
    ActionSpec(
        "look_back", "Inspect", "Back", "run.inside.look_back", "Alt+Left", "", 2,
        help="Looks at what was looked at before: layer, map, image, epoch and view.",
        why_not="run.inside.gazes.why_no_back", words=("history", "previous view"),
    ),
    ActionSpec(
        "look_forward", "Inspect", "Forward", "run.inside.look_forward", "Alt+Right",
        "", 2, help="Looks again at what one has gone back from.",
        why_not="run.inside.gazes.why_no_forward", words=("history", "next view"),
    ),
    ActionSpec(
        "copy_link", "Inspect", "Copy link to this view", "run.inside.gazes.copy_link",
        "", "", 2,
        help="Copies a link that opens the project with what is looked at now.",
        why_not="run.inside.gazes.why_no_link", words=("share", "address", "url"),
    ),
    ActionSpec(
        "open_link", "Inspect", "Open link…", "links.ask", "", "", 2,
        help="Asks for the link to a view, of this or another project, and shows it.",
        words=("address", "url", "paste link", "go to"),
    ),
    ActionSpec(
        "play_epochs", "Inspect", "Play the epochs", "run.inside.timeline.play", "",
        "play", 3, canvas_key="P", in_views=True,
        help="Shows what is looked at after one epoch after the other, or stops.",
        why_not="run.inside.timeline.why_not_play",
        words=("animate", "scrub", "timeline"),
    ),
    ActionSpec(
        "train_on_here", "Inspect", "Train on from this epoch",
        "run.inside.timeline.train_on", "", "", 3,
        help="Trains a new run that begins with the weights of the epoch in Inspect.",
        why_not="run.inside.timeline.why_not_train_on",
        words=("fine-tune", "branch", "fork"),
    ),
    ActionSpec(
        "animate_map", "Inspect", "Save the map through time…",
        "run.inside.animations.save_map", "", "", 3,
        help="Saves the chosen map after every epoch as an animated PNG or a GIF.",
        why_not="run.inside.animations.why_no_map",
        words=("animation", "movie", "film", "gif"),
    ),
    ActionSpec(
        "animate_maps", "Inspect", "Save all maps through time…",
        "run.inside.animations.save_maps", "", "", 3,
        help="Saves all maps of the layer after every epoch as an animated PNG or GIF.",
        why_not="run.inside.animations.why_no_map",
        words=("animation", "movie", "film", "gif"),
    ),
    ActionSpec(
        "animate_filters", "Inspect", "Save the filters through time…",
        "run.inside.animations.save_filters", "", "", 3,
        help="Saves the layer's filters after every epoch as an animated PNG or a GIF.",
        why_not="run.inside.animations.why_no_filters",
        words=("animation", "movie", "film", "gif"),
    ),
    ActionSpec(
        "export_view", "Inspect", "Export the view…", "run.inside.desk.save",
        "Ctrl+Shift+X", "export", 3,
        help="Saves what Inspect shows as PNG, as SVG, or its numbers as CSV.",
        why_not="run.inside.desk.why_nothing", words=("csv", "svg", "png", "picture"),
    ),
    ActionSpec(
        "copy_view", "Inspect", "Copy the view", "run.inside.desk.copy", "",
        "copy", 3,
        help="Puts what Inspect shows on the clipboard, as a picture and as numbers.",
        why_not="run.inside.desk.why_nothing", words=("clipboard", "picture"),
    ),
)
