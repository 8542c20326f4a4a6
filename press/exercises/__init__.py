"""Exercises: what their checkers are written with.  Standard library only: it runs on the reader's Python."""

from press.exercises.attempt import Attempt, Outcome

__all__ = ["Attempt", "Outcome"]
