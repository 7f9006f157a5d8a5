"""Photographs pages as a worn office scanner does: a little askew, gray, with specks, ink and soft JPEG."""

from __future__ import annotations

import math
import random
from collections.abc import Mapping

import pymupdf

DOTS_PER_INCH = 96
QUALITY = 34


def photographed(data: bytes, *, ink: Mapping[str, list[float]]) -> list[bytes]:
    """One gray JPEG a page. `ink` gives for a page's number where a signature is written: x, y of its baseline."""
    images = []
    with pymupdf.open(stream=data, filetype="pdf") as document:
        for number, page in enumerate(document, 1):
            chance = random.Random(number)
            if place := ink.get(str(number)):
                sign(page, *place, chance)
            images.append(photograph(page, chance))
    return images


def sign(page: pymupdf.Page, x: float, y: float, chance: random.Random) -> None:
    """A signature in ink: a loop, then waves that run out."""
    pace, swing = chance.uniform(1.5, 1.9), chance.uniform(2.6, 3.4)
    points = [
        pymupdf.Point(
            x + step * (0.9 if step < 70 else 2.2) + 8 * math.exp(-step / 40) * math.sin(step / swing),
            y - (16 * math.exp(-step / 14) + 4 * math.exp(-step / 60)) * math.sin(step / pace) - step / 12,
        )
        for step in range(88)
    ]
    shape = page.new_shape()
    for first, second, third in zip(points, points[1:], points[2:], strict=False):
        shape.draw_curve(first, second, third)
    shape.finish(width=1.1, color=(0.1, 0.1, 0.1), closePath=False)
    shape.commit()


def photograph(page: pymupdf.Page, chance: random.Random) -> bytes:
    """The page turned by a fraction of a degree on a gray ground, with specks."""
    zoom = DOTS_PER_INCH / 72
    turn = chance.choice((-1, 1)) * chance.uniform(0.4, 0.8)
    width, height = round(612 * zoom), round(792 * zoom)
    matrix = pymupdf.Matrix(zoom, zoom).prerotate(turn).pretranslate(chance.uniform(2, 6), chance.uniform(-3, 3))
    drawn = pymupdf.Pixmap(pymupdf.csGRAY, pymupdf.IRect(0, 0, width, height), False)
    drawn.clear_with(250)
    whole = page.get_pixmap(matrix=matrix, colorspace=pymupdf.csGRAY, alpha=False)
    drawn.copy(whole, pymupdf.IRect(0, 0, width, height))
    for _ in range(60):
        x, y = chance.randrange(width - 2), chance.randrange(height - 2)
        drawn.set_rect(pymupdf.IRect(x, y, x + chance.choice((1, 1, 2)), y + 1), (chance.randrange(60, 200),))
    return bytes(drawn.tobytes("jpeg", jpg_quality=QUALITY))
