# See README.md. Everything lands in .venv and in static files; nothing outside the project is touched
# except Debian packages for the tests, which are installed only when you are root.
SHELL := /bin/bash
PYTHON ?= python3
BIN := .venv/bin

.PHONY: install demo test check fix bench lock system-packages

install: .venv/installed .venv/static-files

.venv/installed: requirements.lock pyproject.toml
	@echo "Installing what Stegvis needs in .venv; this takes a few minutes the first time."
	bin/virtual-environment $(PYTHON)
	$(BIN)/pip install -q --disable-pip-version-check --require-hashes -r requirements.lock
	$(BIN)/pip install -q --disable-pip-version-check --no-deps --no-build-isolation -e .
	touch $@

.venv/static-files: package-lock.json bin/static-files src/stegvis/web/static_files.py .venv/installed
	bin/static-files
	touch $@

system-packages:
	bin/system-packages

demo: install
	$(BIN)/stegvis demo

test: install system-packages
	bin/test

check: install
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

fix: install
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

bench: install system-packages
	$(BIN)/python -m bench

lock: .venv/installed
	$(BIN)/uv pip compile -q --generate-hashes --no-emit-index-url --no-header --extra dev --extra bench \
	  --python-version 3.11 --python-platform linux pyproject.toml -o requirements.lock
	$(BIN)/uv pip compile -q --generate-hashes --no-emit-index-url --no-header \
	  --python-version 3.11 --python-platform linux requirements-node.in -o requirements-node.lock
	npm install --package-lock-only --silent
