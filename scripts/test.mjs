/**
 * `npm test`: sets up what is missing, then runs every check and test, also after a failure.
 * The last line is `N passed, N failed, N skipped`.
 * `npm run check`, `test:unit` and `test:e2e` run a part; further arguments go to the runner.
 */
import { rmSync } from 'node:fs';
import { checks, playwrightArgs, vitestArgs } from './checks.mjs';
import { run } from './childProcess.mjs';
import { engineNodePath } from './node.mjs';
import { inProject, runMain, SetupError, secondsSince, textOf } from './project.mjs';
import { commandArguments, prepareProgram, prepareTools, prepareWindow } from './setup.mjs';
import { countsOf, playwrightCounts, vitestCounts } from './testResults.mjs';

/**
 * @typedef {import('./testResults.mjs').Counts} Counts
 * @typedef {{ title: string, args: string[], report?: string, read?: (text: string | undefined) => Counts | undefined }} Step
 */

const reports = inProject('out', 'test-results');

/** @type {Step[]} */
const checkSteps = checks;
/** @type {Step} */
const unitStep = {
  title: 'Unit and engine tests',
  report: `${reports}/vitest.json`,
  read: vitestCounts,
  args: [...vitestArgs, '--reporter=default', '--reporter=json', `--outputFile.json=${reports}/vitest.json`],
};
/** @type {Step} */
const windowStep = {
  title: 'Tests in the window',
  report: `${reports}/playwright.json`,
  read: playwrightCounts,
  args: playwrightArgs,
};

/** @type {Record<string, { prepare: () => Promise<void>, steps: Step[] }>} */
const parts = {
  all: { prepare: () => prepareWindow('test'), steps: [...checkSteps, unitStep, windowStep] },
  check: { prepare: prepareTools, steps: checkSteps },
  unit: { prepare: prepareProgram, steps: [unitStep] },
  e2e: { prepare: () => prepareWindow('test'), steps: [windowStep] },
};

await runMain(async () => {
  const [name = 'all', ...further] = commandArguments;
  const part = parts[name];
  if (!part) throw new SetupError(`Unknown part "${name}": ${Object.keys(parts).join(', ')}`);
  await part.prepare();
  const outcomes = [];
  for (const step of part.steps) outcomes.push(await runStep(step, further));
  return summary(outcomes);
});

/**
 * @param {Step} step
 * @param {string[]} further arguments
 */
async function runStep(step, further) {
  console.log(`\n━━ ${step.title} ${'━'.repeat(Math.max(0, 70 - step.title.length))}`);
  if (step.report) rmSync(step.report, { force: true });
  const startedAt = performance.now();
  const exitCode = await run(engineNodePath(), [...step.args, ...further]);
  const reported = step.read ? step.read(textOf(step.report ?? '')) : undefined;
  const counts = step.read
    ? countsOf(exitCode, reported)
    : { passed: exitCode === 0 ? 1 : 0, failed: exitCode === 0 ? 0 : 1, skipped: 0 };
  return { title: step.title, counts, time: secondsSince(startedAt) };
}

/**
 * @param {{ title: string, counts: Counts, time: string }[]} outcomes
 * @returns {number} exit code
 */
function summary(outcomes) {
  console.log('');
  for (const { title, counts, time } of outcomes) {
    console.log(`${counts.failed === 0 ? '✓' : '✗'} ${title.padEnd(26)} ${line(counts)}  (${time})`);
  }
  const total = outcomes.reduce(
    (sum, { counts }) => ({
      passed: sum.passed + counts.passed,
      failed: sum.failed + counts.failed,
      skipped: sum.skipped + counts.skipped,
    }),
    { passed: 0, failed: 0, skipped: 0 },
  );
  console.log(`\n${line(total)}`);
  return total.failed === 0 ? 0 : 1;
}

/** @param {Counts} counts */
function line({ passed, failed, skipped }) {
  return `${passed} passed, ${failed} failed, ${skipped} skipped`;
}
