"""How the Windows installer is made on Linux: parts, stage, launcher, setup.exe, smoke test."""
