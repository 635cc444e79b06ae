"""A page in Chromium, driven through a pipe: no library, no port, no network.

`Page` types as a person would, notes every request and every complaint of the console, and takes
pictures of what it shows.
"""

from __future__ import annotations

import base64
import fcntl
import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from types import TracebackType
from typing import Any, Self

import pytest

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
# The gate installs it; see `.ci/run`.
needs_chromium = pytest.mark.skipif(
    CHROMIUM is None and "CCHC_GATE" not in os.environ, reason="Chromium is not there (Debian: chromium)"
)
PATIENCE = 60
_QUIET = (
    *("--headless=new", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"),
    *("--disable-background-networking", "--disable-component-update", "--disable-sync"),
    *("--disable-extensions", "--remote-debugging-pipe", "--host-resolver-rules=MAP * ~NOTFOUND"),
)
# The browser reads its commands from the third pipe and answers through the fourth.
_WITH_PIPES = """
import os, sys
os.dup2(int(sys.argv[1]), 3)
os.dup2(int(sys.argv[2]), 4)
os.execv(sys.argv[3], sys.argv[3:])
"""
_KEYS = {
    "Tab": {"key": "Tab", "code": "Tab", "windowsVirtualKeyCode": 9},
    "Enter": {"key": "Enter", "code": "Enter", "windowsVirtualKeyCode": 13, "text": "\r"},
    " ": {"key": " ", "code": "Space", "windowsVirtualKeyCode": 32, "text": " "},
    "ArrowUp": {"key": "ArrowUp", "code": "ArrowUp", "windowsVirtualKeyCode": 38},
    "ArrowDown": {"key": "ArrowDown", "code": "ArrowDown", "windowsVirtualKeyCode": 40},
}


class Chromium:
    """One browser with one page in it."""

    def __init__(self, downloads: Path) -> None:
        assert CHROMIUM is not None
        self._profile = tempfile.mkdtemp(prefix="cchc-chromium-")
        from_us, to_browser = os.pipe()
        from_browser, to_us = os.pipe()
        # Above the numbers that the browser wants them to have.
        ends = [fcntl.fcntl(end, fcntl.F_DUPFD, 10) for end in (from_us, to_us)]
        self._process = subprocess.Popen(
            [
                *(sys.executable, "-c", _WITH_PIPES, *map(str, ends)),
                *(CHROMIUM, *_QUIET, f"--user-data-dir={self._profile}", "about:blank"),
            ],
            pass_fds=ends,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        for end in (from_us, to_us, *ends):
            os.close(end)
        self._to, self._from = to_browser, from_browser
        self._rest = b""
        self._number = 0
        self._session: str | None = None
        self.requests: list[str] = []
        self.complaints: list[str] = []
        [target] = [one for one in self.ask("Target.getTargets")["targetInfos"] if one["type"] == "page"]
        attached = self.ask("Target.attachToTarget", targetId=target["targetId"], flatten=True)
        self._session = attached["sessionId"]
        for domain in ("Page", "Runtime", "Log", "Network", "DOM"):
            self.ask(f"{domain}.enable")
        self.ask("Browser.setDownloadBehavior", behavior="allow", downloadPath=str(downloads))

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._session = None
        self._send("Browser.close", {})
        self._process.wait(PATIENCE)
        os.close(self._to)
        os.close(self._from)
        shutil.rmtree(self._profile, ignore_errors=True)

    def ask(self, method: str, **facts: object) -> Any:  # noqa: ANN401 - JSON
        """The browser's answer to one command."""
        number = self._send(method, facts)
        while True:
            message = self._next()
            if message.get("id") == number:
                assert "error" not in message, (method, message)
                return message["result"]

    def _send(self, method: str, facts: dict[str, object]) -> int:
        self._number += 1
        message: dict[str, object] = {"id": self._number, "method": method, "params": facts}
        if self._session is not None and not method.startswith(("Browser.", "Target.")):
            message["sessionId"] = self._session
        os.write(self._to, json.dumps(message).encode() + b"\0")
        return self._number

    def _next(self) -> dict[str, Any]:
        while b"\0" not in self._rest:
            some = os.read(self._from, 1 << 20)
            assert some, "the browser is gone"
            self._rest += some
        line, _, self._rest = self._rest.partition(b"\0")
        message: dict[str, Any] = json.loads(line)
        self._note(message)
        return message

    def _note(self, message: dict[str, Any]) -> None:
        facts = message.get("params", {})
        match message.get("method"):
            case "Network.requestWillBeSent":
                self.requests.append(facts["request"]["url"])
            case "Runtime.exceptionThrown":
                self.complaints.append(json.dumps(facts["exceptionDetails"]))
            case "Runtime.consoleAPICalled" if facts["type"] in {"error", "warning"}:
                self.complaints.append(json.dumps(facts["args"]))
            case "Log.entryAdded" if facts["entry"]["level"] in {"error", "warning"}:
                self.complaints.append(facts["entry"]["text"])
            case "Page.javascriptDialogOpening":
                self._send("Page.handleJavaScriptDialog", {"accept": True})
            case _:
                pass

    # ── what a person does ─────────────────────────────────────────────────────────────────

    def open(self, file: Path) -> None:
        """Opens a file from its folder."""
        self.ask("Page.navigate", url=file.as_uri())
        self.until("document.readyState === 'complete' && !document.querySelector('.cchc-no-script')")

    def size(self, width: int, height: int) -> None:
        """The size of the window, a phone's for instance."""
        self.ask(
            "Emulation.setDeviceMetricsOverride",
            width=width,
            height=height,
            deviceScaleFactor=1,
            mobile=False,
        )

    def value(self, expression: str) -> Any:  # noqa: ANN401 - JSON
        """What an expression comes to in the page."""
        found = self.ask("Runtime.evaluate", expression=expression, returnByValue=True, awaitPromise=True)
        assert "exceptionDetails" not in found, found
        return found["result"].get("value")

    def until(self, expression: str) -> None:
        """Waits for an expression to hold."""
        end = time.monotonic() + PATIENCE
        while not self.value(f"Boolean({expression})"):
            assert time.monotonic() < end, expression
            time.sleep(0.05)

    def press(self, key: str) -> None:
        """Presses a key that is no letter."""
        for kind in ("keyDown", "keyUp"):
            facts = _KEYS[key] if kind == "keyDown" else {k: v for k, v in _KEYS[key].items() if k != "text"}
            self.ask("Input.dispatchKeyEvent", type=kind, **facts)

    def type(self, text: str) -> None:
        """Types into what has the focus."""
        self.ask("Input.insertText", text=text)

    def tab_to(self, selector: str, most: int = 400) -> None:
        """Presses Tab until the element has the focus: the keyboard gets everywhere."""
        wanted = json.dumps(selector)
        for _ in range(most):
            if self.value(f"document.activeElement.matches({wanted})"):
                return
            self.press("Tab")
        raise AssertionError(f"the keyboard does not reach {selector}")

    def give(self, selector: str, file: Path) -> None:
        """Chooses a file."""
        root = self.ask("DOM.getDocument")["root"]["nodeId"]
        node = self.ask("DOM.querySelector", nodeId=root, selector=selector)["nodeId"]
        self.ask("DOM.setFileInputFiles", files=[str(file)], nodeId=node)

    def picture(self, to: Path, *, whole: bool = False) -> None:
        """What the page looks like."""
        shot = self.ask("Page.captureScreenshot", format="png", captureBeyondViewport=whole)
        to.write_bytes(base64.b64decode(shot["data"]))
