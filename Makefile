# What can be done here. Bare `make` lists it.
PYTHON ?= python3
VENV   := .venv
BIN    := $(VENV)/bin
READY  := $(VENV)/ready

.DEFAULT_GOAL := help
.PHONY: help setup demo test check fix docs

help:  ## list what can be done here
	@grep -E '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 10

$(READY): constraints.txt pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit("habeas needs Python 3.11 or newer; this is " + sys.version.split()[0] + ". Try: make PYTHON=python3.12 setup") if sys.version_info < (3, 11) else None'
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r constraints.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $(READY)

setup: $(READY)  ## make .venv with the pinned packages and habeas itself

demo: setup  ## build the worked case with the real commands and open the desk on it
	$(BIN)/habeas demo

test: setup  ## run every test, browser journeys included
	$(BIN)/python -m pytest

check: setup  ## format, lint, types, contracts between rooms, tests
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-cache
	$(MAKE) test

fix: setup  ## let ruff put format and simple lint right
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

docs: setup  ## write the pages of docs/ that come from the code (claims, commands, screenshots), and the catalogues
	$(BIN)/python docs/make.py
	$(BIN)/python docs/words.py
