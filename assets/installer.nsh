; What the installer for Windows does beside putting the program in place. docs/decisions/0010 says why.

!macro customInstall
  ; The shop's data belongs to the PC, not to whoever started the program first: every Windows user may write it.
  SetShellVarContext all
  StrCpy $R0 "$APPDATA\${PRODUCT_NAME}"
  CreateDirectory "$R0"
  ; A link put there beforehand would hand these rights out for whatever it points at.
  System::Call 'kernel32::GetFileAttributesW(w R0) i .R1'
  IntOp $R1 $R1 & 0x400
  ${If} $R1 = 0
    ; S-1-5-32-545: Users, whatever Windows calls them in its own language. What is made in there inherits it.
    nsExec::ExecToLog '"$SYSDIR\icacls.exe" "$R0" /grant "*S-1-5-32-545:(OI)(CI)M" /L /Q'
    Pop $R1
    ${If} $R1 != 0
      MessageBox MB_OK|MB_ICONEXCLAMATION "$R0: icacls $R1" /SD IDOK
    ${EndIf}
  ${Else}
    MessageBox MB_OK|MB_ICONEXCLAMATION "$R0: link" /SD IDOK
  ${EndIf}
!macroend

!macro customUnInstall
  ; The shop's data stays where it is. The start at login goes, but not when a newer program takes this one's place.
  ${IfNot} ${isUpdated}
    DeleteRegValue HKCU "Software\Microsoft\Windows\CurrentVersion\Run" "${PRODUCT_NAME}"
  ${EndIf}
!macroend
