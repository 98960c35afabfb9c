/** The command line: the same library and the same jobs without a window, under plain Node. */
import { join } from 'node:path';
import { PlainError, messageOf } from '../core/result.ts';
import { parseArguments } from './cli/arguments.ts';
import { COMMANDS, USAGE } from './cli/commands.ts';
import { libraryFolder } from './options.ts';
import { codeOf } from './store/io-errors.ts';

async function run(): Promise<number> {
  const cwd = process.cwd();
  const { command, words, options } = parseArguments(process.argv.slice(2));
  if (command === null || command === 'help' || options.help) {
    process.stdout.write(USAGE);
    return command === null && !options.help ? 1 : 0;
  }
  const job = COMMANDS[command];
  if (job === undefined) throw new PlainError(`There is no command “${command}”.\n\n${USAGE.trimEnd()}`);
  return job({
    words,
    options,
    cwd,
    library: libraryFolder(options.library, cwd),
    workerPath: join(__dirname, 'import-worker.cjs'),
    print: (text) => process.stdout.write(text),
    warn: (text) => process.stderr.write(text),
  });
}

// Whoever reads may have had enough: `list | head`.
process.stdout.on('error', (error) => {
  if (codeOf(error) !== 'EPIPE') throw error;
  process.exit(0);
});

run().then(
  (code) => {
    process.exitCode = code;
  },
  (error: unknown) => {
    process.stderr.write(
      `${error instanceof PlainError ? error.message : `Something went wrong: ${messageOf(error)}`}\n`,
    );
    if (!(error instanceof PlainError) && error instanceof Error)
      process.stderr.write(`${error.stack ?? ''}\n`);
    process.exitCode = 1;
  },
);
