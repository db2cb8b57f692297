"""Benchmarks: what the client costs beside plain httpx, how quick the emulator is beside Prism, and a test with it.

client       the client, on a transport in memory
emulator     the emulator: what is measured, and the targets
worlds       a world for each test of a suite
processes    several processes on one PostgreSQL
suite        such tests
contenders   the servers, each a process of its own
load         requests, and how they are sent
seed         a database that is full already
"""
