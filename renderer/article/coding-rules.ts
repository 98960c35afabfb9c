/** The rules by which words suggest a coding: they are many, and are made ready when the window has nothing else to do. */
import { signal } from '@preact/signals';
import type * as suggesting from './coding-suggestions.ts';

export type CodingRules = typeof suggesting;

/** Null until they are there. */
export const codingRules = signal<CodingRules | null>(null);

export async function fetchCodingRules(): Promise<void> {
  codingRules.value ??= await import('./coding-suggestions.ts');
}
