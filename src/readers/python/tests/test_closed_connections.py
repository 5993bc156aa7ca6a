"""Both readers with the package redis, and a Redis that closes its connections as it does after its setting ``timeout``."""

from __future__ import annotations

import asyncio
import socketserver
import threading
import unittest
from typing import Any, List

import redis
import redis.asyncio

from eddy_recall import AsyncRedisReader, RedisReader

CALLS = 8


class ClosingRedis(socketserver.ThreadingTCPServer):
    """Has no lists. Answers the first commands that read when all of its connections have asked."""

    daemon_threads = True
    request_queue_size = CALLS

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Answering)
        self.all_ask = threading.Barrier(CALLS)
        self.first = CALLS
        self.open: List[Any] = []

    def __enter__(self) -> ClosingRedis:
        threading.Thread(target=self.serve_forever, args=(0.01,), daemon=True).start()
        return self

    def __exit__(self, *error: object) -> None:
        self.shutdown()
        self.close_connections()
        self.server_close()

    def close_connections(self) -> None:
        for connection in self.open:
            self.shutdown_request(connection)
        self.open.clear()


class Answering(socketserver.StreamRequestHandler):
    server: ClosingRedis

    def handle(self) -> None:
        self.server.open.append(self.request)
        try:
            while True:
                command = self._command()
                if command[:1] == [b"HMGET"] and self.server.first > 0:
                    self.server.first -= 1
                    self.server.all_ask.wait(5.0)
                fields = len(command) - 2
                self.wfile.write(b"*%d\r\n" % fields + b"$-1\r\n" * fields if command[0] == b"HMGET" else b"+OK\r\n")
        except (OSError, ValueError, IndexError):
            return

    def _command(self) -> List[bytes]:
        words = []
        for _ in range(int(self.rfile.readline()[1:])):
            words.append(self.rfile.read(int(self.rfile.readline()[1:])))
            self.rfile.readline()
        return words


class ClosedConnectionsTest(unittest.TestCase):
    def test_every_read_is_answered_after_redis_has_closed_the_connections(self) -> None:
        with ClosingRedis() as server:
            client = redis.Redis(host="127.0.0.1", port=server.server_address[1], socket_timeout=5.0)
            reader = RedisReader(client)
            callers = [threading.Thread(target=reader.recall, args=("u",)) for _ in range(CALLS)]
            for caller in callers:
                caller.start()
            for caller in callers:
                caller.join()
            self.assertEqual(len(server.open), CALLS)
            server.close_connections()
            for _ in range(CALLS):
                self.assertEqual(reader.recall("u").origin, "nobody")
            client.close()

    def test_every_read_is_answered_in_an_event_loop(self) -> None:
        async def ask(server: ClosingRedis) -> None:
            client = redis.asyncio.Redis(host="127.0.0.1", port=server.server_address[1], socket_timeout=5.0)
            reader = AsyncRedisReader(client)
            await asyncio.gather(*(reader.recall("u") for _ in range(CALLS)))
            self.assertEqual(len(server.open), CALLS)
            server.close_connections()
            for found in await asyncio.gather(*(reader.recall("u") for _ in range(CALLS))):
                self.assertEqual(found.origin, "nobody")
            await client.aclose()

        with ClosingRedis() as server:
            asyncio.run(ask(server))


if __name__ == "__main__":
    unittest.main()
