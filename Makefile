# The targets are listed by `make help`. Needs Go, Node with npm (to fetch
# ECharts once) and, for the tests, Debian's chromium and a Chinese font.

SHELL := /bin/bash
.SHELLFLAGS := -euo pipefail -c
.DELETE_ON_ERROR:
.DEFAULT_GOAL := help

GO ?= go
VERSION ?= $(shell git describe --tags --always --dirty 2>/dev/null || echo dev)
STATICCHECK := honnef.co/go/tools/cmd/staticcheck@v0.8.2
GOVULNCHECK := golang.org/x/vuln/cmd/govulncheck@v1.1.4
FUZZTIME ?= 20s
BENCH ?= -communities 1000,10000 -years 1,5

PROFILE := cmd/nianbao/pages.pgo
BUNDLE := internal/echarts/bundle/echarts.min.js

.PHONY: help
help: ## list the targets
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  make %-8s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

.PHONY: build
build: $(BUNDLE) ## bin/nianbao, one static binary
	CGO_ENABLED=0 $(GO) build -trimpath -pgo $(PROFILE) -ldflags '-s -w -X main.version=$(VERSION)' -o bin/nianbao ./cmd/nianbao

# ECharts comes from npm, is checked against its sha256 and is embedded; it is
# not committed. What npm has put there before is used as it is.
$(BUNDLE): package-lock.json internal/echarts/fetch.sh internal/echarts/echarts.sha256
	@sh internal/echarts/fetch.sh 2>/dev/null || { npm ci --ignore-scripts --omit=dev && sh internal/echarts/fetch.sh; }

.PHONY: site
site: build ## build, then the sample district's site into public/
	bin/nianbao build

.PHONY: serve
serve: build ## build, then live preview on http://127.0.0.1:8300/
	bin/nianbao serve

.PHONY: test
test: browser build ## set up what tests need, then run all: unit, end-to-end, browser
	$(GO) vet ./...
	$(GO) test -timeout 45m -v ./... 2>&1 | awk -f .ci/quiet.awk

# The browser tests need Chromium, a Chinese font, pdftotext and from npm axe-core
# and Chromium 88, those of the tables that programs read the library of Data
# Packages, the tests of Word files and workbooks LibreOffice, that of charts on another processor
# qemu, those of databases PostgreSQL. As root on Debian they are installed; else this
# says what is missing: the browser tests fail, those on paper, in qemu and of
# databases are skipped aloud.
.PHONY: browser
browser:
	@[ -e node_modules/axe-core/axe.min.js ] && [ -e node_modules/chrome-aws-lambda/bin/chromium.br ] && [ -e node_modules/datapackage ] || npm ci --ignore-scripts
	@missing=(); \
	command -v chromium >/dev/null || missing+=(chromium); \
	command -v fc-list >/dev/null && [ -n "$$(fc-list :lang=zh-cn)" ] || missing+=(fontconfig fonts-noto-cjk); \
	[ -e /usr/lib/libreoffice/program/libswlo.so ] || missing+=(libreoffice-writer-nogui); \
	[ -e /usr/lib/libreoffice/program/libsclo.so ] || missing+=(libreoffice-calc-nogui); \
	command -v pdftotext >/dev/null || missing+=(poppler-utils); \
	compgen -G '/usr/lib/postgresql/*/bin/initdb' >/dev/null || command -v initdb >/dev/null || missing+=(postgresql); \
	if [ "$${#missing[@]}" -eq 0 ]; then exit 0; fi; \
	if [ "$$(id -u)" -eq 0 ] && command -v apt-get >/dev/null; then \
		echo "Installing for the tests: $${missing[*]}"; \
		apt-get update -q && DEBIAN_FRONTEND=noninteractive apt-get install -q -y --no-install-recommends "$${missing[@]}"; \
		command -v qemu-aarch64-static >/dev/null || DEBIAN_FRONTEND=noninteractive apt-get install -q -y --no-install-recommends qemu-user-static || true; \
	else \
		echo "Some tests need $${missing[*]}. As root: apt-get update && apt-get install --no-install-recommends $${missing[*]}" >&2; \
	fi

.PHONY: bench
bench: build ## how long builds take, as a table (BENCH='-communities 50000 -years 1 -hugo hugo')
	$(GO) run ./cmd/bench -nianbao bin/nianbao $(BENCH)

.PHONY: profile
profile: $(BUNDLE) ## measure anew which parts the compiler is to make fast
	$(GO) test -trimpath ./internal/build -run '^$$' -bench 'Pages$$' -benchtime 1x -communities 2000 -cpuprofile $(CURDIR)/$(PROFILE) -o /dev/null

.PHONY: lint
lint: $(BUNDLE) vulnerabilities race ## gofmt, go vet, staticcheck, govulncheck, race detector
	@files=$$(gofmt -l *.go cmd internal); if [ -n "$$files" ]; then echo "gofmt: $$files" >&2; exit 1; fi
	$(GO) vet ./...
	GOOS=windows $(GO) vet ./cmd/nianbao ./internal/swap
	$(GO) run $(STATICCHECK) ./...

# Known weaknesses of what we use. The list comes from the network (GOVULNDB names a
# mirror); where it cannot be had, that is said, and it is no failure.
.PHONY: vulnerabilities
vulnerabilities:
	@said=$$($(GO) run $(GOVULNCHECK) ./... 2>&1) || case "$$said" in \
		*"fetching vulnerabilities"*) said="SKIPPED, NOT CHECKED: govulncheck cannot reach its list; set GOVULNDB to a mirror. $$said" ;; \
		*) echo "$$said" >&2; exit 1 ;; \
	esac; echo "$$said"

# What runs in several goroutines: a build reads, computes, draws and prints side by
# side; the preview builds while it answers. Needs a C compiler.
.PHONY: race
race:
	CGO_ENABLED=1 $(GO) test -race ./internal/publish ./internal/gate ./internal/swap
	CGO_ENABLED=1 $(GO) test -race ./internal/build -run 'TestPublicLeavesOut'
	CGO_ENABLED=1 $(GO) test -race ./cmd/nianbao -run 'TestPreview'

.PHONY: fuzz
fuzz: $(BUNDLE) ## every fuzz target for FUZZTIME (20s)
	@for package in $$($(GO) list ./...); do \
		for target in $$($(GO) test -list '^Fuzz' $$package | { grep '^Fuzz' || true; }); do \
			echo "$$package $$target"; \
			$(GO) test -run '^$$' -fuzz "^$$target\$$" -fuzztime $(FUZZTIME) $$package; \
		done; \
	done

.PHONY: release
release: $(BUNDLE) ## dist/VERSION: all platforms, completion, manual pages, SBOM, digests
	$(GO) run ./cmd/release -version $(VERSION) -out dist

.PHONY: clean
clean: ## remove what was built and drawn; node_modules stays
	rm -rf bin dist .nianbao examples/*/.nianbao examples/*/public
	find public -mindepth 1 ! -name .gitignore -delete
	rm -f $(BUNDLE)
