#!/usr/bin/env python3
"""Makes the fonts of the letters out of Inter (Debian package fonts-inter, SIL Open Font License 1.1).

    apt-get install fonts-inter python3-fonttools
    /usr/bin/python3 scripts/fonts/makeLetterFonts.py

Two cuts of two weights go to resources/fonts/letters:

  letter-*.otf  the characters of the Nordic, Sami and other Latin languages: small, so that a letter stays small
  full-*.otf    everything that Inter has (Greek, Cyrillic, Vietnamese): for the letter that needs it

In both the figures are tabular without asking: the tabular glyphs take the place of the ordinary ones, so that the
layout needs no OpenType substitution at all. Kerning stays; all other features go. The same input gives the same bytes.
"""

from pathlib import Path

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont

SOURCE = Path("/usr/share/fonts/opentype/inter")
TARGET = Path(__file__).resolve().parents[2] / "resources/fonts/letters"
WEIGHTS = {"regular": "Inter-Regular.otf", "semibold": "Inter-SemiBold.otf"}

LETTER_RANGES = [
    (0x0020, 0x007E),  # ASCII
    (0x00A0, 0x017F),  # Latin-1 and Latin Extended-A: Nordic, northern Sami, Polish, Czech, Baltic, Turkish
    (0x01B7, 0x01B7),  # Skolt Sami: ezh
    (0x01E4, 0x01EF),  # Skolt Sami: g with stroke, g and k with caron, ezh with caron
    (0x0218, 0x021B),  # Romanian
    (0x0292, 0x0292),
    (0x1E9E, 0x1E9E),
    (0x2007, 0x2007),  # figure space
    (0x2009, 0x2009),  # thin space
    (0x2010, 0x2015),
    (0x2018, 0x201E),
    (0x2020, 0x2022),
    (0x2026, 0x2026),
    (0x202F, 0x202F),  # narrow no-break space
    (0x2030, 0x2030),
    (0x20AC, 0x20AC),
    (0x2116, 0x2116),
    (0x2122, 0x2122),
    (0x2212, 0x2212),  # minus
    (0x25A1, 0x25A1),  # stands in for a character that no font has
]


def main() -> None:
    TARGET.mkdir(parents=True, exist_ok=True)
    for weight, file_name in WEIGHTS.items():
        for cut in ("letter", "full"):
            font = TTFont(SOURCE / file_name, recalcTimestamp=False)
            make_figures_tabular(font)
            wanted = letter_characters() if cut == "letter" else set(font.getBestCmap())
            trim(font, wanted & set(font.getBestCmap()), ["kern"] if cut == "letter" else ["kern", "mark"])
            path = TARGET / f"{cut}-{weight}.otf"
            font.save(path)
            print(f"{path.name}: {len(font.getBestCmap())} characters, {path.stat().st_size} bytes")


def letter_characters() -> set:
    return {point for first, last in LETTER_RANGES for point in range(first, last + 1)}


def make_figures_tabular(font: TTFont) -> None:
    """Lets the ten digits point at their tabular glyphs."""
    substitutes = {}
    table = font["GSUB"].table
    for record in table.FeatureList.FeatureRecord:
        if record.FeatureTag != "tnum":
            continue
        for index in record.Feature.LookupListIndex:
            for subtable in table.LookupList.Lookup[index].SubTable:
                inner = getattr(subtable, "ExtSubTable", subtable)
                substitutes.update(inner.mapping)
    for digit in range(0x30, 0x3A):
        for subtable in font["cmap"].tables:
            if subtable.isUnicode() and digit in subtable.cmap:
                glyph = subtable.cmap[digit]
                # Subtables may share one mapping: then the glyph is already the tabular one.
                subtable.cmap[digit] = substitutes.get(glyph, glyph)
    # The semibold's tabular digits differ by three units of 2816, left over from interpolation.
    digits = [font.getBestCmap()[digit] for digit in range(0x30, 0x3A)]
    widths = [font["hmtx"][glyph][0] for glyph in digits]
    if max(widths) - min(widths) > 5:
        raise SystemExit(f"the digits are not tabular: {widths}")
    for glyph in digits:
        font["hmtx"][glyph] = (max(widths), font["hmtx"][glyph][1])


def trim(font: TTFont, characters: set, features: list) -> None:
    options = Options()
    options.layout_features = features
    options.hinting = False
    options.name_IDs = [0, 1, 2, 3, 4, 5, 6, 13, 14]
    options.glyph_names = False
    options.notdef_outline = True
    options.recalc_timestamp = False
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=characters)
    subsetter.subset(font)


main()
