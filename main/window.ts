import { join } from 'node:path';
import { BrowserWindow, nativeTheme, shell, type WebContents } from 'electron';
import type { EventName, Events } from '../core/contract.ts';
import type { Settings } from '../core/model.ts';
import { PlainError } from '../core/result.ts';
import { ORIGIN } from './protocol.ts';

/** What is painted before the page is there: the desk of each theme. */
const DESK = { light: '#f3f1ec', sepia: '#e9dfca', dark: '#16181b', contrast: '#000000' } as const;

/** How long the page may take to save what is typed when the window closes, in milliseconds. */
const CLOSING_PATIENCE = 10_000;

/** How long the window waits for its first view before it is shown without, in milliseconds. */
const SHOWN_AT_LATEST = 4000;

/** The app's window, and the way to tell it things. */
export class AppWindow {
  readonly browser: BrowserWindow;
  #mayClose = false;
  #closing: NodeJS.Timeout | null = null;
  #drawn: () => void = () => undefined;
  /** Resolves when the first view is drawn. */
  readonly drawn = new Promise<void>((done) => (this.#drawn = done));

  constructor(readonly options: { readonly visible: boolean }) {
    this.browser = new BrowserWindow({
      width: 1440,
      height: 900,
      minWidth: 640,
      minHeight: 420,
      show: false,
      title: 'Briefmark',
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
    // A page that does not come up must not stay out of sight.
    setTimeout(() => this.ready(), SHOWN_AT_LATEST).unref();
    this.browser.on('close', (event) => {
      if (!this.#mayClose) {
        event.preventDefault();
        this.#askToClose();
      }
    });
  }

  /** Gives the window the colour of its theme, for what is not painted yet. */
  paint({ theme }: Settings): void {
    const dark = nativeTheme.shouldUseDarkColors;
    this.browser.setBackgroundColor(DESK[theme === 'system' ? (dark ? 'dark' : 'light') : theme]);
  }

  /** Shows the window, now that there is something to see. */
  ready(): void {
    this.#drawn();
    if (this.options.visible && !this.browser.isDestroyed() && !this.browser.isVisible()) this.browser.show();
  }

  async load(): Promise<void> {
    await this.browser.loadURL(`${ORIGIN}/index.html`);
  }

  tell<E extends EventName>(event: E, payload: Events[E]): void {
    if (!this.browser.isDestroyed()) this.browser.webContents.send('event', event, JSON.stringify(payload));
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

  /** Prints the page by the system's dialog; the person may think better of it. @throws PlainError when it cannot be printed */
  print(): Promise<void> {
    return new Promise((done, failed) => {
      this.browser.webContents.print({ printBackground: true }, (printed, reason) => {
        if (printed || /cancel/i.test(reason)) done();
        else failed(new PlainError(`The article could not be printed: ${reason}.`));
      });
    });
  }

  bringForward(): void {
    if (this.browser.isDestroyed()) return;
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
