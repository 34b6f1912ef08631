"""What each row, field or line of text tells: the items, in the order they stand."""
