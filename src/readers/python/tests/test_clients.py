"""Both HTTP clients against a server of this process."""

from __future__ import annotations

import asyncio
import contextlib
import json
import socket
import threading
import time
import unittest
from typing import Any, AsyncIterator, Iterator, List

from eddy_recall import (
    AccessError,
    AsyncEddyClient,
    Candidate,
    CandidateList,
    EddyClient,
    EventsTaken,
    Refusal,
    Retries,
    UnavailableError,
    UnreachableError,
    UnreadableAnswerError,
)
from tests.fake_server import LIST, Answer, FakeServer, error

TOKEN = "secret-secret-secret"


class BlockingClient:
    """The asynchronous client with the methods of the other, so that the same tests hold for it."""

    def __init__(self, *arguments: Any, **options: Any) -> None:
        self._client = AsyncEddyClient(*arguments, **options)
        self._loop = asyncio.new_event_loop()

    def __repr__(self) -> str:
        return repr(self._client)

    def __enter__(self) -> BlockingClient:
        return self

    def __exit__(self, *error: object) -> None:
        self._loop.run_until_complete(self._client.close())
        self._loop.close()

    def __getattr__(self, name: str) -> Any:
        def blocking(*arguments: Any, **options: Any) -> Any:
            result = getattr(self._client, name)(*arguments, **options)
            if isinstance(result, AsyncIterator):
                return self._iterate(result)
            return self._loop.run_until_complete(result)

        return blocking

    def _iterate(self, pages: AsyncIterator[CandidateList]) -> Iterator[CandidateList]:
        async def collect() -> List[CandidateList]:
            return [page async for page in pages]

        return iter(self._loop.run_until_complete(collect()))


class Endless:
    """A server that reads and answers piece by piece, and never ends."""

    def __init__(self, begin: bytes, rest: bytes, pause: float) -> None:
        self._begin = begin
        self._rest = rest
        self._pause = pause
        self._ended = threading.Event()
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.url = f"http://127.0.0.1:{self._listener.getsockname()[1]}"
        #: Whether the client waited for longer than any call may take.
        self.is_endured = False

    def __enter__(self) -> Endless:
        threading.Thread(target=self._answer, daemon=True).start()
        return self

    def __exit__(self, *error: object) -> None:
        self._ended.set()
        self._listener.close()

    def _answer(self) -> None:
        connection, _ = self._listener.accept()
        with connection, contextlib.suppress(OSError):
            connection.recv(100_000)
            connection.sendall(self._begin)
            end = time.monotonic() + 15.0
            while not self._ended.wait(self._pause) and not self.is_endured:
                self.is_endured = time.monotonic() > end
                if self._rest:
                    piece = self._rest if self._pause == 0 else self._rest[:1]
                    connection.sendall(piece)
                    self._rest = self._rest[len(piece):] or piece
                else:
                    connection.recv(100_000)


class ClientTest(unittest.TestCase):
    kind: Any = EddyClient

    def test_a_list_is_read(self) -> None:
        with FakeServer(Answer(200, LIST)) as server, self.kind(server.url, token=TOKEN) as client:
            found = client.candidates("u-9", n=2, explain=True)
            self.assertEqual(
                found,
                CandidateList(
                    origin="user",
                    version="000000000001.000000000042.000000000000",
                    generated_at_millis=1700000000000,
                    listed=100,
                    left=2,
                    candidates=(Candidate("i-7", 2.5, "user", 0.25, ("ucf", "hot")),),
                    user_id="u-9",
                ),
            )
            asked = server.asked[0]
            self.assertEqual((asked.method, asked.target), ("GET", "/v1/users/u-9/candidates?n=2&explain=true"))
            self.assertEqual(asked.headers["authorization"], f"Bearer {TOKEN}")
            self.assertRegex(asked.headers["x-request-id"], "^[0-9a-f]{16}$")

    def test_every_call_has_its_path(self) -> None:
        with FakeServer(Answer(200, LIST)) as server, self.kind(server.url + "/eddy/") as client:
            client.similar("i-1")
            client.group("cluster-7", n=3)
            client.popular(filter="available")
            for pages in (client.similar_pages("i-1"), client.group_pages("cluster-7"), client.popular_pages()):
                self.assertEqual(len(list(pages)), 1)
            self.assertEqual(
                [asked.target for asked in server.asked],
                [
                    "/eddy/v1/items/i-1/similar",
                    "/eddy/v1/groups/cluster-7?n=3",
                    "/eddy/v1/popular?filter=available",
                    "/eddy/v1/items/i-1/similar",
                    "/eddy/v1/groups/cluster-7",
                    "/eddy/v1/popular",
                ],
            )

    def test_an_encoded_id_arrives_as_it_is(self) -> None:
        with FakeServer(Answer(200, LIST)) as server, self.kind(server.url) as client:
            for user, path in (("a/b%2Fc", "a%2Fb%252Fc"), ("..", "%2E%2E"), ("é 鍵", "%C3%A9%20%E9%8D%B5")):
                client.candidates(user)
                self.assertEqual(server.asked[-1].target, f"/v1/users/{path}/candidates")

    def test_pages_follow_until_the_last(self) -> None:
        answers = [Answer(200, {**LIST, **next_page}) for next_page in ({"next_page": "p/2"}, {"next_page": "p3"}, {})]
        with FakeServer(*answers) as server, self.kind(server.url) as client:
            self.assertEqual([page.next_page for page in client.candidate_pages("u-9", n=2)], ["p/2", "p3", None])
            self.assertEqual(
                [asked.target for asked in server.asked],
                [f"/v1/users/u-9/candidates?n=2{page}" for page in ("", "&page=p%2F2", "&page=p3")],
            )

    def test_several_users_are_asked_about_at_once(self) -> None:
        answer = Answer(200, {"lists": [LIST, {**LIST, "user_id": "b"}]})
        with FakeServer(error(502, "away"), answer) as server, self.kind(server.url) as client:
            self.assertEqual(list(client.candidates_of_users(["u-9", "b"], n=2)), ["u-9", "b"])
            self.assertEqual(json.loads(server.asked[1].body), {"user_ids": ["u-9", "b"], "n": 2})
            self.assertEqual(*(asked.headers["x-request-id"] for asked in server.asked))

    def test_events_are_posted(self) -> None:
        answer = Answer(200, {"taken": 1, "refused": [{"index": 1, "reason": "no user_id"}]})
        with FakeServer(answer) as server, self.kind(server.url) as client:
            taken = client.post_events([{"user_id": "ü", "type": "visit"}, {}])
            self.assertEqual(taken, EventsTaken(1, (Refusal(1, "no user_id"),)))
            self.assertEqual(json.loads(server.asked[0].body), [{"user_id": "ü", "type": "visit"}, {}])
            self.assertEqual(server.asked[0].headers["content-type"], "application/json")

    def test_an_error_of_posted_events_says_how_many_were_taken(self) -> None:
        answer = error(503, "Kafka is away", taken=3, refused=[{"index": 0, "reason": "no type"}])
        with FakeServer(answer) as server, self.kind(server.url) as client:
            with self.assertRaises(UnavailableError) as raised:
                client.post_events([{}])
            self.assertEqual((raised.exception.taken, raised.exception.refused), (3, (Refusal(0, "no type"),)))
            self.assertEqual(len(server.asked), 1)

    def test_a_wrong_token_is_an_error_of_its_own_and_shown_nowhere(self) -> None:
        with FakeServer(error(401, "the token is wrong")) as server, self.kind(server.url, token=TOKEN) as client:
            with self.assertRaises(AccessError) as raised:
                client.popular()
            self.assertEqual((raised.exception.status, raised.exception.request_id), (401, "r-1"))
            self.assertNotIn(TOKEN, repr(client) + str(raised.exception))
            self.assertEqual(len(server.asked), 1)

    def test_an_answer_that_is_not_eddys_is_named(self) -> None:
        with FakeServer(Answer(200, "<html>login</html>")) as server, self.kind(server.url) as client:
            with self.assertRaisesRegex(UnreadableAnswerError, "<html>login"):
                client.popular()
        with FakeServer(Answer(200, {"origin": "user"})) as server, self.kind(server.url) as client:
            with self.assertRaisesRegex(UnreadableAnswerError, "version"):
                client.popular()

    def test_a_redirection_does_not_take_the_token_elsewhere(self) -> None:
        with FakeServer(Answer(200, LIST)) as other:
            moved = Answer(302, "", (("Location", other.url),))
            with FakeServer(moved) as server, self.kind(server.url, token=TOKEN) as client:
                with self.assertRaisesRegex(Exception, "status 302"):
                    client.popular()
            self.assertEqual(other.asked, [])

    def test_a_server_that_is_away_is_an_error_in_bounded_time(self) -> None:
        with socket.socket() as nobody:
            # Bound, but not listening: connections are refused.
            nobody.bind(("127.0.0.1", 0))
            begin = time.monotonic()
            with self.kind(f"http://127.0.0.1:{nobody.getsockname()[1]}") as client:
                with self.assertRaisesRegex(UnreachableError, "does not answer"):
                    client.popular()
            self.assertLess(time.monotonic() - begin, 5.0)

    def test_a_server_that_is_silent_is_an_error_in_bounded_time(self) -> None:
        with socket.socket() as silent:
            silent.bind(("127.0.0.1", 0))
            silent.listen()
            begin = time.monotonic()
            url = f"http://127.0.0.1:{silent.getsockname()[1]}"
            with self.kind(url, timeout=0.05, retries=Retries(attempts=2)) as client:
                with self.assertRaises(UnreachableError) as raised:
                    client.popular()
                self.assertTrue(raised.exception.was_sent)
            self.assertLess(time.monotonic() - begin, 5.0)

    def test_an_answer_without_end_is_an_error_in_bounded_time(self) -> None:
        whole = b"HTTP/1.1 200 OK\r\nContent-Length: 1000000000000\r\n\r\n"
        for name, begin, rest, pause in (
            ("a body that pours", whole, b" " * 10_000, 0.0),
            ("a body that drips", whole, b" ", 0.02),
            ("headers that drip", b"", b"HTTP/1.1 200 OK\r\nX: " + b"x" * 10_000, 0.02),
        ):
            with self.subTest(name), Endless(begin, rest, pause) as server:
                with self.kind(server.url, timeout=2.0, retries=Retries(attempts=1, within=0.2)) as client:
                    with self.assertRaisesRegex(UnreachableError, "too long|timed out") as raised:
                        client.popular()
                self.assertTrue(raised.exception.was_sent)
                self.assertFalse(server.is_endured)

    def test_a_server_that_reads_slowly_is_an_error_in_bounded_time(self) -> None:
        with Endless(b"", b"", pause=0.02) as server:
            with self.kind(server.url, timeout=2.0, retries=Retries(attempts=1, within=0.2)) as client:
                with self.assertRaisesRegex(UnreachableError, "too long|timed out"):
                    client.post_events([{"user_id": "u", "type": "visit", "note": "x" * 16_000_000}])
            self.assertFalse(server.is_endured)

    def test_a_connection_that_the_server_has_closed_is_made_again(self) -> None:
        answer = b'HTTP/1.1 200 OK\r\nContent-Length: 24\r\n\r\n{"taken":1,"refused":[]}'
        closed = threading.Semaphore(0)

        def answer_and_close(listener: socket.socket) -> None:
            for _ in range(3):
                connection, _ = listener.accept()
                with connection:
                    connection.recv(10_000)
                    connection.sendall(answer)
                closed.release()

        with socket.create_server(("127.0.0.1", 0)) as listener:
            threading.Thread(target=answer_and_close, args=(listener,), daemon=True).start()
            url = f"http://127.0.0.1:{listener.getsockname()[1]}"
            with self.kind(url, retries=Retries(attempts=1)) as client:
                for _ in range(3):
                    self.assertEqual(client.post_events([{}]).taken, 1)
                    self.assertTrue(closed.acquire(timeout=5.0))

    def test_a_wrong_address_is_refused(self) -> None:
        for url in ("localhost:8091", "ftp://a", "http://a:b"):
            with self.assertRaisesRegex(ValueError, "allowed: http://HOST:PORT"):
                self.kind(url)


class AsyncClientTest(ClientTest):
    kind = BlockingClient


if __name__ == "__main__":
    unittest.main()
