"""Timelines: what ran when, recorded from a real run (record), drawn as a picture (draw) and as a table."""
