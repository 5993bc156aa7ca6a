"""How a service reads lists. The pages on the server and on reading quote it, so it runs."""

import asyncio
import contextlib
import io
import unittest
from typing import Any, Callable

import eddy_recall
from tests.fake_server import LIST, Answer, FakeServer, error
from tests.test_readers import FakeRedis, text


def ask(url: str, token: str) -> None:
    with eddy_recall.EddyClient(url, token=token) as client:
        try:
            candidates = client.candidates("u-9", n=20, filter="price < 20 and available").candidates
        except (eddy_recall.UnreachableError, eddy_recall.UnavailableError):
            candidates = ()  # a list of your own
        for candidate in candidates:
            print(candidate.item_id, candidate.score)


async def ask_for_pages(url: str, token: str) -> None:
    async with eddy_recall.AsyncEddyClient(url, token=token) as client:
        async for page in client.candidate_pages("u-9", n=20):
            print(len(page.candidates), page.origin)


def read(redis_client: Any) -> None:
    reader = eddy_recall.RedisReader(redis_client)
    found = reader.recall("u-9", tags=["jazz", "live"])
    print(found.origin, "list")
    for item in found.candidates:
        print(item.item_id, item.score, item.channels)


def printed(example: Callable[[], None]) -> str:
    with contextlib.redirect_stdout(io.StringIO()) as out:
        example()
    return out.getvalue()


class ExamplesTest(unittest.TestCase):
    def test_a_server_is_asked(self) -> None:
        with FakeServer(Answer(200, LIST)) as server:
            self.assertEqual(printed(lambda: ask(server.url, "token")), "i-7 2.5\n")

    def test_without_redis_there_is_a_list_of_ones_own(self) -> None:
        with FakeServer(error(503, "Redis does not answer")) as server:
            self.assertEqual(printed(lambda: ask(server.url, "token")), "")

    def test_a_server_is_asked_for_pages(self) -> None:
        with FakeServer(Answer(200, {**LIST, "next_page": "p"}), Answer(200, LIST)) as server:
            out = printed(lambda: asyncio.run(ask_for_pages(server.url, "token")))
            self.assertEqual(out, "1 user\n1 user\n")

    def test_redis_is_read(self) -> None:
        redis_client = FakeRedis({"rc:u:u-9": {"merged": text("i-7")}})
        self.assertEqual(printed(lambda: read(redis_client)), "user list\ni-7 2.5 ui\n")


if __name__ == "__main__":
    unittest.main()
