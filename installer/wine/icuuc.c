/* For the smoke test alone: Wine 8 lacks Windows' ICU, which Qt6Core asks for old code pages. Every call says "not supported". */
#include <windows.h>

#define EXPORTED __declspec(dllexport)
#define U_UNSUPPORTED_ERROR 16

static void refuse(int *error)
{
    if (error)
        *error = U_UNSUPPORTED_ERROR;
}

EXPORTED void *ucnv_open(const char *name, int *error) { (void)name; refuse(error); return NULL; }
EXPORTED void ucnv_close(void *converter) { (void)converter; }
EXPORTED void ucnv_reset(void *converter) { (void)converter; }
EXPORTED signed char ucnv_getMaxCharSize(void *converter) { (void)converter; return 1; }
EXPORTED const char *ucnv_getName(void *converter, int *error) { (void)converter; refuse(error); return ""; }
EXPORTED const char *ucnv_getStandardName(const char *name, const char *standard, int *error)
{
    (void)name, (void)standard;
    refuse(error);
    return NULL;
}
EXPORTED int ucnv_countAvailable(void) { return 0; }
EXPORTED const char *ucnv_getAvailableName(int index) { (void)index; return NULL; }
EXPORTED int ucnv_toUCountPending(void *converter, int *error) { (void)converter; refuse(error); return 0; }
EXPORTED int ucnv_fromUCountPending(void *converter, int *error) { (void)converter; refuse(error); return 0; }
EXPORTED void ucnv_getToUCallBack(void *converter, void **action, const void **context)
{
    (void)converter;
    *action = NULL;
    *context = NULL;
}
EXPORTED void ucnv_getFromUCallBack(void *converter, void **action, const void **context)
{
    (void)converter;
    *action = NULL;
    *context = NULL;
}
EXPORTED void ucnv_setToUCallBack(void *converter, ...) { (void)converter; }
EXPORTED void ucnv_setFromUCallBack(void *converter, ...) { (void)converter; }
EXPORTED void ucnv_toUnicode(void *converter, ...) { (void)converter; }
EXPORTED void ucnv_fromUnicode(void *converter, ...) { (void)converter; }
EXPORTED void ucnv_cbToUWriteUChars(void *arguments, ...) { (void)arguments; }
EXPORTED void ucnv_cbFromUWriteUChars(void *arguments, ...) { (void)arguments; }
EXPORTED void UCNV_FROM_U_CALLBACK_SUBSTITUTE(void) {}
EXPORTED void UCNV_TO_U_CALLBACK_SUBSTITUTE(void) {}
