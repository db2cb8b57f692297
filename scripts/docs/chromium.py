"""A Chromium without a window: the machine's own, nothing is fetched."""

import os
import shutil
from pathlib import Path

from selenium.webdriver import Chrome, ChromeOptions
from selenium.webdriver.chrome.service import Service

PACKAGES = "chromium and chromium-driver"
"""The packages of Debian that bring it."""

_NAMES = ("chromium", "chromium-browser", "google-chrome")
_ARGUMENTS = (
    "--headless=new",
    "--window-size=1280,900",
    "--disable-background-networking",
    "--disable-dev-shm-usage",
    "--disable-extensions",
    "--disable-gpu",
    "--force-prefers-reduced-motion",
    "--no-first-run",
)


class NoChromiumError(Exception):
    """The machine has no Chromium, or no driver for it."""


def start(downloads: Path) -> Chrome:
    """Start one that keeps in a folder what it downloads; a context manager that ends it.

    Raises:
        NoChromiumError: There is none.
    """
    browser = next(filter(None, map(shutil.which, _NAMES)), None)
    driver = shutil.which("chromedriver")
    if browser is None or driver is None:
        raise NoChromiumError(f"No Chromium on this machine. Install the packages {PACKAGES}.")
    options = ChromeOptions()
    options.binary_location = browser
    for argument in _ARGUMENTS:
        options.add_argument(argument)
    if os.geteuid() == 0:
        options.add_argument("--no-sandbox")
    options.add_experimental_option("prefs", {"download.default_directory": str(downloads)})
    options.set_capability("goog:loggingPrefs", {"browser": "ALL"})
    return Chrome(options=options, service=Service(driver))
