"""Both readers of Redis, with a Redis made of a dictionary."""

from __future__ import annotations

import asyncio
import unittest
from typing import Any, Dict, List, Tuple

from eddy_recall import AsyncRedisReader, Recall, RecalledItem, RedisReader
from eddy_recall._reading import Reading
from eddy_recall._stored import NOTHING, best_cluster, recall_of, summary_of

VERSION = "000000000000.000000000007.000000000000"
FAR = "9999999999999"


def text(*items: str, made_at: str = FAR) -> str:
    falls = ",".join(["2500"] + ["500"] * (len(items) - 1))
    return f"{VERSION};{made_at};{','.join(items)};3;{falls};ui,h;{'A' + 'B' * (len(items) - 1)}"


class FakeRedis:
    """Hashes by their keys, and items that are down; a key with None is of another type."""

    def __init__(self, hashes: Dict[str, Any], *down: str) -> None:
        self.hashes = hashes
        self.down = down
        self.round_trips = 0

    def pipeline(self, transaction: bool) -> FakePipeline:
        return FakePipeline(self)

    def answer(self, name: str, key: str, *arguments: str) -> Any:
        if name == "ZMSCORE":
            return [1.0 if member in self.down else None for member in arguments]
        fields = self.hashes.get(key, {})
        if fields is None:
            return ValueError("WRONGTYPE Operation against a key")
        if name == "HGETALL":
            return {field.encode(): value.encode() for field, value in fields.items()}
        return [fields[field].encode() if field in fields else None for field in arguments]


class FakePipeline:
    def __init__(self, redis: FakeRedis) -> None:
        self._redis = redis
        self._commands: List[Tuple[str, ...]] = []

    def execute_command(self, *command: str) -> None:
        self._commands.append(command)

    def execute(self, raise_on_error: bool) -> Any:
        self._redis.round_trips += 1
        return [self._redis.answer(*command) for command in self._commands]


class AsyncFakeRedis(FakeRedis):
    def pipeline(self, transaction: bool) -> FakePipeline:
        return AsyncFakePipeline(self)


class AsyncFakePipeline(FakePipeline):
    async def execute(self, raise_on_error: bool) -> Any:
        return super().execute(raise_on_error)


def ids(recall: Recall) -> List[str]:
    return [each.item_id for each in recall.candidates]


class ReaderTest(unittest.TestCase):
    def recall(self, redis: FakeRedis, user: str, *arguments: Any) -> Recall:
        return RedisReader(redis).recall(user, *arguments)

    def test_the_own_list_comes_without_items_taken_down(self) -> None:
        redis = FakeRedis({"rc:u:a%2Fb": {"merged": text("jazz%2C%20live", "gone", "%E9%8D%B5")}}, "gone")
        self.assertEqual(
            self.recall(redis, "a/b"),
            Recall(
                "user", VERSION, int(FAR), (RecalledItem("jazz, live", 2.5, "ui"), RecalledItem("鍵", 1.5, "h"))
            ),
        )
        self.assertEqual(redis.round_trips, 2)

    def test_an_anonymous_id_has_the_list_of_the_user(self) -> None:
        into = {"merged": f"{VERSION};1;;0;;;", "merged-into": "ann%20b"}
        hashes = {"rc:u:x": into, "rc:u:ann%20b": {"merged": text("i1")}, "rc:hot": {"merged": text("hot")}}
        self.assertEqual(ids(self.recall(FakeRedis(hashes), "x")), ["i1"])
        del hashes["rc:u:ann%20b"]
        self.assertEqual(ids(self.recall(FakeRedis(hashes), "x")), ["hot"])

    def test_others_have_lists_for_a_user_without_one(self) -> None:
        hashes: Dict[str, Any] = {
            "rc:u:x": {"profile": "7;3;8,9;jazz;950;loyal"},
            "rc:clusters": {"4": f"{FAR};2;jazz:.5", "5": f"{FAR};2;jazz:.2,live:.1", "6": "foreign"},
            "rc:c:4": {"merged": text("of-4")},
            "rc:c:7": {"merged": text("of-7")},
            "rc:g:country%3Dde": {"merged": text("of-de")},
            "rc:g:segment-loyal": {"merged": text("of-loyal")},
            "rc:hot": {"merged": text("hot")},
        }
        for expected, gone in (
            (("cluster", "of-4"), "rc:c:4"),
            (("cluster", "of-7"), "rc:c:7"),
            (("group", "of-de"), "rc:g:country%3Dde"),
            (("group", "of-loyal"), "rc:g:segment-loyal"),
            (("everybody", "hot"), "rc:hot"),
        ):
            found = self.recall(FakeRedis(hashes), "x", ["jazz"], {"country": "de"})
            self.assertEqual((found.origin, found.candidates[0].item_id), expected)
            hashes[gone] = None
        self.assertEqual(self.recall(FakeRedis(hashes), "x", ["jazz"], {"country": "de"}), NOTHING)

    def test_a_user_who_mutes_gets_no_list_of_others(self) -> None:
        for mutes, expected in (("author:a", []), ("author:a:1", ["hot"]), (f"tag:a:{FAR}", []), ("mood:a", ["hot"])):
            hashes = {"rc:u:x": {"profile": f"7;3;8,9;jazz;950;loyal;{mutes}"}, "rc:hot": {"merged": text("hot")}}
            self.assertEqual(ids(self.recall(FakeRedis(hashes), "x")), expected)

    def test_old_and_foreign_lists_count_as_missing(self) -> None:
        hashes = {"rc:hot": {"merged": text("hot")}}
        for own in (None, {"merged": text("old", made_at="1000")}, {"merged": "somebody else's"}):
            self.assertEqual(ids(self.recall(FakeRedis({**hashes, "rc:u:x": own}), "x")), ["hot"])

    def test_a_list_with_all_items_down_counts_as_missing(self) -> None:
        redis = FakeRedis({"rc:u:x": {"merged": text("gone")}, "rc:hot": {"merged": text("hot")}}, "gone")
        self.assertEqual(ids(self.recall(redis, "x")), ["hot"])


class AsyncReaderTest(ReaderTest):
    def recall(self, redis: FakeRedis, user: str, *arguments: Any) -> Recall:
        return asyncio.run(AsyncRedisReader(AsyncFakeRedis(redis.hashes, *redis.down)).recall(user, *arguments))

    def test_the_own_list_comes_without_items_taken_down(self) -> None:
        redis = FakeRedis({"rc:u:a": {"merged": text("i1", "gone")}}, "gone")
        self.assertEqual(ids(self.recall(redis, "a")), ["i1"])


class SharedListsTest(unittest.TestCase):
    def test_shared_lists_are_kept_for_a_moment(self) -> None:
        redis = FakeRedis({"rc:hot": {"merged": text("before")}})
        now = [1000.0]
        reader = RedisReader(redis)
        reader._reading = Reading("rc", 3600.0, 1.0, lambda: now[0])
        self.assertEqual(ids(reader.recall("x")), ["before"])
        redis.hashes["rc:hot"] = {"merged": text("after")}
        self.assertEqual(ids(reader.recall("y")), ["before"])
        now[0] += 1
        self.assertEqual(ids(reader.recall("y")), ["after"])

    def test_many_users_take_few_round_trips(self) -> None:
        redis = FakeRedis({"rc:u:1": {"merged": text("own")}, "rc:hot": {"merged": text("hot")}})
        found = RedisReader(redis).recall_all([str(user) for user in range(100)])
        self.assertEqual([ids(found["1"]), ids(found["99"])], [["own"], ["hot"]])
        self.assertEqual(redis.round_trips, 4)

    def test_similar_items_and_clusters(self) -> None:
        redis = FakeRedis({"rc:i:a%2Cb": {"merged": text("like")}, "rc:hot": {"merged": text("hot")}})
        reader = RedisReader(redis)
        self.assertEqual(reader.recall_similar("a,b").origin, "item")
        self.assertEqual(reader.recall_similar("other"), NOTHING)
        self.assertEqual(ids(reader.recall_of_cluster(3)), ["hot"])


class StoredTest(unittest.TestCase):
    def test_later_columns_are_read_or_ignored(self) -> None:
        found = recall_of("user", text("a", "b") + ";2:32500;varied;of a later version")
        assert found
        self.assertEqual(found.variant, "varied")
        self.assertEqual([each.propensity for each in found.candidates], [1.0, 0.0325])

    def test_other_texts_are_no_lists(self) -> None:
        for wrong in (
            None,
            "",
            "1;2;3",
            text("a", "b").replace("AB", "A"),
            text("a", "b").replace("AB", "AZ"),
            text("a", "b").replace("AB", "A!"),
            text("a b"),
            text("a%F"),
            text("%FF"),
            text("a").replace("2500", "x"),
            text("a").replace(VERSION, "1"),
            f"{VERSION};1;a;0;;;",
        ):
            self.assertIsNone(recall_of("user", wrong), wrong)

    def test_a_rare_tag_counts_more(self) -> None:
        summaries = {
            cluster: summary
            for cluster, summary in enumerate(
                summary_of(each) for each in ("1;1;rock:.6", "1;1;rock:.5,polka:.4", "1;1;rock:.5", "1;1;jazz:.9")
            )
            if summary
        }
        self.assertEqual(best_cluster(summaries, ["rock", "polka"]), 1)
        self.assertEqual(best_cluster(summaries, ["rock"]), 0)
        self.assertIsNone(best_cluster(summaries, ["unknown"]))


if __name__ == "__main__":
    unittest.main()
