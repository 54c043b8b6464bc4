"""Runs in a process of its own: loads a function's module and calls its handler once."""

import importlib
import json
import logging
import os
import sys
import time
import traceback


class Context:
    """The documented methods of the context that a function can use without a network."""

    def __init__(self, facts):
        self._facts = facts
        self._begin = time.monotonic()
        self._user_data = json.loads(facts["userData"] or "{}")

    def getRequestID(self):
        return self._facts["requestId"]

    def getFunctionName(self):
        return self._facts["functionName"]

    def getProjectID(self):
        return self._facts["projectId"]

    def getPackage(self):
        return self._facts["package"]

    def getVersion(self):
        return self._facts["version"]

    def getMemorySize(self):
        return self._facts["memorySize"]

    def getCPUNumber(self):
        return 300

    def getRunningTimeInSeconds(self):
        return self._facts["timeout"]

    def getRemainingTimeInMilliSeconds(self):
        spent = (time.monotonic() - self._begin) * 1000
        return max(0, round(self._facts["limitMs"] - spent))

    def getUserData(self, key, default=None):
        return self._user_data.get(key, default)

    def getLogger(self):
        return logging.getLogger("function")


def load(folder, handler):
    """`index.handler`: the function `handler` of index.py at the root of the code."""
    path, _, name = handler.rpartition(".")
    sys.path.insert(0, folder)
    if not os.path.isfile(os.path.join(folder, path + ".py")):
        raise FileNotFoundError(f"No file for the handler {handler} at the root of the code")
    module = importlib.import_module(path.replace("/", "."))
    found = getattr(module, name, None)
    if not callable(found):
        raise TypeError(f"{handler} is not a function")
    return found


def reply_to(order):
    try:
        handler = load(order["folder"], order["handler"])
        value = handler(order["event"], Context(order["context"]))
        return {"result": json.dumps(value, ensure_ascii=False), "failed": False}
    except Exception as error:
        traceback.print_exc()
        failure = {"errorMessage": str(error), "errorType": type(error).__name__}
        return {"result": json.dumps(failure, ensure_ascii=False), "failed": True}


def main():
    logging.basicConfig(level=logging.INFO, stream=sys.stdout, format="%(levelname)s %(message)s")
    order = json.loads(sys.stdin.buffer.read().decode("utf-8"))
    reply = reply_to(order)
    with open(sys.argv[1], "w", encoding="utf-8") as file:
        json.dump(reply, file)
    sys.stdout.flush()
    sys.stderr.flush()
    # Ends threads that the function left behind as well.
    os._exit(0)


main()
