"""The HTTP API: what other installations ask of this one. `docs/openapi.json` describes it."""
