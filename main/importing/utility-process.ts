/** A process in which files are read, under Electron, whose packages are no Node that could be forked. */
import { utilityProcess } from 'electron';
import { ENGINE, type ExtractReply, type ReadingProcess, type StartProcess } from './reading-process.ts';

export const startUtilityProcess: StartProcess = (path) => {
  const child = utilityProcess.fork(path, [], {
    serviceName: 'Briefmark reading',
    execArgv: [...ENGINE],
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
  child.once('exit', (code) => started.onEnd(code));
  return started;
};
