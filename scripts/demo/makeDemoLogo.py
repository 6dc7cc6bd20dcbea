#!/usr/bin/env python3
"""Draws the example logo of the demo office's client: a lamp's light over a fjord, and the name beside it.

    apt-get install fonts-inter python3-pil
    /usr/bin/python3 scripts/demo/makeDemoLogo.py
"""

from pathlib import Path

from PIL import Image, ImageDraw, ImageFont

TARGET = Path(__file__).resolve().parents[2] / "resources/demo/logo.png"
BLUE = (23, 78, 104)
AMBER = (226, 160, 63)
SCALE = 4  # drawn large and reduced, for smooth edges
WIDTH, HEIGHT = 760, 200


def main() -> None:
    image = Image.new("RGB", (WIDTH * SCALE, HEIGHT * SCALE), "white")
    draw = ImageDraw.Draw(image)

    def box(left, top, right, bottom):
        return [left * SCALE, top * SCALE, right * SCALE, bottom * SCALE]

    draw.ellipse(box(66, 22, 134, 90), fill=AMBER)
    draw.polygon([(x * SCALE, y * SCALE) for x, y in [(6, 132), (58, 52), (88, 98), (116, 66), (194, 132)]], fill=BLUE)
    for top in (146, 170):
        draw.rounded_rectangle(box(6 + (top - 146), top, 194 - (top - 146), top + 12), radius=6 * SCALE, fill=BLUE)
    font = ImageFont.truetype("/usr/share/fonts/opentype/inter/InterDisplay-SemiBold.otf", 88 * SCALE)
    draw.text((232 * SCALE, 106 * SCALE), "Fjordlys", font=font, fill=BLUE, anchor="lm")
    image = image.resize((WIDTH, HEIGHT), Image.LANCZOS).quantize(64, dither=Image.NONE)
    TARGET.parent.mkdir(parents=True, exist_ok=True)
    image.save(TARGET, optimize=True)
    print(f"{TARGET.name}: {TARGET.stat().st_size} bytes")


main()
