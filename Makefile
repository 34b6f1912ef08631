# make run    opens the app on a finished sample session; without a screen does the same job into out/
# make test   runs every test
# make check  ruff and mypy, as strict as they go
# make golden writes the kept XML of documents anew, to be read as a diff
# make bench  runs every benchmark and says which limit is broken

BIN := .venv/bin
SCREEN := $(DISPLAY)$(WAYLAND_DISPLAY)

.PHONY: run test check golden bench setup clean

ifneq ($(SCREEN),)
run: .venv/ready .venv/screen-ready
	$(BIN)/throughline
else
run: .venv/ready
	$(BIN)/throughline demo out
endif

test: .venv/ready .venv/tests-ready
	$(BIN)/python -m pytest -q --numprocesses auto --dist loadfile

check: .venv/ready
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

golden: .venv/ready
	@$(BIN)/python -m tests.exporters.renew

bench: .venv/ready
	@$(BIN)/python -m tests.benchmarks

setup: .venv/ready

.venv/ready: pyproject.toml constraints.txt .ci/setup
	@.ci/setup
	@touch $@

.venv/screen-ready: .ci/setup
	@.ci/setup screen
	@touch $@

.venv/tests-ready: .ci/setup
	@.ci/setup tests
	@touch $@

clean:
	rm -rf .venv out build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis
