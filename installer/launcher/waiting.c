/* A small window while Python and Qt are read from a slow disk: it comes after a second and goes when the program's own is there. */
#include "waiting.h"

#define PATIENCE_MS 1000
#define TICK_MS 50
#define LONGEST_TICKS (300 * 1000 / TICK_MS)
#define WIDTH 360
#define HEIGHT 110
#define BAR_WIDTH 72
#define BAR_HEIGHT 4
#define PAPER RGB(0xf4, 0xf6, 0xf8)
#define INK RGB(0x1f, 0x29, 0x33)
#define ACCENT RGB(0x1f, 0x5f, 0x99)

static const wchar_t NAME[] = L"LibaoDeskWaiting";
static const wchar_t WORDS[] = L"正在打开李堡司法所台账…";

static HWND notice;
static int ticks;

/* In pixels of this screen. */
static int scaled(int length)
{
    return MulDiv(length, (int)GetDpiForSystem(), 96);
}

static BOOL CALLBACK look(HWND window, LPARAM found)
{
    DWORD process = 0;
    GetWindowThreadProcessId(window, &process);
    if (process != GetCurrentProcessId() || window == notice || !IsWindowVisible(window))
        return TRUE;
    *(BOOL *)found = TRUE;
    return FALSE;
}

static BOOL is_program_there(void)
{
    BOOL found = FALSE;
    EnumWindows(look, (LPARAM)&found);
    return found;
}

static void fill(HDC canvas, const RECT *area, COLORREF colour)
{
    HBRUSH brush = CreateSolidBrush(colour);
    FillRect(canvas, area, brush);
    DeleteObject(brush);
}

static void paint(HWND window)
{
    PAINTSTRUCT state;
    RECT all;
    HDC canvas = BeginPaint(window, &state);
    GetClientRect(window, &all);
    fill(canvas, &all, PAPER);
    HFONT font = CreateFontW(-scaled(16), 0, 0, 0, FW_NORMAL, 0, 0, 0, DEFAULT_CHARSET, 0, 0, CLEARTYPE_QUALITY, 0, L"Microsoft YaHei UI");
    HGDIOBJ before = SelectObject(canvas, font);
    SetBkMode(canvas, TRANSPARENT);
    SetTextColor(canvas, INK);
    DrawTextW(canvas, WORDS, -1, &all, DT_CENTER | DT_VCENTER | DT_SINGLELINE);
    SelectObject(canvas, before);
    DeleteObject(font);
    int left = ticks * scaled(6) % (all.right + scaled(BAR_WIDTH)) - scaled(BAR_WIDTH);
    RECT bar = {left, all.bottom - scaled(BAR_HEIGHT), left + scaled(BAR_WIDTH), all.bottom};
    fill(canvas, &bar, ACCENT);
    EndPaint(window, &state);
}

static LRESULT CALLBACK answer(HWND window, UINT message, WPARAM wide, LPARAM far_)
{
    switch (message) {
    case WM_TIMER:
        if (is_program_there() || ++ticks > LONGEST_TICKS)
            DestroyWindow(window);
        else
            InvalidateRect(window, NULL, FALSE);
        return 0;
    case WM_PAINT:
        paint(window);
        return 0;
    case WM_DESTROY:
        PostQuitMessage(0);
        return 0;
    }
    return DefWindowProcW(window, message, wide, far_);
}

static DWORD WINAPI stay(void *unused)
{
    (void)unused;
    Sleep(PATIENCE_MS);
    if (is_program_there())
        return 0;
    WNDCLASSW kind = {0};
    kind.lpfnWndProc = answer;
    kind.hInstance = GetModuleHandleW(NULL);
    kind.hCursor = LoadCursorW(NULL, (LPCWSTR)IDC_APPSTARTING);
    kind.lpszClassName = NAME;
    RegisterClassW(&kind);
    int width = scaled(WIDTH), height = scaled(HEIGHT);
    int left = (GetSystemMetrics(SM_CXSCREEN) - width) / 2, top = (GetSystemMetrics(SM_CYSCREEN) - height) / 2;
    /* it takes neither the keyboard nor a place in the task bar: those are the program's own */
    notice = CreateWindowExW(WS_EX_TOOLWINDOW | WS_EX_NOACTIVATE, NAME, WORDS, WS_POPUP | WS_BORDER, left, top, width, height, NULL, NULL,
                             kind.hInstance, NULL);
    if (notice == NULL)
        return 0;
    SetWindowPos(notice, HWND_TOP, 0, 0, 0, 0, SWP_NOMOVE | SWP_NOSIZE | SWP_NOACTIVATE | SWP_SHOWWINDOW);
    SetTimer(notice, 1, TICK_MS, NULL);
    MSG message;
    while (GetMessageW(&message, NULL, 0, 0) > 0)
        DispatchMessageW(&message);
    return 0;
}

void wait_with_a_window(void)
{
    HANDLE thread = CreateThread(NULL, 0, stay, NULL, 0, NULL);
    if (thread != NULL)
        CloseHandle(thread);
}
