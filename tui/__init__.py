"""The terminal front end: Textual screens, the line mode and the command line."""
