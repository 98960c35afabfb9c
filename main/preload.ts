/** The contract, and nothing else, as window.briefmark. */
import { contextBridge, ipcRenderer, webUtils } from 'electron';

contextBridge.exposeInMainWorld('briefmark', {
  /** Replies and payloads are JSON; see main/ipc.ts. */
  call: (name: string, args: unknown): Promise<string> =>
    ipcRenderer.invoke('call', name, args) as Promise<string>,
  on: (listener: (event: string, payload: string) => void): void => {
    ipcRenderer.on('event', (_, event: string, payload: string) => listener(event, payload));
  },
  pathOf: (file: File): string => webUtils.getPathForFile(file),
});
