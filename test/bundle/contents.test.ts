import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'

const texts = new Map(
  readdirSync('dist')
    .filter((name) => name.endsWith('.js'))
    .map((name) => [name, readFileSync(`dist/${name}`, 'utf8')]),
)

/** The packages that the bundler names in its comments, and those that we ask for. */
function bundledPackages(): ReadonlySet<string> {
  const named = [...texts.values()].flatMap((text) =>
    [...text.matchAll(/MODULE: \.\/\S*node_modules\/((?:@[\w.-]+\/)?[\w.-]+)\//g)].map(
      ([, name = '']) => name,
    ),
  )
  const { dependencies } = JSON.parse(readFileSync('package.json', 'utf8')) as {
    dependencies: Record<string, string>
  }
  return new Set([...named, ...Object.keys(dependencies)])
}

describe('dist', () => {
  it('holds the license of every package whose code it holds', () => {
    const licenses = readFileSync('dist/licenses.txt', 'utf8')
    const packages = bundledPackages()
    expect(packages.size).toBeGreaterThan(10)
    for (const name of packages) {
      expect(licenses).toMatch(new RegExp(`^${name} \\d\\S* \\(.+\\)\\n\\n\\S`, 'm'))
    }
  })

  it('has no second HTTP client, and the main part in one file', () => {
    const having = (word: string): string[] =>
      [...texts].filter(([, text]) => text.includes(word)).map(([name]) => name)
    // What undici's own source says, so that a newer one cannot go unnoticed.
    const word = 'undici:client:connected'
    expect(readFileSync('node_modules/undici/lib/core/diagnostics.js', 'utf8')).toContain(word)
    expect(having(word)).toEqual([])
    const main = having('async function runStep')
    expect(main).toEqual([expect.stringMatching(/^\d+\.index\.js$/)])
    // GitHub's client is loaded when it is needed.
    const client = having('octokit-request.js/')
    expect(client).toEqual([expect.stringMatching(/^\d+\.index\.js$/)])
    expect(client).not.toEqual(main)
  })

  it('starts with a file of its own, which an old Node can read', () => {
    const { 'index.js': start = '' } = Object.fromEntries(texts)
    expect(start).toContain('This action requires Node.js 20.15 or later')
    expect(start.length).toBeLessThan(50_000)
    expect(start).not.toMatch(/\?\.[a-z]|\?\?=?|^await /m)
  })
})
