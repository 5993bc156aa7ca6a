"""Which lists are read for whom, as steps of commands. Knows nothing of Redis: a reader runs the commands."""

from __future__ import annotations

import re
import time
from dataclasses import replace
from typing import Any, Callable, Dict, Generator, Iterable, List, Mapping, NamedTuple, Optional, Sequence
from typing import Tuple, TypeVar

from . import _stored
from ._stored import NOTHING, ClusterSummary, Profile, Recall

T = TypeVar("T")
Command = Tuple[str, ...]
# Each step gives the commands of one round trip and takes their replies. The reply of a failed command is an exception.
Steps = Generator[Sequence[Command], Sequence[Any], T]

# Lists of clusters, of groups and of everybody that are kept: 100 candidates take about 20 KB.
_MOST_SHARED = 1_000
_CLUSTERS_EVERY_SECONDS = 10.0
_CLUSTER = re.compile("-?[0-9]{1,9}")


class _Own(NamedTuple):
    """What Redis has of a user."""

    recall: Recall
    profile: Optional[Profile]


class Reading:
    """Finds the list of a user, else those of others. Several threads may use it."""

    def __init__(
        self, prefix: str, max_age_seconds: float, shared_every_seconds: float, clock: Callable[[], float] = time.time
    ) -> None:
        self._prefix = prefix
        self._max_age = max_age_seconds
        self._shared_every = shared_every_seconds
        self._clock = clock
        self._shared: Dict[str, Tuple[float, Recall]] = {}
        self._clusters: Tuple[float, Dict[int, ClusterSummary]] = (-float("inf"), {})

    def recalls(
        self, users: Iterable[str], tags: Iterable[str] = (), attributes: Optional[Mapping[str, str]] = None
    ) -> Steps[Dict[str, Recall]]:
        own = yield from self._own(list(dict.fromkeys(users)))
        alone = {user: found.profile for user, found in own.items() if not found.recall.candidates}
        wanted = yield from self._wanted(alone, list(tags), attributes or {})
        lists = yield from self._shared_lists({key: origin for keys in wanted.values() for key, origin in keys.items()})
        recalls = {user: found.recall for user, found in own.items()}
        for user, keys in wanted.items():
            recalls[user] = NOTHING if self._mutes(alone[user]) else _first(lists[key] for key in keys)
        return recalls

    def cluster(self, cluster: int) -> Steps[Recall]:
        wanted = {self._key(f"c:{cluster}"): "cluster", self._key("hot"): "everybody"}
        lists = yield from self._shared_lists(wanted)
        return _first(lists[key] for key in wanted)

    def similar(self, item: str) -> Steps[Recall]:
        key = self._key("i:" + _stored.encoded(item))
        lists = yield from self._lists({key: "item"})
        return lists[key]

    def _own(self, users: List[str]) -> Steps[Dict[str, _Own]]:
        """The users' own lists, else of those whom they were merged into."""
        own: Dict[str, _Own] = {}
        others: Dict[str, str] = {}
        keys = [self._user_key(user) for user in users]
        replies = yield from _hashes(keys, "merged", "profile", "merged-into")
        recalls = yield from self._without_down([self._fresh("user", reply[0]) for reply in replies])
        for user, recall, (_, profile, into) in zip(users, recalls, replies):
            own[user] = _Own(recall, _stored.profile_of(profile))
            if not recall.candidates and into is not None and _is_encoded(into):
                others[user] = f"{self._prefix}:u:{into}"
        if others:
            replies = yield from _hashes(others.values(), "merged", "profile")
            recalls = yield from self._without_down([self._fresh("user", reply[0]) for reply in replies])
            for user, recall, (_, profile) in zip(others, recalls, replies):
                own[user] = _Own(recall, _stored.profile_of(profile))
        return own

    def _wanted(
        self, profiles: Mapping[str, Optional[Profile]], tags: List[str], attributes: Mapping[str, str]
    ) -> Steps[Dict[str, Dict[str, str]]]:
        """By user: the origins of the lists by their keys, those of the most alike first."""
        declared = None
        if profiles and tags:
            declared = _stored.best_cluster((yield from self._summaries()), tags)
        wanted: Dict[str, Dict[str, str]] = {}
        for user, profile in profiles.items():
            keys = wanted[user] = {}
            for cluster in (declared, profile and profile.cluster):
                if cluster is not None:
                    keys[self._key(f"c:{cluster}")] = "cluster"
            groups = [f"{name}={value}" for name, value in attributes.items()]
            if profile and profile.segment:
                groups.append(f"segment-{profile.segment}")
            for group in groups:
                keys[self._key("g:" + _stored.encoded(group))] = "group"
            keys[self._key("hot")] = "everybody"
        return wanted

    def _summaries(self) -> Steps[Dict[int, ClusterSummary]]:
        now = self._clock()
        read_at, known = self._clusters
        if abs(now - read_at) >= _CLUSTERS_EVERY_SECONDS:
            (reply,) = yield [("HGETALL", self._key("clusters"))]
            oldest = (now - self._max_age) * 1000
            texts = ((_text(cluster), _stored.summary_of(_text(text))) for cluster, text in _pairs(reply))
            known = {
                int(cluster): summary
                for cluster, summary in texts
                if cluster and _CLUSTER.fullmatch(cluster) and summary and summary.generated_at_millis >= oldest
            }
            self._clusters = (now, known)
        return known

    def _shared_lists(self, wanted: Mapping[str, str]) -> Steps[Dict[str, Recall]]:
        """Lists that many questions share, each kept for a moment."""
        now = self._clock()
        found = {}
        for key in wanted:
            kept = self._shared.get(key)
            if kept and abs(now - kept[0]) < self._shared_every:
                found[key] = kept[1]
        read = yield from self._lists({key: origin for key, origin in wanted.items() if key not in found})
        if len(self._shared) + len(read) > _MOST_SHARED:
            self._shared = {}
        self._shared.update({key: (now, recall) for key, recall in read.items()})
        return {**found, **read}

    def _lists(self, wanted: Mapping[str, str]) -> Steps[Dict[str, Recall]]:
        if not wanted:
            return {}
        replies = yield from _hashes(wanted, "merged")
        recalls = yield from self._without_down(
            [self._fresh(origin, text) for origin, (text,) in zip(wanted.values(), replies)]
        )
        return dict(zip(wanted, recalls))

    def _fresh(self, origin: str, text: Optional[str]) -> Recall:
        recall = _stored.recall_of(origin, text)
        if recall is None or recall.generated_at_millis < (self._clock() - self._max_age) * 1000:
            return NOTHING
        return recall

    def _without_down(self, recalls: List[Recall]) -> Steps[List[Recall]]:
        filled = [place for place, recall in enumerate(recalls) if recall.candidates]
        if not filled:
            return [NOTHING] * len(recalls)
        replies = yield [
            ("ZMSCORE", self._key("down"), *(_stored.encoded(each.item_id) for each in recalls[place].candidates))
            for place in filled
        ]
        left = [NOTHING] * len(recalls)
        for place, reply in zip(filled, replies):
            candidates = recalls[place].candidates
            scores = _own_or_none(reply) or [None] * len(candidates)
            up = tuple(each for each, score in zip(candidates, scores) if score is None)
            if up:
                left[place] = replace(recalls[place], candidates=up)
        return left

    def _mutes(self, profile: Optional[Profile]) -> bool:
        """Whether the user mutes something now. Redis lacks the authors of items, so any of them may be muted."""
        now = self._clock() * 1000
        return profile is not None and any(until is None or now < until for until in profile.mutes_until)

    def _user_key(self, user: str) -> str:
        return f"{self._prefix}:u:{_stored.encoded(user)}"

    def _key(self, name: str) -> str:
        return f"{self._prefix}:{name}"


def _first(recalls: Iterable[Recall]) -> Recall:
    return next((recall for recall in recalls if recall.candidates), NOTHING)


def _own_or_none(reply: Any) -> Any:
    """The reply; None when the value is not Eddy's, but of another type."""
    if isinstance(reply, Exception):
        if "WRONGTYPE" in str(reply):
            return None
        raise reply
    return reply


def _hashes(keys: Iterable[str], *fields: str) -> Steps[List[List[Optional[str]]]]:
    """The texts of fields of each key; None for a missing one."""
    replies = yield [("HMGET", key, *fields) for key in keys]
    return [[_text(value) for value in _own_or_none(reply) or [None] * len(fields)] for reply in replies]


def _pairs(reply: Any) -> Iterable[Tuple[Any, Any]]:
    values = _own_or_none(reply)
    return () if values is None else values.items()


def _text(value: Any) -> Optional[str]:
    """A client with ``decode_responses`` gives text; of other data than Eddy's the bytes may be none."""
    if not isinstance(value, bytes):
        return None if value is None else str(value)
    try:
        return value.decode("utf-8")
    except UnicodeDecodeError:
        return None


def _is_encoded(text: str) -> bool:
    try:
        _stored.decoded(text)
        return True
    except ValueError:
        return False
