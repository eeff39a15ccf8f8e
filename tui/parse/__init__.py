"""`callover parse`: what lines would record, without recording anything."""

from tui.parse.run import run_parse

__all__ = ["run_parse"]
