"""From grids to plans: what times, lengths, days and headers mean in the habits of many people and languages."""
