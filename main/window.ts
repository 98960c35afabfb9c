import { join } from 'node:path';
import { BrowserWindow, nativeTheme, shell, type WebContents } from 'electron';
import type { EventName, Events } from '../core/contract.ts';
import type { Settings } from '../core/model.ts';
import { ORIGIN } from './protocol.ts';

/** What is painted before the page is there: the desk of each theme. */
const DESK = { light: '#f3f1ec', sepia: '#e9dfca', dark: '#16181b', contrast: '#000000' } as const;

/** How long the page may take to save what is typed when the window closes, in milliseconds. */
const CLOSING_PATIENCE = 3000;

/** The app's window, and the way to tell it things. */
export class AppWindow {
  readonly browser: BrowserWindow;
  #mayClose = false;
  #closing: NodeJS.Timeout | null = null;

  constructor(settings: Settings, { visible }: { readonly visible: boolean }) {
    const theme =
      settings.theme === 'system' ? (nativeTheme.shouldUseDarkColors ? 'dark' : 'light') : settings.theme;
    this.browser = new BrowserWindow({
      width: 1440,
      height: 900,
      minWidth: 640,
      minHeight: 420,
      show: false,
      title: 'Briefmark',
      backgroundColor: DESK[theme],
      webPreferences: {
        preload: join(__dirname, 'preload.cjs'),
        sandbox: true,
        contextIsolation: true,
        nodeIntegration: false,
        webviewTag: false,
        // The spell checker fetches its dictionaries from a server.
        spellcheck: false,
      },
    });
    harden(this.browser.webContents);
    if (visible) this.browser.once('ready-to-show', () => this.browser.show());
    this.browser.on('close', (event) => {
      if (!this.#mayClose) {
        event.preventDefault();
        this.#askToClose();
      }
    });
  }

  async load(): Promise<void> {
    await this.browser.loadURL(`${ORIGIN}/index.html`);
  }

  tell<E extends EventName>(event: E, payload: Events[E]): void {
    if (!this.browser.isDestroyed()) this.browser.webContents.send('event', event, payload);
  }

  /** Closes the window without asking the page again. */
  close(): void {
    this.#mayClose = true;
    if (!this.browser.isDestroyed()) this.browser.close();
  }

  /** Stays open after all. */
  stay(): void {
    if (this.#closing !== null) clearTimeout(this.#closing);
    this.#closing = null;
  }

  bringForward(): void {
    if (this.browser.isMinimized()) this.browser.restore();
    this.browser.show();
    this.browser.focus();
  }

  #askToClose(): void {
    this.tell('closing', null);
    this.#closing ??= setTimeout(() => this.close(), CLOSING_PATIENCE);
  }
}

/** A page stays the page it is: it goes nowhere, opens nothing and embeds nothing. */
function harden(contents: WebContents): void {
  contents.on('will-navigate', (event) => event.preventDefault());
  contents.on('will-frame-navigate', (event) => event.preventDefault());
  contents.on('will-attach-webview', (event) => event.preventDefault());
  contents.setWindowOpenHandler(() => ({ action: 'deny' }));
}

/** Opens an address of the web, and no other, in the system's browser. */
export async function openOutside(url: string): Promise<void> {
  if (/^(https?:\/\/|mailto:)/i.test(url)) await shell.openExternal(url);
}
