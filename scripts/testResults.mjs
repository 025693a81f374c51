/** @typedef {{ passed: number, failed: number, skipped: number }} Counts */

/**
 * What one step adds to the sum. A runner that failed without a failed test (a file that does not load,
 * no report at all) counts as one failure, so that it can never pass unseen.
 * @param {number} exitCode
 * @param {Counts | undefined} reported
 * @returns {Counts}
 */
export function countsOf(exitCode, reported) {
  const counts = reported ?? { passed: 0, failed: 0, skipped: 0 };
  const unseenFailure = (exitCode !== 0 || !reported) && counts.failed === 0;
  return unseenFailure ? { ...counts, failed: 1 } : counts;
}

/** @param {string | undefined} report of Vitest's JSON reporter @returns {Counts | undefined} */
export function vitestCounts(report) {
  const result = parsed(report);
  if (typeof result?.numTotalTests !== 'number') return undefined;
  return {
    passed: result.numPassedTests,
    failed: result.numFailedTests,
    skipped: result.numPendingTests + (result.numTodoTests ?? 0),
  };
}

/** @param {string | undefined} report of Playwright's JSON reporter @returns {Counts | undefined} */
export function playwrightCounts(report) {
  const stats = parsed(report)?.stats;
  if (typeof stats?.expected !== 'number') return undefined;
  return { passed: stats.expected, failed: stats.unexpected + stats.flaky, skipped: stats.skipped };
}

/** @param {string | undefined} text */
function parsed(text) {
  try {
    return JSON.parse(text ?? '');
  } catch {
    return undefined;
  }
}
