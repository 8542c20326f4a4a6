"""Drawings are put into the page in its language, and refused when they cannot be read or cannot go dark."""

import markdown
import pytest

from press.errors import BookError
from press.pages import alignment as al
from press.pages import page as pages
from press.pages.diagrams import problems
from press.pages.page import Page

SVG = """\
<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 40">
  <title>{title}</title>
  <desc>Both read 0, then both write 1.</desc>
  <defs><marker id="tip"><path class="d-fill" d="M0 0L4 2L0 4z"/></marker></defs>
  <line class="d-line" x1="0" y1="0" x2="9" y2="9" marker-end="url(#tip)"/>
  <use href="#tip"/>
  <text class="d-text" x="1" y="1" fill="currentColor">{title}</text>
</svg>
"""


@pytest.fixture
def show(book):
    for language, title in (("zh", "丢失的更新"), ("en", "A lost update")):
        book.write(f"docs/assets/diagrams/lost.{language}.svg", SVG.format(title=title))

    def render(text, language="zh"):
        file = book.write(f"docs/part/chapter.{language}.md", text)
        token = pages.CURRENT.set(Page(file, language, language))
        try:
            return al.parse(markdown.markdown(text, extensions=["press.pages.block"]))
        finally:
            pages.CURRENT.reset(token)

    return render


DIAGRAM = "![two threads read 0](../assets/diagrams/lost.svg)"


@pytest.mark.parametrize(("language", "title"), [("zh", "丢失的更新"), ("en", "A lost update")])
def test_is_inlined_in_the_language_of_the_page(show, language, title):
    root = show(f"words\n\n{DIAGRAM}\n\nwords", language)
    (svg,) = root.xpath("./figure[@class='diagram']/svg")
    assert svg.get("aria-label") == "two threads read 0" and svg.get("role") == "img"
    assert svg.xpath("string(*[local-name()='title'])") == title
    described = svg.get("aria-describedby")
    assert "Both read 0" in svg.xpath(f"string(*[@id='{described}'])")


def test_ids_are_unique_and_still_found(show):
    root = show(f"{DIAGRAM}\n\n{DIAGRAM}")
    idents = root.xpath(".//svg//@id")
    assert len(idents) == len(set(idents)) == 4
    for svg in root.xpath(".//svg"):
        inside = set(svg.xpath(".//@id"))
        assert svg.xpath("string(.//@marker-end)")[5:-1] in inside
        assert svg.xpath("string(.//@href)")[1:] in inside


BAD_PAGE = {
    "no alt": ("![](../assets/diagrams/lost.svg)", "without alternative text"),
    "no alt of any image": ("![ ](../assets/images/photo.png)", "without alternative text"),
    "missing": ("![x](../assets/diagrams/found.svg)", "found.zh.svg: there is no such diagram"),
    "language in the name": ("![x](../assets/diagrams/lost.zh.svg)", "no diagram is at"),
    "wrong folder": ("![x](../../assets/diagrams/lost.svg)", "no diagram is at"),
    "amid text": ("see ![x](../assets/diagrams/lost.svg) here", "amid text"),
}


@pytest.mark.parametrize("name", BAD_PAGE)
def test_a_bad_image_stops_the_page(show, name):
    text, what = BAD_PAGE[name]
    with pytest.raises(BookError) as caught:
        show(f"# T\n\n{text}\n")
    assert what in caught.value.what and caught.value.cure
    assert (caught.value.file, caught.value.line) == ("docs/part/chapter.zh.md", 3)


def test_other_images_are_left_alone(show):
    assert (
        show("![a plot](../assets/images/plot.png)").xpath("string(.//img/@src)")
        == "../assets/images/plot.png"
    )


BAD_SVG = {
    "no title": ("<title>{title}</title>", "", "no <title>", 1),
    "empty desc": ("Both read 0, then both write 1.", " ", "no <desc>", 1),
    "no viewBox": (' viewBox="0 0 100 40"', "", "no viewBox", 1),
    "fixed colour": ('fill="currentColor"', 'fill="#333"', "a fixed colour: fill=#333", 7),
    "fixed colour in a style": (
        'fill="currentColor"',
        'style="stroke: black"',
        "a fixed colour: stroke=black",
        7,
    ),
    "style sheet": ("<defs>", "<style>.d-line{{stroke:red}}</style><defs>", "<style> in a drawing", 4),
    "picture": ("<defs>", '<image href="https://host/x.png"/><defs>', "<image> in a drawing", 4),
    "script": ("<defs>", "<script>1</script><defs>", "<script> in a drawing", 4),
    "reference": ('href="#tip"', 'href="other.svg#tip"', "a reference to elsewhere: other.svg#tip", 6),
    "reference by url": ("url(#tip)", "url(https://host/x.svg#tip)", "a reference to elsewhere", 5),
    "not XML": ("</defs>", "", "not XML", 8),
    "not SVG": ("svg", "svgs", "not an SVG", 1),
}


@pytest.mark.parametrize("name", BAD_SVG)
def test_a_bad_drawing_stops_the_page(book, show, name):
    old, new, what, line = BAD_SVG[name]
    book.write("docs/assets/diagrams/lost.zh.svg", SVG.replace(old, new).format(title="T"))
    with pytest.raises(BookError) as caught:
        show(DIAGRAM)
    assert what in caught.value.what and caught.value.cure
    assert f"docs/assets/diagrams/lost.zh.svg:{line}: " in caught.value.what


def test_every_problem_is_found_at_once(book):
    bad = SVG.replace("<title>{title}</title>", "").replace("currentColor", "red").format(title="T")
    file = book.write("docs/assets/diagrams/lost.zh.svg", bad)
    assert len(problems(file)) == 2
