import { describe, expect, it } from 'vitest';
import { countsOf, playwrightCounts, vitestCounts } from '../../scripts/testResults.mjs';

describe('the sum of npm test', () => {
  it('takes the numbers of both runners', () => {
    const vitest = JSON.stringify({
      numTotalTests: 9,
      numPassedTests: 5,
      numFailedTests: 1,
      numPendingTests: 2,
      numTodoTests: 1,
    });
    expect(vitestCounts(vitest)).toEqual({ passed: 5, failed: 1, skipped: 3 });
    const playwright = JSON.stringify({ stats: { expected: 4, unexpected: 1, flaky: 1, skipped: 2 } });
    expect(playwrightCounts(playwright)).toEqual({ passed: 4, failed: 2, skipped: 2 });
  });

  it('counts a runner that left no readable report as a failure, even with exit code 0', () => {
    expect(countsOf(0, vitestCounts(undefined))).toEqual({ passed: 0, failed: 1, skipped: 0 });
    expect(countsOf(0, playwrightCounts('{"stats":'))).toEqual({ passed: 0, failed: 1, skipped: 0 });
  });

  it('counts a runner that failed without a failed test, for example a file that does not load', () => {
    expect(countsOf(1, { passed: 7, failed: 0, skipped: 0 })).toEqual({ passed: 7, failed: 1, skipped: 0 });
  });

  it('does not count a failed test twice', () => {
    expect(countsOf(1, { passed: 7, failed: 2, skipped: 1 })).toEqual({ passed: 7, failed: 2, skipped: 1 });
  });
});
