"""Reads a user's list: python3 reader.py HOST PORT USER. Needs the package redis (Debian: python3-redis)."""
import sys
from urllib.parse import quote, unquote

import redis


def recall(client, user, prefix="rc"):
    """The user's candidates, else everybody's, without items taken down: [(item, score, channels)], best first."""
    text = client.hget(f"{prefix}:u:{quote(user, safe='_.~-')}", "merged") or client.hget(f"{prefix}:hot", "merged")
    down = client.smembers(f"{prefix}:down")
    version, made_at_millis, candidates = (text or ";;").split(";")
    listed = [candidate.split(":") for candidate in candidates.split(",") if candidate]
    return [(unquote(item), float(score), channels) for item, score, channels in listed if item not in down]


if __name__ == "__main__":
    host, port, who = sys.argv[1:]
    for candidate in recall(redis.Redis(host, int(port), decode_responses=True), who):
        print(*candidate, sep="\t")
