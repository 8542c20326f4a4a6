"""Makes the environment that the other verbs run in.

Standard library only: it runs before anything is installed.
"""
