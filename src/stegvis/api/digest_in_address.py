"""A checksum as it stands in an address."""


class DigestConverter:
    """64 hexadecimal digits in lower case."""

    regex = "[0-9a-f]{64}"

    def to_python(self, value: str) -> str:
        """The digits as they are."""
        return value

    def to_url(self, value: str) -> str:
        """The digits as they are."""
        return value
