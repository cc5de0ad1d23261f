"""Rules, filled rectangles and images of a page, from PDFium's page objects."""

from __future__ import annotations

import ctypes
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import pairwise, repeat
from typing import Any, NamedTuple

import pypdfium2.raw as raw

from vonextract.geometry import Box
from vonextract.pdf import library
from vonextract.pdf.clips import clip_of
from vonextract.pdf.covered import WHITE, Mark, surfaces, uncovered
from vonextract.pdf.frame import IDENTITY, Frame, Matrix, MatrixBuffer, compose, scale_of
from vonextract.pdf.model import NO_MCID, Fill, Rule
from vonextract.pdf.runs import marked_content
from vonextract.pdf.settings import SETTINGS, Limits

_PATTERN = 0xC0C0C0
_SEVERAL = -1
Point = tuple[float, float]


class Paint(NamedTuple):
    """Something drawn that covers what is below it: when, where, in which colour (-1: several)."""

    turn: int
    box: Box
    color: int


@dataclass(slots=True)
class Drawings:
    """What is drawn on a page besides text.

    Attributes:
        rules, fills, images, slants: as in `Page`.
        image_handles: PDFium's handle of every image, while its page is loaded.
        backdrops: extents of everything that puts a colour other than white behind text.
        paints: everything that may cover text drawn before it, with the colour where it is one.
        turn: when every text object is drawn, counted with the paints.
        placed: of text objects in forms, how their form is placed on the page.
        inherited: marked content that form XObjects pass on, by text object.
        outlines: how many letters seem to be drawn as their outlines.
        truncated: why something is missing, or None.
    """

    rules: list[Rule] = field(default_factory=list)
    fills: list[Fill] = field(default_factory=list)
    images: list[Box] = field(default_factory=list)
    slants: list[Rule] = field(default_factory=list)
    image_handles: list[int] = field(default_factory=list)
    backdrops: list[Box] = field(default_factory=list)
    paints: list[Paint] = field(default_factory=list)
    turn: dict[int, int] = field(default_factory=dict)
    placed: dict[int, Matrix] = field(default_factory=dict)
    inherited: dict[int, int] = field(default_factory=dict)
    outlines: int = 0
    truncated: str | None = None


def read_drawings(page: Any, frame: Frame, limits: Limits) -> Drawings:
    """The drawings of a loaded PDFium page, as seen."""
    reader = _Reader(frame, limits)
    reader.read_page(library.address(page))
    return reader.seen()


def join_dots(rules: list[Rule]) -> list[Rule]:
    """Rules drawn as rows of dots, as one rule each; other dots (the corners of a grid) are dropped."""
    dots = [r for r in rules if max(r.x1 - r.x0, r.bottom - r.top) <= SETTINGS.dot]
    if not dots:
        return rules
    joined = [r for r in rules if max(r.x1 - r.x0, r.bottom - r.top) > SETTINGS.dot]
    for along, across in ((0, 1), (1, 0)):
        lanes: dict[tuple[int, int], list[Rule]] = defaultdict(list)
        for dot in dots:
            lanes[round(dot[across] * SETTINGS.dot_lanes), dot.color].append(dot)
        for lane in lanes.values():
            lane.sort(key=lambda dot: dot[along])
            joined.extend(_dotted_rules(lane, along))
    return joined


def _dotted_rules(lane: list[Rule], along: int) -> Iterator[Rule]:
    """The rules that a lane of dots, sorted along it, makes up."""
    row = [lane[0]]
    for dot in [*lane[1:], None]:
        if dot is not None and dot[along] - row[-1][along + 2] <= SETTINGS.dot:
            row.append(dot)
            continue
        if len(row) >= SETTINGS.dots_least:
            first, last = row[0], row[-1]
            yield Rule(first.x0, first.top, last.x1, last.bottom, first.width, first.color)
        if dot is not None:
            row = [dot]


class _Reader:
    """Walks the objects of one page and sorts what they draw."""

    def __init__(self, frame: Frame, limits: Limits) -> None:
        self.found = Drawings()
        self._frame = frame
        self._limits = limits
        self._objects = limits.objects
        self._turn = 0
        self._segments = limits.segments
        self._matrix = MatrixBuffer()
        self._numbers = (ctypes.c_uint * 4)()
        self._number_addresses = [ctypes.addressof(self._numbers) + 4 * i for i in range(4)]
        self._bounds = (ctypes.c_float * 4)()
        self._bound_addresses = [ctypes.addressof(self._bounds) + 4 * i for i in range(4)]
        self._rules: list[tuple[Rule, Mark]] = []
        self._fills: list[tuple[Fill, Mark]] = []
        self._covers: list[Mark] = []
        self._window: Box | None = None
        self._solid = True
        self._pair = (ctypes.c_float * 2)()
        self._pair_addresses = [ctypes.addressof(self._pair), ctypes.addressof(self._pair) + 4]

    def read_page(self, page: int) -> None:
        count = max(0, library.page_object_count(page))
        handles = map(library.page_object, repeat(page), range(count))
        self._read_objects(handles, IDENTITY, NO_MCID, 0)

    def seen(self) -> Drawings:
        """What was found, without the rules and fills that nobody sees."""
        marks = [mark for _, mark in (*self._rules, *self._fills)]
        for surface in surfaces((mark for _, mark in self._rules), self._limits.thin):
            self.found.paints.append(Paint(surface.turn, surface.box, surface.color))
        seen = iter(uncovered(marks, self._covers, self.found.backdrops).tolist())
        self.found.rules = join_dots([rule for rule, _ in self._rules if next(seen)])
        self.found.fills = [fill for fill, _ in self._fills if next(seen)]
        return self.found

    def _read_objects(self, handles: Iterable[int], outer: Matrix, mark: int, depth: int) -> None:
        for handle in handles:
            kind = library.object_type(handle)
            self._turn += 1
            if kind == raw.FPDF_PAGEOBJ_TEXT:
                self.found.turn[handle] = self._turn
                if depth:
                    self.found.placed[handle] = outer
                if mark != NO_MCID:
                    self.found.inherited[handle] = mark
                continue
            self._objects -= 1
            if self._objects < 0 or self._segments < 0:
                self.found.truncated = "it holds more drawn objects than are read"
                return
            self._read_object(handle, kind, outer, mark, depth)

    def _read_object(self, handle: int, kind: int, outer: Matrix, mark: int, depth: int) -> None:
        if kind == raw.FPDF_PAGEOBJ_PATH:
            self._read_path(handle, outer)
        elif kind == raw.FPDF_PAGEOBJ_IMAGE:
            self._read_image(handle, outer)
        elif kind == raw.FPDF_PAGEOBJ_FORM:
            self._read_form(handle, outer, mark, depth)
        elif kind == raw.FPDF_PAGEOBJ_SHADING:
            self.found.backdrops.append(self._frame.sheet)
            self._add_paint(self._frame.sheet, _SEVERAL)

    def _read_form(self, form: int, outer: Matrix, mark: int, depth: int) -> None:
        if depth >= self._limits.form_depth:
            self.found.truncated = "forms are nested deeper than is read"
            return
        library.object_matrix(form, self._matrix.address)
        inner = compose(self._matrix.read(), outer)
        own = marked_content(form)
        mark = own if own != NO_MCID else mark
        count = max(0, library.form_object_count(form))
        solid, self._solid = self._solid, self._solid and not library.object_see_through(form)
        self._read_objects(map(library.form_object, repeat(form), range(count)), inner, mark, depth + 1)
        self._solid = solid

    def _read_image(self, image: int, outer: Matrix) -> None:
        library.object_matrix(image, self._matrix.address)
        matrix = compose(self._matrix.read(), outer)
        box = self._frame.clip(self._box([(0, 0), (1, 0), (0, 1), (1, 1)], matrix))
        if box is not None and box.area > 0:
            self.found.images.append(box)
            self.found.image_handles.append(image)
            self._add_paint(box, _SEVERAL)
            self.found.backdrops.append(box)

    def _read_path(self, path: int, outer: Matrix) -> None:
        fill, stroke = self._mode(path)
        if not fill and not stroke:
            return
        count = library.path_segment_count(path)
        if count > SETTINGS.outline_segments and self._is_outline(path, outer):
            self.found.outlines += 1
            return
        if count < 2:
            return
        self._segments -= count
        if self._segments < 0:
            return
        library.object_matrix(path, self._matrix.address)
        matrix = compose(self._matrix.read(), outer)
        seen = compose(matrix, self._frame.matrix)
        clip = clip_of(path, compose(outer, self._frame.matrix))
        self._window = None if clip is None else clip.box
        parts = list(self._subpaths(path, count, seen))
        if fill and (color := self._color(library.object_fill, path)) is not None:
            self._add_filled(parts, color, self._solid and not library.object_see_through(path))
        if stroke and (color := self._color(library.object_stroke, path)) is not None:
            width = self._stroke_width(path) * scale_of(matrix)
            for part in parts:
                self._add_stroked(part, width, color)

    def _is_outline(self, path: int, outer: Matrix) -> bool:
        """Whether a path is as small as a drawn letter."""
        library.object_bounds(path, *self._bound_addresses)
        left, bottom, right, top = self._bounds
        scale = scale_of(outer)
        return max(right - left, top - bottom) * scale < SETTINGS.outline_extent

    def _mode(self, path: int) -> tuple[bool, bool]:
        numbers = self._number_addresses
        if not library.path_mode(path, numbers[0], numbers[1]):
            return False, False
        return bool(self._numbers[0]), bool(self._numbers[1])

    def _stroke_width(self, path: int) -> float:
        library.object_stroke_width(path, self._pair_addresses[0])
        return float(self._pair[0])

    def _color(self, ask: Any, path: int) -> int | None:
        """Colour as it shows on white paper, None when fully transparent."""
        if not ask(path, *self._number_addresses):
            return _PATTERN
        red, green, blue, alpha = self._numbers
        if alpha == 0:
            return None
        if alpha < 255:
            red, green, blue = (round((v * alpha + 255 * (255 - alpha)) / 255) for v in (red, green, blue))
        return int(red) << 16 | int(green) << 8 | int(blue)

    def _subpaths(self, path: int, count: int, seen: Matrix) -> Iterator[_Subpath]:
        """The path's pieces, points as seen."""
        a, b, c, d, e, f = seen
        part = _Subpath()
        for i in range(count):
            segment = library.path_segment(path, i)
            kind = library.segment_type(segment)
            library.segment_point(segment, *self._pair_addresses)
            x, y = self._pair
            point = (a * x + c * y + e, b * x + d * y + f)
            if kind == raw.FPDF_SEGMENT_MOVETO and part.points:
                yield part
                part = _Subpath()
            part.points.append(point)
            part.curved.append(kind == raw.FPDF_SEGMENT_BEZIERTO)
            if library.segment_close(segment):
                part.closed = True
        if part.points:
            yield part

    def _box(self, points: list[Point], matrix: Matrix) -> Box:
        a, b, c, d, e, f = compose(matrix, self._frame.matrix)
        xs = [a * x + c * y + e for x, y in points]
        ys = [b * x + d * y + f for x, y in points]
        return Box(min(xs), min(ys), max(xs), max(ys))

    def _cut(self, box: Box) -> Box | None:
        """The part of a box that the page and the clip leave, None when they leave nothing."""
        cut = self._frame.clip(box)
        if cut is None or self._window is None:
            return cut
        cut = cut.intersection(self._window)
        return cut if cut.x0 <= cut.x1 and cut.top <= cut.bottom else None

    def _add_filled(self, parts: list[_Subpath], color: int, solid: bool) -> None:
        for part in parts:
            box = self._cut(part.box)
            if box is None:
                continue
            if color != WHITE:
                self.found.backdrops.append(box)
            if min(box.width, box.height) <= self._limits.thin:
                self._add_thin(box, color)
                continue
            self._add_paint(box, color)
            if not part.rectangular:
                continue
            if solid and len(parts) == 1 and not any(part.curved):
                self._covers.append(Mark(self._turn, box, color))
            if not self._is_paper(box, color):
                self._keep_fill(box, color)

    def _add_paint(self, box: Box, color: int) -> None:
        self.found.paints.append(Paint(self._turn, box, color))

    def _add_thin(self, box: Box, color: int) -> None:
        if max(box.width, box.height) > 0:
            self._rules.append((Rule(*box, min(box.width, box.height), color), Mark(self._turn, box, color)))

    def _keep_fill(self, box: Box, color: int) -> None:
        self._fills.append((Fill(box, color), Mark(self._turn, box, color)))

    def _is_paper(self, box: Box, color: int) -> bool:
        return (
            color == WHITE and box.area >= SETTINGS.background_share * self._frame.width * self._frame.height
        )

    def _add_stroked(self, part: _Subpath, width: float, color: int) -> None:
        if any(part.curved) and not part.closed:
            self._add_slant(part.box, width, color)
        for (x0, y0), (x1, y1) in part.straight_lines():
            box = Box(min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1))
            if box.height > SETTINGS.straight:
                self._add_slant(box, width, color)
            if min(box.width, box.height) > SETTINGS.straight or max(box.width, box.height) == 0:
                continue
            if width >= self._limits.thick:
                self._add_thick(box, width, color)
            elif (cut := self._cut(box)) is not None:
                ink = Mark(self._turn, cut.grow(width / 2), color)
                self._rules.append((Rule(*cut, width, color), ink))

    def _add_slant(self, box: Box, width: float, color: int) -> None:
        """Keep a line that rises, or is drawn by hand, when it is flat enough to strike out a word."""
        if box.height <= min(SETTINGS.slant_rise, box.width):
            self.found.slants.append(Rule(*box, width, color))

    def _add_thick(self, line: Box, width: float, color: int) -> None:
        half = width / 2
        level = line.width >= line.height
        grown = (
            Box(line.x0, line.top - half, line.x1, line.bottom + half)
            if level
            else Box(line.x0 - half, line.top, line.x1 + half, line.bottom)
        )
        if (box := self._cut(grown)) is not None:
            self.found.backdrops.append(box)
            self._keep_fill(box, color)
            self._add_paint(box, color)


@dataclass(slots=True)
class _Subpath:
    """Points of one piece of a path; `curved[i]` tells that a curve leads to point i."""

    points: list[Point] = field(default_factory=list)
    curved: list[bool] = field(default_factory=list)
    closed: bool = False

    @property
    def box(self) -> Box:
        xs, ys = zip(*self.points, strict=True)
        return Box(min(xs), min(ys), max(xs), max(ys))

    @property
    def rectangular(self) -> bool:
        """Whether it is a rectangle, or one with rounded corners."""
        box = self.box
        corner = (
            min(SETTINGS.corner, SETTINGS.corner_share * min(box.width, box.height))
            if any(self.curved)
            else SETTINGS.straight
        )
        reach = [
            min(abs(x - box.x0), abs(x - box.x1)) <= corner
            or min(abs(y - box.top), abs(y - box.bottom)) <= corner
            for x, y in self.points
        ]
        corners = [
            min(abs(x - box.x0), abs(x - box.x1)) <= corner
            and min(abs(y - box.top), abs(y - box.bottom)) <= corner
            for x, y in self.points
        ]
        return all(reach) and all(corners) and len(self.points) >= 4

    def straight_lines(self) -> Iterator[tuple[Point, Point]]:
        """The straight segments, the closing one among them."""
        for (before, after), curved in zip(pairwise(self.points), self.curved[1:], strict=True):
            if not curved:
                yield before, after
        if self.closed and len(self.points) > 2 and self.points[0] != self.points[-1]:
            yield self.points[-1], self.points[0]
