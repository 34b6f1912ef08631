"""Throughline: everything but what is on the screen and what is written out."""
