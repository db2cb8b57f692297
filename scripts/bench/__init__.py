"""Benchmarks: what the client costs beside plain httpx, and how quick the emulator is beside Prism.

client       the client, on a transport in memory
emulator     the emulator: what is measured, and the targets
contenders   the servers, each a process of its own
load         requests, and how they are sent
seed         a database that is full already
"""
