"""The words in which a register is declared: fields, forms, parts, lifecycle, clocks, papers, rosters, figures, settings."""
