/** An Electron that can be run here. */
export interface Runtime {
  readonly executable: string;
  /** The unpacked folder of Electron's release that the executable belongs to. */
  readonly dist: string;
  /** What must stand before the app's path on the command line. */
  readonly args: readonly string[];
  readonly version: string;
  /** Whether this is an older Electron, taken because the one the project names could not be downloaded. */
  readonly fallback: boolean;
}

/** Where the executable stands within an unpacked release of Electron. */
export function executableWithin(platform: NodeJS.Platform = process.platform): string {
  if (platform === 'darwin') return 'Electron.app/Contents/MacOS/Electron';
  return platform === 'win32' ? 'electron.exe' : 'electron';
}
