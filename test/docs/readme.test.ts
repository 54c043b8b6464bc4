import { spawnSync } from 'node:child_process'
import { copyFileSync, readFileSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { OPERATIONS } from '../../src/cloud/operations.ts'
import { remedyFor } from '../../src/cloud/remedies.ts'
import { readAccess } from '../../src/inputs/access.ts'
import { workspaceWith } from '../support/workspace.ts'
import { headingsOf, linksOf, rowsAfter } from './markdown.ts'

const readme = readFileSync('README.md', 'utf8')
const troubleshooting = readFileSync('docs/troubleshooting.md', 'utf8')

function docs(folder: string, ...parameters: string[]): { status: number | null; said: string } {
  const script = resolve('scripts/docs.ts')
  const { status, stderr } = spawnSync(process.execPath, [script, ...parameters], {
    cwd: folder,
    encoding: 'utf8',
  })
  return { status, said: stderr }
}

describe('the generated tables', () => {
  it('are fresh', () => {
    expect(docs('.', '--check')).toEqual({ status: 0, said: '' })
  })

  it('are found stale when action.yml changes, and updated', () => {
    const folder = workspaceWith({ 'docs/troubleshooting.md': troubleshooting })
    copyFileSync('README.md', join(folder, 'README.md'))
    const changed = readFileSync('action.yml', 'utf8').replace(`default: '600'`, `default: '700'`)
    writeFileSync(join(folder, 'action.yml'), changed)

    const stale = docs(folder, '--check')
    expect(stale.status).toBe(1)
    expect(stale.said).toContain('README.md is stale: inputs. Update its tables with: npm run docs')
    expect(readFileSync(join(folder, 'README.md'), 'utf8')).toBe(readme)

    expect(docs(folder).status).toBe(0)
    expect(readFileSync(join(folder, 'README.md'), 'utf8')).toBe(readme.replace('`600`', '`700`'))
    expect(docs(folder, '--check').status).toBe(0)
  })

  it('are not written where a marker is gone', () => {
    const folder = workspaceWith({ 'README.md': readme.replace('<!-- end of outputs -->', '') })
    copyFileSync('action.yml', join(folder, 'action.yml'))
    const end = docs(folder)
    expect(end.status).toBe(1)
    expect(end.said).toContain('README.md needs one "<!-- outputs: written by npm run docs -->"')
  })
})

describe('the error codes in docs/troubleshooting.md', () => {
  const source = readFileSync('src/cloud/remedies.ts', 'utf8')
  const known = [...source.matchAll(/'((?:APIGW|FSS)\.\d{4})'/g)].map(([, code]) => code)
  const rows = rowsAfter(troubleshooting, '<!-- errors: written by npm run docs -->')

  it('are those for which the action has a remedy', () => {
    const codes = rows.map(([code = '']) => code.replaceAll('`', ''))
    expect(codes).toEqual([...new Set(known)].sort())
  })

  it('come with the remedy that the action prints', () => {
    const remedies = rows.map(([code = '']) =>
      remedyFor({
        kind: 'status',
        operation: 'UpdateFunctionCode',
        code: code.replaceAll('`', ''),
      }),
    )
    expect(rows.map(([, , remedy]) => remedy)).toEqual(remedies)
  })
})

describe('the environment in docs/credentials.md', () => {
  const rows = rowsAfter(readFileSync('docs/credentials.md', 'utf8'), '## Environment variables')
  const families = rows.map(([, variables = '']) =>
    [...variables.matchAll(/`(\w+)`/g)].map(([, name = '']) => name),
  )
  const accessFrom = (names: readonly string[]): unknown => {
    const problems: string[] = []
    const environment = Object.fromEntries(names.map((name) => [name, `value-of-${name}`]))
    return readAccess(() => '', environment, problems) ?? problems
  }

  it('is what the action reads', () => {
    const found = families.map((names) => accessFrom(names))
    const expected = families.map(([first = '', secretKey, securityToken]) => {
      if (secretKey === undefined) return { kind: 'token', token: `value-of-${first}`, from: first }
      const temporary =
        securityToken === undefined ? {} : { securityToken: `value-of-${securityToken}` }
      const keys = { accessKey: `value-of-${first}`, secretKey: `value-of-${secretKey}` }
      return { kind: 'keys', keys: { ...keys, ...temporary }, from: `${first} and ${secretKey}` }
    })
    expect(found).toEqual(expected)
    expect(families).toHaveLength(4)
  })

  it('is listed in the order in which the action looks', () => {
    const first = families.map((_, at) => accessFrom(families.slice(at).flat()))
    expect(first).toEqual(families.map((names) => accessFrom(names)))
  })
})

describe('README.md', () => {
  const links = linksOf(readme)

  it('lists every section in its contents', () => {
    const sections = headingsOf(readme).slice(1)
    expect(links.filter((link) => link.startsWith('#'))).toEqual(sections)
  })

  it('names scripts that package.json has', () => {
    const { scripts } = JSON.parse(readFileSync('package.json', 'utf8')) as {
      scripts: Record<string, string>
    }
    const named = [...readme.matchAll(/npm run ([\w-]+)/g)].map(([, name = '']) => name)
    expect(named.filter((name) => !(name in scripts))).toEqual([])
  })

  it('shows a policy that is JSON and allows reading and updating', () => {
    expect(allowedBy(readme)).toEqual([[['Allow', 2]]])
  })
})

describe('docs/permissions.md', () => {
  it('shows policies that are JSON and allow reading and updating', () => {
    const page = readFileSync('docs/permissions.md', 'utf8')
    expect(allowedBy(page)).toEqual([[['Allow', 2]], [['Allow', 2]]])
  })
})

describe('docs/large-packages.md', () => {
  const page = readFileSync('docs/large-packages.md', 'utf8')

  it('shows policies that are JSON: what an upload needs, and what a bucket may refuse', () => {
    expect(allowedBy(page)).toEqual([
      [
        ['Allow', 4],
        ['Allow', 1],
      ],
      [['Deny', 1]],
    ])
  })

  it('names every permission of the calls to OBS that a step makes with a signature', () => {
    const rows = Object.entries(OPERATIONS).filter(([, { service }]) => service === 'OBS')
    const needed = rows.flatMap(([name, row]) =>
      'permission' in row && name !== 'HeadBucket' ? [row.permission] : [],
    )
    expect(needed.length).toBeGreaterThan(6)
    expect(needed.filter((permission) => !page.includes(`"${permission}"`))).toEqual([])
  })
})

/** Of each policy in a page: effect and number of actions of its statements. */
function allowedBy(page: string): unknown[] {
  const blocks = [...page.matchAll(/^ *```json\n(.*?)^ *```$/gms)].map(([, text = '']) => text)
  return blocks.map((text) => {
    const policy = JSON.parse(text) as { Statement: { Effect: string; Action: string[] }[] }
    return policy.Statement.map(({ Effect, Action }) => [Effect, Action.length])
  })
}

describe('the Markdown files', () => {
  it('pass markdownlint', () => {
    const linter = resolve('node_modules/markdownlint-cli2/markdownlint-cli2-bin.mjs')
    const { status, stderr } = spawnSync(process.execPath, [linter, '**/*.md'], {
      encoding: 'utf8',
    })
    expect(stderr).toBe('')
    expect(status).toBe(0)
  })
})
