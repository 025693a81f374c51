import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, resolve } from 'node:path';
import { cruise, type ICruiseOptions, type ICruiseResult, type IFlattenedRuleSet } from 'dependency-cruiser';
import extractTSConfig from 'dependency-cruiser/config-utl/extract-ts-config';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';

/**
 * Each case adds one forbidden import to a small correct program. A rule that no longer matches anything
 * (a renamed folder, a typing error in a pattern) would otherwise pass for ever.
 */
const root = resolve(import.meta.dirname, '../..');
const { forbidden, options } = createRequire(import.meta.url)('./dependencyCruiser.cjs') as {
  forbidden: NonNullable<IFlattenedRuleSet['forbidden']>;
  options: ICruiseOptions;
};

type Files = Record<string, string>;

/** A program that keeps every rule, with the imports that look forbidden and are allowed. */
const correct: Files = {
  'src/shared/kernel/money.ts': `import { z } from 'zod'; export const cents = z.int();`,
  'src/shared/features/orders/contract.ts': `import { cents } from '@shared/kernel/money'; export const contract = cents;`,
  'src/main/engine/engine.ts': `import { handlers } from './features/orders/slice'; import '@engine/documents/invoice/data'; export const engine = handlers; export type Engine = typeof engine;`,
  'src/main/engine/entry.ts': `import { engine } from './engine'; engine;`,
  'src/main/engine/protocol.ts': `import { contract } from '@shared/features/orders/contract'; export const protocol = contract;`,
  'src/main/engine/client.ts': `import type { Engine } from './engine'; import { protocol } from './protocol'; export const client = protocol; export type Client = Engine;`,
  'src/main/engine/features/orders/slice.ts': `import { close } from './commands'; import '@engine/features/stock/slice'; export const handlers = close;`,
  'src/main/engine/features/orders/commands.ts': `import { contract } from '@shared/features/orders/contract'; export const close = contract;`,
  'src/main/engine/features/orders/queries.ts': `import { contract } from '@shared/features/orders/contract'; export const view = contract;`,
  'src/main/engine/features/stock/slice.ts': `import { issue } from './posting'; export const stock = issue;`,
  'src/main/engine/features/stock/posting.ts': `import { cents } from '@shared/kernel/money'; export const issue = cents;`,
  'src/main/engine/documents/invoice/data.ts': `import { view } from '@engine/features/orders/queries'; export const data = view;`,
  'src/main/main.ts': `import './shell/window';`,
  'src/main/preload.ts': `import { contextBridge } from 'electron'; import { contract } from '@shared/features/orders/contract'; contextBridge; contract;`,
  'src/main/shell/window.ts': `import { BrowserWindow } from 'electron'; import { client } from '@engine/client'; export const window = [BrowserWindow, client];`,
  'src/renderer/app/main.tsx': `import { useState } from 'react'; import { contract } from '@shared/features/orders/contract'; useState; contract;`,
};

const violations: [rule: string, file: string, text: string][] = [
  [
    'renderer-not-to-main',
    'src/renderer/app/main.tsx',
    `import '../../main/engine/features/orders/queries';`,
  ],
  [
    'renderer-not-to-main',
    'src/renderer/app/main.tsx',
    `import type { Client } from '@engine/client'; export type C = Client;`,
  ],
  ['renderer-not-to-electron', 'src/renderer/app/main.tsx', `import 'electron';`],
  ['renderer-not-to-core', 'src/renderer/app/main.tsx', `import 'node:fs';`],
  ['main-not-to-renderer', 'src/main/shell/window.ts', `import '@renderer/app/main';`],
  ['main-not-to-renderer', 'src/main/engine/engine.ts', `import '@renderer/app/main';`],
  ['shared-not-outside', 'src/shared/kernel/money.ts', `import '@engine/features/stock/posting';`],
  ['shared-not-outside', 'src/shared/kernel/money.ts', `import '@renderer/app/main';`],
  ['shared-only-pure-libraries', 'src/shared/kernel/money.ts', `import 'node:fs';`],
  ['shared-only-pure-libraries', 'src/shared/kernel/money.ts', `import 'better-sqlite3';`],
  ['shared-only-pure-libraries', 'src/shared/kernel/money.ts', `import 'react';`],
  ['shell-only-to-engine-client', 'src/main/shell/window.ts', `import '@engine/features/orders/slice';`],
  ['shell-only-to-engine-client', 'src/main/main.ts', `import './engine/engine';`],
  ['preload-only-to-shared', 'src/main/preload.ts', `import './engine/client';`],
  ['engine-client-not-to-engine', 'src/main/engine/client.ts', `import { engine } from './engine'; engine;`],
  ['engine-not-to-shell', 'src/main/engine/engine.ts', `import '../shell/window';`],
  ['engine-not-to-electron', 'src/main/engine/features/stock/posting.ts', `import 'electron';`],
  ['slice-only-through-slice', 'src/main/engine/features/orders/commands.ts', `import '../stock/posting';`],
  [
    'slice-only-through-slice',
    'src/main/engine/features/orders/commands.ts',
    `import '@engine/features/stock/posting';`,
  ],
  [
    'documents-and-exchange-only-read',
    'src/main/engine/documents/invoice/data.ts',
    `import '@engine/features/orders/commands';`,
  ],
  [
    'documents-and-exchange-only-read',
    'src/main/engine/exchange/etka.ts',
    `import '@engine/features/stock/slice';`,
  ],
  ['no-cycles', 'src/main/engine/features/orders/commands.ts', `import './slice';`],
  ['no-orphans', 'src/shared/kernel/unused.ts', `export const unused = 1;`],
  ['not-to-unresolvable', 'src/main/engine/engine.ts', `import '@engine/missing';`],
];

describe('import directions', () => {
  let folder = '';
  let program = '';

  beforeAll(() => {
    // Below the project, so that the libraries resolve.
    mkdirSync(join(root, 'out'), { recursive: true });
    folder = mkdtempSync(join(root, 'out', 'import-directions-'));
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  beforeEach(() => {
    program = mkdtempSync(join(folder, 'program-'));
    write({ 'tsconfig.json': JSON.stringify(tsconfig), ...correct });
  });

  const tsconfig = {
    compilerOptions: {
      module: 'ESNext',
      moduleResolution: 'bundler',
      jsx: 'react-jsx',
      paths: {
        '@shared/*': ['./src/shared/*'],
        '@engine/*': ['./src/main/engine/*'],
        '@renderer/*': ['./src/renderer/*'],
      },
    },
    include: ['src'],
  };

  function write(files: Files) {
    for (const [path, text] of Object.entries(files)) {
      mkdirSync(dirname(join(program, path)), { recursive: true });
      writeFileSync(join(program, path), text);
    }
  }

  async function brokenRules(): Promise<string[]> {
    const tsConfigFile = join(program, 'tsconfig.json');
    const { output } = await cruise(
      ['src'],
      {
        ...options,
        baseDir: program,
        validate: true,
        ruleSet: { forbidden },
        tsConfig: { fileName: tsConfigFile },
      },
      undefined,
      { tsConfig: extractTSConfig(tsConfigFile) },
    );
    return (output as ICruiseResult).summary.violations.map(
      ({ rule, from, to }) => `${rule.name}: ${from} → ${to}`,
    );
  }

  it('accepts a program that keeps them', async () => {
    expect(await brokenRules()).toEqual([]);
  });

  it.each(violations)('%s reports %s: %s', async (rule, file, text) => {
    write({ [file]: `${correct[file] ?? ''}\n${text}` });
    const broken = await brokenRules();
    expect(broken.map((violation) => violation.split(':')[0])).toContain(rule);
  });

  it('has a case here for every rule', () => {
    expect([...new Set(violations.map(([rule]) => rule))].sort()).toEqual(
      forbidden.map(({ name }) => name).sort(),
    );
  });
});
