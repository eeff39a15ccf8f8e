"""How a message speaks of stepping back, which is a key on the screen and a line in line mode."""

STEP_BACK = "<back>"
"""Stands where whoever shows the message writes what steps back."""

ANSWER_FIRST = f"Answer this first; {STEP_BACK} goes back to the line"
