# Tandem. `make help` lists the targets, `make` builds build/tandem.
VERSION := 0.1.0
BUILD ?= build
PREFIX ?= /usr/local
DESTDIR ?=
NO_INSTALL ?=
VARIANT ?= plain
override MPI := $(filter-out 0,$(MPI))
ifeq ($(origin CC),default)
CC := gcc
endif
ifeq ($(MAKELEVEL),0)
MAKEFLAGS += -j$(shell nproc 2>/dev/null || echo 1) --output-sync=line
endif
MAKEFLAGS += --no-builtin-rules --no-print-directory
SHELL := /bin/bash
.DEFAULT_GOAL := all
.DELETE_ON_ERROR:
Q := $(if $(V),,@)
quoted = '$(subst ','\'',$(1))'
define newline


endef

# ---- Rooms: folder, and the rooms whose headers it may include; lower rooms first. This is where the arrows live.
ROOMS := base json params scenario world mechanism run story watch design estimate targets calibrate compare claims decide sensitivity tables plan \
    store drive figure scenario_figures comparison_figures sensitivity_figures claims_figures calibrate_figures decide_figures plots page lab library cli
FOLDER_base      := sim/base
FOLDER_json      := analysis/json
FOLDER_params    := sim/params
FOLDER_scenario  := sim/scenario
FOLDER_world     := sim/world
FOLDER_mechanism := sim/mechanism
FOLDER_run       := sim/run
FOLDER_story     := sim/story
FOLDER_watch     := sim/watch
FOLDER_estimate  := analysis/estimate
FOLDER_targets   := analysis/targets
FOLDER_calibrate := analysis/calibrate
FOLDER_compare   := analysis/compare
FOLDER_claims    := analysis/claims
FOLDER_decide    := analysis/decide
FOLDER_design    := analysis/design
FOLDER_sensitivity := analysis/sensitivity
FOLDER_tables    := analysis/tables
FOLDER_plan      := analysis/plan
FOLDER_store     := analysis/store
FOLDER_drive     := analysis/drive
FOLDER_figure    := plots/figure
FOLDER_scenario_figures := plots/scenario
FOLDER_comparison_figures := plots/comparison
FOLDER_sensitivity_figures := plots/sensitivity
FOLDER_claims_figures := plots/claims
FOLDER_calibrate_figures := plots/calibrate
FOLDER_decide_figures := plots/decide
FOLDER_plots     := plots
FOLDER_page      := plots/page
FOLDER_lab       := plots/lab
FOLDER_library   := analysis/library
FOLDER_cli       := sim/cli
USES_base        := base
USES_json        := base json
USES_params      := base params
USES_scenario    := base params scenario
USES_world       := base params world
USES_mechanism   := base params world mechanism
USES_run         := base params world mechanism run
USES_story       := base params world mechanism run story
USES_watch       := base params world mechanism run story watch
USES_estimate    := base params world run estimate
USES_targets     := base params world targets
USES_calibrate   := base params design targets calibrate
USES_compare     := base params world run estimate compare
USES_claims      := base params scenario world run estimate compare claims
USES_decide      := base params world run design estimate compare decide
USES_design      := base params design
USES_sensitivity := base params world run design estimate sensitivity
USES_tables      := base params world run design estimate targets calibrate compare claims decide sensitivity tables
USES_plan        := base params scenario world run design estimate targets calibrate compare decide plan
USES_store       := base json params world run store
USES_drive       := base params world run store drive
READS            := base params world run design estimate targets calibrate compare claims decide sensitivity tables
USES_figure      := $(READS) figure
USES_scenario_figures := $(READS) figure scenario_figures
USES_comparison_figures := $(READS) figure comparison_figures
USES_sensitivity_figures := $(READS) figure sensitivity_figures
USES_claims_figures := $(READS) figure claims_figures
USES_calibrate_figures := $(READS) figure calibrate_figures
USES_decide_figures := $(READS) figure decide_figures
USES_plots       := $(READS) figure scenario_figures comparison_figures sensitivity_figures claims_figures calibrate_figures decide_figures plots
USES_page        := $(READS) mechanism story figure plots page
USES_lab         := base params scenario world mechanism run story lab
USES_library     := base params scenario world run estimate library
USES_cli         := $(filter-out lab library,$(ROOMS))

# Folders of tests that are no room of the program: their files may use every room.
TEST_EXTRAS := long validate bench fuzz
$(foreach extra,$(TEST_EXTRAS),$(eval USES_$(extra) := $(ROOMS)))

# Headers are included by path: "world/network.h" of sim/, "estimate/interval.h" of analysis/, "plots/figures.h". Which room
# may include which is checked by tests/arrows.sh.
INCLUDES := -Isim -Ianalysis -I.
# Rooms to link: those included and, through them, those that they include.
closure = $(sort $(foreach room,$(USES_$(1)),$(room) $(USES_$(room)) $(foreach other,$(USES_$(room)),$(USES_$(other)))))
sources_of = $(wildcard $(FOLDER_$(1))/*.c)

# ---- Flags.
LIBRARY_PACKAGES := gsl libconfig expat
PACKAGES := $(LIBRARY_PACKAGES) sqlite3 jansson libmd $(if $(MPI),ompi-c)
LIBRARY_FLAGS := $(patsubst -I%,-isystem%,$(shell pkg-config --cflags $(PACKAGES) 2>/dev/null))
LIBRARIES := $(shell pkg-config --libs $(PACKAGES) 2>/dev/null) -lm
WARNINGS := -Wall -Wextra -Wpedantic -Wconversion -Wshadow -Wstrict-prototypes -Wvla
# Compilers fold and rewrite calls of these in their own ways; kept as calls, gcc and clang give the same numbers.
MATHS := exp exp2 expm1 log log2 log10 log1p pow sin cos tan atan atan2 sinh cosh tanh erf erfc lgamma tgamma cbrt hypot
NUMBERS := -ffp-contract=off $(addprefix -fno-builtin-,$(MATHS))
CFLAGS ?= -O2 -g

# ---- Variants: the same sources compiled otherwise, each in a folder of its own.
ifeq ($(VARIANT)$(MPI),plain)
PROGRAM := $(BUILD)/tandem
LIBRARY := $(BUILD)/libtandem.a
endif
ifeq ($(VARIANT),gcc)
override CC := gcc
WARNINGS += -Werror
endif
ifeq ($(VARIANT),clang)
override CC := clang
WARNINGS += -Werror
endif
# For the warnings of clang alone, in half of the time that objects to run take.
ifeq ($(VARIANT),warnings)
override CC := clang
override CFLAGS := -O0
WARNINGS += -Werror
endif
# What reports of sanitizers name is where; more debug information takes time in compilers and linkers, of which gold takes
# half of the usual one's. What tests themselves do is quickly done.
ifeq ($(VARIANT),checked)
override CC := gcc
SANITIZED := -g1 -fno-omit-frame-pointer -fsanitize=address,undefined -fno-sanitize-recover=all
override CFLAGS := -O1 $(SANITIZED)
override LDFLAGS := $(if $(shell command -v ld.gold),-fuse-ld=gold)
WARNINGS := -w
endif
ifeq ($(VARIANT),thread)
override CC := clang
override CFLAGS := -O1 -g -fno-omit-frame-pointer -fsanitize=thread
WARNINGS := -w
endif
ifeq ($(VARIANT),coverage)
override CC := gcc
override CFLAGS := -O0 -g --coverage
# Processes that tests fork end by leave (tests/suite.h), which asks for it.
override LDFLAGS := -Wl,-u,__gcov_dump
WARNINGS := -w
endif
ifeq ($(VARIANT),fuzz)
override CC := clang
override CFLAGS := -O1 -g -fno-omit-frame-pointer -fsanitize=fuzzer-no-link,address,undefined -fno-sanitize-recover=all
WARNINGS := -w
FUZZ_DRIVER := -fsanitize=fuzzer
endif

# MPI=1: one command over many processes (analysis/drive/ranks.h), in a folder of its own: build/mpi/tandem.
OUT := $(BUILD)/$(if $(MPI),$(patsubst mpi-plain,mpi,mpi-$(VARIANT)),$(VARIANT))
ifneq ($(MPI),)
$(OUT)/analysis/drive/rank_mail.o: DEFINES := -DTANDEM_MPI
ifeq ($(filter deps help clean,$(MAKECMDGOALS))$(shell pkg-config --exists ompi-c && echo there),)
$(error MPI=1 needs Open MPI (libopenmpi-dev, openmpi-bin), which pkg-config does not find; `make deps MPI=1` installs it)
endif
endif
PROGRAM ?= $(OUT)/tandem
LIBRARY ?= $(OUT)/libtandem.a
SONAME := libtandem.so.$(firstword $(subst ., ,$(VERSION)))
SHARED := $(if $(filter plain gcc clang,$(VARIANT)),$(dir $(LIBRARY))libtandem.so.$(VERSION))

ifeq ($(VARIANT),checked)
$(OUT)/tests/%.o: override CFLAGS := -O0 $(SANITIZED)
endif

# These compare each letter with each, each key with each group, each week of each group, each cell: the fuzzer would write
# down nothing else.
ifeq ($(VARIANT),fuzz)
$(addprefix $(OUT)/,$(addsuffix .o,$(addprefix sim/base/,text utf8) $(addprefix sim/params/,params params_table scenario_text) \
    $(addprefix analysis/estimate/,survival packing tally tally_pack))): override CFLAGS += -fno-sanitize-coverage=trace-cmp
# The model reads nothing that anybody has written: it is lived below the keys of a run that is watched.
$(patsubst %.c,$(OUT)/%.o,$(wildcard sim/mechanism/*.c sim/run/*.c) $(filter-out sim/world/network% sim/world/graphml%,$(wildcard sim/world/*.c))): \
    override CFLAGS += -fno-sanitize=fuzzer-no-link
endif

# Only what analysis/library/tandem.h declares is visible outside a program or library made of these objects.
FLAGS = $(CFLAGS) -std=c11 -fPIC -fvisibility=hidden $(NUMBERS) -fopenmp
TEST_WARNINGS := -Wall -Wextra -Wno-unknown-warning-option -Wno-maybe-uninitialized -Wno-format-truncation -Werror

##@ Build

.PHONY: all build tandem
all build tandem: program ## build build/tandem and the libraries beside it; with MPI=1 build/mpi/tandem, for mpirun

.PHONY: help
help: ## list the targets
	@awk -F':.*## ' '/^##@/ {printf "\n%s\n", substr($$0, 5)} /^[a-z][a-z -]*:.*## / {printf "  make %-18s %s\n", $$1, $$2}' Makefile
	@echo; echo "Variables: MPI=1 (Open MPI), CC, CFLAGS, BUILD=$(BUILD), PREFIX=$(PREFIX), DESTDIR, NO_INSTALL=1 (install no packages), SECONDS (fuzz), V=1"

SOURCES := $(foreach room,$(ROOMS),$(call sources_of,$(room)))
OBJECTS := $(SOURCES:%.c=$(OUT)/%.o)
# What names version, revision, flags or places.
IDENTITY_SOURCES := $(if $(SOURCES),$(shell grep -lE 'TANDEM_(VERSION|REVISION|FLAGS|LOCALES|DATA)\b' $(SOURCES)))
folders_of = $(foreach room,$(1),$(wildcard $(FOLDER_$(room))))
objects_of = $(foreach room,$(1),$(patsubst %.c,$(OUT)/%.o,$(call sources_of,$(room))))

.PHONY: objects program
objects: $(OBJECTS)
program: $(LIBRARY) $(SHARED) $(PROGRAM) catalogues

# What is installed has the rooms of the model optimised as one, where the compiler links so (gcc): calls between their files
# cost then what those within a file do. All else links it as any other object, so that its links stay short. What names the
# revision is not among it, so that a commit does not make it again.
MODEL_ROOMS := base params world mechanism run
MODEL_SOURCES := $(filter-out $(IDENTITY_SOURCES),$(foreach room,$(MODEL_ROOMS),$(call sources_of,$(room))))
MODEL := $(if $(filter plain,$(VARIANT)),$(if $(filter -O2 -O3,$(CFLAGS)),$(shell echo 'int x;' | \
    $(CC) -flto -flinker-output=nolto-rel -r -x c -o /dev/null - 2>/dev/null && echo $(OUT)/model.o)))
$(MODEL): $(MODEL_SOURCES:%.c=$(OUT)/model/%.o) $(call folders_of,$(MODEL_ROOMS))
	$(Q)echo "link $@"
	$(Q)$(CC) $(FLAGS) -O3 -flto=auto -flinker-output=nolto-rel -r -o $@ $(filter %.o,$^)
linked_of = $(MODEL) $(filter-out $(if $(MODEL),$(MODEL_SOURCES:%.c=$(OUT)/%.o)),$(call objects_of,$(1)))

# A folder changes when a file comes or goes: then what is made of its objects is made again.
$(PROGRAM): $(call linked_of,$(USES_cli)) $(call folders_of,$(USES_cli))
	$(Q)echo "link $@"
	$(Q)$(CC) $(FLAGS) -Wl,--as-needed $(LDFLAGS) -o $@ $(filter %.o,$^) $(LIBRARIES)

# The libraries hold the rooms that analysis/library uses. The static one is one object in which every name but the public
# ones is local.
OBJCOPY ?= objcopy
LIBRARY_ROOMS := $(call closure,library)
$(LIBRARY): $(call linked_of,$(LIBRARY_ROOMS)) $(call folders_of,$(LIBRARY_ROOMS))
	$(Q)echo "library $@"
	$(Q)rm -f $@ && $(LD) -r -o $(@:.a=.o) $(filter %.o,$^)
	$(Q)$(OBJCOPY) --wildcard --keep-global-symbol='tandem_*' $(@:.a=.o) && $(AR) rcs $@ $(@:.a=.o) && rm $(@:.a=.o)
$(dir $(LIBRARY))libtandem.so.$(VERSION): $(FOLDER_library)/tandem.map $(call linked_of,$(LIBRARY_ROOMS)) $(call folders_of,$(LIBRARY_ROOMS))
	$(Q)echo "library $@"
	$(Q)$(CC) $(FLAGS) -shared -Wl,-soname,$(SONAME) -Wl,--version-script=$< -Wl,-z,defs -Wl,--as-needed $(LDFLAGS) -o $@ $(filter %.o,$^) \
	    $(shell pkg-config --libs $(LIBRARY_PACKAGES)) -lm
	$(Q)ln -sf $(@F) $(@D)/$(SONAME) && ln -sf $(@F) $(@D)/libtandem.so

# Languages: a catalogue each beside the program, where it finds them before it is installed. Without msgfmt it speaks English.
LANGUAGES := $(patsubst plots/po/%.po,%,$(wildcard plots/po/*.po))
CATALOGUES := $(if $(shell command -v msgfmt),$(LANGUAGES:%=$(dir $(PROGRAM))locale/%/LC_MESSAGES/tandem.mo))
.PHONY: catalogues
catalogues: $(CATALOGUES)
$(dir $(PROGRAM))locale/%/LC_MESSAGES/tandem.mo: plots/po/%.po
	$(Q)mkdir -p $(@D)
	$(Q)echo "msgfmt $<"
	$(Q)msgfmt --check-format -o $@ $<

# What the page of the laboratory knows of the model is written by a program of its own.
LAB_MODEL := $(OUT)/lab-model
$(LAB_MODEL): $(call linked_of,$(call closure,lab)) $(call folders_of,$(call closure,lab))
	$(Q)echo "link $@"
	$(Q)$(CC) $(FLAGS) -Wl,--as-needed $(LDFLAGS) -o $@ $(filter %.o,$^) $(LIBRARIES)

# The laboratory: the model compiled for browsers, and all that its page needs, in one file. Left out of the model's rooms is
# what touches files, signals and networks from files. Random123 does not know WebAssembly: it is told of an architecture
# without features of its own, and that the compiler multiplies to 128 bits. The linker (-O0) leaves strings whole, so that
# plots/lab/messages finds them.
LAB := $(BUILD)/lab
LAB_CC ?= clang
LAB_ROOMS := base params world mechanism run story
LAB_SOURCES := $(filter-out sim/base/file.c sim/base/signals.c sim/world/network_graphml.c sim/world/network_read%,\
    $(foreach room,$(LAB_ROOMS),$(call sources_of,$(room)))) $(filter-out %/main.c %/model.c,$(call sources_of,lab)) \
    $(wildcard plots/lab/wasm/*.c)
LAB_OBJECTS := $(LAB_SOURCES:%.c=$(LAB)/%.o)
LAB_FLAGS := --target=wasm32-wasi -O2 -std=c11 -fvisibility=hidden $(NUMBERS) -Iplots/lab/wasm $(INCLUDES) -idirafter /usr/include
LAB_EXPORTS := malloc $(sort $(shell grep -ohE '\blab_[a-z]+' $(wildcard plots/lab/laboratory.h plots/lab/wasm/*.h)))
LAB_LINK := -Wl,-O0 -mexec-model=reactor -Wl,--gc-sections -Wl,--strip-all -Wl,-z,stack-size=1048576 -Wl,--stack-first
LAB_MISSING = $(if $(shell command -v $(LAB_CC)),,clang) $(if $(shell command -v wasm-ld),,lld) \
    $(if $(wildcard /usr/include/wasm32-wasi/stdio.h),,wasi-libc libclang-rt-dev-wasm32)
LAB_PARTS := $(wildcard plots/lab/page.html plots/lab/*.css plots/lab/*.js plots/lab/page/*.js)

.PHONY: lab
lab: ## make the laboratory, one page that runs the model in a browser: build/lab/index.html
	+@NO_INSTALL=$(NO_INSTALL) .ci/deps run lab
	+@$(MAKE) $(LAB)/index.html
$(LAB)/index.html: plots/lab/pack $(LAB)/core.wasm $(LAB)/model.json $(LAB)/messages.json $(LAB_PARTS) plots/lab/page
	$(Q)echo "pack $@"
	$(Q)$< $(LAB)/core.wasm $(LAB)/model.json $(LAB)/messages.json >$@
$(LAB)/messages.json: plots/lab/messages $(LAB)/model.json $(LAB)/model.zh-TW.json $(LAB)/core.wasm plots/po/zh_TW.po
	$(Q)$^ >$@
$(LAB)/model.json: $(LAB_MODEL) $(wildcard scenarios/*.cfg) scenarios/effects.tsv
	$(Q)mkdir -p $(@D)
	$(Q)$< scenarios >$@
$(LAB)/model.zh-TW.json: $(LAB)/model.json $(CATALOGUES)
	$(Q)$(LAB_MODEL) scenarios zh-TW $(dir $(PROGRAM))locale >$@
$(LAB)/core.wasm: $(LAB_OBJECTS) $(call folders_of,$(LAB_ROOMS) lab)
	$(Q)echo "link $@"
	$(Q)$(LAB_CC) $(LAB_FLAGS) $(LAB_LINK) $(LAB_EXPORTS:%=-Wl,--export=%) -o $@ $(filter %.o,$^)
$(LAB)/%.o: %.c
	$(Q)mkdir -p $(@D)
	$(Q)echo "$(LAB_CC) (wasm32) $<"
	$(Q)$(LAB_CC) $(LAB_FLAGS) -w $(DEFINES) -MMD -MP -c -o $@ $<
$(LAB)/sim/base/random.o: DEFINES := -D__riscv -DR123_USE_GNU_UINT128=1
$(LAB)/sim/base/version.o: DEFINES = $(IDENTITY)

archive = $(Q)mkdir -p $(@D) && rm -f $@ && $(AR) rcs $@ $(filter %.o,$^)
define room_rules
$$(OUT)/lib$(1).a: $$(patsubst %.c,$$(OUT)/%.o,$$(filter-out %/main.c,$$(call sources_of,$(1)))) $$(wildcard $$(FOLDER_$(1)))
	$$(archive)
endef
$(foreach room,$(ROOMS),$(eval $(call room_rules,$(room))))

define compile
	$(Q)mkdir -p $(@D)
	$(Q)echo "$(CC) $<"
	$(Q)$(CC) $(FLAGS) $(WARNINGS) $(INCLUDES) $(LIBRARY_FLAGS) $(CPPFLAGS) $(DEFINES) -MMD -MP -c -o $@ $<
endef
$(OUT)/%.o: %.c $(OUT)/flags
	$(compile)
$(OUT)/model/%.o: DEFINES := -O3 -flto
$(OUT)/model/%.o: %.c $(OUT)/flags
	$(compile)

# Version, revision and flags go only to the files that name them, so that a commit does not rebuild the rest.
REVISION := $(shell test -e .git && git describe --always --abbrev=7 --exclude='*' --dirty=+dirty 2>/dev/null || echo unknown)
IDENTITY := -DTANDEM_DATA='"$(PREFIX)/share/tandem"' -DTANDEM_LOCALES='"$(PREFIX)/share/locale"' -DTANDEM_VERSION='"$(VERSION)"' -DTANDEM_REVISION='"$(REVISION)"' -DTANDEM_FLAGS='"$(strip $(FLAGS) $(if $(MODEL),-O3 -flto))"'
$(IDENTITY_SOURCES:%.c=$(OUT)/%.o): DEFINES := $(IDENTITY)
$(IDENTITY_SOURCES:%.c=$(OUT)/%.o): $(OUT)/identity
# These two files are written only when what they say changes: other flags build everything again.
$(OUT)/identity: SAYS = $(IDENTITY)
$(OUT)/flags: SAYS = '$(CC) $(FLAGS)'
$(OUT)/identity $(OUT)/flags: FORCE
	$(Q)mkdir -p $(@D) && printf '%s\n' $(SAYS) | cmp -s - $@ || printf '%s\n' $(SAYS) > $@
.PHONY: FORCE

##@ First contact

.PHONY: deps demo
deps: ## install the packages that running and checking need (Debian, Ubuntu)
	+@NO_INSTALL=$(NO_INSTALL) .ci/deps run check $(if $(MPI),mpi)

DEMO_SCENARIOS := graduates-pay domestic-violence leak-detection nursing-rooms
DEMO_REPLICATES ?= 20
demo: ## run the four real cases and show where the pictures are
	+@NO_INSTALL=$(NO_INSTALL) .ci/deps run
	+@$(MAKE) program
	@mkdir -p demo
	+@$(PROGRAM) run $(DEMO_SCENARIOS:%=scenarios/%.cfg) --replicates $(DEMO_REPLICATES) --out demo >demo/tables.txt
	@sed -n '/^All scenarios/,$$p' demo/tables.txt; printf '\nThe full tables of the four cases are in demo/tables.txt.\n'

##@ Tests

TEST_LIBRARIES := $(shell pkg-config --libs check 2>/dev/null; pkg-config --libs libpng 2>/dev/null)
TEST_ROOMS := $(ROOMS) $(filter-out fuzz,$(TEST_EXTRAS))
suites_of = $(patsubst %.c,$(OUT)/%,$(wildcard tests/$(1)/test_*.c tests/$(1)/bench_*.c tests/$(1)/validate_*.c))
# Folders of tests whose fixtures another folder uses, beside its own.
FIXTURES_page := plots
helpers_of = $(foreach folder,$(1) $(FIXTURES_$(1)),$(patsubst %.c,$(OUT)/%.o,\
    $(filter-out tests/$(folder)/test_% tests/$(folder)/bench_% tests/$(folder)/validate_%,$(wildcard tests/$(folder)/*.c))))
link_suite = $(Q)$(CC) $(FLAGS) $(LDFLAGS) -o $@ $(filter %.o,$^) \
    -Wl,--as-needed -Wl,--start-group $(filter %.a,$^) -Wl,--end-group $(FUZZ_DRIVER) $(TEST_LIBRARIES) $(LIBRARIES)

# Benches measure what is installed; the one that counts blocks of the generator is linked as suites are.
BENCHES := $(if $(MODEL),$(filter-out %/bench_baseline,$(call suites_of,bench)))
$(BENCHES): %: %.o $(call helpers_of,bench) $(filter-out %/main.o,$(call linked_of,$(ROOMS)))
	$(link_suite)

# A suite is linked with its room's helpers first and then with archives, so that a helper that defines a function of
# the program (tests/drive/fake_replicate.c, replicate_run) stands in for the file that has it.
define test_rules
$$(OUT)/tests/$(1)/%.o: WARNINGS := $$(TEST_WARNINGS)
$$(filter-out $$(BENCHES),$$(call suites_of,$(1))): %: %.o $$(call helpers_of,$(1)) $$(foreach room,$$(call closure,$(1)),$$(OUT)/lib$$(room).a)
	$$(link_suite)
.PHONY: suites-$(1)
suites-$(1): $$(call suites_of,$(1))
endef
$(foreach room,$(TEST_ROOMS),$(eval $(call test_rules,$(room))))

FUZZERS := $(patsubst %.c,$(OUT)/%,$(wildcard tests/fuzz/fuzz_*.c))
$(OUT)/tests/fuzz/%.o: WARNINGS := $(TEST_WARNINGS)
$(OUT)/tests/fuzz/%.o: DEFINES := $(if $(FUZZ_DRIVER),,-DFUZZ_REPLAY)
$(FUZZERS): %: %.o $(OUT)/tests/fuzz/target.o $(if $(FUZZ_DRIVER),,$(OUT)/tests/fuzz/replay.o) $(foreach room,$(ROOMS),$(OUT)/lib$(room).a)
	$(link_suite)

.PHONY: suites fuzzers print-rooms
suites: $(addprefix suites-,$(ROOMS)) fuzzers
fuzzers: $(FUZZERS)
print-rooms: # name, folder, rooms that it may include: read by tests/arrows.sh
	@$(foreach room,$(ROOMS),echo "$(room) $(FOLDER_$(room)) $(USES_$(room))";)
print-%:
	@echo '$($*)'

check_environment = MAKE='$(MAKE)' BUILD='$(BUILD)'

.PHONY: check check-long constructs validate findings calibrate bench mutants fuzz thread coverage documents gallery scenarios-table
check: ## all tests: gcc and clang, arrows, suites under sanitizers, corpora, command line, documents
	+@NO_INSTALL=$(NO_INSTALL) .ci/deps run check
	+@$(check_environment) tests/run-checks.sh

check-long: ## the tests that take long (tests/long)
	+@$(check_environment) tests/run-checks.sh long

validate: ## compare the baseline with public figures and write analysis/VALIDATION.md again (tests/validate)
	+@$(MAKE) suites-validate
	@tests/documents.sh --write analysis/VALIDATION.md validation $(OUT)/tests/validate/validate_baseline

CALIBRATION := scenarios/plans/calibration-baseline.cfg
calibrate: program ## calibrate the baseline to public figures and write it into analysis/VALIDATION.md, which takes minutes
	@tests/documents.sh --write analysis/VALIDATION.md calibration $(PROGRAM) calibrate $(CALIBRATION) --out $(BUILD)/calibrate \
	    --markdown
	@$(PROGRAM) report $(BUILD)/calibrate --quiet

CONSTRUCTS ?= --points 100 --defaults 20
constructs: program ## push each construct, move it over its range and write analysis/CONSTRUCTS.md again, which takes long
	@TANDEM=$(PROGRAM) tests/documents.sh --write analysis/CONSTRUCTS.md impulse scenarios/constructs/impulse-response
	@tests/documents.sh --write analysis/CONSTRUCTS.md effects $(PROGRAM) findings scenarios/constructs/effects.cfg $(CONSTRUCTS) \
	    --out $(BUILD)/constructs --markdown

FINDINGS ?= --points 100 --replicates 1 --defaults 16
findings: program ## test the study's claims over the space of what is assumed and write analysis/FINDINGS.md again, which takes long
	@tests/documents.sh --write analysis/FINDINGS.md findings $(PROGRAM) findings $(FINDINGS) --out $(BUILD)/findings --markdown
	@for group in finding-1 finding-2 finding-3 finding-4 loops; do \
	    cp $(BUILD)/findings/figures/claims-$$group.png plots/gallery/ || exit; done

bench: ## measure speed (tests/bench)
	+@$(MAKE) program suites-bench
	@for bench in $(call suites_of,bench) $(wildcard tests/bench/*.sh); do \
	    echo "$$bench"; TANDEM=$(PROGRAM) $$bench || exit; done

mutants: ## break the program on purpose and see that a suite notices (tests/mutants)
	+@$(check_environment) tests/mutants.sh

SECONDS ?= 60
fuzz: ## fuzz each reader for SECONDS=60 seconds, from its corpus
	+@NO_INSTALL=$(NO_INSTALL) .ci/deps run check fuzz
	+@$(check_environment) tests/fuzz.sh $(SECONDS)

thread: ## look for data races in what runs on several threads (ThreadSanitizer)
	+@NO_INSTALL=$(NO_INSTALL) .ci/deps run check fuzz
	+@$(check_environment) tests/thread.sh

coverage: ## which share of the lines the tests reach, by file and in all (gcov)
	+@NO_INSTALL=$(NO_INSTALL) .ci/deps run check
	+@$(check_environment) tests/coverage.sh

gallery: program ## draw the pictures of the documents again (plots/gallery), which takes minutes
	@plots/gallery/draw $(PROGRAM)

SCENARIO_REPLICATES := 12
scenarios-table: program ## run the scenarios of the study again and write the tables of scenarios/README.md, which takes minutes
	@nice scenarios/effects.sh run $(abspath $(PROGRAM)) $(abspath $(OUT))/effects $(SCENARIO_REPLICATES)
	@for section in made cases nation programmes rivals interventions misses; do \
	    tests/documents.sh --write scenarios/README.md $$section scenarios/effects.sh $$section $(abspath $(OUT))/effects || exit; done

documents: program ## write the parameter table into sim/ODD.md again
	@tests/documents.sh --write sim/ODD.md parameters $(PROGRAM) params --markdown

##@ Habits

.PHONY: format tidy compile_commands
format: ## format every C file with clang-format
	@find sim analysis plots tests -name '*.[ch]' -print0 | xargs -0 clang-format -i

tidy: compile_commands ## look at every C file with clang-tidy (.clang-tidy)
	+@NO_INSTALL=$(NO_INSTALL) .ci/deps tidy
	@printf '%s\n' $(SOURCES) | xargs -P $$(nproc) -n 8 clang-tidy --quiet -p .

compile_commands: ## write compile_commands.json for editors and clang-tidy
	@{ for file in $(SOURCES) $(wildcard tests/*/*.c); do \
	    printf '%s\n' "$$file"; \
	done; } | awk -v folder='$(CURDIR)' -v flags=$(call quoted,clang $(FLAGS) $(WARNINGS) $(INCLUDES) $(LIBRARY_FLAGS) $(IDENTITY)) ' \
	    BEGIN { gsub(/["\\]/, "\\\\&", flags); printf "[" } \
	    { printf "%s\n{\"directory\": \"%s\", \"file\": \"%s\", \"command\": \"%s -c %s\"}", sep, folder, $$1, flags, $$1; sep = "," } \
	    END { print "\n]" }' >compile_commands.json

##@ Install

INSTALL ?= install
BIN := $(DESTDIR)$(PREFIX)/bin
LIBDIR ?= $(PREFIX)/lib
LIB := $(DESTDIR)$(LIBDIR)
PUBLIC_HEADER := analysis/library/tandem.h
HEADERS := $(DESTDIR)$(PREFIX)/include/tandem
SHARE := $(DESTDIR)$(PREFIX)/share
MAN_PAGES := $(wildcard sim/cli/*.1)
# Completions, each under the name and in the folder where its shell looks for it.
COMPLETIONS := $(wildcard sim/cli/tandem.bash sim/cli/tandem.zsh sim/cli/tandem.fish)
COMPLETION_bash := bash-completion/completions/tandem
COMPLETION_zsh  := zsh/site-functions/_tandem
COMPLETION_fish := fish/vendor_completions.d/tandem.fish
completion_place = $(SHARE)/$(COMPLETION_$(subst .,,$(suffix $(1))))
# Static linking needs what the library is made of; a program that uses it includes nothing of that.
EXAMPLES := $(wildcard analysis/examples/*)
READERS := $(wildcard analysis/readers/*.*)

.PHONY: install deb uninstall clean
install: program ## install program, libraries, header, man page, completions, examples, scenarios, and the laboratory if it was made (DESTDIR, PREFIX)
	$(Q)$(INSTALL) -D -m 755 $(PROGRAM) $(BIN)/tandem
	$(Q)$(INSTALL) -D -m 644 $(LIBRARY) $(LIB)/libtandem.a
	$(Q)$(INSTALL) -D -m 644 $(SHARED) $(LIB)/$(notdir $(SHARED))
	$(Q)ln -sf $(notdir $(SHARED)) $(LIB)/$(SONAME) && ln -sf $(notdir $(SHARED)) $(LIB)/libtandem.so
	$(Q)$(INSTALL) -D -m 644 $(PUBLIC_HEADER) $(HEADERS)/tandem.h
	$(Q)$(INSTALL) -d $(LIB)/pkgconfig $(SHARE)/man/man1 $(SHARE)/doc/tandem/examples
	$(Q)printf '%s\n' 'prefix=$(PREFIX)' 'libdir=$(LIBDIR)' 'includedir=$${prefix}/include' '' 'Name: tandem' \
	    'Description: Agent-based simulator of data-driven collaboration between government and citizens' \
	    'Version: $(VERSION)' 'Requires.private: $(LIBRARY_PACKAGES)' 'Cflags: -I$${includedir}' \
	    'Libs: -L$${libdir} -ltandem' 'Libs.private: -lm' > $(LIB)/pkgconfig/tandem.pc
	$(Q)$(INSTALL) -m 644 $(EXAMPLES) $(SHARE)/doc/tandem/examples
	$(Q)$(INSTALL) -d $(SHARE)/tandem/readers && $(INSTALL) -m 644 $(READERS) $(SHARE)/tandem/readers
	$(Q)for page in $(MAN_PAGES); do $(INSTALL) -m 644 $$page $(SHARE)/man/man1; done
	$(foreach file,$(COMPLETIONS),$(Q)$(INSTALL) -D -m 644 $(file) $(call completion_place,$(file))$(newline)	)
	$(Q)for language in $(if $(CATALOGUES),$(LANGUAGES)); do \
	    $(INSTALL) -D -m 644 $(dir $(PROGRAM))locale/$$language/LC_MESSAGES/tandem.mo $(SHARE)/locale/$$language/LC_MESSAGES/tandem.mo; done
	$(Q)find scenarios -type f ! -perm /111 ! -name '*.awk' -exec $(INSTALL) -D -m 644 {} $(SHARE)/tandem/{} ';'
	$(if $(wildcard $(LAB)/index.html),$(Q)$(INSTALL) -D -m 644 $(LAB)/index.html $(SHARE)/tandem/laboratory.html,\
	    @echo 'without the laboratory, which `make lab` makes first$(if $(strip $(LAB_MISSING)), with the packages $(LAB_MISSING))')
	@echo "installed under $(DESTDIR)$(PREFIX)"

# The program and libraries for packages are built in a folder of their own, with the prefix that they will have.
DEB_FOLDER := $(BUILD)/deb
deb: ## make Debian packages of program, library and header: build/deb/*.deb
	+@NO_INSTALL=$(NO_INSTALL) .ci/deps run deb
	$(Q)rm -rf $(DEB_FOLDER)/tree $(DEB_FOLDER)/*.deb && mkdir -p $(DEB_FOLDER)
	+@$(if $(strip $(LAB_MISSING)),:,$(MAKE) lab BUILD=$(DEB_FOLDER)/build VARIANT=plain MPI= NO_INSTALL=1 >$(DEB_FOLDER)/log)
	+@$(MAKE) install BUILD=$(DEB_FOLDER)/build VARIANT=plain MPI= PREFIX=/usr DESTDIR=$(abspath $(DEB_FOLDER)/tree) \
	    LIBDIR=/usr/lib/$$(dpkg-architecture -qDEB_HOST_MULTIARCH) COMPLETION_zsh=zsh/vendor-completions/_tandem \
	    CFLAGS='-O2 -g -D_FORTIFY_SOURCE=2 -fstack-protector-strong' LDFLAGS='-Wl,-z,relro -Wl,-z,now' >>$(DEB_FOLDER)/log
	@.ci/debian/build $(DEB_FOLDER)/tree $(VERSION) $(DEB_FOLDER)

uninstall: ## remove what install put there
	$(Q)rm -f $(BIN)/tandem $(LIB)/libtandem.a $(LIB)/libtandem.so $(LIB)/libtandem.so.* $(LIB)/pkgconfig/tandem.pc
	$(Q)rm -f $(foreach file,$(COMPLETIONS),$(call completion_place,$(file)))
	$(Q)rm -f $(addprefix $(SHARE)/man/man1/,$(notdir $(MAN_PAGES)))
	$(Q)rm -f $(LANGUAGES:%=$(SHARE)/locale/%/LC_MESSAGES/tandem.mo)
	$(Q)rm -rf $(HEADERS) $(SHARE)/tandem $(SHARE)/doc/tandem

clean: ## remove the build folder
	$(Q)rm -rf $(BUILD)

-include $(LAB_OBJECTS:.o=.d) $(OBJECTS:.o=.d) $(if $(MODEL),$(MODEL_SOURCES:%.c=$(OUT)/model/%.d)) $(wildcard $(OUT)/tests/*/*.d)
