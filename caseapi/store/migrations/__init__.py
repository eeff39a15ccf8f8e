"""How the tables came to be, one step for each released change of them."""

HEAD = "0001"
"""The version that the last step leads to; a test holds it against the steps themselves."""
