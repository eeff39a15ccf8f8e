"""From the journal to the API and back: fetching, sending, trying again, never losing a line."""
