/** Timing two or more things in turns, so that whatever else the machine does weighs on all of them alike. */

/** One thing to time; gives how long it took, in milliseconds. */
export type Timed = () => Promise<number>;

/** How long a job takes, in milliseconds. */
export async function timed(job: () => unknown): Promise<number> {
  const start = performance.now();
  await job();
  return performance.now() - start;
}

/** The medians of each after `rounds` rounds in which all take turns, in milliseconds; two rounds before do not count. */
export async function inTurns<K extends string>(
  things: Readonly<Record<K, Timed>>,
  rounds: number,
): Promise<Readonly<Record<K, number>>> {
  const names = Object.keys(things) as K[];
  const times = new Map<K, number[]>(names.map((name) => [name, []]));
  for (let round = -2; round < rounds; round += 1)
    for (const name of names) {
      const time = await things[name]();
      if (round >= 0) times.get(name)?.push(time);
    }
  return Object.fromEntries(names.map((name) => [name, median(times.get(name) ?? [])])) as Record<K, number>;
}

/** The value below which a share of all lies, from 0 to 1. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  const upper = sorted[middle] ?? Number.NaN;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? upper) + upper) / 2;
}

/** A figure beside what it should be at most. */
export interface Figure {
  readonly what: string;
  readonly value: number;
  readonly most: number;
  readonly unit: '×' | 'MB' | 'ms' | '%';
  /** What it was made from, in words. */
  readonly from: string;
}
