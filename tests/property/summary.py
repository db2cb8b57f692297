"""Says at the end of a test run how many cases schemathesis ran, so that a green run shows what it reached."""

from typing import Any

import pytest


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    rows = [
        (operation_id, way, *(f"{count:,}" for count in counts))
        for reports in terminalreporter.stats.values()
        for report in reports
        for name, (operation_id, way, *counts) in _counts(report)
        if name == "schemathesis"
    ]
    if not rows:
        return
    terminalreporter.section("schemathesis cases")
    header = ("operation", "", "cases", "foretold", "accepted")
    widths = [max(map(len, column)) for column in zip(header, *rows, strict=True)]
    for operation_id, way, *counts in (header, *sorted(rows)):
        numbers = (f"{count:>{width}}" for count, width in zip(counts, widths[2:], strict=True))
        terminalreporter.line("  ".join([f"{operation_id:{widths[0]}}", f"{way:{widths[1]}}", *numbers]))


def _counts(report: Any) -> list[tuple[str, Any]]:
    if getattr(report, "when", None) != "teardown":
        return []
    return [(name, value) for name, value in report.user_properties if name == "schemathesis"]
