import { ipcMain, type IpcMainInvokeEvent } from 'electron';
import { ARGUMENTS, type CallName, type Calls } from '../core/contract.ts';
import { ParseError } from '../core/parse.ts';
import { fail, messageOf, ok, PlainError, type Result } from '../core/result.ts';
import { ORIGIN } from './protocol.ts';

export type Handlers = {
  readonly [K in CallName]: (args: Calls[K]['args']) => Promise<Calls[K]['reply']> | Calls[K]['reply'];
};

/**
 * Answers the window's calls, once there is something to answer from: sender checked, arguments parsed, the reply or the
 * words of the error in a Result. It goes over as JSON, for an object would be copied three times on the way.
 */
export function serveCalls(handlers: Promise<Handlers>): void {
  ipcMain.handle('call', async (event, name: unknown, args: unknown): Promise<string> =>
    JSON.stringify(await answer(handlers, event, { name, args })),
  );
}

async function answer(
  handlers: Promise<Handlers>,
  event: IpcMainInvokeEvent,
  { name, args }: { readonly name: unknown; readonly args: unknown },
): Promise<Result<unknown>> {
  if (!isOurs(event)) return fail('This page may not ask anything.');
  if (!isCallName(name)) return fail('There is no such call.');
  try {
    return ok(await call(await handlers, name, args));
  } catch (error) {
    if (error instanceof PlainError) return fail(error.message);
    console.error(error);
    if (error instanceof ParseError)
      return fail(`The window asked for something malformed: ${error.message}.`);
    return fail(`Something went wrong: ${messageOf(error)}`);
  }
}

const call = <K extends CallName>(handlers: Handlers, name: K, args: unknown) =>
  handlers[name](ARGUMENTS[name](args, name));

const isCallName = (name: unknown): name is CallName =>
  typeof name === 'string' && Object.hasOwn(ARGUMENTS, name);

function isOurs({ senderFrame }: IpcMainInvokeEvent): boolean {
  return senderFrame !== null && senderFrame.parent === null && senderFrame.url.startsWith(`${ORIGIN}/`);
}
