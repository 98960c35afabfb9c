import { describe, expect, it } from 'vitest';
import { settle, sum, tallyPlaywright, tallyVitest } from '../../scripts/testing/results.ts';

describe('tallyVitest', () => {
  it('counts tests, and a file that could not be loaded as one failure', () => {
    const report = {
      testResults: [
        { status: 'passed', assertionResults: [{ status: 'passed' }, { status: 'skipped' }] },
        { status: 'failed', assertionResults: [{ status: 'passed' }, { status: 'failed' }] },
        { status: 'failed', assertionResults: [] },
      ],
    };
    expect(tallyVitest(JSON.stringify(report))).toEqual({ passed: 2, failed: 2 });
  });

  it('knows when there is no report', () => {
    expect(tallyVitest('{"testResults": [')).toBeUndefined();
    expect(tallyVitest('null')).toBeUndefined();
  });
});

describe('tallyPlaywright', () => {
  it('counts what failed in tests, what failed around them, and what passed only sometimes', () => {
    const report = {
      stats: { expected: 4, unexpected: 1, flaky: 1, skipped: 2 },
      errors: [{ message: 'x' }],
    };
    expect(tallyPlaywright(JSON.stringify(report))).toEqual({ passed: 4, failed: 3 });
  });

  it('knows when there is no report', () => {
    expect(tallyPlaywright('')).toBeUndefined();
  });
});

describe('settle', () => {
  it('makes a runner without a report one failure, whatever its code', () => {
    expect(settle(undefined, 0)).toEqual({ passed: 0, failed: 1 });
  });

  it('does not let a runner that failed pass for want of a failed test', () => {
    expect(settle({ passed: 3, failed: 0 }, 1)).toEqual({ passed: 3, failed: 1 });
  });

  it('leaves a plain result alone', () => {
    expect(settle({ passed: 3, failed: 2 }, 1)).toEqual({ passed: 3, failed: 2 });
    expect(settle({ passed: 3, failed: 0 }, 0)).toEqual({ passed: 3, failed: 0 });
  });
});

describe('sum', () => {
  it('adds up, from nothing on', () => {
    expect(sum([])).toEqual({ passed: 0, failed: 0 });
    expect(
      sum([
        { passed: 1, failed: 2 },
        { passed: 3, failed: 4 },
      ]),
    ).toEqual({ passed: 4, failed: 6 });
  });
});
