"""The encrypted office file: keys, transactions, trail, numbers, attachments, backups. Knows no register."""
