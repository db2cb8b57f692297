PYTHON ?= python3
ARGS ?=
BASE ?= origin/main
HAR ?= recording.har
BIN := .venv/bin
# Its cache stands in .venv, since a home need not be writable.
NPM = PATH="$(CURDIR)/$(BIN):$$PATH" npm --cache .venv/cache/npm --no-update-notifier --no-audit --no-fund --loglevel=error
DISTRIBUTIONS := emulator $(patsubst %/pyproject.toml,%,$(wildcard generated/*/pyproject.toml))

# Without what is compiled kept, each process of a run would rewrite the assertions of every test and plugin anew.
unexport PYTHONDONTWRITEBYTECODE

.DELETE_ON_ERROR:
.PHONY: help regenerate check test test-deep test-services emulator review record probe drift replay docs dist release-check bench lock

help: ## show this list
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/\1|\2/p' $(MAKEFILE_LIST) | awk -F'|' '{printf "make %-14s %s\n", $$1, $$2}'

regenerate: .venv/ready ## lint the contracts and write the clients in generated/ anew
	@$(BIN)/python -m scripts.regenerate $(ARGS)

check: .venv/ready ## fail when a client is stale, or lint, format or types are not clean
	@$(BIN)/python -m scripts.regenerate --check
	@$(BIN)/ruff check --quiet .
	@$(BIN)/ruff format --quiet --check .
	@$(BIN)/mypy
	@$(BIN)/hadolint Containerfile
	@$(BIN)/zizmor --offline --quiet .github
	@PATH="$(CURDIR)/$(BIN):$$PATH" $(BIN)/actionlint
	@$(BIN)/node .venv/node/node_modules/pyright/index.js --pythonpath $(BIN)/python

test: .venv/ready ## run the tests; ARGS="-k signature" picks some
	@$(BIN)/python -m pytest -m 'not services and not deep' $(ARGS)

test-deep: .venv/ready ## search longer than test does, and try what takes long
	@PROPERTY_EXAMPLES=400 $(BIN)/python -m pytest -m 'not services' tests/property $(ARGS)
	@$(BIN)/python -m pytest -m deep --ignore tests/property $(ARGS)

test-services: export EMULATOR_SERVICES = required
test-services: .venv/ready ## run the tests that need PostgreSQL or a browser, and those of the emulator on PostgreSQL
	@$(BIN)/python -m pytest -m services $(ARGS)
	@EMULATOR_DATABASE=postgresql $(BIN)/python -m pytest -m 'not services and not deep' tests/emulator $(ARGS)

bench: .venv/ready .venv/prism/ready .venv/openapi-generator/ready ## measure client and emulator; ARGS=client or ARGS=emulator for one
	@$(BIN)/python -m scripts.bench $(ARGS)

emulator: .venv/ready ## start the emulator; ARGS="--port 8080 --database state.db"
	@$(BIN)/phone-emulator $(ARGS)

review: .venv/ready ## tell what changed in the contracts since BASE=origin/main, and whom it breaks
	@$(BIN)/python -m scripts.review $(ARGS) $(BASE)

record: .venv/ready ## record into HAR=recording.har what callers of API=senderid ask of TO=https://api.solapi.com
	@$(BIN)/python -m scripts.record --har $(HAR) $(ARGS) $(API) $(TO)

probe: .venv/ready ## call what of API=senderid only reads, and tell what its answers have that the contract does not know
	@$(BIN)/python -m scripts.probe --har $(HAR) $(API) $(ARGS)

drift: .venv/ready ## tell what HAR=recording.har has that the contracts do not know; ARGS=--apply writes it into them
	@$(BIN)/python -m scripts.drift $(ARGS) $(HAR)

replay: .venv/ready ## send HAR=recording.har to the emulator, and tell where it answers otherwise than the provider
	@$(BIN)/python -m scripts.replay $(ARGS) $(HAR)

docs: .venv/ready ## build the reference site in site/ and check its links
	@$(BIN)/python -m scripts.docs $(ARGS)

dist: .venv/ready ## build the distributions in dist/, look them over, and try each by itself
	@$(BIN)/python -m scripts.dist $(ARGS)

release-check: .venv/ready ## tell what is wrong with releasing DIST=senderid-client, before its tag is set
	@$(BIN)/python -m scripts.release $(DIST) $(ARGS)

lock: .venv/locked ## pin the requirements.in and package.json files anew
	@for requirements in requirements scripts/bench/requirements; do \
	    $(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url \
	    --custom-compile-command 'make lock' --output-file $$requirements.lock $$requirements.in || exit; done
	@for folder in scripts/node scripts/bench tests/recipes; do \
	    $(NPM) install --prefix $$folder --package-lock-only --omit-lockfile-registry-resolved || exit; done

.venv/locked: requirements.lock scripts/node/package-lock.json
	@$(PYTHON) scripts/python_fits.py
	@echo 'Setting up .venv, once. It takes from one minute to five:'
	@echo '  1 of 3  An environment of Python'
	@rm -rf .venv
	@$(PYTHON) -m venv .venv
	@echo "  2 of 3  $$(grep -c '^[a-z].*==' requirements.lock) packages of requirements.lock"
	@$(BIN)/python -m pip install -qq --disable-pip-version-check --require-hashes --requirement requirements.lock
	@echo '  3 of 3  What runs on Node: Redocly, Pyright, axe'
	@mkdir .venv/node
	@cp scripts/node/package.json scripts/node/package-lock.json .venv/node
	@$(NPM) ci --prefix .venv/node --ignore-scripts >/dev/null
	@touch $@

.venv/ready: .venv/locked $(DISTRIBUTIONS:%=%/pyproject.toml)
	@echo 'Putting the clients and the emulator of this checkout into .venv ...'
	@$(BIN)/python -m pip install -qq --disable-pip-version-check --no-build-isolation --no-deps \
	    $(DISTRIBUTIONS:%=--editable ./%)
	@touch $@

.venv/prism/ready: .venv/locked scripts/bench/package-lock.json
	@echo 'Setting up Prism (once) ...'
	@rm -rf .venv/prism
	@mkdir .venv/prism
	@cp scripts/bench/package.json scripts/bench/package-lock.json .venv/prism
	@$(NPM) ci --prefix .venv/prism --ignore-scripts >/dev/null
	@touch $@

.venv/openapi-generator/ready: .venv/locked scripts/bench/requirements.lock openapi/senderid.yaml
	@echo 'Setting up OpenAPI Generator (once) ...'
	@rm -rf .venv/openapi-generator
	@$(PYTHON) -m venv .venv/openapi-generator
	@.venv/openapi-generator/bin/pip install -qq --disable-pip-version-check --require-hashes --requirement scripts/bench/requirements.lock
	@.venv/openapi-generator/bin/openapi-generator-cli generate --generator-name python --package-name openapi_generator_client \
	    --skip-validate-spec --input-spec openapi/senderid.yaml --output .venv/openapi-generator/client >.venv/openapi-generator/log
	@touch $@
