/**
 * `npm run check`: everything that must hold before a change lands. Prints the sum of all checks and
 * tests as its last line, and fails when any failed. `-- --archive-readers` adds the check that needs
 * unzip and python3; `-- --nodes` the one that packs with four versions of Node, on Linux x64;
 * `-- --trees` the one that runs packed trees of npm, pnpm, pip and the JDK.
 */
import { spawnSync } from 'node:child_process'
import { readFileSync, rmSync } from 'node:fs'

const TEST_RESULTS = 'build/test-results.json'

interface Check {
  readonly name: string
  readonly command: readonly string[]
}

const npm = process.env['npm_execpath'] ?? 'node_modules/npm/bin/npm-cli.js'

const checks: readonly Check[] = [
  { name: 'format', command: ['node_modules/prettier/bin/prettier.cjs', '--check', '.'] },
  { name: 'lint', command: ['node_modules/eslint/bin/eslint.js', '.'] },
  { name: 'types', command: ['node_modules/typescript/bin/tsc', '-p', '.'] },
  { name: 'docs are fresh', command: ['scripts/docs.ts', '--check'] },
  { name: 'dist is fresh', command: ['scripts/build.ts', '--check'] },
  { name: 'tests', command: [npm, 'test'] },
  ...(process.argv.includes('--archive-readers')
    ? [{ name: 'other archive readers', command: ['scripts/read-archives.ts'] }]
    : []),
  ...(process.argv.includes('--nodes')
    ? [{ name: 'same bytes', command: ['scripts/prove-nodes.ts', '20', '22', '24', '26'] }]
    : []),
  ...(process.argv.includes('--trees')
    ? [
        {
          name: 'packed trees run',
          command: ['scripts/prove-trees.ts', 'npm', 'workspace', 'pnpm', 'pip', 'jar'],
        },
      ]
    : []),
]

/** Tests of generated states try all of them. */
const env = { ...process.env, GENERATED: 'all' }

rmSync(TEST_RESULTS, { force: true })
const failed = checks.filter(({ name, command }) => {
  process.stdout.write(`\n--- ${name}\n`)
  const { status } = spawnSync(process.execPath, command, { stdio: 'inherit', env })
  return status !== 0
})

const tests = testCounts()
for (const { name } of failed) process.stdout.write(`\nFailed: ${name}\n`)
const failures = failed.length + tests.failed
process.stdout.write(
  `\n${checks.length - failed.length + tests.passed} passed, ${failures} failed\n`,
)
process.exitCode = failures > 0 || tests.passed === 0 ? 1 : 0

/** What vitest counted; a run that left no results is a failure of the check itself. */
function testCounts(): { passed: number; failed: number } {
  try {
    const { numPassedTests, numFailedTests } = JSON.parse(readFileSync(TEST_RESULTS, 'utf8')) as {
      numPassedTests: number
      numFailedTests: number
    }
    return { passed: numPassedTests, failed: numFailedTests }
  } catch {
    return { passed: 0, failed: 0 }
  }
}
