"""Other people's run-of-shows: a file to grids (in a child process), grids to plans (pure)."""
