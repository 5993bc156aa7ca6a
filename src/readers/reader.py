"""Reads a user's list: python3 reader.py HOST PORT USER. Needs the package redis (Debian: python3-redis)."""
import sys
from itertools import accumulate
from operator import sub
from urllib.parse import quote, unquote

import redis


def recall(client, user, prefix="rc"):
    """The candidates of the user, else of the one this user was merged into, else everybody's, without items taken down:
    [(item, score, channels)], best first."""
    key = f"{prefix}:u:{quote(user, safe='_.~-')}"
    text, other = own(client.hmget, key, "merged", "merged-into") or (None, None)
    if other and not filled(text):
        text = own(client.hget, f"{prefix}:u:{other}", "merged")
    if not filled(text):
        text = own(client.hget, f"{prefix}:hot", "merged")
    if not filled(text):
        return []
    version, made_at_millis, ids, decimals, scores, sets, marks = text.split(";")[:7]
    items, channels = ids.split(","), sets.split(",")
    # The first score, then by how much each is lower than the one before.
    numbers = accumulate(map(int, scores.split(",")), sub)
    down = own(client.zmscore, f"{prefix}:down", items) or [None] * len(items)
    return [(unquote(item), number / 10 ** int(decimals), channels[ord(mark) - ord("A")])
            for item, number, mark, since in zip(items, numbers, marks, down) if since is None]


def filled(text):
    """Whether there is a list and it has items."""
    return text and not text.endswith(";")


def own(command, *arguments):
    """The answer of Redis; None when the value is not Eddy's, but of another type."""
    try:
        return command(*arguments)
    except redis.ResponseError as error:
        if "WRONGTYPE" in str(error):
            return None
        raise


if __name__ == "__main__":
    host, port, who = sys.argv[1:]
    for candidate in recall(redis.Redis(host, int(port), decode_responses=True), who):
        print(*candidate, sep="\t")
