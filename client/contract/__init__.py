"""The case API's contract: every body on the wire, every route, event and refusal code.

Section numbers in docstrings refer to the public account of the Common Platform hearing API.
"""
