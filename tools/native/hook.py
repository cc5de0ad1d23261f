"""A step of the wheel's build: the package is compiled where VONEXTRACT_COMPILE=1 asks for it."""

from __future__ import annotations

import os
import sys
import tempfile
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

SWITCH = "VONEXTRACT_COMPILE"


class NativeHook(BuildHookInterface[Any]):
    """Adds the extension modules to the wheel; without them, or where they fail, it is pure Python."""

    PLUGIN_NAME = "custom"

    def dependencies(self) -> list[str]:
        """What compiling needs, and nothing when it is not asked for."""
        return ["mypy>=1.18", "setuptools>=65"] if os.environ.get(SWITCH) == "1" else []

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Compile before the wheel is packed."""
        if os.environ.get(SWITCH) != "1" or version == "editable" or self.target_name != "wheel":
            return
        root = Path(self.root)
        sys.path.insert(0, str(root))
        from tools.native.build import NativeError, compiled

        self._work = tempfile.TemporaryDirectory()
        work = Path(self._work.name)
        try:
            made = compiled(root / "src" / "vonextract", work)
        except (OSError, NativeError) as error:
            self.app.display_warning(f"vonextract is installed without being compiled: {error}")
            return
        build_data["pure_python"] = False
        build_data["infer_tag"] = True
        build_data["force_include"] |= {str(file): str(file.relative_to(work / "made")) for file in made}

    def finalize(self, version: str, build_data: dict[str, Any], artifact_path: str) -> None:  # noqa: ARG002
        """Let go of what was compiled once the wheel is packed."""
        if hasattr(self, "_work"):
            self._work.cleanup()
