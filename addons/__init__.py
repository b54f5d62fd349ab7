"""What the Rasa server loads through dotted paths; the only folder that imports rasa."""
