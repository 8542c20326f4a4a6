"""Chinese text uses the book's words; exceptions are listed and needed."""

import re

import pytest

from press.errors import BookError
from press.pages import glossary
from press.pages.glossary import Allowed, Avoided, Glossary, check, dictionary, read_glossary
from press.pages.prose import Line, covered

AVOIDED = (
    Avoided(re.compile("竞争条件"), "混淆", "竞态条件"),
    Avoided(re.compile("(?<!可)重入锁"), "写全", "可重入锁"),
)


def found(text, allowed=()):
    return list(check([Line("docs/a.zh.md", 7, covered(text), text)], Glossary((), AVOIDED, allowed)))


def test_a_forbidden_form_is_named_with_its_place_and_cure():
    (error,) = found("这里有竞争条件。")
    assert (error.file, error.line) == ("docs/a.zh.md", 7)
    assert "竞争条件" in error.what and "竞态条件" in error.cure


@pytest.mark.parametrize(
    "text",
    [
        "竞态条件",
        "可重入锁",
        "旧帖叫它“竞争条件”。",
        "`竞争条件`",
        "[文档](https://a.example/竞争条件)",
        "无关的话",
    ],
)
def test_quotes_code_and_the_right_forms_pass(text):
    assert not found(text)


def test_every_occurrence_counts():
    assert len(found("竞争条件和竞争条件，重入锁")) == 3


def test_an_exception_needs_its_file_and_must_be_needed():
    allowed = (Allowed("docs/a.zh.md", "竞争条件", "引用标题"),)
    assert not found("竞争条件", allowed)
    (error,) = found("竞态条件", allowed)
    assert "is not needed" in error.what
    assert len(found("竞争条件", (Allowed("docs/b.zh.md", "竞争条件", "引用标题"),))) == 2


@pytest.mark.parametrize(
    ("bad", "good"),
    [
        ("竞争条件", "竞态条件"),
        ("循环队列", "无界队列"),
        ("协同程序", "协程"),
        ("互斥量", "互斥锁"),
        ("栅栏", "屏障"),
        ("后台线程", "守护线程"),
        ("运行行程", "并行程度取决于正在运行程序的行程序列"),
        ("IO 密集型", "I/O 密集型"),
        ("无 GIL 版", "自由线程构建版"),
        ("让我们看看", "看看"),
        ("进行了处理", "处理了；正在进行"),
    ],
)
def test_the_books_own_list(bad, good):
    avoided = read_glossary().avoided
    assert any(entry.form.search(bad) for entry in avoided)
    assert not any(entry.form.search(good) for entry in avoided)


def test_no_preferred_form_is_forbidden():
    book = read_glossary()
    assert len(book.words) > 100
    for word in book.words:
        assert not any(entry.form.search(word) for entry in book.avoided), word
    assert all(entry.why for entry in book.avoided) and all(entry.reason for entry in book.allowed)


def test_the_search_dictionary_is_made_from_the_glossary():
    cure = "write press.pages.glossary.dictionary(read_glossary()) to it"
    assert glossary.DICTIONARY.read_text("utf-8") == dictionary(read_glossary()), cure
    for word in ("死锁", "线程池", "守护线程"):
        assert f"\n{word} " in glossary.DICTIONARY.read_text("utf-8")


def test_jieba_keeps_the_terms_whole(tmp_path):
    jieba = pytest.importorskip("jieba")
    splitter = jieba.Tokenizer()
    splitter.tmp_dir = str(tmp_path)
    splitter.load_userdict(str(glossary.DICTIONARY))
    assert "自由线程构建版" in splitter.lcut("在自由线程构建版上运行")
    assert {"线程池", "全局解释器锁"} <= set(splitter.lcut("线程池与全局解释器锁"))


def test_a_damaged_glossary_is_a_sentence(tmp_path):
    file = tmp_path / "glossary.toml"
    file.write_text('[[term]]\nzh = ["锁"]\navoid = [["(", "x"]]\n', "utf-8")
    with pytest.raises(BookError, match="not a glossary"):
        read_glossary(file)
