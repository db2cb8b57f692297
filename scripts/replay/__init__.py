"""A recording sent to the emulator, and what it answers otherwise than the provider did."""
