"""Says at the end of a test run how many cases schemathesis ran, so that a green run shows what it reached."""

import pytest


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    _table(terminalreporter, "schemathesis", ("operation", "", "cases", "foretold", "accepted"))
    _table(terminalreporter, "schemathesis links", ("link", "", "followed", "succeeded"))


def _table(reporter: pytest.TerminalReporter, name: str, header: tuple[str, ...]) -> None:
    rows = [
        (what, way, *(f"{count:,}" for count in counts))
        for reports in reporter.stats.values()
        for report in reports
        if getattr(report, "when", None) == "teardown"
        for key, (what, way, *counts) in ((key, value) for key, value in report.user_properties if key == name)
    ]
    if not rows:
        return
    reporter.section("schemathesis cases" if name == "schemathesis" else name)
    widths = [max(map(len, column)) for column in zip(header, *rows, strict=True)]
    for what, way, *counts in (header, *sorted(rows)):
        numbers = (f"{count:>{width}}" for count, width in zip(counts, widths[2:], strict=True))
        reporter.line("  ".join([f"{what:{widths[0]}}", f"{way:{widths[1]}}", *numbers]))
