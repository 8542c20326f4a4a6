"""The style sheet of the EPUB: little, so that a reader's own settings rule; the site's colours for code."""

from __future__ import annotations

from press.pdf.palette import TOKENS, Palette

RULES = """
body { line-height: 1.6; }
h1, h2, h3, h4 { line-height: 1.3; text-align: left; }
h1 .over { display: block; font-size: .55em; font-weight: normal; color: var(--teal); }
p.title { font-size: 2em; font-weight: bold; margin: 25% 0 1em; }
pre { white-space: pre-wrap; overflow-wrap: anywhere; margin: 0; padding: .5em .6em; }
pre { font-size: .8em; line-height: 1.45; }
pre, code { font-family: monospace; }
.highlight { border: 1px solid var(--rule-strong); margin: 1em 0; }
.hll { background: var(--mark); }
figure { margin: 1.2em 0; }
figure.diagram { text-align: center; }
figure img, img { max-width: 100%; }
figure.snippet { border: 1px solid var(--rule-strong); }
figure.snippet .highlight { border: 0; margin: 0; }
.snippet-head { background: var(--paper-deep); padding: .3em .6em; font-size: .85em; }
.snippet-path { font-weight: bold; }
.snippet-badge { border: 1px solid; border-radius: 1em; padding: 0 .5em; margin-left: .4em; font-size: .8em; }
.snippet-reason { color: var(--cinnabar); background: var(--cinnabar-wash); margin: 0; padding: .3em .6em; }
.snippet-output { background: var(--screen); border-top: 1px solid var(--rule-strong); }
.snippet-label { margin: 0; padding: .3em .6em 0; font-size: .85em; color: var(--teal-ink); }
.snippet-title { font-weight: bold; }
.snippet-runs { margin: 0; padding: 0 .6em .3em; font-size: .75em; color: var(--ink-soft); }
.snippet details { padding: 0 .6em; font-size: .85em; }
.admonition, details { border-left: .2em solid var(--teal); padding: .1em .8em; margin: 1.2em 0; }
.admonition.warning { border-color: var(--ochre); }
.admonition.danger, .admonition.failure { border-color: var(--cinnabar); }
.snippet details { border: 0; margin: 0; }
.admonition-title, summary, .tab-title { font-weight: bold; color: var(--teal-ink); }
.since { border: 1px solid; border-radius: 1em; padding: 0 .4em; font-size: .75em; }
.timeline { padding: .4em .6em; border-top: 1px solid var(--rule-strong); }
.tl-caption { font-weight: bold; margin: 0; }
.tl-legend, .tl-note { font-size: .8em; margin: .3em 0 0; }
.tl-key { margin-right: 1em; }
.tl-key img { width: 1.4em; }
.tl-gallery ul { list-style: none; padding: 0; }
.tl-gallery li { display: inline-block; width: 11em; margin: .3em; vertical-align: top; }
.tl-gallery a { color: inherit; text-decoration: none; }
.tl-gallery code { display: block; font-size: .7em; overflow-wrap: anywhere; }
.exercise-command { padding: .5em .6em; border: 1px solid var(--rule-strong); }
table { border-collapse: collapse; font-size: .88em; }
table { border-top: 2px solid; border-bottom: 1px solid; }
th, td { text-align: left; vertical-align: top; padding: .3em .6em .3em 0; }
th, td { border-top: 1px solid var(--rule); }
"""


def style(palette: Palette) -> str:
    """All rules, with colours in place of variables."""
    lines = [palette.resolved(RULES).strip()]
    for group, names in TOKENS.items():
        selector = ", ".join(f".highlight .{name}" for name in names.split())
        weight = "; font-weight: bold" if group == "keyword" else ""
        lines.append(f"{selector} {{ color: {palette.code()[group]}{weight} }}")
    return "\n".join(lines) + "\n"
