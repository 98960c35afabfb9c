/** The contract, and nothing else, as window.briefmark. */
import { contextBridge, ipcRenderer, webUtils } from 'electron';

contextBridge.exposeInMainWorld('briefmark', {
  call: (name: string, args: unknown): Promise<unknown> => ipcRenderer.invoke('call', name, args),
  on: (listener: (event: string, payload: unknown) => void): void => {
    ipcRenderer.on('event', (_, event: string, payload: unknown) => listener(event, payload));
  },
  pathOf: (file: File): string => webUtils.getPathForFile(file),
});
