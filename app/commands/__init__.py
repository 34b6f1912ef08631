"""The commands that have a module of their own; :mod:`app.cli` names them on the line."""
