# One verb per chore; `make` lists them. Each verb makes its own environment first (see bootstrap.py).
# Only python3 (3.11 or newer) and make are needed; uv is used if it is there.

PYTHON = python3
PORT = 8000
ARGS =
PATHS =
REQUIRE =
UPGRADE =
REPEAT = 50

# Without that Python there is a sentence instead of the shell's "not found".
NO_PYTHON = 找不到 $(PYTHON)；请装 Python 3.11 或更新的版本，或指定一个：make PYTHON=python3.13 ...\n$(PYTHON) is not \
here; install Python 3.11 or newer, or name one: make PYTHON=python3.13 ...\n
BOOTSTRAP = $$(command -v $(PYTHON) || { printf '\n$(NO_PYTHON)' >&2; echo false; }) bootstrap.py
SITE = $(BOOTSTRAP) site
PDF = $(BOOTSTRAP) pdf
TEST = $(BOOTSTRAP) test
DEV = $(BOOTSTRAP) dev

export NO_MKDOCS_2_WARNING = 1

.PHONY: help setup serve build offline fonts pdf epub test test-all stress mutate record check bench browser lighthouse lock clean
.DEFAULT_GOAL := help

##@ 阅读 Read
help: ## 列出所有命令 | list all verbs
	@awk 'BEGIN { FS = ":.*## " } \
	  NR == 1 { print "\nPython 并发手册 · Concurrent Python\n\n  make VERB [NAME=VALUE ...]" } \
	  /^##@ / { print "\n" substr($$0, 5) } \
	  /^[a-z-]+:.*## / { split($$2, say, " \\| "); printf "  %-11s %s\n  %-11s %s\n", $$1, say[1], "", say[2] } \
	  /^##= / { sub(/^##= /, ""); print "  " $$0 } END { print "" }' Makefile

serve: ## 在 http://127.0.0.1:8000 写和读，存盘即更新 | write and read on http://127.0.0.1:8000, updated on save
	@$(BOOTSTRAP) --port $(PORT) site -m mkdocs serve --dev-addr 127.0.0.1:$(PORT) $(ARGS)

build: ## 生成网站到 site/（三个版本，严格模式） | build the site into site/: three editions, strict
	@$(SITE) -m mkdocs build --strict $(ARGS)

offline: ## 生成不用服务器就能读的 zip | build one zip that reads without a server
	@$(SITE) -m press offline $(ARGS)

fonts: ## 取来 PDF 的字体（用 npm），以后不再需要网络 | fetch the fonts of the PDF with npm; no network after that
	@$(PDF) -m press fonts

pdf: ## 排版三个版本的 PDF 到 dist/ | set the PDF in three editions into dist/
	@$(PDF) -m press pdf $(ARGS)

epub: ## 生成中文和英文的 EPUB 到 dist/ | make the EPUB in Chinese and in English into dist/
	@$(PDF) -m press epub $(ARGS)

##@ 检查 Check
test: ## 在当前 Python 上跑所有测试 | run all tests on this Python
	@$(TEST) -m pytest $(ARGS)

test-all: ## 在找到的每个 Python、每种启动方式上跑 | every Python found, every start method
	@$(TEST) -m pytest --pythons all --start-methods all $(if $(REQUIRE),--require-pythons) $(ARGS)

stress: ## 满载下重复 50 次，一次都不许失败 | 50 repeats under CPU load, not one may fail
	@$(TEST) -m pytest snippets --repeat $(REPEAT) --load 2 $(ARGS)

mutate: ## 拆掉锁和 join，看测试是否发觉 | take out locks and joins: do the tests notice?
	@$(TEST) -m press mutate $(PATHS) $(ARGS)

check: ## 静态检查：代码、类型、文字、工作流 | static checks: code, types, text, workflows
	@$(DEV) -m press.setup.checks

bench: ## 测量测试与网站的速度 | measure the speed of tests and site
	@$(TEST) -m press bench $(ARGS)

browser: ## 在 Chromium 里看每一页 | look at every page in Chromium
	@$(TEST) -m pytest tests/browser --require-browser $(ARGS)

lighthouse: ## Lighthouse 与 HTML 校验（需要 Node.js） | Lighthouse and HTML validation (needs Node.js)
	@$(TEST) -m press lighthouse $(ARGS)

##@ 写作 Write
record: ## 重新录制程序的输出 | record anew what the programs print
	@$(TEST) -m press record $(PATHS) $(ARGS)

setup: ## 只建环境，不做别的 | make the environment and nothing else
	@$(DEV)

lock: ## 重新锁定依赖的版本和哈希 | pin the requirements' versions and hashes anew
	@$(DEV) -m press.setup.lock $(if $(UPGRADE),--upgrade)

clean: ## 删除一切生成物和环境 | remove everything made, environments too
	@rm -rf site dist build .venv .venv-* .press .cache .hypothesis .pytest_cache .mypy_cache .ruff_cache \
	  .ci/lint/node_modules tests/browser/node_modules *.egg-info
	@find . -name .git -prune -o -type d \( -name __pycache__ -o -name .ipynb_checkpoints \) -exec rm -rf {} +

##@ 选项 Options
##= PYTHON=python3.13   用哪个 Python / which Python (all verbs)
##= PORT=8001           端口 / port (serve)
##= EDITIONS=zh         只做一个版本 / one edition only (serve, build)
##= ARGS="-k races"     交给背后的程序 / for the program behind the verb (all verbs)
##= PATHS=snippets/...  只做这些 / only these (record, mutate)
##= REQUIRE=1           缺一个 Python 就算错 / a missing Python is an error (test-all)
##= UPGRADE=1           取最新版本 / take the newest versions (lock)
