"""Where the tables of a sheet are, and what each of their columns means."""
