"""Documents on paper: neutral values laid out on pages, painted on a screen, a printer or into a file."""
