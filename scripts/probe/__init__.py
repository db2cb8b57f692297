"""Every operation that only reads, called with credentials of the environment, and held against the contract."""
