"""The window in which one says what to take of a document that came back."""

from widgets.review.dialog import ReviewDialog

__all__ = ["ReviewDialog"]
