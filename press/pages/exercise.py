"""The HTML of an exercise: its starting program, how to check it, and a solution in a closed box.

A pure function but for `named`, which looks whether the exercise is there.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from difflib import get_close_matches
from html import escape

from press.exercises.exercise import KINDS, Exercise, all_exercises
from press.pages.page import Language, Page
from press.pages.placing import Wrong


@dataclass(frozen=True)
class Words:
    """What is said around the two programs; braces are filled in."""

    check: str
    how: str
    solution: str
    stop: str


WORDS: dict[Language, Words] = {
    "zh": Words("改好以后检查（", "怎样检查", "参考答案", "）："),
    "en": Words("When it is mended, check it (", "how to check", "A solution", "):"),
}


def named(argument: str) -> Exercise:
    """The exercise that a block names.  Raises Wrong."""
    if not argument:
        raise Wrong("an exercise block without a name", "write '/// exercise | part/chapter/name'")
    exercise = Exercise(argument.removesuffix("/"))
    if not any(exercise.file(kind).exists() for kind in KINDS):
        near = get_close_matches(argument, [one.name for one in all_exercises()], 3)
        cure = f"did you mean {near[0]}?" if near else "the name is part/chapter/name"
        raise Wrong(f"there is no exercise {argument}", cure)
    for problem in exercise.problems():
        raise Wrong(f"{problem.file}: {problem.what}", problem.cure)
    return exercise


def exercise_id(exercise: Exercise) -> str:
    """'try-transfer'; the heading above is 'exercise-transfer'."""
    return "-".join(["try", *re.findall(r"[a-z0-9]+", exercise.name.rpartition("/")[2].replace("_", " "))])


def exercise_html(exercise: Exercise, start: str, solution: str, ident: str, page: Page) -> str:
    """The whole exercise, with labels in the page's language; `start` and `solution` are figures."""
    words = WORDS[page.language]
    link = f'<a href="{escape(page.page_href("how_to_read", "exercises"))}">{words.how}</a>'
    command = f"python -m press check {exercise.file('start').name}"
    return "\n".join(
        [
            f'<div class="exercise" id="{ident}" data-exercise="{escape(exercise.name)}">',
            start,
            f'<p class="exercise-check">{words.check}{link}{words.stop}</p>',
            f'<pre class="exercise-command" id="{ident}-check"><code>{escape(command)}</code></pre>',
            f'<details class="example exercise-solution">\n<summary>{words.solution}</summary>',
            solution,
            "</details>",
            "</div>",
        ]
    )
