# Two commands open the README: `make run` and `make test`. Each sets up what it needs.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.installed
DATA ?= data
SAMPLES := tests/samples

.PHONY: install run dashboard test test-slow fuzz check format bench lock browser clean help

help: ## Show these targets
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | awk -F':.*## ' '{printf "  make %-10s %s\n", $$1, $$2}'

$(STAMP): requirements.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo "Clippings needs Python 3.11 or newer; '$(PYTHON)' is $$($(PYTHON) -V 2>&1). Name another with: make run PYTHON=python3.12"; exit 2; }
	@$(PYTHON) -m venv $(VENV) || { echo "No virtual environment could be made in $(VENV); on Debian: apt-get install python3-venv"; exit 2; }
	@echo "Installing the locked dependencies into $(VENV) (about a minute) ..."
	@$(BIN)/python -m pip install -qq --disable-pip-version-check --no-deps --require-hashes -r requirements.lock
	@$(BIN)/python -m pip install -qq --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@$(BIN)/python -m flows.installed
	@touch $(STAMP)

install: $(STAMP) ## Set up the environment in .venv from requirements.lock

run: $(STAMP) ## Run the main job on the sample texts; result in data/
	@$(BIN)/clippings run --source $(SAMPLES)/landing --registry $(SAMPLES)/registry.yaml --data-dir $(DATA)

dashboard: $(STAMP) ## Open the dashboards over data/
	@$(BIN)/clippings dashboard --data-dir $(DATA)

test: $(STAMP) ## All tests that fit in 8 minutes on two cores
	@$(BIN)/python -m pytest -q -m "not slow and not nightly" -n 2 --dist loadfile --no-loadscope-reorder --durations 15 tests

test-slow: $(STAMP) ## Some five minutes more: giants, mutants, growth, a minute of viewers
	@$(BIN)/python -m pytest -q -m "slow and not nightly" -n 2 --dist loadfile --no-loadscope-reorder --durations 15 tests

fuzz: $(STAMP) ## For a night: 5,000 files, 50 kills, the soak, real schedules
	@$(BIN)/python -m pytest -q -m nightly --durations 15 tests

check: $(STAMP) ## Format, lint, types, dead code, dependencies
	@$(BIN)/ruff format --check .
	@$(BIN)/ruff check .
	@$(BIN)/mypy
	@$(BIN)/vulture
	@$(BIN)/python -m tests.house.dependencies

format: $(STAMP) ## Write the format that `make check` asks for
	@$(BIN)/ruff format .
	@$(BIN)/ruff check --fix .

bench: $(STAMP) ## Measure speed and memory beside peers; writes tests/bench/RESULTS.md
	@$(BIN)/python -m tests.bench

lock: ## Pin every dependency anew (needs uv)
	uv pip compile --universal --python-version 3.11 --generate-hashes --no-header --no-annotate --extra dev --extra dask -q pyproject.toml -o requirements.lock

browser: ## What the browser tests need, on Debian
	@command -v chromium >/dev/null || command -v chromium-browser >/dev/null || command -v google-chrome >/dev/null || \
	  { apt-get update -qq && apt-get install -y -qq --no-install-recommends chromium fonts-dejavu-core; }

clean: ## Remove what runs and tests left behind (keeps .venv)
	rm -rf data scratch build dist *.egg-info .mypy_cache .ruff_cache .pytest_cache .hypothesis
	find . -name __pycache__ -not -path './.venv/*' -prune -exec rm -rf {} +
