"""When a request is repeated, with a clock of the test."""

import json
import unittest
from typing import Any, Dict, List, Optional, Union

from eddy_recall import Retries, TooManyRequestsError, UnavailableError, UnreachableError, WrongRequestError
from eddy_recall._requests import Request
from eddy_recall._retries import Reply, Wait, call

READ = Request("GET", "/v1/popular")
POST = Request("POST", "/v1/events", b"[]", is_read=False)
GOOD = Reply(200, {}, b'{"good": true}')
NOT_CONNECTED = UnreachableError("away", "r-1", was_sent=False)
NO_ANSWER = UnreachableError("slow", "r-1", was_sent=True)


def failed(status: int, **headers: str) -> Reply:
    body = json.dumps({"error": "no", "request_id": "r-1"}).encode("utf-8")
    return Reply(status, {name.replace("_", "-"): value for name, value in headers.items()}, body)


class RetriesTest(unittest.TestCase):
    def setUp(self) -> None:
        self.now = 100.0
        self.waits: List[float] = []
        self.timeouts: List[float] = []
        self.sent = 0

    def run_call(
        self,
        request: Request,
        *replies: Union[Reply, UnreachableError],
        takes: float = 0.0,
        retries: Retries = Retries(),
    ) -> Dict[str, Any]:
        steps = call(request, "r-1", retries, 2.0, lambda: self.now, lambda: 0.0)
        reply: Optional[Union[Reply, UnreachableError]] = None
        try:
            while True:
                step = steps.send(reply)
                if isinstance(step, Wait):
                    self.waits.append(step.seconds)
                    self.now += step.seconds
                    reply = None
                else:
                    self.timeouts.append(step.timeout)
                    reply = replies[min(self.sent, len(replies) - 1)]
                    self.sent += 1
                    self.now += min(takes, step.timeout)
        except StopIteration as end:
            answer: Dict[str, Any] = end.value
            return answer

    def test_a_read_is_repeated_with_growing_waits(self) -> None:
        self.assertEqual(self.run_call(READ, NO_ANSWER, failed(503), GOOD), {"good": True})
        self.assertEqual(self.waits, [0.05, 0.1])

    def test_all_statuses_that_may_pass_are_repeated(self) -> None:
        for status in (429, 502, 503, 504):
            self.setUp()
            self.assertEqual(self.run_call(READ, failed(status), GOOD), {"good": True})

    def test_other_statuses_are_not(self) -> None:
        for status in (400, 401, 403, 404, 413, 500):
            self.setUp()
            with self.assertRaises(Exception):
                self.run_call(READ, failed(status), GOOD)
            self.assertEqual(self.sent, 1)

    def test_the_attempts_end(self) -> None:
        with self.assertRaises(UnavailableError):
            self.run_call(READ, failed(503))
        self.assertEqual(self.sent, 3)

    def test_retry_after_is_obeyed(self) -> None:
        self.run_call(READ, failed(429, retry_after="2"), GOOD)
        self.assertEqual(self.waits, [2.05])

    def test_a_wait_beyond_the_time_of_the_call_is_an_error_at_once(self) -> None:
        with self.assertRaises(TooManyRequestsError) as raised:
            self.run_call(READ, failed(429, retry_after="60"), GOOD)
        self.assertEqual((raised.exception.retry_after, self.waits), (60.0, []))

    def test_a_silent_server_takes_no_longer_than_the_call_may(self) -> None:
        with self.assertRaises(UnreachableError):
            self.run_call(READ, NO_ANSWER, takes=9.0, retries=Retries(attempts=100))
        self.assertLessEqual(self.now, 105.0)
        self.assertEqual(self.timeouts[0], 2.0)
        self.assertLess(self.timeouts[-1], 2.0)

    def test_events_are_repeated_only_when_none_can_have_been_taken(self) -> None:
        for reply in (NOT_CONNECTED, failed(429)):
            self.setUp()
            self.assertEqual(self.run_call(POST, reply, GOOD), {"good": True})
        for reply in (NO_ANSWER, failed(503)):
            self.setUp()
            with self.assertRaises((UnreachableError, UnavailableError)):
                self.run_call(POST, reply, GOOD)
            self.assertEqual(self.sent, 1)

    def test_waits_are_random_and_bounded(self) -> None:
        retries = Retries(first_wait=0.1, longest_wait=0.4)
        self.assertEqual([retries.wait_before(each, 0.0) for each in (1, 2, 3, 4, 5000)], [0.1, 0.2, 0.4, 0.4, 0.4])
        self.assertEqual(retries.wait_before(3, 1.0), 0.2)

    def test_wrong_settings_are_refused(self) -> None:
        with self.assertRaisesRegex(ValueError, "attempts is 0; allowed: at least 1"):
            Retries(attempts=0)
        with self.assertRaisesRegex(ValueError, "within is -1; allowed: above 0"):
            Retries(within=-1)

    def test_an_error_has_what_the_server_says(self) -> None:
        body = b'{"error": "at 3: no", "position": 3, "request_id": "r-7"}'
        with self.assertRaises(WrongRequestError) as raised:
            self.run_call(READ, Reply(400, {}, body))
        error = raised.exception
        self.assertEqual((error.message, error.position, error.request_id, error.status), ("at 3: no", 3, "r-7", 400))
        self.assertEqual(str(error), "at 3: no (request r-7)")


if __name__ == "__main__":
    unittest.main()
