"""The language of the entry bar: text in, an entry or what is still open out. Pure throughout."""
