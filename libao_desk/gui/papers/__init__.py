"""Papers on the screen (文书): seen before they are printed, printed, checked."""
