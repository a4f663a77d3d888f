"""Spreadsheets: reading whatever a colleague sends, writing what the county accepts; xlsx lives here alone."""
