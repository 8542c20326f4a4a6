"""From rendered HTML to Typst: what becomes of each kind of content, and what stops the book."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from press.errors import BookError
from press.pages.edition import Edition
from press.pdf.build import refuse
from press.pdf.collect import Feed, FeedPage, Group
from press.pdf.convert import convert
from press.pdf.fonts import fetched, of_the_system
from press.pdf.manuscript import Manuscript
from press.pdf.markup import curly, literal, running
from press.pdf.metrics import Advance, Metrics
from press.pdf.names import mentioned, used
from press.pdf.palette import Palette
from press.pdf.places import MOST, mark, settled
from press.pdf.structure import entries
from press.pdf.theme import measure_for
from press.pdf.wrapping import wrap
from press.snippets.model import ROOT

SVG = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9" width="9" height="9"{}>'
    '<path class="d-line"/></svg>'
)


class HalfWide:
    """Metrics without fonts: a Han character is one em, all else half of one."""

    def char(self, char: str) -> Advance:
        return Advance(1.0, True) if ord(char) > 0x2E80 else Advance(0.5, False)

    def width(self, text: str) -> float:
        return sum(self.char(char).em for char in text)

    def runs(self, text: str) -> list[tuple[bool, str]]:
        return [(self.char(char).wide, char) for char in text]


def edition(name: str = "zh") -> Edition:
    return Edition(
        name, "", tuple(name.split("-")), name[:2], name[:2], name, name, "Book", "About", "Search"
    )


def page(html: str, uri: str = "ideas/gil.md") -> FeedPage:
    stem = uri.rpartition(".")[0]
    return FeedPage(uri, f"docs/{stem}.zh.md", f"{stem.removesuffix('index')}/", "GIL", html)


def manuscript(*pages: FeedPage, name: str = "zh") -> Manuscript:
    index = page("<h1>Part</h1>", "ideas/index.md")
    feed = Feed(edition(name), "", ROOT / "docs", (Group("ideas", (index, *pages)),))
    families = {"sans-serif": "Sans", "serif": "Serif", "monospace": "Mono"}
    palette = Palette(ROOT / "docs")
    metrics: object = HalfWide()
    return Manuscript(name, entries(feed), measure_for(name), metrics, palette, families, feed.docs)


def converted(html: str, name: str = "zh", *others: FeedPage) -> tuple[str, Manuscript]:
    book = manuscript(page(html), *others, name=name)
    sources = [convert(book, entry) for entry in book.entries]
    return sources[1], book


def source(html: str, name: str = "zh") -> str:
    text, book = converted(html, name)
    assert not book.problems
    return text


def mistakes(html: str, *others: FeedPage) -> str:
    _, book = converted(html, "zh", *others)
    with pytest.raises(BookError) as raised:
        refuse([*book.problems, *book.check_references()])
    return str(raised.value)


# --- text ---------------------------------------------------------------------------------------------------


def test_authors_text_never_becomes_markup():
    html = "<p>#set $x$ *a* _b_ \\ [c] // d `e` @f &lt;g&gt;</p>"
    assert source(html) == '#par[#"#set $x$ *a* _b_ \\\\ [c] // d `e` @f <g>"]'


def test_control_characters_are_left_out():
    assert literal('a"\\\x07\x7f\n') == '"a\\"\\\\\\n"'


def test_a_line_break_between_chinese_characters_is_no_blank():
    assert running("第一行，\n第二行 and\nLatin") == "第一行，第二行 and Latin"


@pytest.mark.parametrize(
    ("plain", "before", "printed"),
    [
        ('The "old" ones', "", "The “old” ones"),
        ("isn't it?", "", "isn’t it?"),
        ("'s own", "lock", "’s own"),
        ('" and then', "x", "” and then"),
        ('("a")', "", "(“a”)"),
        ("the '90s", "", "the ’90s"),
    ],
)
def test_quotation_marks_are_printed_ones(plain, before, printed):
    assert curly(plain, before) == printed


def test_code_keeps_its_quotation_marks():
    assert '#ic("x[\\"a\\"]")' in source('<p>Write <code>x["a"]</code></p>')


def test_there_is_a_gap_beside_code_that_ends_in_a_sign():
    text = source("<p>调用<code>f()</code>后，<code>x</code>。</p>")
    assert '#ic("f()")#gap#"后，"' in text and '#raw("x")#"。"' in text


def test_versions_and_emphasis():
    assert (
        source('<p><strong class="since">3.14+</strong><em>a</em></p>') == '#par[#since[#"3.14+"]#emph[#"a"]]'
    )


def test_api_names_are_noted_for_the_index_once_under_each_heading():
    html = "<h1>A</h1><p><code>threading.Lock()</code> <code>Lock</code> <code>nothing.such</code></p>"
    text, _ = converted(f'{html}<h2 id="b">B</h2><p><code>threading.Lock</code></p>')
    assert re.findall(r"#ix\((.*?)\)", text) == 2 * ['"threading.Lock","text"']


# --- links --------------------------------------------------------------------------------------------------


def test_links_name_places_in_the_book():
    other = page('<h1>B</h1><h2 id="x">X</h2>', "ideas/races.md")
    html = '<h1>A</h1><h2 id="y">Y</h2><p><a href="../races/#x">b</a> <a href="#y">y</a> <a href="https://e.org/">e</a></p>'
    text, book = converted(html, "zh", other)
    assert '#ilink("p:ideas-races.md:x",true)' in text and '#ilink("p:ideas-gil.md:y",false)' in text
    assert '#link("https://e.org/")' in text
    assert not list(book.check_references())


def test_a_link_to_a_place_that_is_not_there_stops_the_book():
    said = mistakes('<h1>A</h1><h2 id="y">Why</h2><p><a href="#zz">b</a></p>')
    assert "docs/ideas/gil.zh.md: under “Why”: a link leads nowhere: #zz" in said


def test_a_link_out_of_the_book_stops_it():
    assert "a link leads out of the book: ../nowhere/" in mistakes('<p><a href="../nowhere/">b</a></p>')


def test_a_link_that_promises_another_chapter_stops_the_book():
    other = page("<h1>B</h1>", "ideas/races.md")
    assert "says “第 5 章” and leads to ideas/races.md, which is number 4" in mistakes(
        '<h1>A</h1><p><a href="../races/">第 5 章</a></p>', other
    )


# --- headings, footnotes, pictures --------------------------------------------------------------------------


def test_headings_are_numbered_by_chapter():
    text = source('<h1>A</h1><h2 id="b">B</h2><h3 id="c">C</h3><h2 id="d">D</h2>')
    assert re.findall(r'#hd\((\d),(\d),"([\d.]*)","([^"]*)"', text) == [
        ("2", "0", "3", "第 3 章"), ("3", "1", "3.1", ""), ("4", "2", "3.1.1", ""), ("3", "1", "3.2", ""),
    ]  # fmt: skip


def test_a_skipped_level_stops_the_book():
    said = mistakes('<h1>A</h1><h3 id="c">C</h3>')
    assert "under “A”: a heading of level 3 below one of level 1: “C”" in said


NOTE = (
    '<div class="footnote"><ol><li id="fn:1"><p>Note.\xa0<a class="footnote-backref" href="#r">↩</a></p></li>'
    "</ol></div>"
)
REFERENCE = '<sup id="r"><a class="footnote-ref" href="#fn:1">1</a></sup>'


def test_a_footnote_is_set_once_and_referred_to_again():
    text = source(f"<p>a{REFERENCE} b{REFERENCE}</p>{NOTE}")
    label = "<p:ideas-gil.md:note.fn:1>"
    assert text == f'#par[#"a"#[#footnote[#"Note."]{label}]#" b"#footnote({label})]'


def test_footnotes_without_text_or_reference_stop_the_book():
    assert "the footnote fn:1 has no text" in mistakes(f"<p>a{REFERENCE}</p>")
    assert "the footnote fn:1 is never referred to" in mistakes(f"<p>a</p>{NOTE}")


def test_a_drawing_keeps_its_words_and_gets_print_colours():
    text, book = converted('<figure class="diagram">' + SVG.format(' aria-label="two threads"') + "</figure>")
    assert 'alt: "two threads", width: 6.75pt, number: "图 3.1"' in text
    (content,) = book.images.values()
    assert b"viewBox" in content and b"var(" not in content and b".d-line{stroke:#" in content


TIMELINE = """<div class="timeline"><p class="tl-caption">Timeline</p><div class="tl-box">
<svg class="tl-names" viewBox="0 0 40 30"><text class="tl-name" x="0" y="11">main</text></svg>
<svg class="tl-picture" viewBox="0 0 90 30"><title>T</title>
<defs><pattern id="{0}-wait" class="tl-p-wait"><path d="M0 0"/></pattern></defs>
<path class="tl-wait" d="M0 0h80v15H0z" fill="url(#{0}-wait)"/><text class="tl-in" x="40" y="11">join</text>
</svg></div><p class="tl-legend"></p><p class="tl-note">Note</p></div>"""


def test_the_words_on_a_bar_stand_on_white_without_a_halo():
    _, book = converted(TIMELINE.format("t1a2b3c4d"))
    drawn = only(book.images)
    box, words = re.search(r'<rect class="tl-back" x="([^"]+)"', drawn), drawn.index('class="tl-in"')
    assert box and float(box[1]) < 40 and box.start() < words
    assert 'style="stroke:none"' in drawn[words:]


def test_equal_drawings_are_kept_once_with_the_rules_that_they_need():
    _, book = converted(TIMELINE.format("t1a2b3c4d") + TIMELINE.format("t99"))
    drawn = only(book.images)
    assert ".tl-p-wait path{" in drawn and "url(#p1)" in drawn and 'id="p1"' in drawn
    assert ".tl-run{" not in drawn and ".d-line{" not in drawn


def only(images: dict[str, bytes]) -> str:
    (content,) = images.values()
    return content.decode()


def test_a_picture_without_words_stops_the_book():
    assert "an image without alternative text" in mistakes(f"<figure>{SVG.format('')}</figure>")


def test_a_picture_that_is_not_there_stops_the_book():
    assert "there is no image no.png" in mistakes('<p><img src="no.png" alt="x"></p>')


# --- listings -----------------------------------------------------------------------------------------------


def listing(code: str) -> str:
    return f'<div class="language-python highlight"><pre><span></span><code>{code}\n</code></pre></div>'


def test_a_listing_has_the_sites_colours_and_its_indent():
    text = source(
        listing('<span class="k">def</span> <span class="nf">f</span>():\n    <span class="k">pass</span>')
    )
    assert r'"k\"k\"k\"k\"f\"' in text and r"\n %k\"k\"" in text


def test_marked_lines_are_marked():
    assert "marked: (2,)" in source(listing('a\n<span class="hll">b\n</span>c'))


@pytest.mark.parametrize("columns", [93, 97, 124])
def test_code_is_never_wrapped(columns):
    text = source(listing("x" * columns))
    assert text.count("x") >= columns and ("size: 9pt" in text) == (columns <= 97)


def test_all_of_ascii_is_equally_wide_in_the_code_font():
    fonts = fetched(ROOT) or of_the_system()
    if fonts is None:
        pytest.skip("there are no fonts")
    metrics = Metrics(fonts.latin, fonts.wide)
    assert {metrics.char(chr(code)) for code in range(32, 127)} == {Advance(0.5, wide=False)}
    assert metrics.width("x = 锁") == 3.0 and metrics.runs("ab锁") == [(False, "ab"), (True, "锁")]


def test_code_that_does_not_fit_stops_the_book():
    said = mistakes("<h1>A</h1>" + listing("x" * 130))
    assert "under “A”: a listing is 130 columns wide, there is room for 124" in said


def test_a_long_line_of_output_is_wrapped_without_loss():
    line = [("", "    x = "), ("", "'" + "很长的字符串" * 20 + "'"), ("", "  # 注释，注释。")]
    pieces = wrap(line, 40, HalfWide())
    assert "".join(text for _, piece in pieces for _, text in piece) == "".join(text for _, text in line)
    assert all(hang + HalfWide().width("".join(t for _, t in piece)) <= 40 for hang, piece in pieces)
    assert not any(piece[0][1][0] in "，。、）" for _, piece in pieces)


# --- boxes, tabs, tables ------------------------------------------------------------------------------------


def test_boxes_and_folded_boxes():
    text = source('<div class="admonition tip"><p class="admonition-title">T</p><p>a</p></div>')
    assert text == '#admonition("tip",false,[#"T"])[#par[#"a"]]'
    folded = source('<details class="question"><summary>Q</summary><p>a</p></details>')
    assert folded == '#admonition("question",true,[#"Q"])[#par[#"a"]]'


def test_tabs_follow_one_another():
    html = (
        '<div class="tabbed-set"><input type="radio">'
        '<div class="tabbed-labels"><label>A</label><label>B</label></div><div class="tabbed-content">'
        '<div class="tabbed-block"><p>a</p></div><div class="tabbed-block"><p>b</p></div></div></div>'
    )
    assert source(html) == '#tabs(([#"A"],[#par[#"a"]]),([#"B"],[#par[#"b"]]),)'


def test_a_list_of_long_names_is_not_justified():
    item = "<ul><li>锁：<code>{}</code></li></ul>"
    assert "#ragged[" in source(item.format("threading.Lock" * 4)) and "#ragged" not in source(
        item.format("x")
    )


def test_a_table_has_a_head_that_repeats():
    html = "<table><thead><tr><th>A</th></tr></thead><tbody><tr><td>b</td></tr></tbody></table>"
    assert source(html) == '#dtable((auto,),(left,),none,true,head([#th[#"A"]]),[#"b"])'


def test_a_wide_table_leaves_narrow_columns_as_they_are():
    row = "<tr><td>name_of_it()</td><td>" + "long words " * 30 + "</td></tr>"
    widths = re.search(r"#dtable\(\(([\d.]+)fr,([\d.]+)fr", source(f"<table>{row}</table>"))
    assert widths and float(widths[1]) == pytest.approx(6.3)


def test_a_narrow_column_has_room_for_the_page_number_behind_a_link():
    other = page("<h1>B</h1>", "ideas/races.md")
    row = f'<tr><td>{"long words " * 30}</td><td><a href="../races/">4</a></td></tr>'
    text, _ = converted(f"<table>{row}</table>", "zh", other)
    found = re.search(r"#dtable\(\(([\d.]+)fr,([\d.]+)fr", text)
    assert found and float(found[2]) >= 0.82 * HalfWide().width("（第 000 页）")


# --- the parallel edition -----------------------------------------------------------------------------------


def test_paragraphs_stand_side_by_side_and_figures_are_counted_once():
    html = '<h1>甲 <span class="bi-en" lang="en">A</span></h1><div class="bi"><p>中</p><p>en</p></div>'
    text = source(html + "<figure>" + SVG.format(' aria-label="x"') + "</figure>", "zh-en")
    assert '#prow([#par[#"中"]],[#par[#"en"]])' in text and '[#"甲"#" "#bi-title[#"A"]]' in text
    assert text.count("#fig(") == 1 and 'number: "图 3.1 Figure"' in text


def test_list_items_and_cells_have_both_languages():
    text = source('<ul><li>中 <span class="bi-en" lang="en">en</span></li></ul>', "zh-en")
    assert '#bi-item([#"中"],[#"en"])' in text
    cell = source('<table><tr><td>中 <span class="bi-en">en</span></td></tr></table>', "zh-en")
    assert '[#"中"#bi-under[#"en"]]' in cell


def test_two_drawings_side_by_side_have_one_number():
    drawing = "<figure>" + SVG.format(' aria-label="{}"') + "</figure>"
    pair = f'<div class="bi">{drawing.format("甲")}{drawing.format("A")}</div>'
    text = source("<h1>甲</h1>" + pair + pair, "zh-en")
    assert re.findall('number: "(.*?)"', text) == ["图 3.1", "Figure 3.1", "图 3.2", "Figure 3.2"]


def test_a_footnote_in_two_languages_is_one_footnote():
    note = '<div class="footnote"><ol><li id="fn:1"><div class="bi"><p>中</p><p>en</p></div></li></ol></div>'
    html = f'<div class="bi"><p>甲{REFERENCE}</p><p>A{REFERENCE}</p></div>{note}'
    text = source(html, "zh-en")
    assert text.count("#footnote[") == 1 and text.count("#footnote(<") == 1


# --- structure ----------------------------------------------------------------------------------------------


def test_an_appendix_without_a_letter_stops_the_book():
    feed = Feed(edition(), "", Path(), (Group("appendix", (page("", "appendix/new.md"),)),))
    with pytest.raises(BookError, match="has no letter"):
        entries(feed)


def places(*items: FeedPage | Group) -> list[tuple[str, str, str]]:
    feed = Feed(edition(), "", Path(), items)
    return [(entry.kind, entry.number, entry.series) for entry in entries(feed)]


def test_notebooks_are_not_counted_and_their_figures_are_with_the_chapter_before():
    pages = (page("", "ideas/a.md"), page("", "ideas/b.ipynb"), page("", "ideas/c.md"))
    assert places(Group("ideas", pages)) == [
        ("chapter", "1", "1"), ("notebook", "", "1"), ("chapter", "2", "2"),
    ]  # fmt: skip


def test_case_studies_are_not_counted_either():
    pages = (page("", "pools/callbacks.md"), page("", "pools/crawler.md"), page("", "pools/collecting.md"))
    assert places(Group("pools", pages)) == [
        ("chapter", "17", "17"), ("case", "", "17"), ("chapter", "18", "18"),
    ]  # fmt: skip


def test_chapters_keep_the_numbers_of_the_plan():
    threads = Group("threads", (page("", "threads/index.md"), page("", "threads/locks.md")))
    processes = Group("processes", (page("", "processes/index.md"), page("", "processes/process_pools.md")))
    appendix = Group("appendix", (page("", "appendix/errors.md"),))
    assert places(threads, processes, appendix) == [
        ("part", "2", ""), ("chapter", "8", "8"), ("part", "4", ""), ("chapter", "26", "26"),
        ("appendix", "C", "C"),
    ]  # fmt: skip


def test_numbers_that_do_not_rise_stop_the_book():
    pages = (page("", "ideas/races.md"), page("", "ideas/gil.md"))
    with pytest.raises(BookError, match="ideas/gil has the number 3 and comes after number 4"):
        places(Group("ideas", pages))


def test_figures_are_counted_through_a_series():
    drawing = "<figure>" + SVG.format(' aria-label="x"') + "</figure>"
    pages = (page(drawing), page(drawing * 2, "ideas/gil_measured.ipynb"), page(drawing, "ideas/races.md"))
    book = manuscript(*pages)
    text = "".join(convert(book, entry) for entry in book.entries)
    assert re.findall('number: "(.*?)"', text) == ["图 3.1", "图 3.2", "图 3.3", "图 4.1"]


# --- the index ----------------------------------------------------------------------------------------------


def test_a_title_is_noted_for_the_index_once_not_wherever_it_is_repeated():
    text = source('<h1>A</h1><h2 id="b">The <code>Lock</code> object</h2>')
    assert '[#"The "#raw("Lock")#" object"])<p:ideas-gil.md:b>#ix("threading.Lock","heading")]' in text


def test_the_section_that_explains_a_name_is_its_main_place():
    book = manuscript(page('<h1>A</h1><h2 id="b">B</h2>'))
    book.mains = {("ideas/gil", "b"): ["threading.Lock"]}
    sources = [convert(book, entry) for entry in book.entries]
    assert '<p:ideas-gil.md:b>#ix("threading.Lock","main")]' in sources[1]


def test_the_index_has_the_main_place_and_few_others_that_matter():
    said = "".join(mark("os.fork", kind) for kind in ("program", "aside", "text", "heading", "main"))
    sources = {"a.md": "A" + said, "b.md": "B" + mark("os.fork", "text") * 9 + mark("os.wait", "program") * 2}
    pages, names = settled(sources)
    assert names == {"os.fork", "os.wait"}
    shown = '#metadata(("{}",{}))<api>'.format
    fork, main, wait = shown("os.fork", "false"), shown("os.fork", "true"), shown("os.wait", "false")
    assert pages == {"a.md": "A" + fork + fork + main, "b.md": "B" + (MOST - 2) * fork + wait}


@pytest.mark.parametrize(("ident", "kind"), [("b", "text"), ("exercises", "aside")])
def test_exercises_explain_little(ident, kind):
    text = source(f'<h1>A</h1><h2 id="{ident}">B</h2><h3 id="c">C</h3><p><code>Lock</code></p>')
    assert f'#ix("threading.Lock","{kind}")' in text


@pytest.mark.parametrize(
    ("code", "name"),
    [
        ("Thread.join()", "threading.Thread.join"),
        ("RLock.locked()", "threading.RLock.locked"),
        ("threading.Lock.release", "threading.Lock.release"),
        ("queue.Empty", "queue.Empty"),
        ("queue.ShutDown", "queue.ShutDown"),
        ("os._exit(1)", "os._exit"),
        ("threading.Thread._target", None),
        ("threading.Lock.acquire_lock", None),
        ("threading.Lock.nothing", None),
        ("x + 1", None),
    ],
)
def test_inline_code_mentions_public_names(code, name):
    assert mentioned(code) == name


PROGRAM = """
import threading
import time
from concurrent.futures import ThreadPoolExecutor as Pool

class Worker(threading.Thread):
    def __init__(self):
        self.ended = threading.Event()
        self.ended.set()

changed = threading.Condition()
with changed:
    changed.notify_all()
threads = [threading.Thread(target=print) for _ in range(2)]
for thread in threads:
    thread.start()
with Pool() as pool:
    future = pool.submit(print)
    future.result()
Worker().join()
time.sleep(0)
"""


def test_a_program_uses_the_methods_of_what_it_makes_and_what_it_imports():
    assert set(used(PROGRAM)) >= {
        "concurrent.futures.ThreadPoolExecutor", "threading.Condition", "threading.Condition.notify_all",
        "threading.Event", "threading.Event.set", "threading.Thread", "threading.Thread.start", "time.sleep",
    }  # fmt: skip


# --- exercises ----------------------------------------------------------------------------------------------


def test_the_command_that_checks_an_exercise_is_a_listing():
    text = source('<pre class="exercise-command"><code>python -m press check x.py</code></pre>')
    assert text.startswith('#sheet[#codeblock("python -m press check x.py"') and 'kind: "code"' in text
