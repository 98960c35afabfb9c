/** A screen for windows where there is none, or where nobody wants to see them. */
import { spawn, type ChildProcess } from 'node:child_process';
import { Readable } from 'node:stream';

export interface Display {
  /** The environment in which windows open there. */
  readonly env: NodeJS.ProcessEnv;
  readonly stop: () => void;
}

/** Whether windows opened here need a virtual screen to open at all. */
export function lacksScreen(): boolean {
  return process.platform === 'linux' && !process.env['DISPLAY'] && !process.env['WAYLAND_DISPLAY'];
}

/** The screen that is there already. */
export const ownDisplay: Display = { env: process.env, stop: () => undefined };

/**
 * Starts a virtual X screen on a free display.
 * @throws when Xvfb is not installed or does not start.
 */
export async function startDisplay({ screen = '1440x900x24' } = {}): Promise<Display> {
  const server = spawn('Xvfb', ['-displayfd', '3', '-screen', '0', screen, '-nolisten', 'tcp'], {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
  });
  const stop = (): void => {
    server.kill();
  };
  process.once('exit', stop);
  const display = `:${await displayNumber(server)}`;
  // Where a Wayland session runs, Electron would open its windows there, in the person's sight.
  const env: NodeJS.ProcessEnv = { ...process.env, DISPLAY: display, XDG_SESSION_TYPE: 'x11' };
  delete env['WAYLAND_DISPLAY'];
  return { env, stop };
}

/** The server writes its display's number once it takes connections. */
function displayNumber(server: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    server.once('error', (error) => reject(new Error(`Xvfb could not be started: ${error.message}`)));
    server.once('exit', () => reject(new Error('Xvfb ended before it offered a display.')));
    const numbers = server.stdio[3];
    if (!(numbers instanceof Readable)) return;
    let text = '';
    numbers.setEncoding('utf8').on('data', (part: string) => {
      text += part;
      if (text.includes('\n')) resolve(text.trim());
    });
  });
}
