PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.installed

.DEFAULT_GOAL := help
MAKEFLAGS += --jobs=3 --output-sync=target  # mypy is one process for a minute
.PHONY: help demo test lint types accuracy baseline corpus labelled fit bench compiled samples schemas golden docs mutants release lock clean

help:  ## list the targets
	@grep -E '^[a-z]+:.*##' Makefile | sed 's/:.*## /\t/' | expand -t 12

$(STAMP): pyproject.toml constraints.txt
	$(PYTHON) -c 'import sys; sys.exit("vonextract needs Python 3.11 or newer: make PYTHON=python3.11" if sys.version_info < (3, 11) else 0)'
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-compile -c constraints.txt -e '.[dev]'
	-$(BIN)/python -m compileall -qq -j 0 -x '/tests?/' $(VENV)/lib
	touch $(STAMP)

demo: $(STAMP)  ## ingest the shipped samples and query the database
	$(BIN)/vonextract ingest samples --documents samples/documents.toml --db out/demo.duckdb
	$(BIN)/vonextract query --db out/demo.duckdb "SELECT verksamhet, measure, year, value, unit, page, file_name FROM v_drift_serie ORDER BY ALL LIMIT 12"
	$(BIN)/vonextract query --db out/demo.duckdb "SELECT severity, file_name, page, place, actual AS printed, expected AS follows FROM v_findings WHERE rule = 'total_mismatch'"

test: $(STAMP) lint types accuracy docs  ## lint, type check, measure the accuracy, build the docs and run the tests
	$(BIN)/python -m compileall -q src
	$(BIN)/python -m pytest -n auto --dist loadfile --no-loadscope-reorder

lint: $(STAMP)  ## ruff, style and docstrings
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: $(STAMP)  ## mypy, strict
	$(BIN)/mypy

accuracy: $(STAMP)  ## what changed against the baseline of the shipped corpus; FOLDER=… scores other documents
	$(BIN)/python -m accuracy.gate $(FOLDER)

baseline: $(STAMP)  ## move the baseline to what is reached now (CONTRIBUTING.md says when)
	$(BIN)/python -m accuracy.gate --move

corpus: $(STAMP)  ## make the shipped corpus again, from its seed
	rm -rf accuracy/shipped
	$(BIN)/python -m accuracy.corpus --out accuracy/shipped --documents 26 --seed 11
	$(BIN)/python -m accuracy.corpus --out accuracy/shipped --documents 6 --seed 17 --kind annual --producers typst,reportlab,weasyprint
	$(BIN)/python -m accuracy.corpus --out accuracy/shipped --documents 12 --seed 13 --kind official --producers typst,reportlab,weasyprint

labelled: $(STAMP)  ## set the documents written by hand anew, and their truth from their labels (CONTRIBUTING.md)
	$(BIN)/python -m accuracy.by_hand --set

fit: $(STAMP)  ## fit the verdict on tables anew; FOLDERS=… adds labelled documents (docs/model.md)
	$(BIN)/python -m fitting.fit $(FOLDERS)

bench: $(STAMP)  ## measure, compare with the last release and say what got slower
	$(BIN)/python benchmarks/figures.py

compiled: $(STAMP)  ## the package compiled by mypyc, below build/native (docs/performance.md)
	$(BIN)/python -m tools.native

samples: $(STAMP)  ## rebuild the sample PDFs from their sources
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e '.[samples]'
	$(BIN)/python samples/build.py

schemas: $(STAMP)  ## regenerate schemas/ and the parts of docs/ that follow from the code
	$(BIN)/python -m vonextract.schemas schemas docs

golden: $(STAMP)  ## regenerate the expected results beside the samples
	$(BIN)/python -m pytest tests/test_samples.py --regenerate

docs: $(STAMP)  ## the docs site in out/site, with the API reference
	$(BIN)/mkdocs build --quiet

mutants: $(STAMP)  ## change the code at random places and see whether its tests notice (docs/testing.md)
	$(BIN)/python -m mutation.sample

release: $(STAMP)  ## VERSION=0.3.0: date the changelog, build, and prove that wheel and sdist install and work
	$(BIN)/python -m tools.release $(VERSION)

lock: $(STAMP)  ## write constraints.txt from what is installed
	$(BIN)/python -m pip freeze --exclude-editable | grep -v '^-e' > constraints.txt

clean:  ## remove the environment and generated output
	rm -rf $(VENV) out/*.duckdb
