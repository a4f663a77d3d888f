"""The door (启动与解锁): the first window, the first day, the passphrase, the lock when nobody works."""
