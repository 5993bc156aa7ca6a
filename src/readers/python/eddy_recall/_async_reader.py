"""The reader of Redis for asyncio. The same as in _reader.py, with awaits."""

from __future__ import annotations

from typing import Any, Dict, Iterable, Mapping, Optional, Sequence, TypeVar

from ._reader import WEEK_SECONDS
from ._reading import Command, Reading, Steps
from ._stored import Recall

T = TypeVar("T")


class AsyncRedisReader:
    """As :class:`RedisReader`, in an event loop.

    :param client: a client of ``redis.asyncio``
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

    async def recall(
        self, user_id: str, tags: Iterable[str] = (), attributes: Optional[Mapping[str, str]] = None
    ) -> Recall:
        """As :meth:`RedisReader.recall`."""
        return (await self._run(self._reading.recalls([user_id], tags, attributes)))[user_id]

    async def recall_all(self, user_ids: Iterable[str]) -> Dict[str, Recall]:
        """As :meth:`RedisReader.recall_all`."""
        return await self._run(self._reading.recalls(user_ids))

    async def recall_of_cluster(self, cluster: int) -> Recall:
        """As :meth:`RedisReader.recall_of_cluster`."""
        return await self._run(self._reading.cluster(cluster))

    async def recall_similar(self, item_id: str) -> Recall:
        """As :meth:`RedisReader.recall_similar`."""
        return await self._run(self._reading.similar(item_id))

    async def _run(self, steps: Steps[T]) -> T:
        try:
            commands = next(steps)
            while True:
                commands = steps.send(await self._replies(commands))
        except StopIteration as end:
            result: T = end.value
            return result

    async def _replies(self, commands: Sequence[Command]) -> Sequence[Any]:
        pipeline = self._client.pipeline(transaction=False)
        for command in commands:
            pipeline.execute_command(*command)
        replies: Sequence[Any] = await pipeline.execute(raise_on_error=False)
        return replies
