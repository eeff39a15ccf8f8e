"""The draft of one hearing day as an immutable value, and the hearing as numbered matters."""
