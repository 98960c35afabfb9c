/** The only file that touches window.briefmark: typed calls to main, typed events from it. */
import type { CallName, Calls, EventName, Events } from '../core/contract.ts';
import { fail, messageOf, type Result } from '../core/result.ts';

interface Bridge {
  call(name: string, args: unknown): Promise<string>;
  on(listener: (event: string, payload: string) => void): void;
  pathOf(file: File): string;
}

declare global {
  interface Window {
    readonly briefmark: Bridge;
  }
}

type Listeners = { [E in EventName]?: ((payload: Events[E]) => void)[] };

const listeners: Listeners = {};

/** Asks main. Never rejects: what went wrong comes back in words. */
export async function call<K extends CallName>(
  name: K,
  args: Calls[K]['args'],
): Promise<Result<Calls[K]['reply']>> {
  try {
    return JSON.parse(await window.briefmark.call(name, args)) as Result<Calls[K]['reply']>;
  } catch (error) {
    return fail(`Briefmark’s other half does not answer: ${messageOf(error)}`);
  }
}

/** Hears what main tells unasked. */
export function on<E extends EventName>(event: E, listener: (payload: Events[E]) => void): void {
  const list: ((payload: Events[E]) => void)[] = listeners[event] ?? [];
  list.push(listener);
  Object.assign(listeners, { [event]: list });
}

/** Where a dropped file lies. */
export const pathOf = (file: File): string => window.briefmark.pathOf(file);

/** Starts hearing main. */
export function connect(): void {
  window.briefmark.on((event, payload) => {
    const list = listeners[event as EventName] as ((payload: unknown) => void)[] | undefined;
    for (const listener of list ?? []) listener(JSON.parse(payload));
  });
}
