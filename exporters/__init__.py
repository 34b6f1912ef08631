"""From a plan to a neutral document to Word and Excel files; no Qt, no store."""
