"""A recording held against a contract: what it has that the contract does not know, and how to write that down."""
