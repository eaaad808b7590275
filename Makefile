# prophasis: each verb does its own set-up on a machine with Python 3.11 or newer, make and a package registry.
PYTHON ?= $(shell command -v python3.11 || command -v python3.12 || command -v python3.13 || command -v python3)
VENV   ?= .venv
BIN    := $(VENV)/bin
PIP    := $(BIN)/python -m pip --disable-pip-version-check --quiet

.PHONY: help demo test lint bench soak docs clean

help:  ## list the verbs
	@grep -hE '^[a-z]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:[^#]*## /\t/' | expand -t 8

demo: $(VENV)/.core  ## read the four documents of examples/why-2022, weigh its rated case, play its game, write a report
	@mkdir -p demo
	@$(BIN)/prophasis judge examples/why-2022/documents/*.md --case examples/why-2022/case.yaml -o demo/report.html

test: $(VENV)/.dev  ## run every test (two processes)
	@$(BIN)/python -m pytest -n 2 --dist loadgroup

lint: $(VENV)/.dev  ## style, types, and the one-way imports
	@$(BIN)/ruff check src tests benchmarks
	@$(BIN)/ruff format --check src tests benchmarks
	@$(BIN)/mypy
	@$(BIN)/lint-imports

bench: $(VENV)/.dev  ## timings, each as a ratio against a peer in the same run
	@for task in benchmarks/*.py; do echo "== $$task"; $(BIN)/python $$task || exit 1; done

soak: $(VENV)/.dev  ## read ten thousand broken files of six formats; none may break the reader (about an hour)
	@$(BIN)/python benchmarks/soak/run.py

docs: $(VENV)/.dev  ## write docs/reference from --help and from the nouns
	@$(BIN)/python docs/generate.py

clean:  ## remove what the verbs made
	rm -rf $(VENV) demo .mypy_cache .ruff_cache .pytest_cache .hypothesis

$(VENV)/bin/python:
	@test -n "$(PYTHON)" || { echo "Python 3.11 or newer is needed; set PYTHON=/path/to/python3"; exit 1; }
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "$(PYTHON) is older than 3.11; set PYTHON=/path/to/python3.11"; exit 1; }
	@$(PYTHON) -m venv $(VENV)

$(VENV)/.core: $(VENV)/bin/python pyproject.toml constraints.txt
	@echo "Installing prophasis into $(VENV) ..."
	@$(PIP) install -c constraints.txt -e .
	@touch $@

$(VENV)/.dev: $(VENV)/.core
	@echo "Installing the tools for tests and lint into $(VENV) ..."
	@$(PIP) install -c constraints.txt -e '.[dev]'
	@touch $@
