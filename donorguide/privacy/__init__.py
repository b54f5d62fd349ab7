"""Takes personal data out of what a visitor writes, before anything is logged or stored."""

from donorguide.privacy.redact import Redaction, redact

__all__ = ["Redaction", "redact"]
