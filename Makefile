# Two commands matter: `make demo` runs the main job on real data, `make test` runs the tests.
# Both install the system packages they need (as root; otherwise they print the command and stop).

SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c
.DEFAULT_GOAL := help

PACKAGES := liblua5.4-dev libxml2-dev zlib1g-dev libssl-dev pkg-config
BENCH_PACKAGES := $(PACKAGES) lua5.4 luajit
TEST_PACKAGES := $(PACKAGES) locales lua5.4 libxml2-utils lua-check lua-busted lua-penlight python3
SAMPLE := docs/examples/somalia
OUTPUT := .build/demo
SOURCES := Package.swift Sources Tests Plugins

# The shim's own files with a compiler that watches them.
CLANG := clang
SANITIZED := .build/sanitized
SHIM_FLAGS = -std=gnu11 -g -O1 -fno-omit-frame-pointer -D_GNU_SOURCE -Wall -Wextra -Werror -fsanitize=address,undefined \
    -fno-sanitize-recover=all -fuse-ld=lld -ISources/CLuaShim/include -ITests/Sanitizers $$(pkg-config --cflags lua5.4)
SHIM_LIBRARIES = $$(pkg-config --libs lua5.4) -lm -lpthread

# How long `make fuzz` lets each target run, and which.
FUZZ_SECONDS := 60
FUZZ_TARGETS := format loader session reply parser

# How many processes `make determinism` compares.
DETERMINISM_RUNS := 1000

# How often `make attack` runs each attack, and how many seconds of processor time one may cost.
ATTACK_ROUNDS := 20
ATTACK_SECONDS := 1

# Where the engines that Concord is compared with are installed; they are no part of anything that is built or shipped.
BENCH_PEERS := .build/bench-peers

# A hundred rules about an activity, to be timed together; they differ in their limits only, so they are made, not kept.
BENCH_RULES := .build/bench/hundred-activities

.PHONY: help demo test attack determinism sanitize fuzz figures bench bench-peers bench-rules lint format build packages \
    test-packages bench-packages toolchain

help:
	@echo "make demo     build, run the main job on the Somalia sample, write an HTML report"
	@echo "make test     build and run every test, the lint, the checks and the cases of the rule packs"
	@echo "make attack   every attack of Tests/Fixtures/attacks, twenty times, with the optimised programs"
	@echo "make determinism  one hash over $(DETERMINISM_RUNS) processes (DETERMINISM_RUNS=)"
	@echo "make sanitize the C shim under AddressSanitizer, LeakSanitizer and UBSan"
	@echo "make fuzz     libFuzzer for $(FUZZ_SECONDS) s a target (FUZZ_SECONDS=, FUZZ_TARGETS=)"
	@echo "make figures  what workers cost on this machine: start, memory, staging"
	@echo "make bench    Concord beside other engines; writes docs/reference/performance.md"
	@echo "make bench-rules  a hundred rules for concord bench, in $(BENCH_RULES)"
	@echo "make lint     strict formatting only"
	@echo "make format   format every Swift file in place"

demo: toolchain packages
	swift build -c release --product concord
	swift build -c release --product rule-worker
	@mkdir -p $(OUTPUT)
	.build/release/concord deconflict --data $(SAMPLE) --packs rules/packs --country SO \
	    --as-of 2021-06-15 --presence-as-of 2025-03-31 --html $(OUTPUT)/somalia.html
	@echo
	@echo "The same report for a browser: $(OUTPUT)/somalia.html"

test: toolchain test-packages lint
	swift build --build-tests
	swift test --skip-build
	$$(swift build --show-bin-path)/rulecheck check rules/packs
	$$(swift build --show-bin-path)/rulecheck test rules/packs

attack: toolchain test-packages
	for product in concord rule-worker hostile-worker; do swift build -c release --product $$product; done
	swift build --build-tests
	CONCORD_PROGRAMS=$$(swift build -c release --show-bin-path) CONCORD_ATTACK_ROUNDS=$(ATTACK_ROUNDS) \
	    CONCORD_ATTACK_SECONDS=$(ATTACK_SECONDS) swift test --skip-build --filter AttackSuiteTests

determinism: toolchain test-packages
	for product in concord rule-worker; do swift build -c release --product $$product; done
	swift build --build-tests
	CONCORD_PROGRAMS=$$(swift build -c release --show-bin-path) CONCORD_DETERMINISM_RUNS=$(DETERMINISM_RUNS) \
	    swift test --skip-build --filter OneHashTests

sanitize: toolchain test-packages
	swift build --product rule-worker
	@mkdir -p $(SANITIZED)
	$(CLANG) $(SHIM_FLAGS) Sources/CLuaShim/*.c Tests/Sanitizers/drive.c $(SHIM_LIBRARIES) -o $(SANITIZED)/drive
	$(SANITIZED)/drive Tests/Sanitizers/everything.lua "$$(swift build --show-bin-path)/rule-worker" \
	    $$(find Tests/Fixtures/attacks rules/packs Tests/Fixtures/packs Tests/Sanitizers/found -name '*.lua' | LC_ALL=C sort)

# What a target finds is written to $(SANITIZED)/found-TARGET-...; it belongs into a test once it is mended.
fuzz: toolchain test-packages
	@mkdir -p $(SANITIZED)
	for name in format loader session; do \
	    $(CLANG) $(SHIM_FLAGS) -fsanitize=fuzzer Sources/CLuaShim/*.c Tests/Sanitizers/fuzz_$$name.c \
	        $(SHIM_LIBRARIES) -o $(SANITIZED)/fuzz-$$name; \
	done
	swiftc -sanitize=fuzzer -parse-as-library -O -g -swift-version 6 -module-name FuzzReply \
	    -Xcc -fmodule-map-file=Tests/Sanitizers/module.modulemap -Xcc -D_GNU_SOURCE \
	    Sources/LuaSandbox/*.swift Tests/Sanitizers/FuzzReply.swift \
	    $$(swift build --show-bin-path)/CLuaShim.build/*.o $(SHIM_LIBRARIES) -o $(SANITIZED)/fuzz-reply
	$(CLANG) -O1 -g -Wall -Wextra -Werror $$(pkg-config --cflags lua5.4) -c Tests/Sanitizers/stock_compiler.c \
	    -o $(SANITIZED)/stock_compiler.o
	swiftc -sanitize=fuzzer -parse-as-library -O -g -swift-version 6 -module-name FuzzParser \
	    -Xcc -fmodule-map-file=Tests/Sanitizers/module.modulemap -I $$(swift build --show-bin-path)/Modules \
	    Sources/LuaSyntax/*.swift Tests/Sanitizers/FuzzParser.swift $$(swift build --show-bin-path)/Findings.build/*.o \
	    $(SANITIZED)/stock_compiler.o $(SHIM_LIBRARIES) -o $(SANITIZED)/fuzz-parser
	for name in $(FUZZ_TARGETS); do \
	    mkdir -p $(SANITIZED)/corpus-$$name $(SANITIZED)/seeds-$$name; \
	    dictionary=""; \
	    if [ $$name = loader ] || [ $$name = parser ]; then \
	        find Tests/Fixtures/attacks rules/packs -name '*.lua' -size -8k -exec cp -t $(SANITIZED)/seeds-$$name {} +; \
	        dictionary=-dict=Tests/Sanitizers/lua.dict; \
	    fi; \
	    if [ $$name = parser ]; then \
	        find Tests/Fixtures /usr/share/lua -name '*.lua' -size -8 -exec cp --backup=numbered -t $(SANITIZED)/seeds-parser {} +; \
	    fi; \
	    [ $$name = format ] && dictionary=-dict=Tests/Sanitizers/format.dict; \
	    FUZZ_PRELUDE=Tests/Sanitizers/everything.lua $(SANITIZED)/fuzz-$$name -max_total_time=$(FUZZ_SECONDS) \
	        -max_len=4096 -rss_limit_mb=2048 -timeout=10 -print_final_stats=1 $$dictionary \
	        -artifact_prefix=$(SANITIZED)/found-$$name- $(SANITIZED)/corpus-$$name $(SANITIZED)/seeds-$$name \
	        > $(SANITIZED)/log-$$name 2>&1 || { tail -40 $(SANITIZED)/log-$$name; exit 1; }; \
	    echo "$$name: $$(grep -h 'average_exec_per_sec\|number_of_executed_units' $(SANITIZED)/log-$$name | tr -s ' \n' ' ')"; \
	done

figures: toolchain packages
	for product in rule-worker worker-figures; do swift build -c release --product $$product; done
	@uname -srm; nproc; swift --version 2> /dev/null | head -1
	bin=$$(swift build -c release --show-bin-path); "$$bin/worker-figures" "$$bin/rule-worker" rules/packs/*/

bench: toolchain bench-packages bench-peers
	for product in rule-worker worker-figures bench-peer; do swift build -c release --product $$product; done
	python3 Tests/Benchmarks/bench.py --engines $(BENCH_PEERS) --programs "$$(swift build -c release --show-bin-path)" \
	    --write docs/reference/performance.md

bench-rules:
	@command -v python3 > /dev/null || { echo "error: no python3 found; it writes the rules" >&2; exit 2; }
	python3 Tests/Benchmarks/hundred_activities.py $(BENCH_RULES)

bench-peers: bench-packages
	python3 Tests/Benchmarks/harness/install.py Tests/Benchmarks/requirements.txt $(BENCH_PEERS)

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
bench-packages: WANTED = $(BENCH_PACKAGES)
packages test-packages bench-packages:
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
