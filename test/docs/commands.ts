/** The commands that the documents name, and what runs each of them. */
import { globSync, readFileSync } from 'node:fs'

export interface Command {
  /** As a shell is given it, on one line. */
  readonly text: string
  readonly page: string
}

/** A file that runs the command, and the text in it that does. */
export interface Run {
  readonly by: string
  readonly as: string
}

/** Pages that readers copy commands from. */
const pages = globSync(['*.md', 'docs/**/*.md', 'emulator/**/*.md', '.github/*.md'])

/** All commands of the documents: those of shell blocks, and the programs of the project in a line. */
export function commandsOfDocuments(): Command[] {
  return pages.flatMap((page) =>
    commandsIn(readFileSync(page, 'utf8')).map((text) => ({ text, page })),
  )
}

/** The commands of a Markdown text, in no order. */
export function commandsIn(markdown: string): string[] {
  const blocks = [...markdown.matchAll(/^ *```(?:sh|bash|shell|console)\n(.*?)^ *```$/gms)]
  const lines = blocks.flatMap(([, block = '']) => block.replaceAll(/\\\n\s*/g, '').split('\n'))
  const prose = markdown.replaceAll(/^ *```.*?^ *```$/gms, '')
  const inline = [...prose.matchAll(/`((?:npm|npx|gh|bash|node) [^`]+)`/g)]
  return [...lines, ...inline.map(([, text = '']) => text)]
    .flatMap((line) => line.split('&&'))
    .map((text) => text.trim())
    .filter((text) => text !== '')
}

const ci = (as: string): Run => ({ by: '.ci/run', as })
const check = (as: string): Run => ({ by: 'scripts/check.ts', as })

/** Commands that CI runs, by a step or by a test that starts the same program. */
export const RUN: Readonly<Record<string, Run>> = {
  'npm ci': ci('npm ci'),
  'npm run demo': ci('npm run demo'),
  'npm run check': ci('npm run check'),
  'npm run check -- --archive-readers': ci('--archive-readers'),
  'npm run check -- --nodes': ci('--nodes'),
  'npm run check -- --trees': ci('--trees'),
  'npm run test:s3': ci('npm run test:s3'),
  'bash .ci/run': { by: '.github/workflows/check.yml', as: 'bash .ci/run' },
  'npm test': check("command: [npm, 'test']"),
  'npm run lint': check('node_modules/eslint/bin/eslint.js'),
  'npm run format': check('node_modules/prettier/bin/prettier.cjs'),
  'npm run docs': check("'scripts/docs.ts', '--check'"),
  'npm run build': check("'scripts/build.ts', '--check'"),
  'npm run try': { by: 'test/scripts/try.test.ts', as: "'scripts/try.ts'" },
  'npm run try -- FOLDER': { by: 'test/scripts/try.test.ts', as: "'scripts/try.ts'" },
  'npm run try -- path/to/folder': { by: 'test/scripts/try.test.ts', as: "'scripts/try.ts'" },
  'npm run try -- examples/hello-node': {
    by: 'test/scripts/try.test.ts',
    as: "'examples/hello-node'",
  },
  'npm run try -- --help': { by: 'test/scripts/try.test.ts', as: "['--help']" },
  'npm run emulator': { by: 'test/emulator/main.test.ts', as: '../../emulator/main.ts' },
  'npm run emulator -- --port 8080': { by: 'test/emulator/main.test.ts', as: "['--port'" },
  'npm run emulator -- --port 8080 --state emulator/sample-state.json --log': {
    by: 'test/emulator/main.test.ts',
    as: "'--state', state, '--log'",
  },
  'npm run emulator -- --profile build/probe-profile.json': {
    by: 'test/probe/probe.test.ts',
    as: 'writes a profile that the emulator starts from',
  },
  'npm run acceptance': { by: 'test/probe/probe.test.ts', as: "'scripts/acceptance.ts'" },
  'npm run probe': { by: 'test/probe/probe.test.ts', as: "'scripts/probe.ts'" },
  'npm run acceptance -- --urn urn:fss:cn-north-4:<project_id>:function:default:hello --yes': {
    by: 'test/probe/probe.test.ts',
    as: "['--yes'",
  },
  'npm run probe -- --urn urn:fss:cn-north-4:<project_id>:function:default:hello --dependency <id> --dependency <id> --yes':
    { by: 'test/probe/probe.test.ts', as: "['--yes'" },
}

/** Commands that CI does not run, with the reason. */
export const NOT_RUN: Readonly<Record<string, string>> = {
  'npx vitest run': 'npm test without coverage',
  'npx vitest run test/plan': 'a part of npm test',
  'npx vitest run test/docs test/inputs': 'a part of npm test',
  'npx vitest run test/bundle/transcripts.test.ts -u': 'writes the expected transcripts',
  'npx vitest run --sequence.shuffle.files --sequence.seed=<number>': 'npm test in another order',
  'npm run faults': 'prints what test/faults/matrix.test.ts runs',
  'npm run mutate': 'takes about 90 minutes',
  'npm run mutate -- plan target': 'takes many minutes',
  'npm run mutate -- --table': 'prints what npm run mutate has measured',
  'npm run bench': 'measures the machine for many minutes',
  'npm run bench:upload': 'measures the machine for many minutes',
  'gh attestation verify dist/index.js --repo OWNER/functiongraph-deploy':
    'needs a release on GitHub',
}
