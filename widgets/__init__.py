"""What is on the screen; imports neither the store, an importer nor an exporter."""
