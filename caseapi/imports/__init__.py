"""Bringing hearings and reference data in from files."""
