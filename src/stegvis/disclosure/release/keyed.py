"""What only whoever has the secret can tell: choices that look like chance and come out the same each time."""

import hmac


def keyed(secret: bytes, purpose: str, message: bytes) -> str:
    """HMAC-SHA-256 of the message, for one purpose, in hexadecimal digits."""
    return hmac.new(secret, purpose.encode() + b"\0" + message, "sha256").hexdigest()
