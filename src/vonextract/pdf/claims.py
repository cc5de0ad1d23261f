"""Letters and figures that are drawn as other ones than the file says.

A table of meanings that is shifted by one, or in which two letters are swapped, gives text that looks
sound and is not. What a font draws for a letter is held against the signs that every reader of PDF
can draw. Fonts have odd forms of their own: a letter that looks like another one is believed when its
font draws that other one as well, and differently.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from statistics import median

import numpy as np

from vonextract.pdf import library
from vonextract.pdf.alphabet import (
    FIGURES,
    LETTERS,
    PERCENT,
    PLACES,
    SIGNS,
    Likeness,
    Outline,
    Outlines,
    signs,
)
from vonextract.pdf.code_sets import CodeSet
from vonextract.pdf.frame import Floats
from vonextract.pdf.known_letters import Key, Known, Look
from vonextract.pdf.places import Drawn
from vonextract.pdf.recognised import Recogniser
from vonextract.pdf.runs import Bools, Ints
from vonextract.pdf.settings import CLAIMS as SETTINGS

IS_FIGURE = CodeSet(map(ord, FIGURES))
IS_LETTER = CodeSet(map(ord, LETTERS))
_DRAWN_ALIKE = ("oO0", "lIi1jJ", "cC", "sS", "uU", "vV", "wW", "xX", "zZ")
"""Signs that are drawn alike, but for their height."""


@dataclass(slots=True)
class Claims:
    """The letters of a page, each of one font, code and width, and what they are drawn like.

    Attributes:
        drawn: the page's characters.
        at: place of every letter's first character.
        code: what it is said to be.
        low: where it begins above the baseline, as a share of the size.
        long: its extent along the text, likewise.
        thick: its extent across, likewise.
        known: what was seen on pages before; extended here.
        keys: by which letters are known again.
        extents: of every letter, along the text and across, as shares of the size.
        slanted: whether it is sheared.
    """

    drawn: Drawn
    at: Ints
    code: Ints
    low: Floats
    long: Floats
    thick: Floats
    known: Known
    keys: list[Key] = field(init=False)
    extents: list[tuple[float, float]] = field(init=False)
    slanted: list[bool] = field(init=False)

    def __post_init__(self) -> None:
        runs, run = self.drawn.runs, self.drawn.run[self.at]
        self.extents = list(zip(self.long.tolist(), self.thick.tolist(), strict=True))
        self.slanted = runs.sheared[run].tolist()
        extents = np.rint(np.column_stack((self.long, self.thick)) * SETTINGS.grains)
        parts = (runs.face[run].tolist(), runs.font[run].tolist(), self.code.tolist(), *extents.T.tolist())
        self.keys = list(zip(*parts, strict=True))

    def outlines(self, chosen: Bools) -> Iterable[tuple[int, list[tuple[int, Outline | None, bool]]]]:
        """By font: the chosen letters, the outlines that it states for them, and whether these are drawn."""
        letters = np.flatnonzero(chosen).tolist()
        new = [k for k in letters if self.keys[k] not in self.known.drawn]
        stated = self.known.outlines.of_all([(self.keys[k][0], self.keys[k][2]) for k in new])
        fonts: dict[int, list[tuple[int, Outline | None, bool]]] = {}
        shapes = dict(zip(new, stated, strict=True))
        for k in letters:
            shape = shapes[k] if k in shapes else self.known.drawn[self.keys[k]]
            is_drawn = shape is not None and self._is_drawn(k, shape)
            if shape is not None and is_drawn:
                self.known.drawn[self.keys[k]] = shape
            fonts.setdefault(self.keys[k][0], []).append((k, shape, is_drawn))
        return fonts.items()

    def _is_drawn(self, letter: int, shape: Outline) -> bool:
        """Whether an outline has the extents of a letter; only its height where the letter is slanted."""
        if self.slanted[letter]:
            return abs(shape.height - self.extents[letter][1]) <= SETTINGS.other
        return self.off(letter, shape) <= SETTINGS.other

    def brought(self, letter: int) -> bool:
        """Whether the file holds the font of a letter.

        What PDFium draws for another one is stretched to widths by what it drew before, for other documents.
        """
        return bool(library.font_embedded(self.keys[letter][0]))

    def off(self, letter: int, shape: Outline) -> float:
        """By how much the extents of a letter differ from those of an outline."""
        long, thick = self.extents[letter]
        return max(abs(shape.width - long), abs(shape.height - thick))


def other_figures(claims: Claims, judged: Bools, recogniser: Recogniser) -> Bools:
    """Which letters are claimed to be figures and look like other ones.

    The outline that a font states for a figure tells, or where that has another extent than what is
    drawn, since two letters may claim one figure, a rendering. A figure that looks a little more like another
    one is wrong as well where another one looks like it: they are swapped.
    """
    wrong = np.zeros(len(claims.code), np.bool_)
    for _, found in claims.outlines(judged & IS_FIGURE.holds(claims.code)):
        said = [int(claims.code[k]) for k, _, _ in found]
        likest: dict[int, int] = {}
        for k, shape, same in found:
            claimed = int(claims.code[k])
            if claims.long[k] < SETTINGS.narrow * claims.thick[k]:
                wrong[k] = claimed != ord("1")
                continue
            alone = said.count(claimed) == 1
            sure = shape is not None and (same or (alone and claims.off(k, shape) <= SETTINGS.same))
            if shape and sure:
                alike: tuple[float, ...] | None = shape.figures
            else:
                alike = recogniser.figures(int(claims.at[k])) if claims.brought(k) else None
            unlike = SETTINGS.unlike if sure else SETTINGS.unlike_rendered
            if alike is not None:
                most, own = max(alike), alike[claimed - ord("0")]
                likest[k] = ord("0") + alike.index(most)
                wrong[k] = most > SETTINGS.alike and most - own > unlike
        odd = {k: figure for k, figure in likest.items() if figure != claims.code[k]}
        for k in odd:
            wrong[k] |= int(claims.code[k]) in odd.values()
    return wrong


def _look(
    claims: Claims, letter: int, shape: Outline | None, same: bool, recogniser: Recogniser
) -> Look | None:
    """What a letter looks like; None where it cannot be told."""
    key = claims.keys[letter]
    known = claims.known.looks.get(key)
    if known is not None:
        return known
    sign = chr(int(claims.code[letter]))
    if shape is not None and same:
        look = _held_against(sign, shape.height, shape.signs)
    else:
        at, low = int(claims.at[letter]), float(claims.low[letter])
        seen = recogniser.shape(at, low) if claims.brought(letter) else None
        if seen is None:
            return None
        look = _held_against(sign, seen.height, signs(seen), rendered=True)
    claims.known.looks[key] = look
    return look


def _held_against(sign: str, height: float, alike: Likeness, *, rendered: bool = False) -> Look:
    own = _ALIKE[sign]
    margins = alike - alike[own].max()
    margins[own] = 0.0
    return Look(sign, height, alike, margins, rendered)


def other_letters(claims: Claims, judged: Bools, recogniser: Recogniser) -> Bools:
    """Which letters look like other ones than they are claimed to be."""
    wrong = np.zeros(len(claims.code), np.bool_)
    for face, found in claims.outlines(judged & IS_LETTER.holds(claims.code)):
        looks = {k: look for k, shape, same in found if (look := _look(claims, k, shape, same, recogniser))}
        if not looks or median([look.most for look in looks.values()]) < SETTINGS.known:
            continue
        odd = {
            k: doubts
            for k, look in looks.items()
            if look.margin > SETTINGS.swapped
            and (doubts := _Doubts.of(claims.known.outlines, face, look)).any
        }
        if not odd:
            continue
        if len(odd) >= max(SETTINGS.many[1], SETTINGS.many[0] * len(looks)):
            wrong[[k for k, look in looks.items() if look.margin > 0]] = True
            continue
        for k, doubts in odd.items():
            wrong[k] = doubts.sure or _has_rival(looks[k], looks.values())
        taken = {sign for k in odd if wrong[k] for sign in odd[k].signs}
        for k, look in looks.items():
            wrong[k] |= look.sign in taken and look.margin > 0
    return wrong


def is_percent(claims: Claims, letter: int) -> bool:
    """Whether a letter that `other_letters` looked at is drawn as the sign of per cent."""
    look = claims.known.looks.get(claims.keys[letter])
    return look is not None and _is_sure(PERCENT, None, look)


def _has_rival(look: Look, looks: Iterable[Look]) -> bool:
    """Whether something of clearly another look is said to be the same letter."""
    return any(
        other.sign == look.sign and _apart(other.signs, look.signs) > SETTINGS.rivals for other in looks
    )


@dataclass(frozen=True, slots=True)
class _Doubts:
    """What speaks against a letter.

    Attributes:
        signs: those it looks like rather than like itself, which its font does not draw otherwise.
        sure: whether that is enough: it is much more like one of them, or the font draws that one oddly too.
    """

    signs: list[str]
    sure: bool

    @property
    def any(self) -> bool:
        """Whether anything does."""
        return bool(self.signs)

    @classmethod
    def of(cls, outlines: Outlines, face: int, look: Look) -> _Doubts:
        """Doubts of a letter of a font that looks more like another one."""
        others = look.others()
        drawn = {form: outlines.of(face, ord(form)) for sign in others for form in _FORMS[sign]}
        own = {form for form, shape in drawn.items() if shape is not None and _is_itself(form, shape, look)}
        left = [sign for sign in others if not own & set(_FORMS[sign])]
        return cls(left, any(_is_sure(sign, drawn[sign], look) for sign in left))


def _is_itself(sign: str, shape: Outline, look: Look) -> bool:
    """Whether a font draws a sign like that sign, as high as a letter that looks like it, but otherwise."""
    if abs(shape.height - look.height) > SETTINGS.as_high:
        return False
    if _apart(shape.signs, look.signs) < (
        SETTINGS.drawn_alike_rendered if look.rendered else SETTINGS.drawn_alike
    ):
        return False
    return float(shape.signs.max() - shape.signs[_CASES[sign]].max()) <= SETTINGS.itself


def _is_sure(sign: str, shape: Outline | None, look: Look) -> bool:
    """Whether a letter is the sign it looks like: clearly, or what is drawn for that sign is the letter."""
    if shape is not None:
        swapped = _held_against(sign, shape.height, shape.signs)
        if swapped.margins[PLACES[look.sign]] > SETTINGS.swapped:
            return True
    place = PLACES[sign]
    least = SETTINGS.letter_rendered if look.rendered else SETTINGS.letter
    return float(look.margins[place]) > SETTINGS.odd and float(look.signs[place]) > least


def _apart(one: Likeness, other: Likeness) -> float:
    """By how much two drawings differ in what they are like."""
    return float(np.abs(one - other).max())


def _places(signs_: Iterable[str]) -> Ints:
    return np.array([PLACES[sign] for sign in SIGNS if sign in set(signs_)])


_FORMS = {
    sign: "".join({sign, *(other for group in _DRAWN_ALIKE if sign in group for other in group)})
    for sign in SIGNS
}
_CASES = {sign: _places({sign.lower(), sign.upper()}) for sign in SIGNS}
_ALIKE = {sign: _places({sign.lower(), sign.upper(), *_FORMS[sign]}) for sign in SIGNS}
