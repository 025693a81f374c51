/**
 * `npm test`: sets up what is missing, then runs every check and test, also after a failure.
 * The last line is `N passed, N failed, N skipped`.
 * `npm run check`, `test:unit` and `test:e2e` run a part; further arguments go to the runner.
 */
import { rmSync } from 'node:fs';
import { ensureBuilt } from './build.mjs';
import { checks, playwrightArgs, vitestArgs } from './checks.mjs';
import { run } from './childProcess.mjs';
import { alone } from './lock.mjs';
import { engineNodePath } from './node.mjs';
import { inProject, runMain, SetupError, say, secondsSince, textOf } from './project.mjs';
import { commandArguments, prepareRuntime, prepareTools } from './setup.mjs';
import { countsOf, playwrightCounts, vitestCounts } from './testResults.mjs';

/**
 * @typedef {import('./testResults.mjs').Counts} Counts
 * @typedef {{ title: string, args: string[], report?: string, read?: (text: string | undefined) => Counts | undefined }} Step
 */

const reports = inProject('out', 'test-results');

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

/** @type {Record<string, { prepare: () => Promise<void>, build: boolean, steps: Step[] }>} */
const parts = {
  all: { prepare: () => prepareRuntime('test'), build: true, steps: [...checks, unitStep, windowStep] },
  check: { prepare: prepareTools, build: false, steps: checks },
  unit: { prepare: prepareTools, build: true, steps: [unitStep] },
  e2e: { prepare: () => prepareRuntime('test'), build: true, steps: [windowStep] },
};

await runMain(async () => {
  const [name = 'all', ...further] = commandArguments;
  const part = parts[name];
  if (!part) throw new SetupError(`Unknown part "${name}": ${Object.keys(parts).join(', ')}`);
  const setUp = await attempt('Set-up', part.prepare);
  const outcomes = [setUp];
  if (setUp.counts.failed > 0) return summary(outcomes);
  if (part.build) outcomes.push(await attempt('Build', () => alone(ensureBuilt)));
  const isBuilt = outcomes.every(({ counts }) => counts.failed === 0);
  for (const step of part.steps) {
    // The last build would be tested instead of this program, or nothing at all for minutes.
    const isPointless = step === windowStep && !isBuilt;
    outcomes.push(isPointless ? notRun(step) : await runStep(step, further));
  }
  return summary(outcomes);
});

/**
 * A part of the set-up: shown in the summary, counted only when it fails.
 * @param {string} title
 * @param {() => Promise<void>} work
 */
async function attempt(title, work) {
  const startedAt = performance.now();
  let failed = 0;
  try {
    await work();
  } catch (error) {
    if (!(error instanceof SetupError)) throw error;
    say(`\n${error.message}`);
    failed = 1;
  }
  return { title, counts: { passed: 0, failed, skipped: 0 }, time: secondsSince(startedAt) };
}

/** @param {Step} step that cannot run; it counts as failed */
function notRun({ title }) {
  say(`\n${title}: not run, because the build failed`);
  return { title, counts: { passed: 0, failed: 1, skipped: 0 }, time: 'not run' };
}

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
