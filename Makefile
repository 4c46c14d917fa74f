# Each target sets up everything it needs: a virtual environment here, the Neo4j runtime in the user's cache folder.
PYTHON ?= python3
VENV := .venv
RUN := $(VENV)/bin/python
READY := $(VENV)/.ready

.PHONY: demo ledger bundles traces test slow lint types bench clean constraints runtime docs gephi help
.DEFAULT_GOAL := help

help:  ## what can be made
	@grep -E '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*##/\t/'

$(READY): pyproject.toml constraints.txt
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "coterie needs Python 3.11 or newer: make PYTHON=python3.12"; exit 1; }
	$(PYTHON) -m venv $(VENV)
	$(RUN) -m pip install --quiet --disable-pip-version-check --constraint constraints.txt --editable '.[dev]'
	@touch $@

runtime: $(READY)
	@$(RUN) -m coterie db fetch

demo: runtime  ## both cases, from files to reports, in this folder
	$(RUN) -m coterie demo

ledger: $(READY)  ## the verdicts of the cases that make demo left; fails when the page of verdicts says something else
	$(RUN) benchmarks/claims_page.py un-notorious-big un-notorious-big-twin
	git diff --exit-code docs/claims.md

bundles: $(READY)  ## public releases of both cases, distrusted: an own search through every byte, and a changed byte in every file
	$(RUN) benchmarks/bundles.py un-notorious-big un-notorious-big-twin

traces: $(READY)  ## every number of both reports led back to rows of files, in some minutes
	$(RUN) benchmarks/traces.py un-notorious-big un-notorious-big-twin

test: runtime  ## all tests, on the real Neo4j
	$(RUN) -m pytest -n 2 --dist loadgroup -m "not slow"

slow: runtime  ## tests of half a minute or more: whole real files (skipped aloud where there are none), cases made again, servers and loads that are killed
	$(RUN) -m pytest -m slow

gephi: $(READY)  ## Gephi's importer (83 MB, once), with which the tests open what coterie exports
	@$(RUN) tests/evidence/exports/fetch_gephi.py

lint: $(READY)  ## style
	$(RUN) -m ruff check .

types: $(READY)  ## mypy, strict
	$(RUN) -m mypy .

bench: runtime  ## how long things take; nothing is asserted
	$(RUN) benchmarks/run.py

constraints:  ## pin anew what a fresh environment resolves to; no addresses in it
	$(PYTHON) -m venv --clear $(VENV)
	$(RUN) -m pip install --quiet --editable '.[dev]'
	$(RUN) -m pip freeze --exclude-editable | sort -f > constraints.txt

clean:  ## remove what was made here, but not the runtime in the cache folder
	rm -rf $(VENV) build *.egg-info .mypy_cache .pytest_cache .ruff_cache

docs: $(READY)  ## the generated pages
	$(RUN) benchmarks/pages.py
	$(RUN) benchmarks/twin_page.py
