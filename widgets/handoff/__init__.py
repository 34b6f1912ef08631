"""Handing off: the run, who gets what, the pages, the version, and what came of it."""
