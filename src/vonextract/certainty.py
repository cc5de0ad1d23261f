"""How sure a figure read from a picture is, as a calibrated probability."""

from __future__ import annotations

DOUBTFUL = 0.97
"""Below it a figure is doubtful and gets a finding: three of a hundred such figures are wrong."""

AGREED = 0.999
"""Of a figure that two independent readings give alike, or that a stated total settles."""
