"""Tests of app.reviewing."""
