"""Pictures of every screen and every paper (`python dev.py pictures`), to be looked at before anything is called done."""
