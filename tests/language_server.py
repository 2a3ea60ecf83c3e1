"""The real yaml-language-server, as an editor talks to it: messages with a length over two pipes."""

import json
import subprocess
from contextlib import contextmanager
from queue import Queue
from threading import Thread

from tests import node

PATIENCE = 60
"""Seconds after which an answer is missed; it comes within one, or five on a busy machine."""


class Editor:
    """Texts open in an editor: their diagnostics, completions and hover texts."""

    def __init__(self, process):
        self._process = process
        self._received = Queue()
        self._number = self._opened = 0
        self._listener = Thread(target=self._listen, daemon=True)
        self._listener.start()

    def start(self, settings):
        self._ask("initialize", processId=None, rootUri=None, capabilities=CAPABILITIES)
        self._tell("initialized")
        self._tell("workspace/didChangeConfiguration", settings={"yaml": settings})

    def stop(self):
        self._process.kill()
        self._listener.join()

    def problems(self, text, folder):
        """Line (from 1), what is underlined there, and the message of each problem of a text."""
        address = self._open(text, folder)
        found = self._wait(
            lambda message: (
                message.get("method") == "textDocument/publishDiagnostics"
                and message["params"]["uri"] == address
            )
        )
        lines = text.split("\n")
        return [_shown(each, lines) for each in found["params"]["diagnostics"]]

    def completions(self, text, folder):
        """The labels offered where ¦ stands in a text."""
        answer = self._at("textDocument/completion", text, folder)
        items = answer["items"] if isinstance(answer, dict) else answer
        return [each["label"] for each in items]

    def hover(self, text, folder):
        """What is told of the place where ¦ stands in a text."""
        answer = self._at("textDocument/hover", text, folder)
        return answer["contents"]["value"] if answer else ""

    def _at(self, method, text, folder):
        line, column = place(text)
        return self._ask(
            method,
            textDocument={"uri": self._open(text.replace("¦", ""), folder)},
            position={"line": line, "character": column},
        )

    def _open(self, text, folder):
        """Open a text as a new file of a folder: what the server keeps of one is not of another."""
        self._opened += 1
        address = (folder / f"file-{self._opened}.yaml").as_uri()
        document = {"uri": address, "languageId": "yaml", "version": 1, "text": text}
        self._tell("textDocument/didOpen", textDocument=document)
        return address

    def _tell(self, method, **params):
        self._send({"method": method, "params": params})

    def _ask(self, method, **params):
        self._number += 1
        number = self._number
        self._send({"id": number, "method": method, "params": params})
        answer = self._wait(lambda message: message.get("id") == number and "method" not in message)
        assert "error" not in answer, answer["error"]
        return answer["result"]

    def _send(self, message):
        content = json.dumps({"jsonrpc": "2.0", **message}).encode()
        self._process.stdin.write(b"Content-Length: %d\r\n\r\n%s" % (len(content), content))
        self._process.stdin.flush()

    def _wait(self, is_wanted):
        while True:
            message = self._received.get(timeout=PATIENCE)
            assert message is not None, "the language server ended"
            if "id" in message and "method" in message:
                self._answer(message)
            elif is_wanted(message):
                return message

    def _answer(self, request):
        """What an editor without settings of its own says."""
        items = request["params"].get("items") if isinstance(request.get("params"), dict) else None
        self._send({"id": request["id"], "result": [None] * len(items) if items else None})

    def _listen(self):
        while header := self._process.stdout.readline():
            length = int(header.split(b":")[1])
            while self._process.stdout.readline().strip():
                pass
            self._received.put(json.loads(self._process.stdout.read(length)))
        self._received.put(None)


CAPABILITIES = {
    "textDocument": {
        "completion": {"completionItem": {"documentationFormat": ["markdown"]}},
        "hover": {"contentFormat": ["markdown"]},
        "publishDiagnostics": {},
    },
}


SETTINGS = {
    "schemaStore": {"enable": False},
    "hover": True,
    "completion": True,
    "validate": True,
}


def _shown(problem, lines):
    start, end = problem["range"]["start"], problem["range"]["end"]
    stop = end["character"] if end["line"] == start["line"] else None
    line = lines[start["line"]].rstrip("\r") if start["line"] < len(lines) else ""
    return start["line"] + 1, line[start["character"] : stop], problem["message"]


def place(text):
    """Line and column, from 0, of the ¦ in a text."""
    before = text[: text.index("¦")]
    return before.count("\n"), len(before) - before.rfind("\n") - 1


@contextmanager
def editor():
    """An editor whose files name their schema in the first line, and which uses no network."""
    program = node.installed() / "yaml-language-server" / "bin" / "yaml-language-server"
    with subprocess.Popen(
        [node.NODE, program, "--stdio"], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as process:
        opened = Editor(process)
        try:
            opened.start(SETTINGS)
            yield opened
        finally:
            opened.stop()
