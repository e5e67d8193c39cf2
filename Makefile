# The commands of this project. `make demo` and `make test` need Python >= 3.11, make and git; nothing else.
RUN = .venv/bin
# Rooms without tables: once is enough.
NO_DATABASE = --ignore=luoshi/web --ignore=luoshi/gongwen --ignore=luoshi/common

.PHONY: demo ocr test bench lint pytest css vendor lock messages clean

demo: ## the product with a demonstration province, on http://127.0.0.1:8000
	@tools/bootstrap.sh run
	@exec $(RUN)/luoshi demo

ocr: ## recognition of scans and pictures (the extra luoshi[ocr], 130 MB to download); nothing is fetched later
	@tools/bootstrap.sh ocr

test: ## format, lint, types, import contracts, tests, browser tests
	@tools/bootstrap.sh dev
	@$(MAKE) --no-print-directory lint pytest

lint:
	$(RUN)/ruff format --check .
	$(RUN)/ruff check .
	LUOSHI_DEMO=1 $(RUN)/mypy luoshi
	$(RUN)/lint-imports --no-logo

pytest: ## SQLite always; PostgreSQL too where LUOSHI_TEST_POSTGRES names a server
	@tools/say_what_runs.sh
	$(RUN)/python -m pytest -n auto --dist loadgroup
	@if [ -n "$$LUOSHI_TEST_POSTGRES" ]; then set -x; DATABASE_URL=$$LUOSHI_TEST_POSTGRES $(RUN)/python -m pytest -n auto --dist loadgroup $(NO_DATABASE); fi

bench: ## how fast documents are read, and how long each page of the demonstration takes (after `make demo`)
	@$(RUN)/python -m bench.reader
	@$(RUN)/python -m bench.hostile
	@$(RUN)/python -m bench.pages

css: ## developers only: needs node; the style sheet alone, which is committed
	cd frontend && npm ci --no-audit --no-fund && npm run build

vendor: css ## developers only: every vendored asset again, with its licence: style sheet and browser libraries
	$(RUN)/python tools/vendor_assets.py

lock: ## refresh lock.txt from pyproject.toml
	$(RUN)/uv pip compile -q --universal --python-version 3.11 --extra dev --extra ocr --no-annotate --no-header --upgrade pyproject.toml -o lock.txt

messages: ## developers only: needs gettext; collects texts and compiles the English catalogue
	LUOSHI_DEMO=1 $(RUN)/python manage.py makemessages -l en --no-location --no-wrap --ignore "var/*" --ignore ".venv/*"
	LUOSHI_DEMO=1 $(RUN)/python manage.py compilemessages -l en

clean: ## the demonstration's database and everything derived
	rm -rf var
