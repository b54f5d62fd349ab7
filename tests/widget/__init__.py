"""The chat widget in a real browser, over a server written by hand."""
