"""Runs side by side: every job is told from the others, one axis serves all, each edition has its words."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET

import pytest
from markdown import Markdown

from press.errors import BookError
from press.timeline.draw import short
from press.timeline.jobs import jobs
from press.timeline.side_by_side import Panel, described, drawing, names
from press.timeline.side_by_side_markup import markup
from press.timeline.trace import Hold, Lane, Mark, Span, Trace

EDITIONS = "zh", "en", "zh-en"


def run(end: int = 100, *, callback: bool = False, python: str = "3.15.2") -> Trace:
    """Two jobs in two workers; main takes both results in a row, or each worker calls back."""
    main = Lane(
        "main", "main", end=end, spans=[Span(0, 5, "run"), Span(5, 60, "futures"), Span(60, end, "run")]
    )
    main.marks = [Mark(1, "submit", "f(1)"), Mark(2, "submit", "f(2)")]
    one = Lane("w_0", "worker", end=end, spans=[Span(0, end, "run")], jobs=[Hold(10, 40, "f(1)")])
    two = Lane("w_1", "worker", end=end, spans=[Span(0, end, "run")], jobs=[Hold(10, 20, "f(2)")])
    if callback:
        for lane, at in ((one, 41), (two, 21)):
            lane.jobs.append(Hold(at, at + 8, "called"))
            lane.marks.append(Mark(at + 1, "result", lane.jobs[0].what))
    else:
        main.marks += [Mark(61, "result", "f(1)"), Mark(75, "result", "f(2)")]
    return Trace("a/b/c.py", "0" * 64, python, "Linux", "on", 5, end, [main, one, two])


def panels() -> list[Panel]:
    return [Panel(run(), ("取回", "Taken")), Panel(run(80, callback=True), ("回调", "Called back"))]


def test_a_job_lies_there_from_its_end_until_its_result_is_taken():
    trace = run()
    first, second = jobs(trace)
    assert (first.name, first.begin, first.end, first.taken) == ("f(1)", 10, 40, 61)
    assert (second.end, second.taken) == (20, 75)
    assert first.by is trace.lanes[0] and not first.by_itself


def test_a_result_is_handled_until_the_next_is_taken_or_the_lane_ends():
    assert [job.handled for job in jobs(run())] == [75, 100]


def test_a_callback_handles_the_result_in_the_lane_of_the_job():
    for job in jobs(run(callback=True)):
        assert job.by_itself
        assert (job.taken, job.handled) == (job.end + 2, job.end + 9)


def test_to_wait_again_ends_the_handling():
    trace = run()
    trace.lanes[0].spans[-1:] = [Span(60, 65, "run"), Span(65, 100, "future")]
    assert jobs(trace)[0].handled == 65


@pytest.mark.parametrize(
    ("change", "what"),
    [
        (lambda t: t.lanes[0].marks.clear(), "submits no job"),
        (
            lambda t: t.lanes[0].marks.insert(0, Mark(0, "submit", "f(1)")),
            r"two of its jobs are called f\(1\)",
        ),
        (lambda t: t.lanes[1].jobs.clear(), r"its job f\(1\) never runs"),
        (lambda t: t.lanes[0].marks.pop(), r"nobody takes the result of its job f\(2\)"),
    ],
)
def test_a_run_whose_jobs_cannot_be_told_is_refused(change, what):
    trace = run()
    change(trace)
    with pytest.raises(BookError, match=what):
        jobs(trace)


@pytest.mark.parametrize("edition", EDITIONS)
def test_the_picture_is_sound_and_the_same_each_time(edition):
    picture = drawing(panels(), edition, "x")
    assert picture == drawing(panels(), edition, "x")
    root = ET.fromstring(picture)
    assert root.find("title").text and root.find("desc").text
    named = set(re.findall(r'id="([^"]+)"', picture))
    assert set(re.findall(r"url\(#([^)]+)\)", picture)) <= named
    assert all(ident.startswith(f"{short('x')}-") for ident in named)


def test_one_axis_serves_all_panels():
    """The same moment is at the same place in a run that ends later and in one that ends before."""
    root = ET.fromstring(drawing(panels(), "en", "x"))
    rows = [one for one in root if (one.get("aria-label") or "").endswith("f(1)")]
    bars = [next(row.iter("rect")) for row in rows]
    assert len(bars) == 2
    assert bars[0].get("x") == bars[1].get("x")
    assert bars[0].get("width") == bars[1].get("width")


def test_who_hears_the_page_is_told_each_job():
    text = described(panels(), "en")
    assert "2 runs on one axis" in text
    assert "Taken: f(1): done at 0.04 ms, taken at 0.06 ms by main" in text
    assert "Called back: f(1): done at 0.04 ms, taken at 0.04 ms by w_0" in text


def test_the_edition_in_both_languages_says_both():
    made = markup(panels(), "zh-en", "x")
    assert "回调 Called back" in made
    assert "运行任务 runs a job" in made


def test_the_table_has_a_row_for_each_job_of_each_run():
    table = markup(panels(), "en", "x").partition("<tbody>")[2]
    assert table.count("<tr>") == 4
    assert table.count('rowspan="2"') == 2


def test_a_row_has_a_name_for_each_bar():
    assert re.findall(r">([^<]+)</text>", names(panels())) == ["main", "f(1)", "f(2)"] * 2


def test_runs_of_different_pythons_are_not_set_side_by_side():
    mixed = [panels()[0], Panel(run(python="3.14.0"), ("又", "Another"))]
    with pytest.raises(BookError, match="2 different systems"):
        markup(mixed, "en", "x")


def converted(text: str) -> str:
    extensions = ["press.snippet"]
    return Markdown(extensions=extensions, extension_configs={"press.snippet": {"edition": "en"}}).convert(
        text
    )


KETTLES = """/// side-by-side | pools/callbacks
    kettle_stand_by: 守着一把壶 / Stand by a kettle
    kettle_whistle: 哪把响，就去哪把 / Go to whichever whistles
///
"""


def test_the_block_becomes_one_figure():
    made = converted(KETTLES)
    assert made.count("<figure") == 1
    assert "Go to whichever whistles" in made
    assert "哪把" not in made


@pytest.mark.parametrize(
    ("old", "new", "what"),
    [
        ("    kettle_whistle: 哪把响，就去哪把 / Go to whichever whistles\n", "", "fewer than two"),
        ("守着一把壶 / Stand by", "Stand by", "no title in both languages"),
        ("kettle_whistle:", "kettle_whistled:", "kettle_whistled"),
        ("kettle_whistle:", "asyncio_callbacks:", "no timeline"),
    ],
)
def test_a_wrong_block_stops_the_page(old, new, what):
    with pytest.raises(BookError, match=what):
        converted(KETTLES.replace(old, new))
