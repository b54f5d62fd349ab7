"""The knowledge of the bot: facts about a place, and the words it says about itself."""

from donorguide.knowledge.errors import KnowledgeError
from donorguide.knowledge.loader import load_knowledge
from donorguide.knowledge.model import Claim, Entry, Focus, Knowledge, Offers, Place, Source
from donorguide.knowledge.words import Saying, Words, load_words

__all__ = [
    "Claim",
    "Entry",
    "Focus",
    "Knowledge",
    "KnowledgeError",
    "Offers",
    "Place",
    "Saying",
    "Source",
    "Words",
    "load_knowledge",
    "load_words",
]
