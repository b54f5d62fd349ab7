"""Splits a message into spaCy's tokens, in lower case and without what carries no meaning."""

from typing import Any

import spacy
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.nlu.tokenizers.tokenizer import Token, Tokenizer
from rasa.shared.nlu.training_data.message import Message

from donorguide.language.text import plain


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.MESSAGE_TOKENIZER, is_trainable=False)
class QuestionTokenizer(Tokenizer):
    """Tokens of `spacy.blank("en")` over the plain form of the text."""

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        """What Rasa's tokenizers share."""
        return {
            "intent_tokenization_flag": False,
            "intent_split_symbol": "_",
            "token_pattern": None,
            "prefix_separator_symbol": None,
        }

    def __init__(self, config: dict[str, Any]) -> None:
        """Loads spaCy's rules for English; no trained model is needed."""
        super().__init__(config)
        self._spacy = spacy.blank("en")

    def tokenize(self, message: Message, attribute: str) -> list[Token]:
        """The tokens of one attribute; their offsets are those in the plain text."""
        document = self._spacy.make_doc(plain(message.get(attribute)))
        tokens = [Token(token.text, token.idx) for token in document if not token.is_space]
        return self._apply_token_pattern(tokens)
