"""Words of a ledger's cells (单元格用语): what a clerk wrote, as the register means it."""
