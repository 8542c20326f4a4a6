"""A new chapter has the right shape from the start, and nothing is overwritten."""

import pytest

from press.errors import BookError
from press.pages.gates import GATES, Book, run
from press.pages.scaffold import make_chapter


def test_a_new_chapter_passes_every_gate_once_it_is_in_the_menu(book):
    made = make_chapter(book.root, "threads", "the_thread_object")
    assert [path.relative_to(book.root).as_posix() for path in made] == [
        "docs/threads/index.en.md",
        "docs/threads/index.zh.md",
        "docs/threads/the_thread_object.en.md",
        "docs/threads/the_thread_object.zh.md",
        "tests/claims/threads/test_the_thread_object.py",
    ]
    book.menu("threads/index.md", "threads/the_thread_object.md")
    for gate in GATES:
        found = run(Book(book.root), gate)
        assert not found.errors, [str(error) for error in found.errors]


def test_a_second_chapter_leaves_the_index_alone(book):
    make_chapter(book.root, "threads", "one_lock")
    index = book.root / "docs/threads/index.zh.md"
    index.write_text("# 线程\n", "utf-8")
    make_chapter(book.root, "threads", "two_locks")
    assert index.read_text("utf-8") == "# 线程\n"


@pytest.mark.parametrize(
    ("part", "slug", "what"),
    [
        ("threads", "queue", "'queue' is a module of the standard library"),
        ("asyncio", "loop", "'asyncio' is a module of the standard library"),
        ("threads", "mkdocs", "'mkdocs' is an installed package"),
        ("threads", "Locks", "'Locks' cannot name a chapter"),
        ("threads", "two-locks", "cannot name a chapter"),
        ("threads", "../locks", "cannot name a chapter"),
        ("threads", "2_locks", "cannot name a chapter"),
        ("", "locks", "cannot name a part"),
        ("threads", "index", "'index' is taken"),
    ],
)
def test_bad_names_are_refused_and_nothing_is_written(book, part, slug, what):
    with pytest.raises(BookError) as caught:
        make_chapter(book.root, part, slug)
    assert what in caught.value.what and caught.value.cure
    assert not (book.root / "docs" / "threads").exists() and not (book.root / "tests").exists()


def test_an_existing_chapter_is_refused(book):
    book.write("docs/threads/locks.zh.md", "# 锁\n")
    with pytest.raises(BookError, match="is there already"):
        make_chapter(book.root, "threads", "locks")
    assert not (book.root / "docs/threads/locks.en.md").exists()
