"""What the practice court and its front end must both know."""

PRACTICE_CLERK_ID = "ae49258c-ff8d-5304-a96a-d3bbd7276e40"
"""The user id of the clerk who sits at the practice court."""
