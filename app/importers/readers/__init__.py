"""One module a format, bytes in and wire grids out; run only inside the import child."""
