"""A pytest plugin: writes how each test ended, and which operations it asked for, to the file in OSTIARY_MOTO_REPORT."""

import json
import os

import pytest
import requests
from botocore.handlers import BUILTIN_HANDLERS

tests = {}
running = []
reset = os.environ.get("OSTIARY_MOTO_RESET")

if reset:
    # A strict server has no path that forgets everything, so who runs it lets it forget; and it wants credentials that are real.
    from moto.core.config import default_user_config
    from moto.core.models import ServerModeMockAWS

    ServerModeMockAWS.reset = lambda _: requests.post(reset, timeout=30)
    default_user_config["core"]["mock_credentials"] = False


def note(model, **_):
    if running:
        tests[running[-1]]["asked"].append(f"{model.service_model.service_name}:{model.name}")


BUILTIN_HANDLERS.append(("after-call", note))


@pytest.hookimpl(hookwrapper=True)
def pytest_runtest_protocol(item):
    tests[item.nodeid] = {"id": item.nodeid, "outcome": "passed", "because": "", "asked": []}
    running.append(item.nodeid)
    yield
    running.pop()


def pytest_runtest_logreport(report):
    if report.outcome == "passed":
        return
    test = tests[report.nodeid]
    test["outcome"] = report.outcome
    if report.outcome == "skipped":
        test["because"] = report.longrepr[2].removeprefix("Skipped: ")
    else:
        crash = getattr(report.longrepr, "reprcrash", None)
        test["because"] = (crash.message if crash else str(report.longrepr)).split("\n")[0]


def pytest_sessionfinish():
    import moto

    with open(os.environ["OSTIARY_MOTO_REPORT"], "w", encoding="utf-8") as file:
        json.dump({"version": moto.__version__, "tests": list(tests.values())}, file)
