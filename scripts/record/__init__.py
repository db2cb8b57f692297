"""A recording of callers in any language, made by a proxy and masked at its end."""
