/** One plain line for the person at the terminal, on stderr: stdout belongs to the command's own result. */
export function note(line: string): void {
  process.stderr.write(`${line}\n`);
}
