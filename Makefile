# One command each, on a fresh machine too: `make run`, `make test`. See CONTRIBUTING.md.

# The first that runs and is new enough; `make PYTHON=/path/to/python3.12 test` names another.
PYTHON ?= $(shell for name in python3.11 python3.12 python3.13 python3 python; do \
	$$name -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && \
	{ command -v $$name; break; }; done)
VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/installed
SAMPLE := sample_projects/digits_lenet.cnnproj
RUN := build/run
PICTURE := build/digits_lenet.png
OFFSCREEN := QT_QPA_PLATFORM=offscreen
TYPED := cnnstudio scripts tests benchmarks
DISPLAY_FOUND := $(strip $(DISPLAY)$(WAYLAND_DISPLAY)$(filter Darwin,$(shell uname -s)))
ONLY ?=
# Tests of one file stay together; more than four processes hardly make it faster.
WORKERS ?= $(shell $(PYTHON) -c 'import os; print(min(4, os.cpu_count() or 1))')

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.PHONY: help install run test slow torture bench bench-reference \
	screenshots docs translations rows lint types contracts check \
	system-offscreen system-run system-browser clean

help:
	@echo "make run          open the studio on the digits (trains them, without a display)"
	@echo "make test         run the test suite, offscreen"
	@echo "make slow         run the tests marked slow"
	@echo "make torture      kills, deaths, failing disks, edits at random; FULL=1 as often as promised"
	@echo "make check        ruff, mypy --strict and the import contracts"
	@echo "make lint         ruff alone"
	@echo "make bench        the benchmarks; ONLY=name for one"
	@echo "make bench-reference  install NodeGraphQt apart, to measure the canvas against"
	@echo "make screenshots  take the pictures in docs/images again"
	@echo "make docs         the web page of docs/, in build/docs"
	@echo "make translations find new texts and build the catalogues of translations"
	@echo "make rows         which requirements are claimed by which test"
	@echo "make clean        remove .venv and build"

# --- Setting up -----------------------------------------------------------------------

install: $(STAMP)

# Written last, so an installation that was cut off is done again.
$(STAMP): pyproject.toml
	@test -n "$(PYTHON)" || { echo "Python 3.11 or newer is needed and was not found;" \
		"name one: make PYTHON=/path/to/python3.11 ..." >&2; exit 1; }
	@"$(PYTHON)" -c 'import ensurepip, venv' 2>/dev/null || scripts/system_packages.sh venv
	@test -x $(BIN)/python || "$(PYTHON)" -m venv $(VENV)
	@echo "Installing into $(VENV) (torch with CUDA takes 6 GB, some minutes the first time)"
	$(BIN)/python -m pip install --disable-pip-version-check -e '.[test]'
	@touch $@

system-offscreen:
	@scripts/system_packages.sh offscreen

system-run:
	@scripts/system_packages.sh offscreen $(if $(DISPLAY_FOUND),window)

# Without it one test is skipped: not every system has it as a package.
system-browser:
	@command -v chromium >/dev/null || command -v google-chrome >/dev/null || \
		scripts/system_packages.sh browser || \
		echo "No Chromium: the test that reads a report in a browser is skipped."

# --- Running --------------------------------------------------------------------------

ifneq ($(DISPLAY_FOUND),)
run: system-run $(STAMP)
	$(BIN)/cnnstudio $(SAMPLE)
else
run: system-run $(STAMP)
	@echo "No display found: training $(SAMPLE) here, without a window."
	@mkdir -p build && rm -rf $(RUN)
	$(BIN)/cnnstudio train $(SAMPLE) --out $(RUN)
	$(OFFSCREEN) $(BIN)/cnnstudio --screenshot $(PICTURE) $(SAMPLE) --run $(RUN)
	@echo "The window with the finished run: $(CURDIR)/$(PICTURE)"
endif

bench: system-offscreen $(STAMP)
	$(BIN)/python -m benchmarks $(ONLY)

bench-reference:
	$(PYTHON) -m venv build/bench-reference
	build/bench-reference/bin/python -m pip install --disable-pip-version-check \
		'NodeGraphQt>=0.6' 'Qt.py>=2' 'PySide6-Essentials>=6.10,<6.12' setuptools

screenshots: system-offscreen $(STAMP)
	$(OFFSCREEN) $(BIN)/python -m scripts.screenshots

# -W: a link to nowhere, or a page that nobody reaches, is an error.
docs: $(STAMP)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -e '.[docs]'
	$(BIN)/python -m sphinx -q -W --keep-going -b html docs build/docs
	@echo "The page: $(CURDIR)/build/docs/index.html"

translations: system-offscreen $(STAMP)
	$(OFFSCREEN) $(BIN)/python -m scripts.translations

# --- Testing --------------------------------------------------------------------------

# The tests start some hundred processes, and each worker reads all of them: what is
# compiled is kept, even where the environment says otherwise. Measured with it, instead
# of compiling every time: collecting 18 s of processor time, not 38.
test slow torture: export PYTHONDONTWRITEBYTECODE =

test: system-offscreen $(STAMP)
	$(OFFSCREEN) $(BIN)/python -m pytest -m "not slow" -n $(WORKERS) --dist loadfile

slow: system-offscreen system-browser $(STAMP)
	$(OFFSCREEN) $(BIN)/python -m pytest -m slow -n $(WORKERS) --dist loadfile -o faulthandler_timeout=900

torture: system-offscreen $(STAMP)
	$(OFFSCREEN) $(BIN)/python -m tests.torture $(ONLY) $(if $(FULL),--full)

check: lint types contracts

lint: $(STAMP)
	$(BIN)/ruff check .

types: $(STAMP)
	$(BIN)/mypy --strict $(TYPED)

contracts: $(STAMP)
	$(BIN)/lint-imports

rows: $(STAMP)
	@$(BIN)/python scripts/rows.py

clean:
	rm -rf $(VENV) build
