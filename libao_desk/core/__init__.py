"""What every floor may use: time, identity, money, text, errors. Knows no database and no window."""
