; Windows setup, made with Inno Setup 6.3 or later: see docs/packaging.md. Double braces are filled in
; by install/windows.py. Installs for one user without asking for rights, or for all with them.

[Setup]
AppId={{id}}
AppName={{name}}
AppVersion={{version}}
AppPublisher={{publisher}}
VersionInfoVersion={{numbers}}
DefaultDirName={autopf}\{{name}}
DisableProgramGroupPage=yes
DisableDirPage=auto
PrivilegesRequired=lowest
PrivilegesRequiredOverridesAllowed=dialog
ArchitecturesAllowed=x64compatible
ArchitecturesInstallIn64BitMode=x64compatible
MinVersion=10.0.17763
OutputDir={{dist}}
OutputBaseFilename={{name}}-{{version}}-setup
SetupIconFile={{icon}}
UninstallDisplayIcon={app}\{{window}}.exe
UninstallDisplayName={{name}}
LicenseFile={{licence}}
Compression=lzma2/max
SolidCompression=yes
WizardStyle=modern
ChangesAssociations=yes
CloseApplications=yes
{{signing}}

[Languages]
Name: "english"; MessagesFile: "compiler:Default.isl"

[Tasks]
Name: "desktopicon"; Description: "{cm:CreateDesktopIcon}"; Flags: unchecked

[InstallDelete]
; What an older Duben had and this one has not must not be found by it.
Type: filesandordirs; Name: "{app}\_internal"

[Files]
Source: "{{bundle}}\*"; DestDir: "{app}"; Flags: ignoreversion recursesubdirs createallsubdirs

[Icons]
Name: "{autoprograms}\{{name}}"; Filename: "{app}\{{window}}.exe"
Name: "{autodesktop}\{{name}}"; Filename: "{app}\{{window}}.exe"; Tasks: desktopicon

[Registry]
{{registry}}

[Run]
Filename: "{app}\{{window}}.exe"; Description: "{cm:LaunchProgram,{{name}}}"; Flags: nowait postinstall skipifsilent

; The user's words are in %APPDATA%\{{name}}, which removing the program leaves alone.
