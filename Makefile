# The commands of the house. Each works on a fresh clone; `make run` and `make test` are all you need.
# PORT, DATABASE_URL, REDIS_URL, EMAIL_URL … come from the environment or from .env (see .env.example).
SHELL := /bin/sh
.DEFAULT_GOAL := help
.PHONY: help run test check fmt bench learn faults oracle fuzz requirements screenshots clean

PYTHON := .venv/bin/python
UV := .venv/bin/uv
UV_VERSION := 0.13.9
# Compiled once at installation, so that no start pays for it.
SYNC := UV_COMPILE_BYTECODE=1 $(UV) pip sync --quiet --python $(PYTHON) --require-hashes
# What a production site sets: `check --deploy` must have nothing to say about it.
PRODUCTION := SITE_URL=https://onrecord.example ALLOWED_HOSTS=onrecord.example BEHIND_PROXY=true DEBUG=false \
	SECRET_KEY=$$($(PYTHON) -c 'import secrets; print(secrets.token_urlsafe(64))')
TEMPLATES = $$(find accounts companies responses accountability config -path '*/templates/*' -name '*.html')

help: ## Say what each command does
	@grep -E '^[a-z]+:.*##' Makefile | sed 's/:.*## /\t/'

run: .venv/.run ## Install, then run everything with the demo case until Ctrl-C
	@exec $(PYTHON) manage.py serve --demo

test: .venv/.test ## Run every check and test, on SQLite and on PostgreSQL
	@exec $(PYTHON) -m tests.suite

check: .venv/.test ## Formatting, lint, types, import contracts, migrations, deployment, templates
	$(PYTHON) -m ruff format --check --quiet .
	$(PYTHON) -m ruff check --quiet .
	$(PYTHON) -m mypy
	.venv/bin/lint-imports
	$(PYTHON) manage.py makemigrations --check --dry-run
	$(PRODUCTION) $(PYTHON) manage.py check --deploy --fail-level WARNING
	.venv/bin/djlint --lint --quiet $(TEMPLATES)
	.venv/bin/djade --check --target-version 5.2 $(TEMPLATES)

fmt: .venv/.test ## Format code and templates
	$(PYTHON) -m ruff check --quiet --fix . || true
	$(PYTHON) -m ruff format --quiet .
	.venv/bin/djade --target-version 5.2 $(TEMPLATES) || true

bench: .venv/.test ## Measure the speed of scoring, of quotes and of re-checks and the quality of intake against their goals
	@OPENBLAS_NUM_THREADS=1 $(PYTHON) -m benchmarks.scoring
	@$(PYTHON) -m benchmarks.quotes
	@$(PYTHON) -m benchmarks.intake
	@$(PYTHON) -m benchmarks.rechecks

faults: .venv/.test ## Kill, freeze and starve every part 1,000 times under 100,000 reminders (over an hour)
	@REMINDERS=100000 FAULTS=1000 TASKS=20000 $(PYTHON) -m pytest -q tests/faults

learn: .venv/.test ## Learn the weights of words for intake anew from the articles read (a minute)
	@$(PYTHON) -m benchmarks.intake.learn

oracle: .venv/.test ## Hold the scoring engine against an exact one on 10,000 random methodologies (some minutes)
	@ORACLE_TREES=10000 $(PYTHON) -m pytest -q -n 2 tests/unit/accountability/scoring/test_reference.py

fuzz: .venv/.test ## Try 100,000 hostile files on the readers of evidence (some minutes)
	@FUZZ_INPUTS=100000 $(PYTHON) -m pytest -q -n 2 tests/unit/responses/sources/test_hostile_bytes.py

requirements: $(UV) ## Pin the libraries of requirements*.in with their hashes
	$(UV) pip compile --quiet --generate-hashes --universal --python-version 3.11 requirements.in -o requirements.txt
	$(UV) pip compile --quiet --generate-hashes --universal --python-version 3.11 requirements-dev.in -o requirements-dev.txt

screenshots: .venv/.test ## Take the pictures of the README from the demo case
	@$(PYTHON) -m tests.screenshots

clean: ## Remove what can be made again; var/ (your data) stays
	rm -rf .venv .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache .coverage* htmlcov

# --- the virtual environment: made once, brought up to date when the pinned lists change ------------------
$(PYTHON):
	@for p in python3.11 python3.12 python3.13 python3; do \
	  if $$p -c 'import ensurepip, sys, venv; sys.exit(not (3, 11) <= sys.version_info[:2] <= (3, 13))' 2>/dev/null; \
	  then echo "Making .venv with $$($$p --version) …"; exec $$p -m venv .venv; fi; done; \
	echo 'OnRecord needs Python 3.11, 3.12 or 3.13 with venv (Debian: apt-get install python3 python3-venv).' >&2; exit 1

$(UV): | $(PYTHON)
	@$(PYTHON) -m pip install --quiet --disable-pip-version-check uv==$(UV_VERSION)

.venv/.run: requirements.txt | $(UV)
	@echo 'Installing the libraries OnRecord runs on …'
	@$(SYNC) requirements.txt $$(test ! -f .venv/.test || echo requirements-dev.txt)
	@touch $@

.venv/.test: requirements.txt requirements-dev.txt | $(UV)
	@echo 'Installing the libraries OnRecord is tested with …'
	@$(SYNC) requirements.txt requirements-dev.txt
	@touch .venv/.run $@
