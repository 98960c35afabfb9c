; Windows: puts Briefmark into "Open with" for text, Markdown and saved pages, without taking these files over.
; (electron-builder's fileAssociations would make it the default program for them.)

!macro offerFor EXT
  WriteRegStr SHELL_CONTEXT "Software\Classes\Applications\${APP_EXECUTABLE_FILENAME}\SupportedTypes" ".${EXT}" ""
  WriteRegNone SHELL_CONTEXT "Software\Classes\.${EXT}\OpenWithProgids" "Briefmark.Document"
!macroend

!macro customInstall
  WriteRegStr SHELL_CONTEXT "Software\Classes\Briefmark.Document" "" "Document for Briefmark"
  WriteRegStr SHELL_CONTEXT "Software\Classes\Briefmark.Document\DefaultIcon" "" "$INSTDIR\resources\document.ico"
  WriteRegStr SHELL_CONTEXT "Software\Classes\Briefmark.Document\shell\open\command" "" '"$INSTDIR\${APP_EXECUTABLE_FILENAME}" "%1"'
  WriteRegStr SHELL_CONTEXT "Software\Classes\Applications\${APP_EXECUTABLE_FILENAME}\shell\open\command" "" '"$INSTDIR\${APP_EXECUTABLE_FILENAME}" "%1"'
  !insertmacro offerFor "txt"
  !insertmacro offerFor "md"
  !insertmacro offerFor "markdown"
  !insertmacro offerFor "html"
  !insertmacro offerFor "htm"
  System::Call 'shell32::SHChangeNotify(i 0x08000000, i 0, i 0, i 0)'
!macroend

!macro withdrawFor EXT
  DeleteRegValue SHELL_CONTEXT "Software\Classes\.${EXT}\OpenWithProgids" "Briefmark.Document"
!macroend

!macro customUnInstall
  !insertmacro withdrawFor "txt"
  !insertmacro withdrawFor "md"
  !insertmacro withdrawFor "markdown"
  !insertmacro withdrawFor "html"
  !insertmacro withdrawFor "htm"
  DeleteRegKey SHELL_CONTEXT "Software\Classes\Briefmark.Document"
  DeleteRegKey SHELL_CONTEXT "Software\Classes\Applications\${APP_EXECUTABLE_FILENAME}"
  System::Call 'shell32::SHChangeNotify(i 0x08000000, i 0, i 0, i 0)'
!macroend
