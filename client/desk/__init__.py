"""One clerk at one court: the list, the open hearings, and what can be done with them.

Both front ends, the screen and the line mode, call the same desk. It lives in one thread; the
background speaks to it through notices.
"""
