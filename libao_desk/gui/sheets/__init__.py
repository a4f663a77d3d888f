"""Sheets in and out (导入、导出、月结): ledgers, rosters, forms of the county, months closed."""
