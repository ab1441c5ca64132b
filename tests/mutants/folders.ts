/** What is mutated, and the tests that are to notice. */

export interface MutatedFolder {
  /** What the command calls it. */
  readonly name: string
  /** A folder, or a file. */
  readonly path: string
  /** Only these test files run: those that concern the folder, but for those that wait for kills. */
  readonly tests: readonly string[]
  /** How many mutants are drawn, where the tests need a database. Absent: all are tried. */
  readonly sample?: number
}

const SAMPLE = 300

export const FOLDERS: readonly MutatedFolder[] = [
  { name: 'url', path: 'geo/url', tests: ['tests/geo/url/**', 'tests/geo/text/said-once.test.ts'] },
  {
    name: 'edit',
    path: 'geo/edit',
    tests: ['tests/geo/edit/**', 'tests/components/{history-list,form-fields}.test.ts', 'tests/prisma/records.test.ts'],
  },
  { name: 'guard', path: 'app/guard.ts', tests: ['tests/app/{guards,security-log,report,form-actions}.test.ts'] },
  {
    name: 'actions',
    path: 'app/actions',
    tests: ['tests/app/actions/**', 'tests/app/{form-actions,report,setup,security-log,sign-in}.test.ts'],
    sample: SAMPLE,
  },
  {
    name: 'write',
    path: 'prisma/write',
    tests: ['tests/prisma/write/!(interleaving).test.ts', 'tests/prisma/import/{import,existing}.test.ts'],
    sample: SAMPLE,
  },
  { name: 'import', path: 'prisma/import', tests: ['tests/prisma/import/**/!(kill).test.ts'], sample: SAMPLE },
  {
    name: 'auth',
    path: 'prisma/auth',
    tests: ['tests/app/{auth,guards,setup,security-log,sign-in}.test.ts', 'tests/prisma/commands/**'],
    sample: SAMPLE,
  },
  { name: 'archive', path: 'prisma/archive', tests: ['tests/prisma/archive/**'], sample: SAMPLE },
]
