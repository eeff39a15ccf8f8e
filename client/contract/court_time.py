"""The clock of the court, which a machine that runs the program may not be set to."""

from zoneinfo import ZoneInfo

LONDON = ZoneInfo("Europe/London")
