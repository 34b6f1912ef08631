"""What a session plan is and what may be done to it: pure Python, standard library only."""
