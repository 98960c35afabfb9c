import type { ElectronApplication } from 'playwright/test';

/** Lets every new file fail as on a full disk, or no longer. */
export const fillDisk = (app: ElectronApplication, full: boolean): Promise<void> =>
  app.evaluate((_, isFull) => {
    const files = process.getBuiltinModule('node:fs/promises');
    const kept = Reflect.get(globalThis, 'keptOpen') as typeof files.open | undefined;
    const open = kept ?? files.open;
    Reflect.set(globalThis, 'keptOpen', open);
    const failing = () => Promise.reject(Object.assign(new Error('no space left'), { code: 'ENOSPC' }));
    Reflect.set(files, 'open', isFull ? failing : open);
  }, full);

/** Lets every file take its time to open, as on a slow disk. */
export const slowDisk = (app: ElectronApplication, milliseconds: number): Promise<void> =>
  app.evaluate((_, pause) => {
    const files = process.getBuiltinModule('node:fs/promises');
    const { open } = files;
    const slowly: typeof open = async (...args) => {
      await new Promise((done) => setTimeout(done, pause));
      return open(...args);
    };
    Reflect.set(files, 'open', slowly);
  }, milliseconds);
