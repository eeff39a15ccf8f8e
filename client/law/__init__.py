"""The law's arithmetic: amounts, limits and dates that follow from the law and from what is known.

Nothing here decides anything. What it gives is offered and marked as reckoned, never taken by
itself. Every table is data with the day it begins and where it comes from.
"""
