"""What every screen is built of (界面基础): context, work off the thread, dialogs, look, small widgets."""
