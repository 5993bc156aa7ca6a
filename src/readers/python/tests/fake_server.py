"""A server of this process that answers what a test gives it."""

from __future__ import annotations

import json
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from types import TracebackType
from typing import Any, Dict, List, NamedTuple, Optional, Tuple, Type, Union

LIST: Dict[str, Any] = {
    "user_id": "u-9",
    "origin": "user",
    "version": "000000000001.000000000042.000000000000",
    "generated_at": 1700000000000,
    "listed": 100,
    "left": 2,
    "candidates": [{"item_id": "i-7", "score": 2.5, "origin": "user", "propensity": 0.25, "channels": ["ucf", "hot"]}],
    "of_a_later_version": True,
}


class Asked(NamedTuple):
    method: str
    target: str
    headers: Dict[str, str]
    body: str


class Answer(NamedTuple):
    status: int
    body: Union[str, Dict[str, Any]]
    headers: Tuple[Tuple[str, str], ...] = ()


def error(status: int, text: str, *headers: Tuple[str, str], **fields: Any) -> Answer:
    return Answer(status, {"error": text, "request_id": "r-1", **fields}, headers)


class FakeServer:
    """Gives its answers in turn; the last one again and again."""

    def __init__(self, *answers: Answer) -> None:
        self.answers = list(answers)
        self.asked: List[Asked] = []
        fake = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_GET(self) -> None:
                body = self.rfile.read(int(self.headers.get("Content-Length", 0))).decode("utf-8")
                headers = {name.lower(): value for name, value in self.headers.items()}
                fake.asked.append(Asked(self.command, self.path, headers, body))
                answer = fake.answers.pop(0) if len(fake.answers) > 1 else fake.answers[0]
                text = answer.body if isinstance(answer.body, str) else json.dumps(answer.body)
                self.send_response(answer.status)
                for name, value in answer.headers:
                    self.send_header(name, value)
                self.send_header("Content-Length", str(len(text.encode("utf-8"))))
                self.end_headers()
                self.wfile.write(text.encode("utf-8"))

            do_POST = do_GET

            def log_message(self, format: str, *arguments: Any) -> None:
                pass

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self._server.daemon_threads = True
        self.url = f"http://127.0.0.1:{self._server.server_address[1]}"

    def __enter__(self) -> FakeServer:
        threading.Thread(target=self._server.serve_forever, args=(0.01,), daemon=True).start()
        return self

    def __exit__(
        self, kind: Optional[Type[BaseException]], error: Optional[BaseException], trace: Optional[TracebackType]
    ) -> None:
        self._server.shutdown()
        self._server.server_close()
