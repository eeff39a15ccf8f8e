# Two commands are enough: `make run` opens the practice court, `make test` runs every test.
# Only Python 3.11 or later, make and a package index are needed.

PYTHON ?= python3
VENV ?= .venv
BIN := $(VENV)/bin
.DEFAULT_GOAL := help
.PHONY: help setup setup-dev postgresql terminals run test check bench soak fuzz migration lock clean

help: ## Say what can be made
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "  make %-10s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
	  || { echo "Callover needs Python 3.11 or later; $(PYTHON) is older or not there. Name another: make PYTHON=python3.12 $(MAKECMDGOALS)" >&2; exit 1; }
	@$(PYTHON) -c 'import venv, ensurepip' 2>/dev/null \
	  || { echo "Python's venv module is missing. On Debian: apt install python3-venv" >&2; exit 1; }
	$(PYTHON) -m venv $(VENV)

$(VENV)/.run-ready: requirements.lock pyproject.toml | $(BIN)/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes --only-binary :all: -r requirements.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@touch $@

$(VENV)/.dev-ready: requirements-dev.lock $(VENV)/.run-ready
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes --only-binary :all: -r requirements-dev.lock
	@touch $@

setup: $(VENV)/.run-ready ## Install what the program needs into .venv

setup-dev: $(VENV)/.dev-ready

run: setup ## Open the practice court
	@$(BIN)/callover

test: check postgresql terminals ## Run every test
	$(BIN)/python -m pytest

# The tests run on PostgreSQL too, in a cluster that they make themselves. Without its programs that
# half is skipped, and in CI the run fails here.
postgresql: setup-dev
	@$(BIN)/python -m tests.postgresql 2>/dev/null || [ "$$(id -u)" != 0 ] || ! command -v apt-get >/dev/null \
	  || { apt-get update -qq; DEBIAN_FRONTEND=noninteractive apt-get install -qq -y --no-install-recommends postgresql; } >/dev/null
	@$(BIN)/python -m tests.postgresql || [ "$$CI" != true ]

# Some journeys go through tmux and a real SSH server; without them those are skipped, but not in CI.
terminals: setup-dev
	@$(BIN)/python -m tests.programs 2>/dev/null || [ "$$(id -u)" != 0 ] || ! command -v apt-get >/dev/null \
	  || { apt-get update -qq; DEBIAN_FRONTEND=noninteractive apt-get install -qq -y --no-install-recommends tmux openssh-server openssh-client; } >/dev/null
	@$(BIN)/python -m tests.programs || [ "$$CI" != true ]

check: setup-dev ## Lint, formatting, types and import rules
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

bench: setup-dev ## Print start, key latency, bytes, memory and idle against the budgets
	@broken=0; for size in 80x24 120x40; do $(BIN)/python -m benchmarks --size $$size || broken=1; done; exit $$broken

soak: setup-dev postgresql ## Kill server and windows hundreds of times, and try ten thousand days
	CALLOVER_KILLS=50 $(BIN)/python -m pytest tests/caseapi/durability
	CALLOVER_WINDOW_KILLS=200 $(BIN)/python -m pytest tests/journeys/test_kills.py
	CALLOVER_DAYS=10000 $(BIN)/python -m pytest tests/client/desk/test_any_day.py

fuzz: setup-dev ## Ask the case API all that its description allows, with Schemathesis in a venv of its own
	@test -x $(VENV)-fuzz/bin/python || $(PYTHON) -m venv $(VENV)-fuzz
	$(VENV)-fuzz/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes --only-binary :all: -r requirements-fuzz.lock
	$(BIN)/python -m tests.fuzz $(VENV)-fuzz/bin/schemathesis

migration: setup-dev ## Write the tables' first migration anew from caseapi/store/tables.py
	$(BIN)/python -m caseapi.store.migrations.writing
	$(BIN)/ruff format --quiet caseapi/store/migrations
	$(BIN)/ruff check --quiet --fix caseapi/store/migrations

lock: ## Pin all dependencies again, for every supported Python
	uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header --group build pyproject.toml -o requirements.lock
	uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header --group build --group dev pyproject.toml -o requirements-dev.lock

clean: ## Remove what was installed and built
	rm -rf $(VENV) build dist
