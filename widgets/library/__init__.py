"""The library at the left: programs, their sessions, and the trash."""
