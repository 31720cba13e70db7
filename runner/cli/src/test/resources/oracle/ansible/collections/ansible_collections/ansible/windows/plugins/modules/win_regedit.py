"""Runs as an action on the controller; this file is what its name is found by."""
