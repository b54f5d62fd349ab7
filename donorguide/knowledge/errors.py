"""The error for knowledge files that cannot be used."""


class KnowledgeError(ValueError):
    """A knowledge file is broken; the message names the place in it and the mend."""
