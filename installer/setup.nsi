; The installer of Libao Desk. installer/setup_exe.py gives HERE, VERSION, NUMBERS, STAGE, FILES, KILOBYTES, OUT and, where it signs, SIGN.
; Exit codes with /S: 0 done, 1 cancelled, 2 not completed, 4 Windows too old, 5 program running, 6 unfit folder, 7 nothing to go back to.
Unicode true
Target amd64-unicode

!define NAME "LibaoDesk"
!define TITLE "李堡司法所台账"
!define OLDEST_BUILD 17763 ; Windows 10 1809: what Qt 6 asks for
!define KEY "Software\${NAME}"
!define UNINSTALL_KEY "Software\Microsoft\Windows\CurrentVersion\Uninstall\${NAME}"
!define MENU "$SMPROGRAMS\${TITLE}"
!define DATA "$LOCALAPPDATA\${NAME}\office" ; as libao_desk/core/paths.py says

!include "MUI2.nsh"
!include "FileFunc.nsh"
!include "LogicLib.nsh"
!include "WinVer.nsh"

Name "${TITLE}"
OutFile "${OUT}"
BrandingText "${TITLE} ${VERSION}"
RequestExecutionLevel user ; no administrator: everything lies in the user's own folders
InstallDir "$LOCALAPPDATA\Programs\${NAME}"
InstallDirRegKey HKCU "${KEY}" "InstallDir"
ManifestDPIAware true
ManifestLongPathAware true
ManifestSupportedOS Win10
AllowRootDirInstall false
ShowInstDetails nevershow
ShowUninstDetails nevershow

VIProductVersion "${NUMBERS}"
VIFileVersion "${NUMBERS}"
VIAddVersionKey /LANG=2052 "ProductName" "${TITLE}"
VIAddVersionKey /LANG=2052 "FileDescription" "${TITLE} 安装程序"
VIAddVersionKey /LANG=2052 "FileVersion" "${VERSION}"
VIAddVersionKey /LANG=2052 "ProductVersion" "${VERSION}"
VIAddVersionKey /LANG=2052 "CompanyName" "Libao Desk"
VIAddVersionKey /LANG=2052 "LegalCopyright" "Apache-2.0"

!ifdef SIGN
  !uninstfinalize '${SIGN} "%1"'
!endif

!define MUI_ICON "${HERE}/launcher/libao-desk.ico"
!define MUI_UNICON "${HERE}/launcher/libao-desk.ico"
!define MUI_ABORTWARNING
!define MUI_WELCOMEPAGE_TEXT "将为当前用户安装${TITLE} ${VERSION}，不需要管理员权限，也不需要联网。$\r$\n$\r$\n已装有旧版本时，旧版本会保留一份，可以退回。$\r$\n$\r$\n数据不放在程序文件夹里，安装、升级和卸载都不会动它。"
!define MUI_FINISHPAGE_RUN "$INSTDIR\${NAME}.exe"
!define MUI_FINISHPAGE_RUN_TEXT "现在打开${TITLE}"
!define MUI_UNCONFIRMPAGE_TEXT_TOP "只删除程序。数据不会删除，仍保存在：$\r$\n${DATA}"
!insertmacro MUI_PAGE_WELCOME
!insertmacro MUI_PAGE_DIRECTORY
!insertmacro MUI_PAGE_INSTFILES
!insertmacro MUI_PAGE_FINISH
!insertmacro MUI_UNPAGE_CONFIRM
!insertmacro MUI_UNPAGE_INSTFILES
!insertmacro MUI_LANGUAGE "SimpChinese"

Var Fresh

; What an installed version consists of. Nothing else in the folder is ever touched.
!macro EachPart What From To
  !insertmacro ${What} "runtime" "${From}" "${To}"
  !insertmacro ${What} "lib" "${From}" "${To}"
  !insertmacro ${What} "app" "${From}" "${To}"
  !insertmacro ${What} "licences" "${From}" "${To}"
  !insertmacro ${What} "${NAME}.exe" "${From}" "${To}"
  !insertmacro ${What} "libao-desk-cli.exe" "${From}" "${To}"
  !insertmacro ${What} "uninstall.exe" "${From}" "${To}"
  !insertmacro ${What} "version.txt" "${From}" "${To}"
!macroend

!macro MovePart Part From To
  ${If} ${FileExists} "${From}\${Part}"
    Rename "${From}\${Part}" "${To}\${Part}"
  ${EndIf}
!macroend

!macro DeletePart Part From To
  ${If} ${FileExists} "${From}\${Part}\*.*"
    RMDir /r "${From}\${Part}"
  ${Else}
    Delete "${From}\${Part}"
  ${EndIf}
!macroend

!macro Stop Code Sentence
  MessageBox MB_OK|MB_ICONSTOP "${Sentence}" /SD IDOK
  SetErrorLevel ${Code}
  Quit
!macroend

; A running program holds its Python: nothing is begun before it is closed.
!macro StopWhileRunning Un
Function ${Un}StopWhileRunning
  again:
  ${IfNot} ${FileExists} "$INSTDIR\runtime\python311.dll"
    Return
  ${EndIf}
  ClearErrors
  FileOpen $0 "$INSTDIR\runtime\python311.dll" a
  ${If} ${Errors}
    MessageBox MB_RETRYCANCEL|MB_ICONEXCLAMATION "${TITLE}正在运行。请保存并关闭它，然后点“重试”。" /SD IDCANCEL IDRETRY again
    SetErrorLevel 5
    Quit
  ${EndIf}
  FileClose $0
FunctionEnd

; The version that stands in a folder, empty where none does: folder in, version out.
Function ${Un}VersionIn
  Exch $0
  Push $1
  ClearErrors
  FileOpen $1 "$0\version.txt" r
  StrCpy $0 ""
  ${IfNot} ${Errors}
    FileRead $1 $0
    FileClose $1
    ${${Un}TrimNewLines} "$0" $0
  ${EndIf}
  Pop $1
  Exch $0
FunctionEnd
!macroend

!include "TextFunc.nsh"
!insertmacro TrimNewLines
!insertmacro un.TrimNewLines
!insertmacro StopWhileRunning ""
!insertmacro StopWhileRunning "un."

Function .onInit
  SetShellVarContext current
  ${IfNot} ${AtLeastWin10}
  ${OrIfNot} ${AtLeastBuild} ${OLDEST_BUILD}
    !insertmacro Stop 4 "本程序需要64位Windows 10（1809版，2018年10月）或更高版本。这台电脑的Windows太旧，没有安装任何内容。"
  ${EndIf}
FunctionEnd

Section "program"
  SetShellVarContext current
  ${If} ${FileExists} "$INSTDIR\portable"
    !insertmacro Stop 6 "这个文件夹里是便携版，数据也在其中。请选择另一个文件夹。"
  ${EndIf}
  ${If} ${FileExists} "$INSTDIR\office.db"
    !insertmacro Stop 6 "这个文件夹里存放着数据文件。程序和数据要分开放，请选择另一个文件夹。"
  ${EndIf}
  Call StopWhileRunning
  Call KeepPrevious
  !include "${FILES}"
  SetOutPath "$INSTDIR"
  WriteUninstaller "$INSTDIR\uninstall.exe"
  Call WriteShortcuts
  Call WriteKeys
SectionEnd

; The version that is replaced moves aside whole; the same version is simply laid anew.
Function KeepPrevious
  Push "$INSTDIR"
  Call VersionIn
  Pop $1
  StrCpy $Fresh "no"
  ${If} $1 == ""
    StrCpy $Fresh "yes"
  ${ElseIf} $1 == "${VERSION}"
    !insertmacro EachPart DeletePart "$INSTDIR" ""
  ${Else}
    DetailPrint "保留旧版本 $1"
    RMDir /r "$INSTDIR\previous"
    CreateDirectory "$INSTDIR\previous"
    ClearErrors
    !insertmacro EachPart MovePart "$INSTDIR" "$INSTDIR\previous"
    ${If} ${Errors}
      !insertmacro EachPart MovePart "$INSTDIR\previous" "$INSTDIR"
      !insertmacro Stop 5 "旧版本的文件正被占用，没有升级，旧版本照常可用。请重新启动电脑后再试。"
    ${EndIf}
  ${EndIf}
FunctionEnd

Function WriteShortcuts
  CreateDirectory "${MENU}"
  CreateShortcut "${MENU}\${TITLE}.lnk" "$INSTDIR\${NAME}.exe"
  CreateShortcut "${MENU}\卸载${TITLE}.lnk" "$INSTDIR\uninstall.exe"
  ${If} ${FileExists} "$INSTDIR\previous\version.txt"
    CreateShortcut "${MENU}\退回上一版本.lnk" "$INSTDIR\uninstall.exe" "/BACK"
  ${EndIf}
  ${If} $Fresh == "yes"
    CreateShortcut "$DESKTOP\${TITLE}.lnk" "$INSTDIR\${NAME}.exe"
  ${EndIf}
FunctionEnd

Function WriteKeys
  WriteRegStr HKCU "${KEY}" "InstallDir" "$INSTDIR"
  WriteRegStr HKCU "${UNINSTALL_KEY}" "DisplayName" "${TITLE}"
  WriteRegStr HKCU "${UNINSTALL_KEY}" "DisplayVersion" "${VERSION}"
  WriteRegStr HKCU "${UNINSTALL_KEY}" "DisplayIcon" "$INSTDIR\${NAME}.exe"
  WriteRegStr HKCU "${UNINSTALL_KEY}" "Publisher" "Libao Desk"
  WriteRegStr HKCU "${UNINSTALL_KEY}" "InstallLocation" "$INSTDIR"
  WriteRegStr HKCU "${UNINSTALL_KEY}" "UninstallString" '"$INSTDIR\uninstall.exe"'
  WriteRegStr HKCU "${UNINSTALL_KEY}" "QuietUninstallString" '"$INSTDIR\uninstall.exe" /S'
  WriteRegDWORD HKCU "${UNINSTALL_KEY}" "NoModify" 1
  WriteRegDWORD HKCU "${UNINSTALL_KEY}" "NoRepair" 1
  WriteRegDWORD HKCU "${UNINSTALL_KEY}" "EstimatedSize" ${KILOBYTES}
FunctionEnd

Function un.onInit
  SetShellVarContext current
  ${GetParameters} $0
  ClearErrors
  ${GetOptions} $0 "/BACK" $1
  ${IfNot} ${Errors}
    Call un.GoBack
    Quit
  ${EndIf}
FunctionEnd

; This version and the one before change places; going back twice is going forward again.
Function un.GoBack
  Push "$INSTDIR\previous"
  Call un.VersionIn
  Pop $1
  ${If} $1 == ""
    !insertmacro Stop 7 "没有保留的旧版本，无法退回。"
  ${EndIf}
  Call un.StopWhileRunning
  MessageBox MB_YESNO|MB_ICONQUESTION "退回到 $1 版吗？$\r$\n$\r$\n数据不会改动。新版本打开过的数据文件，旧版本可能拒绝打开；那时请用升级前自动留下的备份恢复。" /SD IDYES IDYES go
  SetErrorLevel 1
  Quit
  go:
  SetOutPath "$TEMP"
  CreateDirectory "$INSTDIR\swap"
  ClearErrors
  !insertmacro EachPart MovePart "$INSTDIR" "$INSTDIR\swap"
  ${If} ${Errors}
    !insertmacro EachPart MovePart "$INSTDIR\swap" "$INSTDIR"
    !insertmacro Stop 5 "程序文件正被占用，没有退回。请重新启动电脑后再试。"
  ${EndIf}
  !insertmacro EachPart MovePart "$INSTDIR\previous" "$INSTDIR"
  RMDir "$INSTDIR\previous"
  Rename "$INSTDIR\swap" "$INSTDIR\previous"
  WriteRegStr HKCU "${UNINSTALL_KEY}" "DisplayVersion" "$1"
  MessageBox MB_OK|MB_ICONINFORMATION "已退回到 $1 版。" /SD IDOK
  SetErrorLevel 0
FunctionEnd

Section "Uninstall"
  SetShellVarContext current
  ${IfNot} ${FileExists} "$INSTDIR\version.txt"
    !insertmacro Stop 6 "这里没有安装${TITLE}，没有删除任何内容。"
  ${EndIf}
  Call un.StopWhileRunning
  SetOutPath "$TEMP"
  !insertmacro EachPart DeletePart "$INSTDIR" ""
  RMDir /r "$INSTDIR\previous"
  RMDir /r "$INSTDIR\swap"
  RMDir "$INSTDIR"
  RMDir /r "${MENU}"
  Delete "$DESKTOP\${TITLE}.lnk"
  DeleteRegKey HKCU "${UNINSTALL_KEY}"
  DeleteRegKey HKCU "${KEY}"
  ${If} ${FileExists} "${DATA}\*.*"
    MessageBox MB_OK|MB_ICONINFORMATION "程序已卸载。数据没有删除，仍保存在：$\r$\n${DATA}" /SD IDOK
  ${EndIf}
SectionEnd
