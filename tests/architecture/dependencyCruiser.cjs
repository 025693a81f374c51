/**
 * Who may import whom. The processes are the security and build boundary: window, shell, engine, and the pure
 * code that both sides share. importDirections.test.ts proves that each rule bites.
 */
const tests = '\\.test\\.tsx?$';
const entries =
  '^src/main/(main|preload|engine/(entry|cli|worker/(entry|priceLists)|features/demo/cli))\\.ts$';
const shell = '^src/main/(main\\.ts|preload\\.ts|shell/)';
const electron = '(^|node_modules/)electron(/|$)';
const engineClient = '^src/main/engine/(client|protocol|projectRoot)\\.ts$';

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    {
      name: 'renderer-not-to-main',
      comment: 'The window reaches the program through the contract only.',
      severity: 'error',
      from: { path: '^src/renderer/' },
      to: { path: '^src/main/' },
    },
    {
      name: 'main-not-to-renderer',
      comment: 'The shell loads the window as built files.',
      severity: 'error',
      from: { path: '^src/main/' },
      to: { path: '^src/renderer/' },
    },
    {
      name: 'renderer-not-to-electron',
      comment: 'The window is sandboxed: neither Node.js nor Electron exist there.',
      severity: 'error',
      from: { path: '^src/renderer/' },
      to: { path: electron },
    },
    {
      name: 'renderer-not-to-core',
      comment: 'The window is sandboxed: neither Node.js nor Electron exist there.',
      severity: 'error',
      from: { path: '^src/renderer/' },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'shared-not-outside',
      comment: 'Shared code runs on both sides, so it depends on neither.',
      severity: 'error',
      from: { path: '^src/shared/' },
      to: { path: '^src/(main|renderer)/' },
    },
    {
      name: 'shared-only-pure-libraries',
      comment: 'Shared code has no state and no input or output.',
      severity: 'error',
      from: { path: '^src/shared/' },
      to: {
        dependencyTypes: ['core', 'npm', 'npm-dev', 'npm-optional', 'npm-peer', 'npm-no-pkg', 'npm-unknown'],
        pathNot: 'node_modules/(zod|decimal\\.js|date-fns|i18next)/',
      },
    },
    {
      name: 'shell-only-to-engine-client',
      comment: 'The engine runs in its own process; the shell holds a client of it.',
      severity: 'error',
      from: { path: shell },
      to: { path: '^src/main/engine/', pathNot: engineClient },
    },
    {
      name: 'preload-only-to-shared',
      comment: 'The preload passes two functions on and knows nothing else.',
      severity: 'error',
      from: { path: '^src/main/preload\\.ts$' },
      to: { path: '^src/main/' },
    },
    {
      name: 'engine-client-not-to-engine',
      comment: 'The shell loads the client, so the client must not pull in the engine; types are erased.',
      severity: 'error',
      from: { path: engineClient },
      to: { path: '^src/main/engine/', pathNot: engineClient, dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'engine-not-to-shell',
      comment: 'The engine also runs without a window: in tests and on the command line.',
      severity: 'error',
      from: { path: '^src/main/engine/' },
      to: { path: shell },
    },
    {
      name: 'engine-not-to-electron',
      comment: 'The engine also runs without a window: in tests and on the command line.',
      severity: 'error',
      from: { path: '^src/main/engine/' },
      to: { path: electron },
    },
    {
      name: 'slice-only-through-slice',
      comment: 'A slice changes freely behind its slice.ts.',
      severity: 'error',
      from: { path: '^src/main/engine/features/([^/]+)/' },
      to: {
        path: '^src/main/engine/features/([^/]+)/',
        pathNot: '^src/main/engine/features/($1/|[^/]+/slice\\.ts$)',
      },
    },
    {
      name: 'documents-and-exchange-only-read',
      comment: 'Prints and adapters read queries; applying is a command of the owning slice.',
      severity: 'error',
      from: { path: '^src/main/engine/(documents|exchange)/' },
      to: { path: '^src/main/engine/features/', pathNot: '^src/main/engine/features/[^/]+/queries\\.ts$' },
    },
    {
      name: 'no-cycles',
      comment: 'Modules in a cycle can only be understood and loaded together.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'no-orphans',
      comment: 'A module that nothing uses is dead.',
      severity: 'error',
      from: { orphan: true, pathNot: [entries, '\\.d\\.ts$'] },
      to: {},
    },
    {
      name: 'not-to-unresolvable',
      comment: 'An import that cannot be followed would escape every rule above.',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
    },
  ],
  options: {
    exclude: { path: tests },
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
      extensions: ['.ts', '.tsx', '.mjs', '.js', '.json', '.d.ts'],
    },
  },
};
