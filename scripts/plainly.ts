import { messageOf } from '../core/result.ts';
import { note } from './note.ts';

/**
 * Runs a script's work and ends the process with the code it gives. What it throws is meant for the person:
 * they get the words, not the stack.
 */
export async function runPlainly(work: () => Promise<number>): Promise<void> {
  try {
    process.exitCode = await work();
  } catch (error) {
    note(messageOf(error));
    process.exitCode = 1;
  }
}
