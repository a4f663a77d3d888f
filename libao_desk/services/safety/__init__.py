"""Keeping the office file (备份、口令、更新): backups, officers and their passphrases, updates."""
