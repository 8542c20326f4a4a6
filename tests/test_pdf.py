"""The three PDFs of the real book, made once and looked at as strangers do: qpdf, MuPDF, pdfium."""

from __future__ import annotations

import ast
import io
import re
import shutil
import subprocess
import sys
import textwrap
import warnings
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pikepdf
import pymupdf
import pypdfium2
import pytest

from press.errors import BookError
from press.pages.alignment import parse
from press.pdf.build import Made, set_book
from press.pdf.collect import Feed, FeedPage
from press.pdf.fonts import find_fonts
from press.pdf.inspection import inspect, outline
from press.pdf.listings import listing_of
from press.pdf.source_date import source_date
from press.pdf.theme import sheet_for
from press.snippets.model import ROOT, SNIPPETS
from tests import mini_book
from tests.printed import EDITIONS

pytestmark = pytest.mark.printed
HANGING = 7.0
"""Points by which hanging punctuation may leave the type area."""


@pytest.fixture(params=EDITIONS)
def made(request: pytest.FixtureRequest, books: dict[str, Made]) -> Made:
    return books[request.param]


def opened(pdf: bytes) -> pikepdf.Pdf:
    return pikepdf.open(io.BytesIO(pdf))


def pages_of(made: Made) -> list[pymupdf.Page]:
    return list(pymupdf.open(stream=made.pdf))


def labels_of(made: Made) -> list[str]:
    with opened(made.pdf) as document:
        return [page.label for page in document.pages]


# --- the file -----------------------------------------------------------------------------------------------


def test_nothing_is_wrong_with_the_file(made):
    assert list(inspect(made.pdf, made.book)) == []


def test_it_says_what_it_is(made):
    with opened(made.pdf) as document, document.open_metadata() as metadata:
        assert str(document.Root.Lang).startswith("en" if made.book.edition == "en" else "zh")
        assert str(document.docinfo["/Title"]) == made.feed.edition.site_name
        assert document.Root.ViewerPreferences.DisplayDocTitle
        assert metadata["pdfuaid:part"] == "1"
        assert metadata["pdfaid:part"] == "3" and metadata["pdfaid:conformance"] == "U"


def test_drawings_and_plots_are_vectors(made):
    with opened(made.pdf) as document:
        images = [
            x for x in document.objects if isinstance(x, pikepdf.Stream) and x.get("/Subtype") == "/Image"
        ]
    assert not images and any(page.is_notebook for page in made.feed.pages)


def test_nothing_leaves_the_type_area(made):
    sheet = sheet_for(made.book.edition)
    outside = []
    for number, page in enumerate(pages_of(made), 1):
        for block in page.get_text("dict")["blocks"]:
            for line in block.get("lines", []):
                left, top, right, bottom = line["bbox"]
                text = "".join(span["text"] for span in line["spans"])
                fits = left > sheet.left - HANGING and right < sheet.width - sheet.right + HANGING
                if text.strip() and not (fits and top > 20 and bottom < sheet.height - 15):
                    outside.append((number, text[:60], round(left), round(right)))
    assert not outside


# --- contents, numbers, places ------------------------------------------------------------------------------


def lines_of(page: pymupdf.Page) -> list[str]:
    """The text line by line, words on one height together, blanks left out."""
    rows: list[tuple[float, list[tuple[float, str]]]] = []
    for x, top, _, bottom, word, *_ in sorted(page.get_text("words"), key=lambda word: word[1] + word[3]):
        middle = (top + bottom) / 2
        if not rows or middle - rows[-1][0] > 5:
            rows.append((middle, []))
        rows[-1][1].append((x, word))
    return ["".join(word for _, word in sorted(row)) for _, row in rows]


@pytest.mark.parametrize("edition", ["zh", "en"])
def test_contents_outline_and_page_labels_agree(books, edition):
    pages, labels = pages_of(books[edition]), labels_of(books[edition])
    front = [page for page, label in zip(pages, labels, strict=True) if not label.isdigit()]
    printed = [line for page in front for line in lines_of(page)]
    with opened(books[edition].pdf) as document:
        chapters = [heading for heading in outline(document) if heading.depth <= 1]
    assert len(chapters) >= len(books[edition].feed.pages)
    for heading in chapters:
        if heading.depth == 1 and not re.match(r"\d+ |[A-Z] ", heading.title):
            continue
        title = re.sub(r"^(?:\d+|[A-Z]) ", "", heading.title).replace(" ", "")
        label = labels[heading.page]
        assert any(title in line and line.endswith(label) for line in printed), (title, label)


@pytest.mark.parametrize(("edition", "pattern"), [("zh", r"（第(\w+)页）"), ("en", r"\(p\.(\w+)\)")])
def test_a_link_is_followed_by_the_page_it_leads_to(books, edition, pattern):
    labels = labels_of(books[edition])
    right = wrong = 0
    for page in pages_of(books[edition]):
        words = "".join(page.get_text().split()).replace("\xa0", "")
        printed = set(re.findall(pattern, words))
        leads = {labels[link["page"]] for link in page.get_links() if link.get("page", -1) >= 0}
        right += len(printed & leads)
        wrong += len(printed - leads)
    assert right > 50 and wrong <= right // 50  # a number may be on the page after its link


def test_every_page_has_its_running_head(books):
    labels = labels_of(books["zh"])
    with opened(books["zh"].pdf) as document:
        starts = {heading.page for heading in outline(document) if heading.depth <= 1}
    later = [
        page for page in pages_of(books["zh"]) if labels[page.number].isdigit() and page.number not in starts
    ]
    assert later
    for page in later:
        assert page.get_text(clip=(0, 0, page.rect.width, 64)).strip(), page.number


def test_the_index_names_pages_that_have_the_name(books):
    pages = pages_of(books["en"])
    by_label = dict(zip(labels_of(books["en"]), pages, strict=True))
    with opened(books["en"].pdf) as document:
        begins = next(one.page for one in outline(document) if one.title == "Index of API names")
    index = "\n".join(page.get_text() for page in pages[begins:])
    assert "\u2212" not in index and "-1" not in index  # the contents and the running heads are no places
    (found,) = re.findall(r"^Barrier\s+([\d,– \n]+)$\n", index[index.index("threading\n") :], re.M)[:1]
    for run in "".join(found.split()).split(","):
        first, _, last = run.partition("–")
        for label in range(int(first), int(last or first) + 1):
            begins = by_label[str(label)].number  # a program is noted where it begins, and may go on
            assert any("Barrier" in page.get_text() for page in pages[begins : begins + 2]), label


# --- programs -----------------------------------------------------------------------------------------------


def test_every_program_is_attached_as_it_is(made):
    with opened(made.pdf) as document:
        attached = {name: spec.get_file().read_bytes() for name, spec in document.attachments.items()}
    shown = {name for page in made.feed.pages for name in re.findall(r'data-snippet="([^"]+)"', page.html)}
    assert attached == {name: (SNIPPETS / name).read_bytes() for name in shown}


def listings(made: Made) -> Iterator[str]:
    """The Python that the pages show."""
    for page in made.feed.pages:
        for element in parse(page.html).xpath(".//div[contains(@class,'language-python')]"):
            yield listing_of(element).text


class Squeezed(ast.NodeTransformer):
    """What a viewer does to strings: no viewer copies blank lines, those built on pdfium no run of blanks."""

    def __init__(self, viewer: str) -> None:
        self.runs = re.compile(r"\s+" if viewer == "pdfium" else r"\n+")

    def visit_Constant(self, node: ast.Constant) -> ast.Constant:
        if not isinstance(node.value, str):
            return node
        return ast.Constant(self.runs.sub(" ", node.value))


def tree(text: str, viewer: str) -> str | None:
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            parsed = ast.parse(textwrap.dedent(text))
    except (SyntaxError, ValueError):
        return None
    return ast.dump(Squeezed(viewer).visit(parsed))


def copied_lines(made: Made, viewer: str) -> list[str]:
    """The text of the book as a viewer's user copies it; `beside` an output, only the left half."""
    if viewer == "mupdf":
        flags = pymupdf.TEXT_PRESERVE_WHITESPACE
        text = "\n".join(page.get_text("text", flags=flags) for page in pages_of(made))
    else:
        document = pypdfium2.PdfDocument(made.pdf)
        text = "\n".join(page.get_textpage().get_text_bounded() for page in document)
    return [line.rstrip() for line in text.replace("\r", "").replace("\f", "\n").split("\n")]


def squeezed(line: str) -> str:
    return re.sub(r"\s+", " ", line.strip())


def copies_of(listing: str, lines: list[str], index: dict[str, list[int]]) -> Iterator[str]:
    """The listing wherever it is found again, line by line; a page break may be in between."""
    wanted = [line for line in listing.split("\n") if line.strip()]
    for start in index.get(squeezed(wanted[0]), []):
        place, found = start, []
        for line in wanted:
            near = range(place, min(place + 8, len(lines)))
            place = next((n for n in near if squeezed(lines[n]) == squeezed(line)), -1)
            if place < 0:
                break
            found.append(lines[place])
            place += 1
        else:
            yield "\n".join(found)


@pytest.mark.parametrize("edition", ["zh", "en"])
@pytest.mark.parametrize("viewer", ["mupdf", "pdfium"])
def test_programs_are_copied_as_the_same_programs(books, edition, viewer):
    lines = copied_lines(books[edition], viewer)
    index: dict[str, list[int]] = {}
    for number, line in enumerate(lines):
        index.setdefault(squeezed(line), []).append(number)
    lost, total = [], 0
    for listing in listings(books[edition]):
        wanted = tree(listing, viewer)
        if wanted is not None:
            total += 1
            copies = list(copies_of(listing, lines, index))  # two programs may differ in an indent alone
            if not any(tree(copy, viewer) == wanted for copy in copies):
                lost.append("\n--- is copied as\n".join([listing, *copies]))
    assert total > 80 and not lost, f"{len(lost)} of {total}:\n" + "\n\n".join(lost)


# --- the parallel edition -----------------------------------------------------------------------------------


def numbers(made: Made) -> list[str]:
    """The numbers printed beside figures and programs, in the order of the pages."""
    printed = []
    for page in pages_of(made):
        blanks = str.maketrans("", "", " \xa0\n")
        printed += re.findall(r"(?:图|程序)(?:\d+|[A-Z])\.\d+", page.get_text().translate(blanks))
    return printed


def test_figures_and_programs_are_counted_once(books):
    alone, parallel = sorted(numbers(books["zh"])), sorted(numbers(books["zh-en"]))
    assert len(alone) > 50 and len(set(alone)) == len(alone)
    assert parallel == alone
    assert list(books["zh"].book.programs) == list(books["zh-en"].book.programs)


NOTES = (
    '<div class="footnote"><ol><li id="fn:1"><div class="bi"><p>注文甲</p><p>Note one</p></div></li>'
    '<li id="fn:2"><div class="bi"><p>注文乙</p><p>Note two</p></div></li></ol></div>'
)


def referring(number: int) -> str:
    return f'<sup><a class="footnote-ref" href="#fn:{number}">{number}</a></sup>'


def test_footnotes_are_counted_once_and_anew_in_each_chapter(books, tmp_path):
    pair = '<div class="bi"><p>中文{0}</p><p>English{0}</p></div>'
    body = "".join(pair.format(referring(number)) for number in (1, 2)) + NOTES
    pages = [FeedPage(f"{n}.md", f"docs/{n}.zh.md", f"{n}/", "T", f"<h1>T</h1>{body}") for n in (1, 2)]
    made = set_small(replace(books["zh-en"].feed, items=tuple(pages)), tmp_path)
    for page in pages_of(made)[-2:]:
        lines = "".join(page.get_text().split("T\n", 1)[-1].split()).replace("English", " English")
        assert lines.startswith("中文1 English1中文2 English21注文甲Noteone2注文乙Notetwo")


# --- what stops the book ------------------------------------------------------------------------------------


def set_small(feed: Feed, work: Path) -> Made:
    return set_book(ROOT, feed, find_fonts(ROOT), source_date(ROOT), work / "work")


@pytest.fixture(scope="session")
def small(books: dict[str, Made], tmp_path_factory: pytest.TempPathFactory) -> Made:
    """One page with a program and a link."""
    page = next(page for page in books["en"].feed.pages if 'class="snippet"' in page.html)
    (program,) = re.findall(r'<figure class="snippet".*?</figure>', page.html, re.S)[:1]
    program = re.sub(r'<a [^>]*class="tl-how".*?</a>|<div class="timeline".*', "", program, flags=re.S)
    html = f'<h1>Home</h1><h2 id="a">A <code>Lock</code></h2><p><a href="#a">there</a></p>{program}'
    feed = replace(books["en"].feed, items=(FeedPage("index.md", "docs/index.en.md", "./", "Home", html),))
    return set_small(feed, tmp_path_factory.mktemp("small"))


def test_a_small_book_is_sound(small):
    assert list(inspect(small.pdf, small.book)) == []


def damaged(made: Made, how: str) -> bytes:
    with opened(made.pdf) as document:
        fonts = [
            x for x in document.objects if isinstance(x, pikepdf.Dictionary) and x.get("/Type") == "/Font"
        ]
        if how == "font":
            descriptor = next(x for x in fonts if "/FontDescriptor" in x).FontDescriptor
            for key in ("/FontFile2", "/FontFile3"):
                if key in descriptor:
                    del descriptor[key]
        elif how == "unicode":
            del next(x for x in fonts if "/ToUnicode" in x)["/ToUnicode"]
        elif how == "type3":
            fonts[0].Subtype = pikepdf.Name.Type3
        elif how == "language":
            del document.Root["/Lang"]
        elif how == "tags":
            del document.Root["/MarkInfo"]
        elif how == "program":
            del document.attachments[next(iter(document.attachments))]
        elif how == "outline":
            with document.open_outline() as tree:
                del tree.root[0]
        elif how == "link":
            note = next(
                n for page in document.pages for n in page.get("/Annots", []) if "/Dest" in n or "/A" in n
            )
            note["/Dest"] = pikepdf.String("nowhere")
            if "/A" in note:
                del note["/A"]
        target = io.BytesIO()
        document.save(target)
    return target.getvalue()


@pytest.mark.parametrize(
    ("how", "said"),
    [
        ("font", "is not embedded"),
        ("unicode", "cannot be copied"),
        ("type3", "Type 3"),
        ("language", "in which language"),
        ("tags", "not tagged"),
        ("program", "programs are not attached"),
        ("outline", "is not in its outline"),
        ("link", "leads nowhere"),
    ],
)
def test_a_damaged_file_is_refused(small, how, said):
    assert any(said in fault for fault in inspect(damaged(small, how), small.book))


# --- the same bytes, without a network ----------------------------------------------------------------------

AGAIN = """
import sys
from pathlib import Path

def refuse(event, details):
    if event in ("socket.connect", "socket.getaddrinfo", "urllib.Request"):
        raise OSError(f"the book is made without a network, but: {event} {details}")

sys.addaudithook(refuse)
from tests.printed import rendered, set_in_type
Path(sys.argv[2]).write_bytes(set_in_type(rendered(sys.argv[1]), sys.argv[3]).pdf)
"""


def without_network() -> list[str]:
    """A command prefix that takes the network away, where this system lets us; else nothing."""
    command = ["unshare", "--net", "--map-root-user"]
    there = shutil.which("unshare")
    return command if there and not subprocess.call([*command, "true"], stderr=subprocess.DEVNULL) else []


def test_the_same_bytes_again_without_a_network(books, tmp_path):
    command = [sys.executable, "-c", AGAIN, "en", str(tmp_path / "again.pdf"), str(tmp_path)]
    done = subprocess.run([*without_network(), *command], cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    assert (tmp_path / "again.pdf").read_bytes() == books["en"].pdf


REFUSED = {
    "no font": ("<p>a \U00013000 b</p>", r"no font of the book has .*U\+13000"),
    "no words for a picture": (
        '<p><img src="assets/images/favicon.svg" alt=""></p>',
        "without alternative text",
    ),
    "a program too wide": (
        f'<div class="language-python highlight"><pre><code>{"x" * 125}</code></pre></div>',
        "is 125 columns wide, there is room for 124",
    ),
    "a level skipped": ("<h4>Deep</h4>", "a heading of level 4 below one of level 2"),
    "a link to nowhere": ('<p><a href="#b">there</a></p>', "a link leads nowhere: #b"),
}


@pytest.mark.parametrize("what", REFUSED)
def test_a_mistake_on_a_page_stops_the_book_and_is_named_with_its_place(books, tmp_path, what):
    body, said = REFUSED[what]
    page = FeedPage("index.md", "docs/index.en.md", "./", "Home", f'<h1>Home</h1><h2 id="a">Odd</h2>{body}')
    feed = replace(books["en"].feed, items=(page,))
    with pytest.raises(BookError, match=r"docs/index\.en\.md: under “(?:Odd|Deep)”: .*" + said):
        set_small(feed, tmp_path)


def test_pages_without_a_twin_stop_the_book(tmp_path):
    root = mini_book.write(tmp_path / "book")
    (root / "docs/threads/pool.en.md").unlink()
    code = "import sys, pathlib, press.pdf.collect as c; c.collect(pathlib.Path(sys.argv[1]), 'zh-en')"
    command = [sys.executable, "-c", code, str(root)]
    done = subprocess.run(command, env=mini_book.environment(root), capture_output=True, text=True)
    assert done.returncode and "threads/pool.zh.md has no twin: write threads/pool.en.md" in done.stderr
