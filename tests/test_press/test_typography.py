"""Chinese is set in the Chinese way, English in the English; what is code, markup or a link is left alone."""

import pytest

from press.pages import spelling, typography
from press.pages.fences import fences_of
from press.pages.markup import site_markdown
from press.pages.prose import lines_of
from press.snippets.model import ROOT


def errors(text, check=typography.chinese):
    fences = fences_of(site_markdown(ROOT / "mkdocs.yml"), text)
    skipped = {number for fence in fences for number in range(fence.line, fence.end + 1)}
    return list(check(lines_of("docs/a.zh.md", text, skipped)))


BAD = {
    "half-width comma": "先读,后写",
    "half-width stop": "先读.",
    "half-width colon": "次序:先读",
    "half-width comma after code": "`Lock`,然后写",
    "half-width brackets": "竞态(race)条件",
    "brackets round Chinese": "race(竞态)",
    "straight quotes": '他说"好"',
    "space before punctuation": "使用 `Lock` ，然后",
    "space after punctuation": "先读， 后写",
    "no space before Latin": "使用Lock 对象",
    "no space after Latin": "使用 Lock对象",
    "no space before digits": "有3 个",
    "no space before code": "使用`Lock` 对象",
    "no space after code": "使用 `Lock`对象",
    "no space round bold": "使用**Lock**对象",
    "no space round a link": "见[Lock](https://a.example/x)一节",
    "no space after a version": "从**3.13+**{ .since } 起",
    "space between Han": "线程 安全",
    "dots": "等等...",
    "two marks": "好。。",
    "in a list": "- 使用Lock 对象",
    "in a heading": "## 使用Lock { #lock }",
    "in a table": "| 甲 | 使用Lock |\n|-|-|\n| 乙 | 丙 |",
    "in a box": '!!! note "注意"\n    使用Lock 对象',
    "in the title of a box": '!!! note "使用Lock"\n    好',
    "in a tab": '=== "甲"\n\n    先读,后写',
    "full-width letters": "使用 Ｌock 对象",
}


@pytest.mark.parametrize("name", BAD)
def test_a_mistake_is_found(name):
    found = errors("# 题\n\n" + BAD[name])
    assert found and all(error.file == "docs/a.zh.md" and error.line >= 3 and error.cure for error in found)


GOOD = [
    "使用 `Lock` 保护 3 个变量，见[文档](https://docs.python.org/zh-cn/3/library/threading.html#lock-objects)。",
    "竞态条件（race condition，见[术语表](x.md)）在 **3.13+**{ .since } 上也有。",
    "他说“好”，然后走了……第 1 步：读；第 2 步：写！对吗？",
    '!!! quote "旧帖怎么说"\n    “线程没有用。”',
    '??? question "`append` 是原子的，那么 `x` 安全吗？"\n    不安全。',
    "```python\n# 使用Lock,然后\n```",
    '- **返回，而不是共享。**每个任务算出自己的数。\n- ![两个线程,先读](../assets/a.svg "t")'.replace(
        ",", "，"
    ),
    "## 丢失的更新 { #lost-update }",
    "| `a`、`b` | 是 |\n|---|:---:|\n| 3 | [`x.py`](#a) |",
    "脚注[^1]在此。\n\n[^1]: 注释。",
    "/// snippet | a/b.py\n    highlight: 使用Lock,然后\n///",
    "---\ntitle: 使用Lock,然后\n---\n\n好。",
    "参见 <https://a.example/Lock,x>。",
    "速度是 C++ 的 1/2，约 50%，即 0.5 s。",
    'English only, with (brackets) and "quotes".',
]


@pytest.mark.parametrize("text", GOOD)
def test_good_setting_passes(text):
    assert not errors(text), [str(error) for error in errors(text)]


def test_english_has_no_full_width_marks():
    assert errors("Read，then write", typography.english)
    assert not errors("Read, then write; Chinese says 读，写 and “quoted”.", typography.english)
    assert not errors("`a，b`", typography.english)


def test_spelling():
    (error,) = errors("# A\n\nTeh lock", spelling.check)
    assert (error.line, error.what) == (3, "misspelled: Teh") and "The" in error.cure
    (british,) = errors("Their behaviour", spelling.check)
    assert "behavior" in british.cure
    assert not errors("The task was cancelled; `teh` is code", spelling.check)
    assert not errors("```python\nteh = 1\n```", spelling.check)
