"""Settings (设置): local values, the office and its lists, officers, keys and backups."""
