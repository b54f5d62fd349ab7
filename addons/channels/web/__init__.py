"""The channel of the chat widget; docs/widget-protocol.md is its contract."""

from addons.channels.web.channel import WebChannel

__all__ = ["WebChannel"]
