"""Says at the end of a test run how many cases schemathesis ran, so that a green run shows what it reached."""

from typing import Any

import pytest


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    rows = [
        (operation_id, way, f"{cases:,}", f"{accepted:,}")
        for reports in terminalreporter.stats.values()
        for report in reports
        for name, (operation_id, way, cases, accepted) in _counts(report)
        if name == "schemathesis"
    ]
    if not rows:
        return
    terminalreporter.section("schemathesis cases")
    header = ("operation", "", "cases", "accepted")
    widths = [max(map(len, column)) for column in zip(header, *rows, strict=True)]
    for operation_id, way, cases, accepted in (header, *sorted(rows)):
        terminalreporter.line(
            f"{operation_id:{widths[0]}}  {way:{widths[1]}}  {cases:>{widths[2]}}  {accepted:>{widths[3]}}"
        )


def _counts(report: Any) -> list[tuple[str, Any]]:
    if getattr(report, "when", None) != "teardown":
        return []
    return [(name, value) for name, value in report.user_properties if name == "schemathesis"]
