"""What each pane shows, as plain functions from the desk's values to rows."""
