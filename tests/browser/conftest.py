"""A real Chromium, where there is one; CI must have it."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator

import pytest
from selenium import webdriver
from selenium.webdriver.chrome.service import Service
from tests.browser.browsing import Visitor

OPTIONS = (
    *("--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"),
    *("--window-size=1500,950", "--disable-background-networking", "--disable-component-update"),
)


@pytest.fixture(scope="session")
def chromium() -> Iterator[webdriver.Chrome]:
    """The browser, one for all tests."""
    found = shutil.which("chromium"), shutil.which("chromedriver")
    if not all(found):
        reason = "no Chromium: apt-get install chromium chromium-driver"
        pytest.fail(reason) if os.environ.get("CI") else pytest.skip(reason)
    options = webdriver.ChromeOptions()
    options.binary_location = str(found[0])
    options.set_capability("goog:loggingPrefs", {"browser": "ALL"})
    for option in OPTIONS:
        options.add_argument(option)
    driver = webdriver.Chrome(options=options, service=Service(str(found[1])))
    try:
        yield driver
    finally:
        driver.quit()


@pytest.fixture
def visitor(chromium: webdriver.Chrome) -> Iterator[Visitor]:
    """Somebody at the browser; whatever the browser complained about fails the test."""
    chromium.get("about:blank")
    chromium.get_log("browser")
    yield Visitor(chromium)
    complaints = [entry["message"] for entry in chromium.get_log("browser") if entry["level"] == "SEVERE"]
    assert complaints == []
