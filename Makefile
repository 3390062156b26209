# The one door to the project. `make demo` shows it at work, `make test` proves it; `make help` lists the rest.
SHELL := /bin/bash
.DEFAULT_GOAL := help
.DELETE_ON_ERROR:

SWIFT_BUILD := swift build -c release
BIN := .build/release
STAGE := .build/stage

PACKAGING := .build-deb
SUITES ?= bookworm
SOAK_MINUTES ?= 120
SANITIZED_INPUTS ?= 200000

.PHONY: $(shell awk -F: '/^[a-z-]+:.*\#\# /{print $$1}' $(firstword $(MAKEFILE_LIST)))

help: ## Lists the targets
	@awk -F':.*## ' '/^[a-z-]+:.*## /{printf "  make %-14s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

deps: ## Installs what is needed from Debian (asks for root only when something is missing)
	@tools/install-packages

models: deps ## Fetches the speech engine and its model into .deps, checked by SHA-256
	@tools/fetch-models .deps

build: models ## Builds everything in release mode and lays it out in .build/stage as it is installed
	$(SWIFT_BUILD)
	@tools/stage $(BIN) $(STAGE)

demo: build ## The main job: starts emod, analyses a recording, talks to EmoBuddy, shows what was kept
	@tools/demo $(STAGE)

run: build ## Runs emod on a state directory below HOME, until Ctrl-C
	@tools/run

plugin-dev: build ## Lays out what authors of engines need beside it: headers, pkg-config file, Swift SDK, templates
	@tools/plugin-dev $(STAGE)

test: models ## Builds the tests on the same build, runs them all, holds their traffic against the protocol's description, and runs the units
	$(SWIFT_BUILD) --build-tests
	@tools/stage $(BIN) $(STAGE)
	@tools/suite $(CURDIR)/$(STAGE) $(CURDIR)/.build/trace
	EMO_TRACE_CHECK=$(CURDIR)/.build/trace swift test -c release --skip-build --filter ContractTests
	packaging/tests/units $(STAGE)

soak: models ## The long forms, hours: 1,000 kills, every failing call, ten million inputs, SOAK_MINUTES of mixed load
	$(SWIFT_BUILD) --build-tests
	@tools/stage $(BIN) $(STAGE)
	EMO_SOAK=1 EMO_STAGE=$(CURDIR)/$(STAGE) swift test -c release --skip-build --no-parallel \
	    --filter 'KillTests|FailingDiskTests|DamageTests|FuzzTests|FaultStormTests'
	EMO_STAGE=$(CURDIR)/$(STAGE) $(BIN)/engine-deaths 500
	EMO_STAGE=$(CURDIR)/$(STAGE) $(BIN)/emo-soak hostile
	EMO_STAGE=$(CURDIR)/$(STAGE) $(BIN)/emo-soak mixed $(SOAK_MINUTES)

sanitize: ## Fuzzes readers and daemon built with the address sanitizer, then with the one for threads, in .build-address and .build-thread
	@set -e; for sanitizer in address thread; do tools/sanitize $$sanitizer $(SANITIZED_INPUTS); done

deb: models ## Builds the Debian packages into .build-deb
	@tools/install-packages packaging/packages
	packaging/build-deb $(DEB_OPTIONS)

deb-next: deb ## Builds the next version too, into .build-deb-next, to test upgrades with
	packaging/build-deb -k -n -o $(PACKAGING)-next

test-system: deb-next ## The life of an installation under a real systemd (root); SUITES="bookworm trixie host"
	@set -e; for suite in $(SUITES); do packaging/tests/lifecycle $$suite $(PACKAGING) $(PACKAGING)-next; done
	packaging/tests/check-packages $(PACKAGING)

lint: ## Checks the form of the sources
	swift format lint --strict --recursive --parallel Package.swift Sources plugins Tests Benchmarks

format: ## Brings the sources into form
	swift format format --in-place --recursive --parallel Package.swift Sources plugins Tests Benchmarks

bench-speech: build ## Word-error rate of both speech engines on EMO_SHARED/eval/speech
	@Benchmarks/speech/run

bench-emotion: build ## Scores and speed of the emotion engine on EMO_SHARED/eval/emotion
	@Benchmarks/emotion/run

bench-buddy: build ## Crisis recall and dialogue checks of EmoBuddy on EMO_SHARED/eval/buddy
	@Benchmarks/buddy/run

bench-buddy-daemon: build ## EmoBuddy through a real daemon: the same items, altered spellings, 200 turns, noise, and how long replies take
	@EMO_STAGE=$(CURDIR)/$(STAGE) Benchmarks/buddy/through-daemon

bench-engines: build ## Time from an engine's death to ready, and what other clients notice of it
	@EMO_STAGE=$(CURDIR)/$(STAGE) $(BIN)/engine-deaths

bench-hostile: build ## What a client that behaves notices of clients that do not
	@EMO_STAGE=$(CURDIR)/$(STAGE) $(BIN)/emo-soak hostile

bench-store: build ## Rows a second with and without group commit
	@$(BIN)/store-benchmark

bench-identity: build ## What a log-in and a token cost, and whether an unknown address can be told by its time
	@EMO_STAGE=$(CURDIR)/$(STAGE) $(BIN)/identity-benchmark

clean: ## Removes what was built, keeps what was fetched
	rm -rf .build
