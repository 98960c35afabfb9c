/** Sees whatever a page should never do: what it asks for, where it goes, what runs in it and what it draws. */
import type { ElectronApplication, Page } from 'playwright/test';
import { MARK } from '../hostile.ts';
import type { Running } from './app.ts';

/** Everything that was seen since watching began, in words; nothing is as it should be. */
export type Caught = () => Promise<readonly string[]>;

/** Begins to watch an app and its window. */
export async function watch({ app, page }: Running): Promise<Caught> {
  const seen: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error') seen.push(`console: ${message.text()}`);
  });
  page.on('pageerror', (error) => seen.push(`error: ${error.message}`));
  page.on('dialog', (dialog) => seen.push(`dialog: ${dialog.message()}`));
  page.on('crash', () => seen.push('the page crashed'));
  await watchMain(app);
  await watchPage(page);
  return async () => [
    ...seen,
    ...(await app.evaluate(() => Reflect.get(globalThis, 'caught') as string[])),
    ...(await page.evaluate(() => Reflect.get(window, 'caught') as string[])),
    ...((await page.title()) === 'Briefmark' ? [] : ['the title was changed']),
  ];
}

/** In the main process, which sees every request of the session, whoever makes it. */
const watchMain = (app: ElectronApplication): Promise<void> =>
  app.evaluate(({ app: electron, BrowserWindow, clipboard, dialog, session, shell }) => {
    const caught: string[] = [];
    Object.assign(globalThis, { caught });
    const isOwn = (url: string): boolean =>
      /^app:\/\/briefmark\/(?:index\.html|main\.(?:js|css)|fonts\/[\w-]+\.woff2|images\/[0-9a-f]{64}\.\w+)$/.test(
        url,
      );
    // It takes the place of the app's own guard, of which there can be one, and refuses what that refuses.
    session.defaultSession.webRequest.onBeforeRequest(({ url }, callback) => {
      if (!isOwn(url)) caught.push(`request: ${url}`);
      callback({ cancel: !url.startsWith('app:') });
    });
    session.defaultSession.on('will-download', (_event, item) => {
      caught.push(`download: ${item.getURL()}`);
    });
    electron.on('web-contents-created', () => caught.push('a new page'));
    const contents = BrowserWindow.getAllWindows()[0]?.webContents;
    contents?.on('will-frame-navigate', ({ url }) => caught.push(`navigation: ${url}`));
    contents?.on('render-process-gone', () => caught.push('the page is gone'));
    contents?.setWindowOpenHandler(({ url }) => {
      caught.push(`window: ${url}`);
      return { action: 'deny' };
    });
    const deny = (what: string, value: unknown) => () => {
      caught.push(what);
      return value;
    };
    Object.assign(dialog, {
      showMessageBox: deny('a message', Promise.resolve({ response: 1, checkboxChecked: false })),
      showSaveDialog: deny('a dialog', Promise.resolve({ canceled: true, filePath: '' })),
    });
    Object.assign(shell, { openExternal: deny('an address opened outside', Promise.resolve()) });
    Object.assign(clipboard, { writeText: deny('a call: clipboard.write', undefined) });
  });

/** In the page: what its policy refuses, and the mark that every hostile script sets. */
const watchPage = (page: Page): Promise<void> =>
  page.evaluate((mark) => {
    const caught: string[] = [];
    Object.assign(window, { caught });
    Object.defineProperty(window, mark, { set: () => caught.push('a script ran') });
    document.addEventListener('securitypolicyviolation', ({ effectiveDirective, blockedURI }) => {
      caught.push(`refused: ${effectiveDirective} ${blockedURI}`);
    });
  }, MARK);

/** What is wrong with the window as it is drawn now: elements that are none of the app's, an interface that is covered. */
export const drawnFaults = (page: Page): Promise<readonly string[]> =>
  page.evaluate(() => {
    const tags =
      /^(?:P|H[2-6]|UL|OL|LI|BLOCKQUOTE|PRE|CODE|DIV|TABLE|TR|TH|TD|HR|A|EM|STRONG|S|BR|IMG|SPAN)$/;
    const names = /^(?:dir|start|class|title|role|tabindex|src|alt|href|data-(?:url|words|checked|align))$/;
    const classes = /^(?:|table|missing-image|empty)$/;
    const web = /^(?:https?:\/\/|mailto:)/i;
    const allowed = (element: Element, name: string): boolean => {
      const value = element.getAttribute(name) ?? '';
      if (name === 'class') return classes.test(value);
      if (name === 'src') return /^images\/[0-9a-f]{64}\.\w+$/.test(value);
      if (name === 'href' || name === 'data-url') return web.test(value);
      return names.test(name);
    };
    const inBody = [...document.querySelectorAll('.body *')].flatMap((element) => [
      ...(tags.test(element.tagName) ? [] : [`an element: ${element.tagName}`]),
      ...element
        .getAttributeNames()
        .filter((name) => !allowed(element, name))
        .map((name) => `an attribute: ${element.tagName} ${name}=${element.getAttribute(name) ?? ''}`),
    ]);
    const strangers = [
      ...document.querySelectorAll(
        'script:not([src="main.js"]), style, iframe, frame, object, embed, form, base, video, audio, portal, math, link:not([href="main.css"]), meta[http-equiv]',
      ),
    ].map((element) => `a stranger: ${element.tagName}`);
    const handlers = [...document.querySelectorAll('*')]
      .filter((element) => element.getAttributeNames().some((name) => name.startsWith('on')))
      .map((element) => `a handler: ${element.tagName}`);
    const covered = [...document.querySelectorAll<HTMLElement>('.side button, .bar button')].flatMap(
      (button) => {
        const { left, top, width, height } = button.getBoundingClientRect();
        const [x, y] = [left + width / 2, top + height / 2];
        if (width === 0) return [`hidden: ${button.textContent}`];
        if (y > innerHeight) return [];
        return button.contains(document.elementFromPoint(x, y)) ? [] : [`covered: ${button.textContent}`];
      },
    );
    const wide = document.documentElement.scrollWidth > innerWidth ? ['the window is wider than itself'] : [];
    return [...inBody, ...strangers, ...handlers, ...covered, ...wide];
  });
