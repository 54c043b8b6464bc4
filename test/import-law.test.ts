import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { posix } from 'node:path'
import { ESLint, type Linter } from 'eslint'
import importX from 'eslint-plugin-import-x'
import tseslint from 'typescript-eslint'
import { describe, expect, it } from 'vitest'

/**
 * The picture of ARCHITECTURE.md: each line may import the lines below it; rooms of one line do not
 * know each other, except for the words, which are one room. Only step.ts and deploy.ts import inputs.
 */
const FLOORS: readonly (readonly string[])[] = [
  ['start.ts'],
  ['index.ts'],
  ['step.ts', 'github/'],
  ['deploy.ts'],
  ['deployment.ts', 'rollout.ts'],
  ['inputs/', 'report/'],
  ['release/'],
  ['plan/', 'changes/'],
  ['cloud/', 'package/'],
  ['words'],
]

/** A file of each room that the others would import. */
const FILES: Readonly<Record<string, string>> = {
  'github/': 'src/github/runner.ts',
  'inputs/': 'src/inputs/inputs.ts',
  'report/': 'src/report/report.ts',
  'release/': 'src/release/request.ts',
  'plan/': 'src/plan/plan.ts',
  'changes/': 'src/changes/changes.ts',
  'cloud/': 'src/cloud/credentials/access.ts',
  'package/': 'src/package/zip/archive.ts',
  words: 'src/errors.ts',
}
const WORDS = ['address', 'clock', 'environment', 'errors', 'target', 'units']

const rooms = FLOORS.flat()
const fileOf = (room: string): string => FILES[room] ?? `src/${room}`
const floorOf = (room: string): number => FLOORS.findIndex((floor) => floor.includes(room))
const mayImport = (from: string, to: string): boolean =>
  floorOf(from) < floorOf(to) && (to !== 'inputs/' || ['step.ts', 'deploy.ts'].includes(from))

const project = new ESLint()

/**
 * The files that a file at this path may not import, by the rules that eslint.config.js has for it.
 * Only the import rules run: those that know types would read the whole project.
 */
async function refusedFor(path: string, imported: readonly string[]): Promise<string[]> {
  const { rules = {} } = (await project.calculateConfigForFile(path)) as Linter.Config
  const names = ['import-x/no-restricted-paths', 'no-restricted-imports']
  const config: Linter.Config = {
    files: ['**/*.ts'],
    languageOptions: { parser: tseslint.parser },
    plugins: { 'import-x': importX },
    settings: { 'import-x/resolver': { node: { extensions: ['.ts'] } } },
    rules: Object.fromEntries(names.map((name) => [name, rules[name] ?? 'off'])),
  }
  const linter = new ESLint({ overrideConfigFile: true, overrideConfig: [config] })
  const specifier = (to: string): string => {
    const relative = posix.relative(posix.dirname(path), to)
    return relative.startsWith('.') ? relative : `./${relative}`
  }
  const text = imported.map((to) => `import '${specifier(to)}'\n`).join('')
  const [result] = await linter.lintText(text, { filePath: path })
  const messages = result?.messages ?? []
  expect(messages.filter(({ fatal }) => fatal)).toEqual([])
  const lines = new Set(messages.filter(({ severity }) => severity === 2).map(({ line }) => line))
  return imported.filter((_, at) => lines.has(at + 1))
}

describe('the law of imports', () => {
  it.each(rooms)('says of every other room whether %s may import it', async (from) => {
    const others = rooms.filter((room) => room !== from)
    const refused = await refusedFor(
      fileOf(from).replace(/[^/]+\.ts$/, (name) => (from.endsWith('/') ? 'imagined.ts' : name)),
      others.map(fileOf),
    )
    expect(refused).toEqual(others.filter((to) => !mayImport(from, to)).map(fileOf))
  })

  it.each(['cloud', 'plan', 'package', 'release', 'changes', 'report'])(
    'refuses the old arrow: %s took its types from inputs',
    async (room) => {
      const inputs = ['src/inputs/access.ts', 'src/inputs/dependencies.ts']
      expect(await refusedFor(`src/${room}/imagined.ts`, inputs)).toEqual(inputs)
    },
  )

  it.each(['cloud/credentials', 'package/zip', 'report/comment'])(
    'holds in a folder of a room: %s',
    async (folder) => {
      const asked = ['src/inputs/inputs.ts', 'src/errors.ts']
      expect(await refusedFor(`src/${folder}/imagined.ts`, asked)).toEqual(['src/inputs/inputs.ts'])
    },
  )

  it.each([
    ['src/step.ts', 'emulator/emulator.ts'],
    ['src/cloud/transport.ts', 'emulator/signature.ts'],
    ['src/package/select/select.ts', 'test/support/workspace.ts'],
    ['src/github/runner.ts', 'test/support/step.ts'],
    ['emulator/signature.ts', 'src/cloud/signature.ts'],
    ['emulator/obs/signature.ts', 'src/cloud/obs/signature.ts'],
  ])('keeps %s from importing %s', async (from, to) => {
    expect(existsSync(to)).toBe(true)
    expect(await refusedFor(from, [to])).toEqual([to])
  })

  it('names every file and folder of src', () => {
    const named = [
      ...rooms.filter((room) => room !== 'words'),
      ...WORDS.map((word) => `${word}.ts`),
    ]
    const found = readdirSync('src', { withFileTypes: true }).map((entry) =>
      entry.isDirectory() ? `${entry.name}/` : entry.name,
    )
    expect(found.sort()).toEqual(named.sort())
  })

  it('is the picture of ARCHITECTURE.md', () => {
    const [, picture = ''] =
      /## The law of imports.*?```text\n(.*?)```/s.exec(readFileSync('ARCHITECTURE.md', 'utf8')) ??
      []
    const drawn = picture.split('\n').flatMap((line) => {
      const found = [...line.matchAll(/(?:^| )([a-z]+(?:\.ts|\/))(?= )/g)].map(([, room]) => room)
      return found.filter((room) => room !== undefined && rooms.includes(room))
    })
    const missing = rooms.filter((room) => room !== 'words' && !drawn.includes(room))
    expect(missing).toEqual([])
    for (const word of WORDS) expect(picture).toContain(word)
    // One below the other, as the floors are.
    const floors = drawn.map((room) => floorOf(room ?? ''))
    expect(floors).toEqual([...floors].sort((a, b) => a - b))
  })
})
