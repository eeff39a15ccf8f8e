"""Actions and the keys they hang on."""
