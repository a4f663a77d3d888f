"""Draws libao-desk.ico anew: a ledger's blue cover with the character 司."""

import sys
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont

COVER, SPINE, PAPER = "#1f5f99", "#174a78", "#ffffff"
SIZES = (256, 128, 64, 48, 32, 24, 16)
DRAWN = 1024


def picture() -> Image.Image:
    """The icon at the size it is drawn in."""
    image = Image.new("RGBA", (DRAWN, DRAWN), (0, 0, 0, 0))
    draw = ImageDraw.Draw(image)
    draw.rounded_rectangle((64, 32, 960, 992), radius=120, fill=COVER)
    draw.rounded_rectangle((64, 32, 300, 992), radius=120, fill=SPINE)
    draw.rectangle((220, 32, 300, 992), fill=COVER)
    draw.rectangle((200, 32, 232, 992), fill=PAPER)
    font = ImageFont.truetype(Path(__file__).parents[2] / "resources" / "fonts" / "NotoSerifSC-Bold.ttf", 620)
    draw.text((596, 500), "司", font=font, fill=PAPER, anchor="mm")
    return image


if __name__ == "__main__":
    drawn = picture()
    drawn.save(Path(__file__).parent / "libao-desk.ico", sizes=[(size, size) for size in SIZES])
    if sys.argv[1:]:
        drawn.resize((256, 256), Image.Resampling.LANCZOS).save(sys.argv[1])
