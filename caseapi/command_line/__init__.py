"""The commands of `caseapi`, a module each: their arguments, and what they do."""
