"""Traces are checked, pictures are sound, and what is wrong with a reader's script is said in a sentence."""

from __future__ import annotations

import json
import re
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from typer.testing import CliRunner

from press.cli import app
from press.errors import BookError
from press.pages.page import Page
from press.snippets.model import ROOT
from press.timeline import gallery, overhead, words
from press.timeline.draw import drawing
from press.timeline.geometry import geometry
from press.timeline.markup import markup
from press.timeline.naming import names_of
from press.timeline.shape import shape
from press.timeline.tidy import folded, merged
from press.timeline.trace import KINDS, Hold, Lane, Mark, Span, Trace, as_text, mistakes, read_trace
from press.timeline.trace import MARKS as ALL_MARKS
from press.timeline.trace import STATES as ALL_STATES
from press.timeline.words import MARKS, NOUNS, STATES

POSIX = pytest.mark.skipif(sys.platform == "win32", reason="recorded in a pseudo-terminal")


def example() -> Trace:
    main = Lane("main", "main", end=100, spans=[Span(0, 60, "run"), Span(60, 100, "join", "", 1)])
    main.marks = [Mark(1, "start", "", 1), Mark(100, "join", "", 1)]
    thread = Lane("Thread-1", "thread", "work", 0, begin=1, end=90, spans=[Span(1, 90, "run")])
    return Trace("a/b/c.py", "0" * 64, "3.15.2", "Linux", "on", 5, 100, [main, thread])


def test_a_trace_survives_its_file(tmp_path):
    path = tmp_path / "x.trace.json"
    path.write_text(as_text(example()), "utf-8")
    assert read_trace(path) == example()


@pytest.mark.parametrize(
    ("change", "what"),
    [
        (lambda t: t["lanes"][0].update(kind="mein"), "first lane is not main"),
        (lambda t: t["lanes"][1].update(end=400), "begins at 1 and ends at 400"),
        (lambda t: t["lanes"][1]["spans"][0].__setitem__(0, 7), "has a gap at 7"),
        (lambda t: t["lanes"][0]["spans"][1].__setitem__(4, 9), "names a lane that is not there"),
        (lambda t: t["lanes"][0]["spans"][0].__setitem__(2, "rests"), "unknown state 'rests'"),
        (lambda t: t["lanes"][0]["marks"][0].__setitem__(1, "begins"), "unknown mark 'begins'"),
        (lambda t: t.update(gil="?"), "gil is '?'"),
        (lambda t: t.update(schema=0), "its schema is not 1"),
        (lambda t: t.pop("end"), "missing 1 required"),
    ],
)
def test_a_damaged_trace_is_refused(tmp_path, change, what):
    table = json.loads(as_text(example()))
    change(table)
    path = tmp_path / "x.trace.json"
    path.write_text(json.dumps(table), "utf-8")
    with pytest.raises(BookError, match=what):
        read_trace(path)


def test_a_sound_trace_has_no_mistakes():
    assert list(mistakes(example())) == []


def test_the_shape_does_not_depend_on_time_or_on_numbers():
    trace = example()
    other = replace(example(), end=1000)
    other.lanes[1].name = "Thread-8"
    other.lanes[1].spans = [Span(1, 50, "run"), Span(50, 90, "gil")]
    assert shape(other) == shape(trace)


def test_the_shape_depends_on_order():
    other = example()
    other.lanes[0].marks.reverse()
    assert shape(other) != shape(example())


def test_a_lane_that_is_cut_off_is_another_shape():
    other = example()
    other.lanes[1].cut = True
    assert shape(other) != shape(example())


def test_a_loop_of_marks_is_folded():
    rounds = [Mark(n, kind, "lock") for n in range(0, 10, 2) for kind in ("acquire", "release")]
    assert [(one.kind, one.count) for one in folded(rounds)] == [("acquire", 5), ("release", 5)]


def test_waits_for_different_lanes_stay_apart():
    spans = [Span(0, 50, "join", "", 1), Span(50, 51, "run"), Span(51, 99, "join", "", 2)]
    assert merged(spans) == spans


def test_a_name_is_found_where_it_is_bound(tmp_path):
    path = tmp_path / "x.py"
    path.write_text("with Pool() as pool: pass\nif (q := Queue()): pass\nx: Lock = Lock()\nLock()\n", "utf-8")
    assert sorted(names_of(str(path)).values()) == ["pool", "q", "x"]


def test_the_schema_knows_what_the_code_knows():
    table = json.loads((ROOT / "press/timeline/trace.schema.json").read_text("utf-8"))["$defs"]
    assert table["lane"]["properties"]["kind"]["enum"] == list(KINDS)
    assert table["span"]["prefixItems"][2]["enum"] == list(ALL_STATES)
    assert table["mark"]["prefixItems"][1]["enum"] == list(ALL_MARKS)


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_pages_quote_what_was_measured(language):
    figures = overhead.quoted(overhead.committed())
    said = {
        name: (ROOT / f"docs/{name}.{language}.md").read_text("utf-8")
        for name in ("timelines", "how_to_read")
    }
    recorder = re.search(r"(?s)\{ #overhead \}(.*?)\n## ", said["timelines"])[1]
    invisible = re.search(r"(?s)\{ #not-visible \}(.*?)\n## ", said["timelines"])[1]
    reading = re.search(r"(?s)\{ #timelines \}(.*?)\n## ", said["how_to_read"])[1]
    for name in "event_us", "thread_us":
        assert f" {figures[name]}" in recorder and f" {figures[name]}" in reading
    assert f" {figures['start_ms']}" in recorder and f" {figures['start_ms']}" in reading
    assert f" {figures['gil_loop']} " in invisible
    assert overhead.committed()["loop"] < 1.1, "the page says that a loop runs at its usual speed"


def test_a_figure_has_the_digits_that_count():
    measured = {"event_us": 1.38, "thread_us": 35.58, "start_ms": 132.9, "gil_loop": 8.82}
    assert list(overhead.quoted(measured).values()) == ["1.4 µs", "36 µs", "130 ms", "8.8"]


def test_the_gallery_leads_to_the_programs_of_a_chapter():
    place = Page(url="en/timelines/", edition="en", language="en")
    made = gallery.small("ideas/races", place)
    links = re.findall(r'href="([^"]+)"', made)
    assert len(links) == len(gallery.timelines_of("ideas/races")) > 10
    assert links[0].startswith("../ideas/races/#snippet-") and len(set(links)) == len(links)
    assert len(made) / len(links) < 1500, "a page of a hundred stays light"


def test_a_chapter_without_timelines_is_a_mistake():
    with pytest.raises(BookError, match="no timeline is there"):
        gallery.small("ideas/nothing", Page())


def test_only_programs_that_are_shown_with_output_are_linked(tmp_path):
    (tmp_path / "a.en.md").write_text(
        "/// snippet | a/one.py\n///\n\n/// snippet | a/two.py\n    show: output\n///\n"
        "\n    /// snippet | a/three.py\n        section: loop\n    ///\n",
        "utf-8",
    )
    assert gallery.shown_in("a", "en", tmp_path) == {"a/one.py": None, "a/three.py": "loop"}


def waiting(long: int) -> Trace:
    trace = example()
    main, thread = trace.lanes
    main.spans = [Span(0, 60, "run"), Span(60, long, "join", "", 1), Span(long, long + 40, "run")]
    thread.spans = [Span(1, long, "sleep")]
    main.marks, main.end, thread.end = [Mark(1, "start", "", 1)], long + 40, long
    return replace(trace, end=long + 40)


def test_a_long_stretch_without_change_is_shortened_and_marked():
    places = geometry(waiting(100_000))
    assert places.breaks == ((60, 100_000),)
    xs = [places.x(at) for at in (0, 60, 50_000, 100_000, 100_040)]
    assert xs == sorted(xs) and xs[1] - xs[0] > 100 and xs[4] - xs[3] > 60
    labels = [float(label) for _, label in places.ticks()]
    assert labels == sorted(labels) and not any(0.06 < label < 100 for label in labels)
    assert "tl-break" in drawing(waiting(100_000), "en", "x") and "shortened" in markup(
        waiting(100_000), "en", "x"
    )


def starting(state: str, long: int) -> Trace:
    """For the first third, a process starts; all the rest is work."""
    trace = waiting(3 * long)
    main, thread = trace.lanes
    main.spans = [Span(0, long, "create"), Span(long, 3 * long, "run")]
    thread.spans = [Span(1, long, state), *(Span(long + n, 3 * long - n, "run") for n in (0, long // 2))]
    return trace


def test_the_start_of_a_process_is_shortened():
    places = geometry(starting("starting", 100_000))
    assert places.breaks == ((1, 100_000),)
    assert places.x(100_000) < 0.4 * places.x(300_000)


def test_the_start_of_a_thread_is_not_shortened():
    assert geometry(starting("starting", 10_000)).breaks == ()


def test_the_longest_job_has_the_first_choice_of_a_label():
    trace = waiting(1000)
    trace.lanes[1].jobs = [Hold(10, 20, "set_up()"), Hold(20, 900, "work()")]
    assert ">work()<" in drawing(trace, "en", "x") and ">set_up()<" not in drawing(trace, "en", "x")


def test_an_even_timeline_is_not_shortened():
    assert geometry(waiting(500)).breaks == () and "tl-break" not in markup(waiting(500), "en", "x")


def test_a_lock_called_lock_is_not_named_twice():
    lane = Lane("a", "thread")
    said = [words.span_text(lane, Span(0, 1, "lock", what), example(), "en") for what in ("lock #1", "door")]
    assert said == ["waits for lock #1", "waits for lock door"]
    assert words.hold_text("hold", "lock", "en") == "holds lock"
    assert words.hold_text("hold", "locker", "en") == "holds lock locker"


def test_there_are_words_for_everything():
    assert set(ALL_STATES) <= set(STATES) and set(ALL_MARKS) <= set(MARKS)
    assert set(NOUNS) <= set(ALL_STATES)


def run(tmp_path: Path, source: str, *options: str):
    script = tmp_path / "script.py"
    script.write_text(source, "utf-8")
    target = tmp_path / "page.html"
    found = CliRunner().invoke(app, ["timeline", str(script), "--no-open", "-o", str(target), *options])
    return found, target


@POSIX
def test_a_page_of_its_own_needs_nothing_else(tmp_path):
    source = "import threading\nt = threading.Thread(target=print, args=('hello',))\nt.start()\nt.join()\n"
    found, page = run(tmp_path, source, "--language", "zh-en")
    text = page.read_text("utf-8")
    assert found.exit_code == 0 and "hello" in text and "Thread-1" in text and "等待" in text
    assert "http" not in text.replace("http://www.w3.org", "")


@POSIX
def test_a_script_that_crashes_is_drawn_up_to_there(tmp_path):
    found, page = run(tmp_path, "1 / 0\n")
    assert found.exit_code == 1 and page.exists() and "exit code 1" in found.stderr


@POSIX
@pytest.mark.parametrize(
    ("source", "options", "what"),
    [
        ("input()\n", (), "it wants input"),
        ("import no_such_module\n", (), "it does not start"),
        ("def f(:\n", (), "it does not start"),
        ("pass\n", ("--language", "fr"), "no edition"),
        ("pass\n", ("--python", "/no/such/python"), "no Python that starts"),
    ],
)
def test_what_is_wrong_is_a_sentence(tmp_path, source, options, what):
    found, page = run(tmp_path, source, *options)
    assert isinstance(found.exception, BookError) and what in str(found.exception)
    assert found.exception.cure and not page.exists()


@POSIX
def test_a_script_that_hangs_is_drawn_with_who_waits(tmp_path):
    source = "import threading\nnever = threading.Event()\nthreading.Thread(target=never.wait).start()\n"
    found, page = run(tmp_path, source, "--timeout", "1")
    assert (
        found.exit_code == 1 and "did not end within 1 seconds" in found.stderr and "in wait" in found.stderr
    )
    text = page.read_text("utf-8")
    assert text.count("tl-cut") > 2
    assert "等事件 never" in text or "waits for event never" in text
    assert re.search(r"never, \d+\.\d s|never, 1\d\d\d ms|never, 9\d\d ms", text), "to the end"


@POSIX
def test_a_script_without_threads_is_told_so(tmp_path):
    found, page = run(tmp_path, "print('hello')\n")
    assert found.exit_code == 0 and page.exists() and "there is little to see" in found.stderr


@POSIX
def test_a_script_that_reads_gets_its_input(tmp_path):
    found, page = run(tmp_path, "print('hello', input())\n", "--input", "Ann")
    assert found.exit_code == 0 and "hello Ann" in page.read_text("utf-8")
