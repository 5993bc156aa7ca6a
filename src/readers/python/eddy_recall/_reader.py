"""The reader of Redis."""

from __future__ import annotations

from typing import Any, Dict, Iterable, Mapping, Optional, Sequence, TypeVar

from ._reading import Command, Reading, Steps
from ._stored import Recall

T = TypeVar("T")

WEEK_SECONDS = 7 * 24 * 3600.0


class RedisReader:
    """Reads lists from Redis, as Eddy's client for Java does. One reader serves all threads.

    Errors of the client, such as ``redis.ConnectionError``, are raised as they are. Values that Eddy did not write
    count as missing.

    :param client: a ``redis.Redis``, ``redis.RedisCluster``, or the master of a ``redis.Sentinel``; it has the timeouts
    :param prefix: ``redis.prefix`` of the job
    :param max_age_seconds: older lists count as missing
    :param shared_every_seconds: how long lists of clusters, of groups and of everybody are kept
    """

    def __init__(
        self,
        client: Any,
        *,
        prefix: str = "rc",
        max_age_seconds: float = WEEK_SECONDS,
        shared_every_seconds: float = 1.0,
    ) -> None:
        self._client = client
        self._reading = Reading(prefix, max_age_seconds, shared_every_seconds)

    def recall(
        self, user_id: str, tags: Iterable[str] = (), attributes: Optional[Mapping[str, str]] = None
    ) -> Recall:
        """The user's own list, else that of the user whom this one was merged into, else that of the cluster that
        matches the declared tags best, of the user's last cluster, of those who share an attribute, of the user's
        segment, or of everybody."""
        return self._run(self._reading.recalls([user_id], tags, attributes))[user_id]

    def recall_all(self, user_ids: Iterable[str]) -> Dict[str, Recall]:
        """The lists of users, in their order."""
        return self._run(self._reading.recalls(user_ids))

    def recall_of_cluster(self, cluster: int) -> Recall:
        """The list of a cluster, else of everybody."""
        return self._run(self._reading.cluster(cluster))

    def recall_similar(self, item_id: str) -> Recall:
        """Items similar to an item."""
        return self._run(self._reading.similar(item_id))

    def _run(self, steps: Steps[T]) -> T:
        try:
            commands = next(steps)
            while True:
                commands = steps.send(self._replies(commands))
        except StopIteration as end:
            result: T = end.value
            return result

    def _replies(self, commands: Sequence[Command]) -> Sequence[Any]:
        pipeline = self._client.pipeline(transaction=False)
        for command in commands:
            pipeline.execute_command(*command)
        replies: Sequence[Any] = pipeline.execute(raise_on_error=False)
        return replies
