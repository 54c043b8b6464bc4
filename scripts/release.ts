/**
 * `npm run release -- check v1.2.3`: whether package.json and CHANGELOG.md are at that version, and
 * dist/ is what src/ makes. `-- notes v1.2.3` prints the version's section of the changelog.
 * `-- owner NAME` puts the owner of the repository where the docs still say OWNER.
 */
import { spawnSync } from 'node:child_process'
import { globSync, readFileSync, writeFileSync } from 'node:fs'
import { resolve } from 'node:path'

/** What people copy from: the docs, the examples and the forms. */
const PAGES = [
  '*.md',
  'docs/*.md',
  'emulator/*.md',
  'examples/workflows/*.yml',
  '.github/ISSUE_TEMPLATE/*.yml',
]

const [command = '', word = ''] = process.argv.slice(2)
switch (command) {
  case 'check':
    refuse(problemsOf(word))
    break
  case 'notes':
    process.stdout.write(`${sectionOf(word) ?? ''}\n`)
    refuse(sectionOf(word) === undefined ? [missingSection(word)] : [])
    break
  case 'owner':
    if (/^[\w-]+$/.test(word)) nameOwner(word)
    else refuse([`"${word}" is not the name of an owner`])
    break
  default:
    refuse(['usage: npm run release -- check TAG | notes TAG | owner NAME'])
}

function refuse(problems: readonly string[]): void {
  for (const problem of problems) process.stderr.write(`${problem}\n`)
  if (problems.length > 0) process.exitCode = 1
}

function problemsOf(tag: string): string[] {
  if (!/^v\d+\.\d+\.\d+$/.test(tag)) return [`The tag must be vX.Y.Z, got "${tag}"`]
  const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string }
  const build = resolve(import.meta.dirname, 'build.ts')
  const { status } = spawnSync(process.execPath, [build, '--check'], { stdio: 'inherit' })
  return [
    ...(version === tag.slice(1) ? [] : [`package.json is at ${version}, the tag at ${tag}`]),
    ...(sectionOf(tag) === undefined ? [missingSection(tag)] : []),
    ...(status === 0 ? [] : ['dist/ is not what src/ makes: npm run build, then commit dist/']),
  ]
}

function missingSection(tag: string): string {
  return `CHANGELOG.md has no section "## ${tag.slice(1)}" with text`
}

/** The text below the heading of a version, without what follows it. */
function sectionOf(tag: string): string | undefined {
  const sections = readFileSync('CHANGELOG.md', 'utf8').split(/^## /m).slice(1)
  const found = sections.find((section) => section.split(/[\s]/, 1)[0] === tag.slice(1))
  return found?.slice(found.indexOf('\n') + 1).trim() || undefined
}

function nameOwner(owner: string): void {
  for (const page of PAGES.flatMap((pattern) => globSync(pattern))) {
    const text = readFileSync(page, 'utf8')
    const named = text.replaceAll('OWNER/functiongraph-deploy', `${owner}/functiongraph-deploy`)
    if (named !== text) writeFileSync(page, named)
  }
}
