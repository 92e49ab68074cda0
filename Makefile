# `make timeline` prints the timeline, `make test` passes the tests; each sets up what it needs.
PYTHON ?= python3
VENV ?= .venv
BIN := $(VENV)/bin
DATA := src/syriatimeline/dataset/data

.PHONY: timeline test check lint types tests docs notebook packages layer pandas bench compile schemas clean

timeline: $(VENV)/installed
	$(BIN)/syriatimeline timeline

test: lint types check docs tests

$(VENV)/installed: pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --upgrade pip
	$(BIN)/python -m pip install --quiet --editable .
	touch $@

$(VENV)/developing: $(VENV)/installed
	$(BIN)/python -m pip install --quiet --editable '.[docs]' --group dev
	touch $@

check: $(VENV)/installed
	$(BIN)/syriatimeline check seeds
	$(BIN)/syriatimeline compile seeds --output $(DATA) --check

compile: $(VENV)/installed
	$(BIN)/syriatimeline compile seeds --output $(DATA)

schemas: $(VENV)/installed
	$(BIN)/syriatimeline schema --output src/syriatimeline/dataset/schemas

lint: $(VENV)/developing
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: $(VENV)/developing
	$(BIN)/mypy

tests: $(VENV)/developing $(VENV)/browsed
	SYRIATIMELINE_NODE_MODULES=$(VENV)/node_modules $(BIN)/python -m pytest -q -n 2 --dist loadfile

# axe-core looks at the built site, TimelineJS shows an export; where npm cannot bring them, their
# tests are skipped and say so.
$(VENV)/browsed: $(VENV)/developing
	if ! command -v npm >/dev/null; then echo "no npm: the tests that need its packages are skipped"; \
	elif npm install --silent --no-audit --no-fund --prefix $(VENV) axe-core@4 @knight-lab/timelinejs@3; \
	then touch $@; \
	else echo "npm could not bring axe-core and TimelineJS: their tests are skipped"; fi

docs: $(VENV)/developing
	$(BIN)/sphinx-build -E -n -W -q -b html docs docs/_build/html
	@echo docs/_build/html/index.html

notebook: $(VENV)/developing
	$(BIN)/python docs/run_notebook.py docs/first-hour.ipynb

packages: $(VENV)/developing
	.ci/packages.sh $(BIN)/python

layer: $(VENV)/developing
	.ci/layer.sh $(BIN)/python

pandas: $(VENV)/developing
	.ci/pandas.sh $(BIN)/python

# `make bench GOLD=DIR` measures the temporal tagger too, on the development sets in that folder.
bench: $(VENV)/developing
	$(BIN)/python benchmarks/startup.py
	$(BIN)/python benchmarks/query.py
ifdef GOLD
	$(BIN)/python -m pip install --quiet --group bench
	$(BIN)/python benchmarks/tagger.py --gold $(GOLD)
	$(BIN)/python benchmarks/tagger.py --gold $(GOLD) --peers --speed --memory --hostile
endif

clean:
	rm -rf $(VENV) build dist docs/_build .pytest_cache .mypy_cache .ruff_cache .hypothesis
