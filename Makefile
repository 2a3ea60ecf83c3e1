# Everything starts with one word: `make` lists what there is.
# Wants Python 3.11 or newer; uv, and Chromium for the browser tests, are brought when missing.

SHELL := /bin/sh
UV := $(shell uv --version >/dev/null 2>&1 && command -v uv || echo .uv/bin/uv)
RUN := $(UV) run --locked --extra app
ARGS ?=

.DEFAULT_GOAL := help
.PHONY: help app test test-long check schema bench browser
.NOTPARALLEL:

help: ## this list
	@sed -n 's/^\([a-z-]*\):[^#]*## \(.*\)/  make \1 # \2/p' $(firstword $(MAKEFILE_LIST)) | awk -F'#' '{printf "%-18s %s\n", $$1, $$2}'
	@echo '  ARGS="…" is handed on:  make app ARGS="my-journeys --port 9000"   make test ARGS="-k hotel"'

app: $(UV) ## open the app on the shipped journeys
	@$(UV) run --locked --extra app --no-dev journeymap app $(ARGS)

test: check browser ## the checks and every test that takes seconds, browser ones included
	$(RUN) pytest $(ARGS)

test-long: $(UV) ## the tests that take minutes: fuzz, large files, fresh installs
	$(RUN) pytest -m long --hypothesis-profile=long $(ARGS)

check: $(UV) ## lint, format, types, the rooms' imports and the lock file
	$(UV) lock --check
	$(RUN) ruff check
	$(RUN) ruff format --check
	$(RUN) mypy
	$(RUN) lint-imports

schema: $(UV) ## write the schema and the pages of fields and commands anew
	$(RUN) journeymap schema > schema/journey.schema.json
	$(RUN) journeymap schema --fields > docs/fields.md
	$(RUN) python -m journeymap.cli.manual > docs/commands.md

bench: $(UV) ## print what reading and scoring cost beside what they are compared with
	$(RUN) python -m bench $(ARGS)

browser: $(UV)
	@$(RUN) python tests/browser.py

.uv/bin/uv:
	@sh .ci/get-uv
