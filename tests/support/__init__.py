"""What tests of several folders share. Nothing here imports the emulator's internals or a client."""
