/* For the smoke test alone: Wine 8's colour management lacks calls that Qt's Windows platform makes when it has a screen. */
#include <windows.h>

#define EXPORTED __declspec(dllexport)

EXPORTED BOOL WINAPI GetColorProfileFromHandle(void *profile, BYTE *buffer, DWORD *size)
{
    (void)profile, (void)buffer, (void)size;
    return FALSE;
}
EXPORTED BOOL WINAPI CloseColorProfile(void *profile) { (void)profile; return TRUE; }
EXPORTED void *WINAPI WcsCreateIccProfile(void *profile, DWORD options) { (void)profile, (void)options; return NULL; }
EXPORTED void *WINAPI OpenColorProfileW(void *profile, DWORD access, DWORD share, DWORD creation)
{
    (void)profile, (void)access, (void)share, (void)creation;
    return NULL;
}
