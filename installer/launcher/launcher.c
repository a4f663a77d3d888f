/* Starts Libao Desk: loads runtime\python311.dll beside this program and runs the package libao_desk in this process. */
#include <windows.h>
#include <shellapi.h>
#include <wchar.h>
#include "waiting.h"

#define LONGEST_PATH 32768
#define OWN_ARGUMENTS 5

typedef int (*py_main)(int, wchar_t **);

static const wchar_t TITLE[] = L"李堡司法所台账";
static const wchar_t INCOMPLETE[] = L"程序文件不完整，请重新运行安装程序。数据不受影响。";
static const wchar_t CHILD_MARK[] = L"--multiprocessing-fork";

/* The function of the shipped Python that is the whole interpreter; NULL where the runtime is missing. */
static py_main load_python(void)
{
    static wchar_t path[LONGEST_PATH];
    DWORD length = GetModuleFileNameW(NULL, path, LONGEST_PATH);
    while (length > 0 && path[length - 1] != L'\\')
        length--;
    path[length] = 0;
    if (length + 32 >= LONGEST_PATH)
        return NULL;
    lstrcatW(path, L"runtime\\python311.dll");
    SetDllDirectoryW(L""); /* no library is taken from the folder one happens to stand in */
    HMODULE python = LoadLibraryExW(path, NULL, LOAD_LIBRARY_SEARCH_DLL_LOAD_DIR | LOAD_LIBRARY_SEARCH_DEFAULT_DIRS);
    return python ? (py_main)(void *)GetProcAddress(python, "Py_Main") : NULL;
}

int wmain(void)
{
    int count = 0;
    wchar_t **given = CommandLineToArgvW(GetCommandLineW(), &count);
#ifdef WINDOW
    if (count == 1)
        wait_with_a_window();
#endif
    py_main run = load_python();
    if (run == NULL || given == NULL || count < 1) {
        MessageBoxW(NULL, INCOMPLETE, TITLE, MB_ICONERROR);
        return 3;
    }
    if (count > 1 && lstrcmpW(given[count - 1], CHILD_MARK) == 0)
        return run(count, given); /* a child that reads a sheet asks for the plain interpreter */
    wchar_t **passed = LocalAlloc(LPTR, sizeof(wchar_t *) * (count + OWN_ARGUMENTS + 1));
    if (passed == NULL)
        return 3;
    int next = 0;
    passed[next++] = given[0];
    passed[next++] = L"-I";
    passed[next++] = L"-X";
    passed[next++] = L"utf8";
    passed[next++] = L"-m";
    passed[next++] = L"libao_desk";
    for (int i = 1; i < count; i++)
        passed[next++] = given[i];
    return run(next, passed);
}

int WINAPI wWinMain(HINSTANCE instance, HINSTANCE before, PWSTR command, int show)
{
    (void)instance, (void)before, (void)command, (void)show;
    return wmain();
}
