"""What a reader does: switch the language, search, copy a program."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Page

NAMES = {"": "zh-Hans", "en/": "en", "zh-en/": "zh-Hans"}


def switch(page: Page, language: str) -> None:
    page.click(f".switcher a[hreflang='{language}'], .switcher a[data-edition='{language}']")
    page.wait_for_load_state("load")


def search(page: Page, words: str) -> list[str]:
    """The addresses found, best first."""
    field = page.locator(".md-search__input").first
    field.click()
    field.fill("")
    page.keyboard.insert_text(words)
    page.keyboard.press("Shift")  # Chinese text raises no key event of its own
    page.wait_for_function(
        "words => { const m = document.querySelector('.md-search-result__meta');"
        " return document.querySelector('.md-search__input').value === words"
        " && /\\d/.test(m.textContent) }",
        arg=words,
    )
    page.wait_for_timeout(300)
    links = page.locator(".md-search-result__item > .md-search-result__link")
    return [str(link.get_attribute("href")) for link in links.all()]


def test_search_costs_nothing_until_it_is_used(book: str, page: Page) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(book + "ideas/races/", wait_until="networkidle")
    assert not [url for url in asked if "search" in url]
    assert search(page, "竞态条件")
    assert any("search_index" in url for url in asked)


@pytest.mark.parametrize("path", ["", "ideas/races/", "ideas/gil_measured/"])
def test_the_switcher_stays_on_the_page(book: str, page: Page, path: str) -> None:
    page.goto(book + path)
    for step in ("en/", "zh-en/", "", "zh-en/", "en/", ""):
        target = book + step + path
        page.evaluate(
            "target => [...document.querySelectorAll('header a')].find(a => a.href === target).click()",
            target,
        )
        page.wait_for_url(target)
        assert page.evaluate("document.documentElement.lang") == NAMES[step]


@pytest.mark.parametrize(
    ("edition", "words", "where"),
    [
        ("", "GIL", "ideas/gil"),
        ("", "全局解释器锁", "ideas/gil"),
        ("", "竞态条件", "ideas/races"),
        ("", "守护线程", "threads/ending"),
        ("", "死锁", "threads/deadlock"),
        ("", "task_done", "threads/queues"),
        ("", "可重入锁", "threads/locks"),
        ("", "条件变量", "threads/conditions"),
        ("", "信号量", "threads/semaphores"),
        ("", "定时器", "threads/rest_of_threading"),
        ("", "生产者", "threads/coordination"),
        ("", "哲学家", "threads/philosophers"),
        ("", "队列", "threads/queues"),
        ("", "发布与订阅", "threads/patterns"),
        ("", "Thread 对象", "threads/thread_object"),
        ("", "threads can only be started once", "appendix/errors"),
        (
            "en/",
            "concurrent.futures.thread.BrokenThreadPool: A thread initializer failed, the thread pool is not "
            "usable anymore",
            "appendix/errors",
        ),
        ("en/", "Thread object", "threads/thread_object"),
        ("en/", "daemon", "threads/ending"),
        ("en/", "thread-local", "threads/rest_of_threading"),
        ("en/", "RLock", "threads/locks"),
        ("en/", "lost wake-up", "threads/conditions"),
        ("en/", "barrier", "threads/semaphores"),
        ("en/", "deadlock", "threads/deadlock"),
        ("en/", "rendezvous", "threads/coordination"),
        ("en/", "philosophers", "threads/philosophers"),
        ("en/", "task_done", "threads/queues"),
        ("en/", "iterator", "threads/patterns"),
        ("", "切换间隔", "ideas/gil"),
        ("en/", "switch interval", "ideas/gil"),
        ("en/", "lost update", "ideas/races"),
        ("en/", "setDaemon", "threads/thread_object"),
        ("en/", "setDaem", "threads/thread_object"),
        ("", "BrokenBarrierError", "threads/semaphores"),
        ("zh-en/", "竞态条件", "ideas/races"),
    ],
)
def test_search_finds_the_chapter(book: str, page: Page, edition: str, words: str, where: str) -> None:
    page.goto(book + edition, wait_until="networkidle")
    pages = list(dict.fromkeys(link.partition("?")[0] for link in search(page, words)))
    assert any(where in link for link in pages[:3]), pages


@pytest.mark.parametrize("words", ["ThreadPoolExecutor", "ThreadPoolEx", "threadpoolexecutor"])
def test_a_name_of_many_words_is_found_whole_and_by_its_beginning(book: str, page: Page, words: str) -> None:
    page.goto(book, wait_until="networkidle")
    found = search(page, words)
    assert any("pools/thread_pools" in link for link in found), found
    assert not any("threads/philosophers" in link for link in found), found


@pytest.mark.parametrize(
    ("words", "where"),
    [
        ("死锁", "threads/locks"),
        ("线程池", "threads/pool"),
        ("守护线程", "threads/locks"),
        ("GIL", "threads/pool"),
        ("task_done", "threads/pool"),
    ],
)
def test_search_finds_words_of_later_parts(small_book: str, page: Page, words: str, where: str) -> None:
    page.goto(small_book, wait_until="networkidle")
    assert any(where in link for link in search(page, words)[:3])


def test_search_works_from_a_disk(offline_site: Path, page: Page) -> None:
    page.goto((offline_site / "index.html").as_uri(), wait_until="load")
    assert any("gil" in link for link in search(page, "全局解释器锁")[:3])


@pytest.mark.parametrize("path", ["ideas/races/", "en/ideas/running/", "zh-en/ideas/gil/"])
def test_copying_gives_what_is_shown(book: str, page: Page, path: str) -> None:
    page.goto(book + path, wait_until="networkidle")
    page.evaluate("document.querySelectorAll('details').forEach(folded => folded.open = true)")
    figures = page.locator("figure.snippet:has(.highlight code)")
    assert figures.count() >= 5
    for figure in figures.all():
        code = figure.locator(".highlight pre > code").first
        shown = code.evaluate("c => c.textContent")
        button = figure.locator(".highlight").first.locator("button[data-md-type=copy], .md-clipboard").first
        button.scroll_into_view_if_needed()
        button.click()
        copied = page.evaluate("navigator.clipboard.readText()")
        assert copied.rstrip("\n") == str(shown).rstrip("\n")


def test_a_copied_program_runs(book: str, page: Page, tmp_path: Path, run_snippet: object) -> None:
    page.goto(book + "ideas/races/", wait_until="networkidle")
    code = page.locator("figure.snippet .highlight pre > code").first
    program = tmp_path / "copied.py"
    program.write_text(str(code.evaluate("c => c.textContent")), "utf-8")
    run = run_snippet(program)
    assert run.output == "2 threads added 1 each: counter = 1\n"


def test_printing_leaves_the_frame_out(book: str, page: Page) -> None:
    page.goto(book + "ideas/races/")
    page.emulate_media(media="print")
    for frame in (".md-header", ".md-sidebar--primary", ".md-footer"):
        assert not page.locator(frame).first.is_visible()
    assert page.locator("figure.snippet").first.is_visible()
