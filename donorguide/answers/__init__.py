"""Composes the reply to a question from reviewed facts only; does no input or output."""

from donorguide.answers.asked import Memory, Question
from donorguide.answers.outcomes import say, suggest
from donorguide.answers.reply import Composer, Reply
from donorguide.answers.respond import answer, follow_up, respond

__all__ = [
    "Composer",
    "Memory",
    "Question",
    "Reply",
    "answer",
    "follow_up",
    "respond",
    "say",
    "suggest",
]
