"""Each timeline of the book is one that its program makes: on every Python, with the same lanes and order.

Durations are not compared.  The pictures are looked at here for what a machine can see: size, ids, XML.
"""

from __future__ import annotations

import json
import re
import sys
import xml.etree.ElementTree as ET
from concurrent.futures import Future, ThreadPoolExecutor

import jsonschema
import pytest

from press.snippets import pythons
from press.snippets.case import usual_method
from press.snippets.metadata import START_METHODS
from press.snippets.model import ROOT, SNIPPETS, Snippet, load
from press.timeline.draw import drawing, short
from press.timeline.markup import markup
from press.timeline.record import difference, record_snippet
from press.timeline.shape import shape
from press.timeline.trace import Trace, check_current, read_trace

FILES = sorted(SNIPPETS.rglob("*.trace.json"))
NAMES = [file.relative_to(SNIPPETS).as_posix().removesuffix(".trace.json") for file in FILES]
SCHEMA = json.loads((ROOT / "press" / "timeline" / "trace.schema.json").read_text("utf-8"))
EDITIONS = "zh", "en", "zh-en"
MOST_BYTES = 15_000

every_timeline = pytest.mark.parametrize("name", NAMES)
pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="recorded in a pseudo-terminal")


def stored(name: str) -> tuple[Snippet, Trace]:
    return load(SNIPPETS / f"{name}.py"), read_trace(SNIPPETS / f"{name}.trace.json")


@pytest.fixture(scope="module")
def recordings():
    """name, version, start method -> future of a new recording; made ahead, several at a time."""
    with ThreadPoolExecutor(4) as pool:
        made: dict[tuple[str, str, str], Future[Trace]] = {}

        def get(name: str, version: str, method: str = "") -> Trace:
            if not made:
                for each in NAMES:
                    ask(each, version, "")
            snippet = stored(name)[0]
            if not allowed(snippet, version):
                pytest.skip(
                    f"{name} needs Python {snippet.metadata.requires_python}, which is not on this machine"
                )
            return ask(name, version, method).result()

        def ask(name: str, version: str, method: str) -> Future[Trace]:
            key = name, version, method
            if key not in made:
                snippet, trace = stored(name)
                gil = trace.gil == "measured"
                made[key] = pool.submit(
                    record_snippet, snippet, allowed(snippet, version), gil=gil, start_method=method or None
                )
            return made[key]

        yield get
        pool.shutdown(cancel_futures=True)


def allowed(snippet: Snippet, version: str) -> str:
    if snippet.allows(version):
        return version
    return max((p.version for p in pythons.find_all() if snippet.allows(p.version)), default="")


def test_there_are_timelines():
    assert len(FILES) >= 20


@every_timeline
def test_it_belongs_to_the_program_as_it_is(name):
    snippet, trace = stored(name)
    check_current(snippet, trace)
    assert trace.program == snippet.name


@every_timeline
def test_it_is_as_the_schema_says(name):
    jsonschema.validate(json.loads((SNIPPETS / f"{name}.trace.json").read_text("utf-8")), SCHEMA)


@every_timeline
def test_it_is_in_the_gallery(name):
    chapter = name.rpartition("/")[0].removesuffix("/exercises")
    for language in "zh", "en":
        page = (ROOT / "docs" / f"timelines.{language}.md").read_text("utf-8")
        assert f"/// timelines | {chapter}\n" in page, f"add `/// timelines | {chapter}` to docs/timelines.*"


@every_timeline
def test_a_new_recording_has_its_shape(name, python, recordings):
    trace = stored(name)[1]
    fresh = recordings(name, python)
    assert shape(fresh) == shape(trace), difference(trace, fresh)


def unusual_methods(name: str) -> list[str]:
    """The start methods by which the program may run and usually does not; none if it starts no process."""
    snippet = load(SNIPPETS / f"{name}.py")
    if not snippet.uses_processes:
        return []
    return [m for m in START_METHODS if m in snippet.contract.start_methods and m != usual_method(snippet)]


@pytest.mark.parametrize(("name", "method"), [(name, m) for name in NAMES for m in unusual_methods(name)])
def test_it_has_its_shape_with_every_start_method(name, method, recordings):
    _, trace = stored(name)
    fresh = recordings(name, pythons.running_version(), method)
    assert shape(fresh) == shape(trace), f"{method}: {difference(trace, fresh)}"


@every_timeline
@pytest.mark.parametrize("edition", EDITIONS)
def test_its_picture_is_small_and_sound(name, edition):
    trace = stored(name)[1]
    picture = drawing(trace, edition, "x")
    assert picture == drawing(trace, edition, "x"), "the same trace makes the same picture"
    assert len(picture.encode()) < MOST_BYTES
    root = ET.fromstring(picture)
    assert root.find("title").text and root.find("desc").text
    named = set(re.findall(r'id="([^"]+)"', picture))
    assert set(re.findall(r"url\(#([^)]+)\)", picture)) <= named
    assert all(ident.startswith(f"{short('x')}-") for ident in named)


@every_timeline
def test_its_words_are_in_the_language_of_the_page(name):
    trace = stored(name)[1]
    han = re.compile(r"[\u4e00-\u9fff]")
    assert han.search(markup(trace, "zh", "x")) and not han.search(markup(trace, "en", "x"))
