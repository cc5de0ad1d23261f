"""What a person does at a browser, and what she sees there."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from selenium import webdriver
from selenium.common.exceptions import StaleElementReferenceException
from selenium.webdriver.common.action_chains import ActionChains
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.remote.webelement import WebElement
from selenium.webdriver.support.ui import WebDriverWait

AXE = (Path(__file__).parent / "axe" / "axe.min.js").read_text(encoding="utf-8")
_PATIENCE = 60.0
"""Seconds that a busy machine may take for what is waited for."""


_BOX = """
const image = document.querySelector(".page img").getBoundingClientRect();
const cell = document.querySelector("rect.chosen").getBoundingClientRect();
const view = document.querySelector(".page svg").viewBox.baseVal;
const x = view.width / image.width, y = view.height / image.height;
return [(cell.left - image.left) * x, (cell.top - image.top) * y,
        (cell.right - image.left) * x, (cell.bottom - image.top) * y];
"""
_FOREIGN = """
return performance.getEntriesByType("resource").map(r => r.name)
    .filter(name => !name.startsWith(location.origin) && !name.startsWith("data:"));
"""
_AXE = "const done = arguments[0]; axe.run(document).then(found => done(found.violations));"


class Visitor:
    """Somebody with a mouse and a keyboard."""

    def __init__(self, driver: webdriver.Chrome) -> None:
        self.driver = driver

    def open(self, address: str) -> None:
        """Go to a page."""
        self.driver.get(address)

    def see(self, selector: str) -> WebElement:
        """What is shown there, as soon as it is."""

        def shown(driver: webdriver.Chrome) -> WebElement | bool:
            found = driver.find_elements(By.CSS_SELECTOR, selector)
            return next((element for element in found if element.is_displayed()), False)

        element: WebElement = self._wait(shown, f"{selector} is not shown")
        return element

    def miss(self, selector: str) -> None:
        """Nothing is shown there any more, soon."""
        self._wait(lambda _: not self.all(selector), f"{selector} is still shown")

    def read(self, selector: str, part: str) -> str:
        """The text that is shown there, as soon as it has the part."""

        def told(driver: webdriver.Chrome) -> str:
            texts = [element.text for element in driver.find_elements(By.CSS_SELECTOR, selector)]
            return next((text for text in texts if part in text), "")

        return str(self._wait(told, f"{selector} does not say '{part}'"))

    def _wait(self, condition: Callable[[webdriver.Chrome], Any], message: str) -> Any:
        """What the condition gives as soon as it gives anything; pages may change under it."""
        changing = (StaleElementReferenceException,)
        return WebDriverWait(self.driver, _PATIENCE, ignored_exceptions=changing).until(condition, message)

    def all(self, selector: str) -> list[WebElement]:
        """Everything that is shown there now."""

        def shown(driver: webdriver.Chrome) -> tuple[list[WebElement]]:
            return ([e for e in driver.find_elements(By.CSS_SELECTOR, selector) if e.is_displayed()],)

        found: list[WebElement] = self._wait(shown, f"{selector} keeps changing")[0]
        return found

    def point_at(self, element: WebElement) -> None:
        """Move the mouse onto something."""
        ActionChains(self.driver).move_to_element(element).perform()

    def press(self, *keys: str) -> None:
        """Press keys, wherever the focus is."""
        ActionChains(self.driver).send_keys(*keys).perform()

    def script(self, code: str) -> Any:
        """What the page says of itself."""
        return self.driver.execute_script(code)

    def has_picture(self) -> bool:
        """Whether the page's picture is loaded."""
        self._wait(
            lambda d: d.execute_script("return document.querySelector('.page img')?.complete"),
            "the page's picture is not there",
        )
        return bool(self.script("return document.querySelector('.page img').naturalWidth > 100"))

    def framed(self) -> list[float]:
        """The box that is framed on the page, in PDF points."""
        self.see(".paper rect.chosen")
        box: list[float] = self.script(_BOX)
        return box

    def foreign(self) -> list[str]:
        """What was loaded from elsewhere."""
        found: list[str] = self.script(_FOREIGN)
        return found

    def barriers(self) -> list[str]:
        """What keeps somebody with a screen reader out: the serious violations that axe finds."""
        self.driver.set_script_timeout(_PATIENCE)
        self.driver.execute_script(AXE)
        found = self.driver.execute_async_script(_AXE)
        return [
            f"{v['id']}: {v['help']} {[n['target'] for n in v['nodes']][:3]}"
            for v in found
            if v["impact"] in ("serious", "critical")
        ]


__all__ = ["Keys", "Visitor"]
