"""Reads a user's list: python3 reader.py HOST PORT USER. Needs the package redis (Debian: python3-redis)."""
import sys
from urllib.parse import quote, unquote

import redis


def recall(client, user, prefix="rc"):
    """The user's candidates, else everybody's, without items taken down: [(item, score, channels)], best first."""
    text = own(client.hget, f"{prefix}:u:{quote(user, safe='_.~-')}", "merged") or own(client.hget, f"{prefix}:hot", "merged")
    version, made_at_millis, candidates = (text or ";;").split(";")
    listed = [candidate.split(":") for candidate in candidates.split(",") if candidate]
    marks = listed and own(client.zmscore, f"{prefix}:down", [item for item, _, _ in listed]) or [None] * len(listed)
    return [(unquote(item), float(score), channels) for (item, score, channels), mark in zip(listed, marks) if mark is None]


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
