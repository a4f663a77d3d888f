"""Sheets of ours that come back (回传): each row by its slip, merged cell by cell with what the office says now."""
