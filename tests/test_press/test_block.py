"""The snippet block shows the program and its output, and says what is wrong with file, line and cure."""

import markdown
import pytest

from press.errors import BookError
from press.pages import alignment as al
from press.pages import page as pages
from press.pages.page import Page

SOURCE = """\
import sys

# section: work
def f():
    # 中文
    # English
    return 1 < 2
# end: work


print(f(), "&")
"""


@pytest.fixture
def show(book):
    """Render a page; returns its tree."""

    def render(text, edition="zh", language="zh", **kwargs):
        file = book.write(f"docs/part/chapter.{language}.md", text)
        token = pages.CURRENT.set(Page(file, language, edition, **kwargs))
        try:
            html = markdown.markdown(
                text, extensions=["press.pages.block", "admonition", "pymdownx.superfences"]
            )
        finally:
            pages.CURRENT.reset(token)
        return al.parse(html)

    return render


def figure(root):
    (found,) = root.xpath(".//figure[@class='snippet']")
    return found


def code(root):
    return al.code_of(root.xpath(".//*[contains(@class, 'highlight')]")[0])


def badges(root):
    return [
        (x.get("class").split()[-1], x.text) for x in root.xpath(".//*[contains(@class, 'snippet-badge')]")
    ]


BLOCK = "/// snippet | part/chapter/x.py\n///\n"


def test_shows_code_and_output(book, show):
    book.snippet("part/chapter/x.py", SOURCE, "True &\n")
    root = show(f"# T\n\n{BLOCK}")
    found = figure(root)
    assert found.get("data-snippet") == "part/chapter/x.py"
    assert code(root) == SOURCE.replace("# section: work\n", "").replace("# end: work\n", "").replace(
        "    # English\n", ""
    ).strip("\n")
    (transcript,) = root.xpath(".//pre[contains(@class, 'snippet-transcript')]")
    assert al.code_of(transcript) == "True &"
    assert badges(root) == [("exact", "每次相同")]
    assert al.text_of(root.xpath(".//p[@class='snippet-runs']")[0]) == (
        "在 Python 3.11–3.15 上运行过；输出由 Python 3.15.2 在 Linux 上录得。"
    )


def test_structure_is_the_one_the_theme_puts_its_copy_button_on(book, show):
    book.snippet("part/chapter/x.py", SOURCE, "True &\n")
    root = show(BLOCK)
    (block,) = root.xpath(".//div[contains(@class, 'highlight')]")
    assert block.xpath("./pre/code") and not block.xpath(".//*[contains(@class, 'linenos')]")
    idents = root.xpath(".//@id")
    assert len(idents) == len(set(idents))
    for pre in root.xpath(".//pre"):  # the theme's script names each after the nearest id
        assert pre.xpath("ancestor-or-self::*[@id][1]")
    nearest = [pre.xpath("string(ancestor-or-self::*[@id][1]/@id)") for pre in root.xpath(".//pre")]
    assert len(nearest) == len(set(nearest))


@pytest.mark.parametrize(
    ("edition", "language", "has", "lacks"),
    [("zh", "zh", "中文", "English"), ("en", "en", "English", "中文"), ("zh-en", "en", "中文", "nothing")],
)
def test_comments_follow_the_edition_and_labels_the_page(book, show, edition, language, has, lacks):
    book.snippet("part/chapter/x.py", SOURCE, "True &\n")
    root = show(BLOCK, edition, language)
    assert has in code(root) and lacks not in code(root)
    assert badges(root)[0][1] == ("每次相同" if language == "zh" else "always exactly this")


def test_halves_of_the_parallel_edition_differ_only_in_leaf_texts(book, show):
    book.snippet(
        "part/chapter/x.py",
        SOURCE,
        "True &\n",
        'requires-python = ">=3.13"\n[tool.press]\nlanes = "x"\nexit = 3',
    )
    zh, en = show(BLOCK, "zh-en", "zh"), show(BLOCK, "zh-en", "en")
    pairs = list(al.walk(zh, en))
    assert all(pair.zh is not None and pair.en is not None for pair in pairs)
    for pair in pairs:
        if al.role(pair.zh) is al.Role.CODE:
            assert al.code_of(pair.zh) == al.code_of(pair.en)
    assert {al.text_of(p.en) for p in pairs if al.role(p.en) is al.Role.LEAF} >= {
        "Output",
        "exit code 3",
        "Download",
    }


def test_part_of_a_program_with_marked_lines_by_text(book, show):
    book.snippet("part/chapter/x.py", SOURCE)
    options = "    section: work\n    highlight: [def f, return]\n    show: code\n"
    root = show(f"/// snippet | part/chapter/x.py\n{options}///\n")
    assert code(root) == "def f():\n    # 中文\n    return 1 < 2"
    assert [x.text_content().strip() for x in root.xpath(".//*[@class='hll']")] == [
        "def f():",
        "return 1 < 2",
    ]
    assert not root.xpath(".//*[contains(@class, 'snippet-output')]")


def test_twice_on_a_page_and_within_lists_and_admonitions(book, show):
    book.snippet("part/chapter/x.py", SOURCE, "True &\n")
    inner = BLOCK.replace("\n", "\n    ")
    root = show(f"{BLOCK}\n- item\n\n    {inner}\n\n!!! note\n\n    {inner}\n")
    assert len(root.xpath(".//figure")) == 3
    assert root.xpath("./ul/li/figure") and root.xpath("./div[contains(@class, 'admonition')]/figure")
    idents = root.xpath(".//@id")
    assert len(idents) == len(set(idents))


EXACT = ("exact", "always exactly this")


@pytest.mark.parametrize(
    ("metadata", "output", "expected"),
    [
        ("", "a\n", [EXACT]),
        ("[tool.press]\nlanes = '^a'", "a\n", [("order", "one legal order of many")]),
        ("[tool.press]\nvary = ['a']", "a\n", [("vary", "values vary")]),
        ("", "took 0.51 s\n", [("vary", "values vary")]),
        ("", "I am pid 4711\n", [("vary", "values vary")]),
        ("[tool.press]\nexit = 3", "a\n", [EXACT, ("exit", "exit code 3")]),
        (
            "[tool.press]\nexit = -9",
            "a\n",
            [EXACT, ("exit", "killed by signal 9")],
        ),
        ('requires-python = ">=3.13"', "a\n", [("version", "Python 3.13+"), EXACT]),
        ('requires-python = ">=3.11"', "a\n", [EXACT]),
        ('[tool.press]\nplatforms = ["linux", "darwin"]', "a\n", [("platform", "Linux, macOS only"), EXACT]),
        ('dependencies = ["trio==0.30"]', "a\n", [("package", "trio==0.30"), EXACT]),
        (
            'requires-python = "<3.14"',
            "a\n",
            [("version", "Python 3.11–3.13"), EXACT],
        ),
    ],
)
def test_badges_say_what_the_contract_promises(book, show, metadata, output, expected):
    book.snippet("part/chapter/x.py", SOURCE, output, metadata)
    assert badges(show(BLOCK, "en", "en")) == expected


def test_wrong_on_purpose_says_why_in_the_language_of_the_page(book, show):
    book.snippet(
        "part/chapter/x.py", SOURCE, "a\n", "[tool.press]\nwrong-on-purpose = '丢了一次 / one is lost'"
    )
    zh, en = show(BLOCK, "zh", "zh"), show(BLOCK, "en", "en")
    assert al.text_of(zh.xpath(".//p[@class='snippet-reason']")[0]) == "故意出错：丢了一次"
    assert al.text_of(en.xpath(".//p[@class='snippet-reason']")[0]) == "Wrong on purpose: one is lost"
    assert badges(en) == [EXACT]


def test_other_outputs_are_shown_folded(book, show):
    file = book.snippet("part/chapter/x.py", SOURCE, "new\n", "[tool.press]\none-of = 2")
    file.with_name("x.2.out").write_text("other\n")
    file.with_name("x@3.12.out").write_text("oldest\n")
    file.with_name("x@3.13.out").write_text("old\n")
    root = show(BLOCK, "en", "en")
    folded = [(al.text_of(x[0]), al.code_of(x)) for x in root.xpath(".//details")]
    assert folded == [
        ("Python 3.13 prints", "old"),
        ("Python 3.12 and older print", "oldest"),
        ("Another legal output", "other"),
    ]
    assert badges(root) == [("order", "one legal order of many")]


def test_a_silent_program_says_so(book, show):
    book.snippet("part/chapter/x.py", SOURCE, "")
    root = show(BLOCK, "en", "en")
    assert al.text_of(root.xpath(".//*[@class='snippet-title']")[0]) == "No output"
    assert not root.xpath(".//pre[contains(@class, 'snippet-transcript')]")


@pytest.mark.parametrize(
    ("url", "href"),
    [
        ("", "snippets/part/chapter/x.py"),
        ("ideas/races/", "../../snippets/part/chapter/x.py"),
        ("en/ideas/races/", "../../../snippets/part/chapter/x.py"),
        ("en/ideas/races.html", "../../snippets/part/chapter/x.py"),
    ],
)
def test_links_to_the_program(book, show, url, href):
    book.snippet("part/chapter/x.py", SOURCE, "a\n")
    root = show(BLOCK, "en", "en", url=url, repo_url="https://host/me/book/")
    download, source = root.xpath(".//a")
    assert download.get("href") == href and download.get("aria-label") == "Download x.py"
    assert source.get("href") == "https://host/me/book/blob/main/snippets/part/chapter/x.py"


X = "/// snippet | part/chapter/x.py\n"
BAD = {
    "wrong path": ("/// snippet | part/chapter/y.py\n///", "no such snippet", "part/chapter has: x"),
    "wrong folder": (
        "/// snippet | elsewhere/x.py\n///",
        "no such snippet",
        "did you mean part/chapter/x.py",
    ),
    "not below snippets": ("/// snippet | ../x.py\n///", "no snippet", "below snippets/"),
    "no path": ("/// snippet\n///", "without a path", "/// snippet |"),
    "unknown section": (f"{X}    section: rest\n///", "no section 'rest'", "work"),
    "highlight not found": (f"{X}    highlight: g()\n///", "'g()'", "not from a comment"),
    "highlight in a comment": (f"{X}    highlight: English\n///", "'English'", "not from a comment"),
    "highlight is a number": (f"{X}    highlight: 3\n///", "highlight is 3", "quotes"),
    "unknown option": (f"{X}    lines: 1-3\n///", "unknown option 'lines'", "section"),
    "unknown show": (f"{X}    show: nothing\n///", "'nothing'", "all, code or output"),
    "section of no code": (f"{X}    section: work\n    show: output\n///", "not shown", "show: all"),
    "text inside": (f"{X}\nwords\n\n///", "text in the block", "only options"),
    "options not YAML": (f"{X}    highlight: a: b\n///", "cannot be read", "quote"),
}


@pytest.mark.parametrize("name", BAD)
def test_a_bad_block_stops_the_page(book, show, name):
    text, what, cure = BAD[name]
    book.snippet("part/chapter/x.py", SOURCE, "a\n")
    with pytest.raises(BookError) as caught:
        show(f"# T\n\nwords\n\n{text}\n")
    assert what in caught.value.what and cure in caught.value.cure
    assert caught.value.file == "docs/part/chapter.zh.md" and caught.value.line == 5


def test_the_second_of_two_equal_blocks_is_named(book, show):
    book.snippet("part/chapter/x.py", SOURCE, "a\n")
    with pytest.raises(BookError) as caught:
        show(f"{BLOCK}\n/// snippet | part/chapter/x.py\n    section: rest\n///\n")
    assert caught.value.line == 4


@pytest.mark.parametrize(
    ("output", "record", "metadata", "what"),
    [
        (None, True, "", "no recorded output"),
        ("a\n", False, "", "never recorded"),
        ("a\n", True, "[tool.press]\none-of = 2", "x.2.out: there is no recorded output"),
        ("a\n", True, "[tool.press]\nlane = 2", "unknown key 'lane'"),
    ],
)
def test_a_program_that_cannot_be_shown_stops_the_page(book, show, output, record, metadata, what):
    book.snippet("part/chapter/x.py", SOURCE, output, metadata, record)
    with pytest.raises(BookError) as caught:
        show(BLOCK)
    assert what in caught.value.what and caught.value.cure and caught.value.line == 1


def test_code_alone_needs_no_recording(book, show):
    book.snippet("part/chapter/x.py", SOURCE, None, record=False)
    assert code(show("/// snippet | part/chapter/x.py\n    show: code\n///\n"))


def test_a_block_in_a_fence_is_only_quoted(show):
    root = show("```text\n/// snippet | no/such.py\n///\n```\n\nand `/// snippet | x`\n")
    assert not root.xpath(".//figure")


def test_without_an_adapter(book):
    book.snippet("part/chapter/x.py", SOURCE, "a\n")
    html = markdown.markdown(
        BLOCK, extensions=["press.pages.block"], extension_configs={"press.pages.block": {"edition": "en"}}
    )
    assert "always exactly this" in html and "# English" in html and "中文" not in html
