"""Plain files the app ships: icons, fonts, the sample. Reached through :mod:`app.assets` alone."""
