# Two commands matter: `make demo` runs the main job on real data, `make test` runs the tests.
# Both install the system packages they need (as root; otherwise they print the command and stop).

SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c
.DEFAULT_GOAL := help

PACKAGES := liblua5.4-dev libxml2-dev zlib1g-dev libssl-dev pkg-config
TEST_PACKAGES := $(PACKAGES) lua5.4 libxml2-utils lua-check lua-busted lua-penlight
SAMPLE := docs/examples/somalia
OUTPUT := .build/demo
SOURCES := Package.swift Sources Tests Plugins

.PHONY: help demo test fuzz lint format build packages test-packages toolchain

help:
	@echo "make demo     build, run the main job on the Somalia sample, write an HTML report"
	@echo "make test     build and run every test, the lint and the checks of the rule packs"
	@echo "make fuzz     fuzz the Lua parser and the source pass for DURATION seconds (300)"
	@echo "make lint     strict formatting only"
	@echo "make format   format every Swift file in place"

demo: toolchain packages
	swift build -c release --product concord
	@mkdir -p $(OUTPUT)
	.build/release/concord deconflict --data $(SAMPLE) --packs rules/packs --country SO \
	    --as-of 2021-06-15 --presence-as-of 2025-03-31 --html $(OUTPUT)/somalia.html
	@echo
	@echo "The same report for a browser: $(OUTPUT)/somalia.html"

test: toolchain test-packages lint
	swift build --build-tests
	swift test --skip-build
	$$(swift build --show-bin-path)/rulecheck check rules/packs

# An input that fails is left in $(FUZZ)/found; the corpus is kept for the next run.
FUZZ := .build-fuzz
DURATION ?= 300

fuzz: toolchain test-packages
	CONCORD_FUZZ=1 swift build -c release --sanitize fuzzer --product FuzzLuaSyntax --scratch-path $(FUZZ)
	@rm -rf $(FUZZ)/seeds && mkdir -p $(FUZZ)/corpus $(FUZZ)/seeds $(FUZZ)/found
	@find rules Tests/Fixtures /usr/share/lua -name '*.lua' -size -8 -exec cp --backup=numbered -t $(FUZZ)/seeds {} +
	cd $(FUZZ)/found && ../release/FuzzLuaSyntax -max_total_time=$(DURATION) -max_len=16384 -timeout=10 \
	    -dict=$(CURDIR)/Tests/Fuzz/dictionaries/lua.dict ../corpus ../seeds

lint: toolchain
	swift format lint --strict --parallel --recursive $(SOURCES)

format: toolchain
	swift format format --in-place --parallel --recursive $(SOURCES)

build: toolchain packages
	swift build

toolchain:
	@command -v swift > /dev/null || { echo "error: no Swift toolchain found; install Swift 6.3 (swift.org/install) and put it on PATH" >&2; exit 2; }

packages: WANTED = $(PACKAGES)
test-packages: WANTED = $(TEST_PACKAGES)
packages test-packages:
	@missing=(); \
	for name in $(WANTED); do \
	    dpkg-query -W -f='$${Status}' "$$name" 2> /dev/null | grep -q 'ok installed' || missing+=("$$name"); \
	done; \
	if [ $${#missing[@]} -gt 0 ]; then \
	    command="apt-get install -y --no-install-recommends $${missing[*]}"; \
	    if [ "$$(id -u)" = 0 ]; then \
	        echo "installing: $${missing[*]}"; \
	        apt-get update -qq && DEBIAN_FRONTEND=noninteractive $$command -qq > /dev/null; \
	    else \
	        echo "error: system packages are missing; run: sudo $$command" >&2; exit 2; \
	    fi; \
	fi
