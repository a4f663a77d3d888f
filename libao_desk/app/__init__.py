"""Where registers, use cases and screens meet: the window's start, the command line, the demo, the self-test."""
