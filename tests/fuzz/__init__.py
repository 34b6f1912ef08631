"""Damaged and hostile files without end, each through the whole import: ``python -m tests.fuzz --help``."""
