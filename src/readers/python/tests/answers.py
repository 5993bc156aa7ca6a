"""Answers cases for comparison with the client for Java: python3 -m tests.answers CASES ANSWERS.

CASES is a file with an object: ``url`` of a server or ``redis`` (HOST:PORT), and ``cases``. ANSWERS gets an array for
each of the two clients, with what each case gave, in the form of the server's JSON.
"""

from __future__ import annotations

import asyncio
import json
import ssl
import sys
from dataclasses import asdict
from typing import Any, Dict, List

import redis
import redis.asyncio

from eddy_recall import AnswerError, AsyncEddyClient, AsyncRedisReader, EddyClient, EddyError, RedisReader

Case = Dict[str, Any]


def shown(value: Any) -> Dict[str, Any]:
    """A list or a recall, with the names of the server's JSON."""
    fields = {name: field for name, field in asdict(value).items() if field is not None}
    fields["generated_at"] = fields.pop("generated_at_millis")
    fields["candidates"] = [
        {name: field for name, field in each.items() if field is not None} for each in fields["candidates"]
    ]
    return fields


def failure(error: EddyError) -> Dict[str, Any]:
    found: Dict[str, Any] = {"error": error.message, "kind": type(error).__name__}
    if isinstance(error, AnswerError):
        found.update(status=error.status, position=error.position or 0)
    return found


def options(case: Case) -> Dict[str, Any]:
    return {name: value for name, value in case.items() if name not in ("call", "of", "pages", "token", "url", "ca")}


def server(default: str, case: Case) -> Dict[str, Any]:
    """Arguments of a client."""
    tls = ssl.create_default_context(cafile=case["ca"]) if "ca" in case else None
    return {"url": case.get("url", default), "token": case.get("token"), "tls": tls}


def pages(call: str) -> str:
    """The method that goes through the pages of a list."""
    return {"candidates": "candidate_pages"}.get(call, call + "_pages")


def over_http(client: EddyClient, case: Case) -> Any:
    of = [case["of"]] if "of" in case else []
    if case["call"] == "post_events":
        return asdict(client.post_events(case["of"]))
    if case["call"] == "candidates_of_users":
        return [shown(each) for each in client.candidates_of_users(case["of"], **options(case)).values()]
    if case.get("pages"):
        return [shown(page) for page in getattr(client, pages(case["call"]))(*of, **options(case))]
    return shown(getattr(client, case["call"])(*of, **options(case)))


async def over_http_async(client: AsyncEddyClient, case: Case) -> Any:
    of = [case["of"]] if "of" in case else []
    if case["call"] == "post_events":
        return asdict(await client.post_events(case["of"]))
    if case["call"] == "candidates_of_users":
        return [shown(each) for each in (await client.candidates_of_users(case["of"], **options(case))).values()]
    if case.get("pages"):
        return [shown(page) async for page in getattr(client, pages(case["call"]))(*of, **options(case))]
    return shown(await getattr(client, case["call"])(*of, **options(case)))


def http_answers(default: str, cases: List[Case]) -> List[Any]:
    answers: List[Any] = []
    for case in cases:
        with EddyClient(**server(default, case)) as client:
            try:
                answers.append(over_http(client, case))
            except EddyError as error:
                answers.append(failure(error))
    return answers


async def http_answers_async(default: str, cases: List[Case]) -> List[Any]:
    answers: List[Any] = []
    for case in cases:
        async with AsyncEddyClient(**server(default, case)) as client:
            try:
                answers.append(await over_http_async(client, case))
            except EddyError as error:
                answers.append(failure(error))
    return answers


def redis_answers(host: str, port: int, cases: List[Case]) -> List[Any]:
    reader = RedisReader(redis.Redis(host, port))
    return [by_redis(getattr(reader, case["call"])(case["of"], **options(case))) for case in cases]


async def redis_answers_async(host: str, port: int, cases: List[Case]) -> List[Any]:
    client = redis.asyncio.Redis(host=host, port=port, decode_responses=True)
    reader = AsyncRedisReader(client)
    answers = [by_redis(await getattr(reader, case["call"])(case["of"], **options(case))) for case in cases]
    await client.aclose()
    return answers


def by_redis(answer: Any) -> Any:
    return {user: shown(each) for user, each in answer.items()} if isinstance(answer, dict) else shown(answer)


def main(cases_file: str, answers_file: str) -> None:
    with open(cases_file, encoding="utf-8") as file:
        given = json.load(file)
    if "redis" in given:
        host, port = given["redis"].rsplit(":", 1)
        answers = redis_answers(host, int(port), given["cases"])
        others = asyncio.run(redis_answers_async(host, int(port), given["cases"]))
    else:
        answers = http_answers(given["url"], given["cases"])
        others = asyncio.run(http_answers_async(given["url"], given["cases"]))
    with open(answers_file, "w", encoding="utf-8") as file:
        json.dump([answers, others], file)


if __name__ == "__main__":
    main(*sys.argv[1:])
