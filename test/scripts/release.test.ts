import { spawnSync } from 'node:child_process'
import { cpSync, globSync, mkdirSync, readFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { workspaceWith } from '../support/workspace.ts'

interface End {
  readonly status: number | null
  readonly out: string
  readonly said: string
}

function release(folder: string, ...words: string[]): End {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [resolve('scripts/release.ts'), ...words],
    { cwd: folder, encoding: 'utf8' },
  )
  return { status, out: stdout, said: stderr }
}

const CHANGELOG = '# Changelog\n\n## 1.1.0\n\n- new\n\n## 1.0.0\n\n- first\n\n## 0.9.0\n'

describe('npm run release -- check', () => {
  const cases: readonly (readonly [string, string, string])[] = [
    ['a tag of another version', 'v1.0.0', 'package.json is at 1.1.0, the tag at v1.0.0'],
    ['a version without a section', 'v2.0.0', 'CHANGELOG.md has no section "## 2.0.0" with text'],
    ['an empty section', 'v0.9.0', 'CHANGELOG.md has no section "## 0.9.0" with text'],
    ['a dist that is not built from src', 'v1.1.0', 'dist/ is not what src/ makes'],
    ['no version at all', 'latest', 'The tag must be vX.Y.Z, got "latest"'],
  ]

  it.each(cases)('refuses %s', (_, tag, problem) => {
    const folder = workspaceWith({
      'CHANGELOG.md': CHANGELOG,
      'package.json': JSON.stringify({ version: '1.1.0' }),
    })
    const end = release(folder, 'check', tag)
    expect(end.status).toBe(1)
    expect(end.said).toContain(problem)
  })
})

describe('npm run release -- notes', () => {
  it('prints the section of the version only', () => {
    const folder = workspaceWith({ 'CHANGELOG.md': CHANGELOG })
    expect(release(folder, 'notes', 'v1.1.0')).toEqual({ status: 0, out: '- new\n', said: '' })
    expect(release(folder, 'notes', 'v3.0.0').status).toBe(1)
  })

  it('finds the section of the version in package.json', () => {
    const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string }
    expect(release('.', 'notes', `v${version}`)).toMatchObject({ status: 0, said: '' })
  })
})

describe('npm run release -- owner', () => {
  const pages = globSync(['*.md', 'docs/*.md', 'examples/workflows/*.yml', '.github/**/*.yml'])

  it('names the owner wherever this action is named, and nowhere else', () => {
    const folder = workspaceWith({})
    for (const page of pages) {
      mkdirSync(dirname(join(folder, page)), { recursive: true })
      cpSync(page, join(folder, page))
    }
    expect(release(folder, 'owner', 'acme')).toEqual({ status: 0, out: '', said: '' })
    for (const page of pages) {
      const [before = '', after] = [page, join(folder, page)].map((path) =>
        readFileSync(path, 'utf8'),
      )
      expect(after).toBe(before.replaceAll('OWNER/functiongraph-', 'acme/functiongraph-'))
    }
    expect(readFileSync(join(folder, 'docs/credentials.md'), 'utf8')).toContain('repo:OWNER/')
  })

  it('refuses what is no name, and no command', () => {
    expect(release('.', 'owner', 'a/b').status).toBe(1)
    expect(release('.').said).toContain('usage')
  })
})
