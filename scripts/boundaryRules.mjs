/**
 * Who may import whom, as an allow-list. The first rule set whose `files` matches a file holds for it; a file that
 * no rule set matches is an error, so nobody can open a folder outside the rules.
 *
 * Patterns are paths from the project's root: `*` stands for a part of one name, `**` for any number of folders,
 * `{area}` for the file's own area word. `types` may be imported as types only. Node's own modules are named
 * `node:*`. Packages are named as in `package.json`.
 *
 * @typedef {object} RuleSet
 * @property {string} name
 * @property {readonly string[]} files
 * @property {readonly string[]} code
 * @property {readonly string[]} [types]
 * @property {readonly string[]} packages `*` stands for every package but those in `never`
 * @property {readonly string[]} [never]
 * @property {readonly string[]} [computed] files that may import what they find at run time
 */

const onlyLedger = ['better-sqlite3', '@types/better-sqlite3'];
const onlyDesktop = ['electron', 'electron-updater', 'electron-log'];
const onlyBackend = [
  'kysely',
  'ws',
  'pdfmake',
  '@cantoo/pdf-lib',
  'csv-parse',
  'saxes',
  'yauzl',
  'iconv-lite',
  'chokidar',
  '@orpc/server',
];
const onlyScreens = [
  'react',
  'react-dom',
  'react-i18next',
  'react-aria-components',
  'lucide-react',
  'zustand',
  '@orpc/tanstack-query',
  '@tanstack/*',
  '@fontsource-variable/*',
];

const neverInBackend = [...onlyLedger, ...onlyDesktop, ...onlyScreens];
const neverInScreens = ['node:**', ...onlyLedger, ...onlyDesktop, ...onlyBackend];

/** @type {readonly RuleSet[]} */
export const boundaryRules = [
  {
    name: 'kernel',
    files: ['src-shared/kernel/**'],
    code: ['src-shared/kernel/**'],
    packages: [],
  },
  {
    name: 'domain',
    files: ['src-shared/domain/**'],
    code: ['src-shared/kernel/**', 'src-shared/domain/**'],
    packages: ['temporal-polyfill'],
  },
  {
    name: 'contract',
    files: ['src-shared/contract/**'],
    code: ['src-shared/kernel/**', 'src-shared/contract/**'],
    types: ['src-shared/domain/**'],
    packages: ['zod', '@orpc/contract'],
  },
  {
    name: 'i18n',
    files: ['src-shared/i18n/**'],
    code: ['src-shared/kernel/**', 'src-shared/i18n/**', 'resources/i18n/**'],
    types: ['src-shared/domain/**'],
    packages: ['i18next'],
  },
  {
    name: 'catalogs',
    files: ['resources/i18n/**'],
    code: ['resources/i18n/**'],
    types: ['src-shared/i18n/**'],
    packages: [],
  },
  {
    name: 'migration',
    files: ['src-main/backend/ledger/migrations/????-*.ts'],
    code: [],
    packages: [],
  },
  {
    name: 'ledger',
    files: ['src-main/backend/ledger/**'],
    code: ['src-shared/kernel/**', 'src-main/backend/ledger/**'],
    packages: ['node:**', 'kysely', 'better-sqlite3'],
  },
  {
    name: 'entries',
    files: ['src-main/backend/entries/**', 'src-main/backend/*.ts'],
    code: [
      'src-shared/**',
      'resources/**',
      'src-main/backend/entries/**',
      'src-main/backend/*.ts',
      'src-main/backend/ledger/**',
      'src-main/backend/border/**',
      'src-main/backend/jobs/**',
      'src-main/backend/*/index.ts',
    ],
    packages: ['*'],
    never: neverInBackend,
  },
  {
    name: 'border',
    files: ['src-main/backend/border/**'],
    code: [
      'src-shared/**',
      'src-main/backend/border/**',
      'src-main/backend/ledger/**',
      'src-main/backend/jobs/**',
    ],
    packages: ['*'],
    never: neverInBackend,
  },
  {
    name: 'jobs',
    files: ['src-main/backend/jobs/**'],
    code: [
      'src-shared/**',
      'src-main/backend/jobs/**',
      'src-main/backend/ledger/**',
      'src-main/backend/border/**',
    ],
    packages: ['*'],
    never: neverInBackend,
  },
  {
    name: 'area',
    files: ['src-main/backend/{area}/**'],
    code: [
      'src-shared/**',
      'resources/**',
      'src-main/backend/{area}/**',
      'src-main/backend/ledger/**',
      'src-main/backend/border/**',
      'src-main/backend/jobs/**',
      'src-main/backend/*/index.ts',
      'src-main/backend/*/thread.ts',
      'src-main/backend/*/*Thread.ts',
    ],
    packages: ['*'],
    never: neverInBackend,
  },
  {
    name: 'workers',
    files: ['src-main/workers/**'],
    code: [
      'src-shared/**',
      'src-main/workers/**',
      'src-main/backend/ledger/**',
      'src-main/backend/jobs/threadProtocol.ts',
      'src-main/backend/*/thread.ts',
      'src-main/backend/*/*Thread.ts',
    ],
    packages: ['node:**'],
  },
  {
    name: 'preload',
    files: ['src-main/shell/preload/**'],
    code: ['src-main/shell/preload/**', 'src-main/shell/channels.ts'],
    types: ['src-shared/contract/**'],
    packages: ['electron'],
  },
  {
    name: 'shell',
    files: ['src-main/shell/**'],
    code: ['src-shared/kernel/**', 'src-main/shell/**'],
    types: ['src-shared/contract/**'],
    packages: ['node:**', ...onlyDesktop],
  },
  {
    name: 'ui',
    files: ['src-renderer/ui/**'],
    code: ['src-renderer/ui/**', 'src-shared/kernel/**', 'src-shared/i18n/**'],
    packages: ['*'],
    never: [...neverInScreens, '@orpc/*', '@tanstack/react-query', '@tanstack/react-router'],
  },
  {
    name: 'platform',
    files: ['src-renderer/platform/**'],
    code: ['src-shared/**', 'src-renderer/platform/**'],
    packages: ['*'],
    never: neverInScreens,
  },
  {
    name: 'api',
    files: ['src-renderer/api/**'],
    code: ['src-shared/**', 'src-renderer/api/**', 'src-renderer/platform/**'],
    packages: ['*'],
    never: neverInScreens,
  },
  {
    name: 'feature',
    files: ['src-renderer/features/{area}/**'],
    code: [
      'src-shared/**',
      'src-renderer/ui/**',
      'src-renderer/api/**',
      'src-renderer/platform/**',
      'src-renderer/features/{area}/**',
      'src-renderer/features/*/index.ts',
      'src-renderer/features/*/index.tsx',
    ],
    packages: ['*'],
    never: neverInScreens,
  },
  {
    name: 'tool configuration of the screens',
    files: ['src-renderer/vite.config.ts'],
    code: [],
    packages: ['vite', '@vitejs/plugin-react', 'node:**'],
  },
  {
    name: 'app',
    files: ['src-renderer/app/**', 'src-renderer/*.ts', 'src-renderer/*.tsx'],
    code: [
      'src-shared/**',
      'src-renderer/app/**',
      'src-renderer/*.ts',
      'src-renderer/*.tsx',
      'src-renderer/*.css',
      'src-renderer/ui/**',
      'src-renderer/api/**',
      'src-renderer/platform/**',
      'src-renderer/features/*/index.ts',
      'src-renderer/features/*/index.tsx',
    ],
    packages: ['*'],
    never: ['node:**', ...onlyLedger, ...onlyDesktop, ...onlyBackend],
  },
  {
    name: 'tests',
    files: ['test/**'],
    code: ['**'],
    packages: ['*'],
  },
  {
    name: 'scripts',
    files: ['scripts/**'],
    code: ['scripts/**', 'resources/**'],
    computed: ['scripts/checkCatalogs.mjs'],
    packages: ['*'],
    never: [...onlyLedger, ...onlyDesktop],
  },
  {
    name: 'tool configuration',
    files: ['*.config.ts'],
    code: ['scripts/**', '*.config.ts', 'src-renderer/vite.config.ts'],
    types: ['test/support/**'],
    packages: ['*'],
  },
];

/** Nothing that a thread loads may reach these, on whatever way: they would drag the whole backend into the thread. */
export const threadRule = {
  entries: ['src-main/workers/**', 'src-main/backend/*/thread.ts', 'src-main/backend/*/*Thread.ts'],
  never: [
    'src-main/backend/border/**',
    'src-main/backend/jobs/**',
    'src-main/backend/*/index.ts',
    'src-main/backend/*/*Handlers.ts',
  ],
  but: ['src-main/backend/ledger/index.ts', 'src-main/backend/jobs/threadProtocol.ts'],
};
