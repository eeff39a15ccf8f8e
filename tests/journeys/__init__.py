"""Whole journeys: the real program in a real terminal against a real server."""
