"""Letters and figures that are drawn as other ones than the file says.

A table of meanings that is shifted by one, or in which two letters are swapped, gives text that looks
sound and is not. What a font draws for a letter is held against the signs that every reader of PDF
can draw. Fonts have odd forms of their own: a letter that looks like another one is believed when its
font draws that other one as well, and differently.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np

from vonextract.pdf.alphabet import (
    FIGURES,
    LETTERS,
    PLACES,
    SIGNS,
    KnownOutlines,
    Likeness,
    Outline,
    outline,
    signs,
)
from vonextract.pdf.code_sets import CodeSet
from vonextract.pdf.frame import Floats
from vonextract.pdf.outlines import Shape
from vonextract.pdf.places import Drawn
from vonextract.pdf.recognised import Recogniser
from vonextract.pdf.runs import Bools, Ints
from vonextract.pdf.settings import CLAIMS as SETTINGS

IS_FIGURE = CodeSet(map(ord, FIGURES))
IS_LETTER = CodeSet(map(ord, LETTERS))
_DRAWN_ALIKE = ("oO0", "lIi1jJ", "cC", "sS", "uU", "vV", "wW", "xX", "zZ")
"""Signs that are drawn alike, but for their height."""


@dataclass(frozen=True, slots=True)
class Claims:
    """The letters of a page, each of one font, code and width, and what they are drawn like.

    Attributes:
        drawn: the page's characters.
        at: place of every letter's first character.
        code: what it is said to be.
        low: where it begins above the baseline, as a share of the size.
        long: its extent along the text, likewise.
        thick: its extent across, likewise.
        known: outlines that were drawn on pages before, by font, code and extents; extended here.
    """

    drawn: Drawn
    at: Ints
    code: Ints
    low: Floats
    long: Floats
    thick: Floats
    known: KnownOutlines

    def outlines(self, chosen: Bools) -> Iterable[tuple[int, list[tuple[int, Outline | None, bool]]]]:
        """By font: the chosen letters, the outlines that it states for them, and whether these are drawn."""
        runs, run = self.drawn.runs, self.drawn.run[self.at]
        faces, names = runs.face[run].tolist(), runs.font[run].tolist()
        extents = np.rint(np.column_stack((self.long, self.thick)) * SETTINGS.grains).tolist()
        fonts: dict[int, list[int]] = {}
        for k in np.flatnonzero(chosen).tolist():
            fonts.setdefault(faces[k], []).append(k)
        for face, letters in fonts.items():
            found = []
            for k in letters:
                key = (face, names[k], int(self.code[k]), *extents[k])
                shape = self.known.get(key) or outline(face, int(self.code[k]))
                is_drawn = shape is not None and self._is_drawn(k, shape)
                if shape is not None and is_drawn:
                    self.known[key] = shape
                found.append((k, shape, is_drawn))
            yield face, found

    def _is_drawn(self, letter: int, shape: Outline) -> bool:
        """Whether an outline has the extents of a letter; only its height where the letter is slanted."""
        if self.drawn.runs.sheared[self.drawn.run[self.at[letter]]]:
            return abs(shape.height - float(self.thick[letter])) <= SETTINGS.other
        return self.off(letter, shape) <= SETTINGS.other

    def off(self, letter: int, shape: Outline) -> float:
        """By how much the extents of a letter differ from those of an outline."""
        return max(abs(shape.width - float(self.long[letter])), abs(shape.height - float(self.thick[letter])))


def other_figures(claims: Claims, judged: Bools, recogniser: Recogniser) -> Bools:
    """Which letters are claimed to be figures and look like other ones.

    The outline that a font states for a figure tells, or where that has another extent than what is
    drawn, since two letters may claim one figure, a rendering.
    """
    wrong = np.zeros(len(claims.code), np.bool_)
    for _, found in claims.outlines(judged & IS_FIGURE.holds(claims.code)):
        said = [int(claims.code[k]) for k, _, _ in found]
        for k, shape, same in found:
            claimed = int(claims.code[k])
            if claims.long[k] < SETTINGS.narrow * claims.thick[k]:
                wrong[k] = claimed != ord("1")
                continue
            alone = said.count(claimed) == 1
            sure = shape is not None and (same or (alone and claims.off(k, shape) <= SETTINGS.same))
            alike = shape.figures if shape and sure else recogniser.figures(int(claims.at[k]))
            unlike = SETTINGS.unlike if sure else SETTINGS.unlike_rendered
            if alike is not None:
                most, own = max(alike), alike[claimed - ord("0")]
                wrong[k] = most > SETTINGS.alike and most - own > unlike
    return wrong


@dataclass(frozen=True, slots=True)
class _Look:
    """What a letter looks like.

    Attributes:
        sign: what it is said to be.
        height: its extent across, as a share of the size.
        signs: how much it is like each sign.
        margins: by how much more it is like each sign than like what it is said to be.
        rendered: whether this was told from a rendering, not from an outline.
    """

    sign: str
    height: float
    signs: Likeness
    margins: Likeness
    rendered: bool

    @property
    def margin(self) -> float:
        """By which it looks more like another sign than like itself."""
        return float(self.margins.max())

    def others(self) -> list[str]:
        """The signs that it looks like rather than like itself, all that come near the likest."""
        least = max(SETTINGS.swapped, self.margin - SETTINGS.near)
        near = (self.margins > least) & (self.signs > SETTINGS.like)
        return [SIGNS[place] for place in np.flatnonzero(near).tolist()]


def _look(
    claims: Claims, letter: int, shape: Outline | None, same: bool, recogniser: Recogniser
) -> _Look | None:
    """What a letter looks like; None where it cannot be told."""
    sign = chr(int(claims.code[letter]))
    if shape is not None and same:
        return _held_against(sign, shape.height, shape.signs)
    seen: Shape | None = recogniser.shape(int(claims.at[letter]), float(claims.low[letter]))
    return None if seen is None else _held_against(sign, seen.height, signs(seen), rendered=True)


def _held_against(sign: str, height: float, alike: Likeness, *, rendered: bool = False) -> _Look:
    own = _ALIKE[sign]
    margins = alike - alike[own].max()
    margins[own] = 0.0
    return _Look(sign, height, alike, margins, rendered)


def other_letters(claims: Claims, judged: Bools, recogniser: Recogniser) -> Bools:
    """Which letters look like other ones than they are claimed to be."""
    wrong = np.zeros(len(claims.code), np.bool_)
    for face, found in claims.outlines(judged & IS_LETTER.holds(claims.code)):
        looks = {k: look for k, shape, same in found if (look := _look(claims, k, shape, same, recogniser))}
        if not looks or np.median([look.signs.max() for look in looks.values()]) < SETTINGS.known:
            continue
        odd = {k: doubts for k, look in looks.items() if (doubts := _Doubts.of(face, look)).any}
        if len(odd) >= max(SETTINGS.many[1], SETTINGS.many[0] * len(looks)):
            wrong[[k for k, look in looks.items() if look.margin > 0]] = True
            continue
        for k, doubts in odd.items():
            wrong[k] = doubts.sure or _has_rival(looks[k], looks.values())
        taken = {sign for k in odd if wrong[k] for sign in odd[k].signs}
        for k, look in looks.items():
            wrong[k] |= look.sign in taken and look.margin > 0
    return wrong


def _has_rival(look: _Look, looks: Iterable[_Look]) -> bool:
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
    def of(cls, face: int, look: _Look) -> _Doubts:
        """Doubts of a letter of a font."""
        if look.margin <= SETTINGS.swapped:
            return cls([], sure=False)
        others = look.others()
        drawn = {form: outline(face, ord(form)) for sign in others for form in _FORMS[sign]}
        own = {form for form, shape in drawn.items() if shape is not None and _is_itself(form, shape, look)}
        left = [sign for sign in others if not own & set(_FORMS[sign])]
        return cls(left, any(_is_sure(sign, drawn[sign], look) for sign in left))


def _is_itself(sign: str, shape: Outline, look: _Look) -> bool:
    """Whether a font draws a sign like that sign, as high as a letter that looks like it, but otherwise."""
    if abs(shape.height - look.height) > SETTINGS.as_high:
        return False
    if _apart(shape.signs, look.signs) < (
        SETTINGS.drawn_alike_rendered if look.rendered else SETTINGS.drawn_alike
    ):
        return False
    return float(shape.signs.max() - shape.signs[_CASES[sign]].max()) <= SETTINGS.itself


def _is_sure(sign: str, shape: Outline | None, look: _Look) -> bool:
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
