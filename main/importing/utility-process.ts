/** A process in which files are read, under Electron, whose packages are no Node that could be forked. */
import { utilityProcess } from 'electron';
import { MEMORY_FLAG, type ExtractReply, type ReadingProcess, type StartProcess } from './reading-process.ts';

export const startUtilityProcess: StartProcess = (path) => {
  const child = utilityProcess.fork(path, [], {
    serviceName: 'Briefmark reading',
    // What Node is told directly, Electron passes over in silence. The app's window matters more than the last bit of speed.
    execArgv: [`--js-flags=${MEMORY_FLAG}`],
    stdio: 'ignore',
  });
  const started: ReadingProcess = {
    post: (request) => child.postMessage(request),
    onReply: () => undefined,
    onEnd: () => undefined,
    // The app ends when its window does, and its processes with it.
    hold: () => undefined,
    kill: () => void child.kill(),
  };
  child.on('message', (reply: ExtractReply) => started.onReply(reply));
  child.once('exit', (code) => started.onEnd(isOwn(code) ? code : null));
  return started;
};

/** Codes with which a program ends itself; in place of others Electron gives the number of the signal that ended it. */
const isOwn = (code: number): boolean => code === 0 || code === 1;
