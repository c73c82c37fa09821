# Everything that README promises. `make run` opens the program with a demo commune; `make test` runs every check.
PYTHON ?= python3.11
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip
INSTALL := $(PIP) install --quiet --disable-pip-version-check --no-compile
HOME_DEMO ?= demo-home
STAMP := $(VENV)/.installed
DEBIAN := libglib2.0-0 libgl1 libegl1 libxkbcommon0 libfontconfig1 libdbus-1-3 \
  libxkbcommon-x11-0 libxcb-cursor0 libxcb-icccm4 libxcb-keysyms1 libxcb-shape0

# Where Python was told to write no compiled modules, each of some hundred processes of the tests would compile them anew.
unexport PYTHONDONTWRITEBYTECODE

.PHONY: setup run test suite lint bench hunt fuzz clean system lock bundle

setup: $(STAMP)

# Qt's system libraries and Python's venv, on Debian; elsewhere Qt says itself what is missing.
system:
	@command -v dpkg-query >/dev/null || exit 0; \
	missing=$$(for p in $(DEBIAN) python3-venv; do \
	  dpkg-query -W -f='$${Status}' $$p 2>/dev/null | grep -q 'ok installed' || echo $$p; done); \
	test -z "$$missing" && exit 0; \
	echo "Installing Debian packages:" $$missing; \
	test "$$(id -u)" = 0 && as= || as=sudo; \
	$$as apt-get update -qq && $$as env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $$missing

# Two installers side by side, each with every second line of the lock: it names all that is needed, as the check then
# says, so none of them looks for more. What is not used need not be compiled.
$(STAMP): pyproject.toml requirements-dev.txt
	@$(MAKE) --no-print-directory system
	@test -x $(BIN)/python || $$(command -v $(PYTHON) || command -v python3) -m venv $(VENV)
	awk '/^[^ #]/ { n++ } { print > ("$(VENV)/part-" n % 2 ".txt") }' requirements-dev.txt
	printf '0\n1\n' | xargs -P 2 -I N $(INSTALL) --no-deps --require-hashes -r $(VENV)/part-N.txt
	$(INSTALL) --no-deps --no-build-isolation -e .
	$(PIP) check --quiet --disable-pip-version-check
	$(BIN)/python -m compileall -q -j 0 app
	@touch $@

run: setup
	$(BIN)/hoso --home $(HOME_DEMO) demo

lint: setup
	$(BIN)/ruff check app tests resources
	$(BIN)/ruff format --check app tests resources
	nice $(BIN)/mypy

# Side by side: the tests wait for windows and killed processes, and the types are judged meanwhile.
test: setup
	@$(MAKE) --no-print-directory -j2 lint suite

suite: setup
	QT_QPA_PLATFORM=offscreen $(BIN)/python -m pytest -n 2 --dist worksteal

bench: setup
	QT_QPA_PLATFORM=offscreen $(BIN)/python -m pytest tests/bench --benchmark-enable --benchmark-only -p no:randomly -s

hunt: setup
	HYPOTHESIS_PROFILE=hunt QT_QPA_PLATFORM=offscreen $(BIN)/python -m pytest -m hunt -p no:randomly -s

# Half an hour of a coverage-guided fuzzer at the readers of a bundle; what it finds goes to tests/corpus/fuzz. Atheris has
# wheels for Linux only and is needed for this alone, so it is no part of the locks.
FUZZ_SECONDS ?= 1800
fuzz: setup
	@test -x build/fuzz-env/bin/python || $(PYTHON) -m venv build/fuzz-env
	build/fuzz-env/bin/python -m pip install --quiet --disable-pip-version-check "atheris>=3.0,<4"
	PYTHONPATH=.:$$($(BIN)/python -c 'import sysconfig; print(sysconfig.get_path("purelib"))') \
	  build/fuzz-env/bin/python -m tests.fuzz -max_total_time=$(FUZZ_SECONDS) -print_final_stats=1

# The one-folder program for laptops without Python, and whether it starts.
bundle: setup
	$(BIN)/pyinstaller --noconfirm --distpath dist --workpath build docs/hoso.spec
	HOSO_PASSPHRASE=thu-mot-lan dist/hoso/hoso --home build/thu init --role field --plan tuyen-an-dong-2026 --unit 22120 --name thu
	HOSO_PASSPHRASE=thu-mot-lan dist/hoso/hoso --home build/thu doctor
	rm -rf build/thu

lock:
	$(BIN)/python -m pip install --quiet uv
	$(BIN)/uv pip compile -q --universal --python-version 3.11 --generate-hashes --no-strip-extras --no-emit-index-url pyproject.toml -o requirements.txt
	$(BIN)/uv pip compile -q --universal --python-version 3.11 --generate-hashes --no-strip-extras --no-emit-index-url --extra dev pyproject.toml -o requirements-dev.txt

clean:
	rm -rf $(VENV) $(HOME_DEMO)
