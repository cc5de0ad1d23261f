"""A real Chromium, where there is one; CI must have it."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator

import pytest
from selenium import webdriver
from selenium.common.exceptions import InvalidSessionIdException
from selenium.webdriver.chrome.service import Service
from tests.browser.browsing import Visitor

OPTIONS = (
    *("--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"),
    *("--window-size=1500,950", "--disable-background-networking", "--disable-component-update"),
)


class Browser:
    """A Chromium, and another one when the machine has ended it: that costs the other tests nothing."""

    def __init__(self, binary: str, service: str) -> None:
        self._options = webdriver.ChromeOptions()
        self._options.binary_location = binary
        self._options.set_capability("goog:loggingPrefs", {"browser": "ALL"})
        for option in OPTIONS:
            self._options.add_argument(option)
        self._service = service
        self._driver: webdriver.Chrome | None = None

    def fresh(self) -> webdriver.Chrome:
        """The browser at an empty page."""
        if self._driver:
            try:
                self._driver.get("about:blank")
                return self._driver
            except InvalidSessionIdException:
                self.quit()
        self._driver = webdriver.Chrome(options=self._options, service=Service(self._service))
        return self._driver

    def quit(self) -> None:
        """End it, where one runs."""
        if self._driver:
            self._driver.quit()


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """The browser, one for all tests."""
    binary, service = shutil.which("chromium"), shutil.which("chromedriver")
    if not binary or not service:
        reason = "no Chromium: apt-get install chromium chromium-driver"
        if os.environ.get("CI"):
            pytest.fail(reason)
        pytest.skip(reason)
    browser = Browser(binary, service)
    yield browser
    browser.quit()


@pytest.fixture
def visitor(chromium: Browser) -> Iterator[Visitor]:
    """Somebody at the browser; whatever the browser complained about fails the test."""
    driver = chromium.fresh()
    driver.get_log("browser")
    yield Visitor(driver)
    complaints = [entry["message"] for entry in driver.get_log("browser") if entry["level"] == "SEVERE"]
    assert complaints == []
