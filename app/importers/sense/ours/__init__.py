"""Cue sheets of this app that come back: read by their ids, not by their looks."""
