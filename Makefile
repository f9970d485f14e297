# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT

python := .venv/bin/python
tables := demo/table-1.xlsx demo/table-1.pdf

.PHONY: help demo test torture run lint bench pictures languages bundle clean setup

help: ## list these commands
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "make %-8s %s\n", $$1, $$2 }' Makefile

demo: demo/table-1.pplan ## make an example plan, its table as a workbook and a PDF, and open it
	@$(python) main.py export $< $(tables:%=-o %) || { rm -f $(tables); exit 1; }
	@echo 'The example: $< $(tables)'
	@if [ -z "$$CI" ] && $(python) -c 'import sys, app.screen; sys.exit(not app.screen.has_screen())'; then $(python) main.py $<; fi

# Made once: whoever tries the example may have changed it.
demo/table-1.pplan: | setup
	@mkdir -p demo
	@$(python) main.py new $@ --template table-1 || { rm -f $@; rmdir demo 2>/dev/null; exit 1; }

test: lint ## check the code's form and types, then run the tests
	$(python) -m pytest

torture: setup ## let the storage be killed, starved and overtaken for half an hour, and print the figures
	TORTURE=1 $(python) -m pytest -q -s --durations=20 tests/torture tests/storage/test_state_machine.py

run: setup ## start the program
	@$(python) main.py

lint: setup ## check the code's form and types only
	$(python) -m ruff check
	$(python) -m ruff format --check
	$(python) -m mypy

bench: setup ## measure the program's speed
	$(python) -m benchmarks

pictures: setup ## make the pictures in docs anew
	PYTHONPATH=. $(python) scripts/pictures.py

languages: setup ## bring the catalogues of other languages up to date (NEW=de begins one)
	PYTHONPATH=. $(python) scripts/languages.py $(NEW)

bundle: setup ## make the one-folder program for this system in dist, and try it out
	$(python) -m pip --disable-pip-version-check install -q -c constraints.txt pyinstaller
	$(python) installers/build.py

clean: ## remove .venv and everything else made here, but not demo
	rm -rf .venv .hypothesis .*_cache build dist *.egg-info
	find . -name __pycache__ -prune -exec rm -rf {} +

setup:
	@sh scripts/setup.sh
