"""Ledgers in (来表导入): a sheet of anybody becomes rows, each judged cell by cell, then one transaction or nothing."""
