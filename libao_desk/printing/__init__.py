"""Papers as PDF and as Word files: fonts, Chinese line breaking, the page of GB/T 9704, and the drawing of blocks."""
