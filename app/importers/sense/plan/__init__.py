"""From items to plans: when each begins and ends, which day and lane it belongs to, and what it becomes."""
