"""What words mean: times, lengths, days, kinds, headers, cues, lines of a script; knows cells at most, no table."""
