/* What the launcher shows while there is nothing of the program to see yet. */
#include <windows.h>

/* Returns at once; the window looks after itself. */
void wait_with_a_window(void);
