/** What came of a part of the tests, and how test runners' reports are counted. */

export interface Tally {
  readonly passed: number;
  readonly failed: number;
}

/** Something that could not even report: one failure. */
export const oneFailed: Tally = { passed: 0, failed: 1 };

export function sum(tallies: readonly Tally[]): Tally {
  return tallies.reduce(
    (total, tally) => ({ passed: total.passed + tally.passed, failed: total.failed + tally.failed }),
    { passed: 0, failed: 0 },
  );
}

/**
 * Settles a runner's tally by its exit code: a runner that failed without naming a failed test, because it
 * crashed or found no test, has failed once.
 */
export function settle(tally: Tally | undefined, exitCode: number): Tally {
  if (!tally) return oneFailed;
  return exitCode !== 0 && tally.failed === 0 ? { ...tally, failed: 1 } : tally;
}

interface VitestReport {
  readonly testResults: readonly {
    readonly status: string;
    readonly assertionResults: readonly { readonly status: string }[];
  }[];
}

/** @returns nothing when the text is not a report. */
export function tallyVitest(text: string): Tally | undefined {
  const report = parse(text) as Partial<VitestReport> | undefined;
  return report?.testResults && sum(report.testResults.map(tallyFile));
}

/** A file that could not be loaded has no test to blame, and is itself the failure. */
function tallyFile(file: VitestReport['testResults'][number]): Tally {
  const count = (status: string): number =>
    file.assertionResults.filter((result) => result.status === status).length;
  const failed = count('failed');
  return { passed: count('passed'), failed: file.status === 'failed' && failed === 0 ? 1 : failed };
}

interface PlaywrightReport {
  readonly stats: { readonly expected: number; readonly unexpected: number; readonly flaky: number };
  readonly errors: readonly unknown[];
}

/** @returns nothing when the text is not a report. */
export function tallyPlaywright(text: string): Tally | undefined {
  const report = parse(text) as Partial<PlaywrightReport> | undefined;
  if (!report?.stats) return undefined;
  const { expected, unexpected, flaky } = report.stats;
  return { passed: expected, failed: unexpected + flaky + (report.errors?.length ?? 0) };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
