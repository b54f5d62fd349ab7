"""Donor Guide: what a charity's source says about a place, asked in plain words."""
