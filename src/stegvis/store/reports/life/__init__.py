"""From handing in to signing, and corrections after that."""
