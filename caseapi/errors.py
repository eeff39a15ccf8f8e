"""What an operator is told when something can't be done."""


class CannotError(Exception):
    """Something can't be done; the message says what happened, and what to do, in words."""
