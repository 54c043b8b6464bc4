/**
 * Builds dist/ from src/: compiled to build/, then bundled, so that the runner needs nothing but
 * Node. The worker is a bundle of its own, since a thread that loads the whole action starts slowly.
 * With --check, nothing is written to dist/; it fails when dist/ is not what src/ makes.
 */
import { execFileSync } from 'node:child_process'
import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { licenses } from './licenses.ts'

const MADE = 'build/dist'
/** Found by what lies in build/src before the packages of the project. */
const TOOLKIT = 'build/node_modules'

build()
if (process.argv.includes('--check')) compare()
else {
  rmSync('dist', { recursive: true, force: true })
  cpSync(MADE, 'dist', { recursive: true })
}

function build(): void {
  for (const folder of ['build/src', TOOLKIT, 'build/bundle', 'build/worker', MADE]) {
    rmSync(folder, { recursive: true, force: true })
  }
  run('typescript/bin/tsc', '-p', 'tsconfig.build.json')
  leaveOutUndici()
  bundle('build/src/start.js', 'build/bundle')
  bundle('build/src/package/zip/worker.js', 'build/worker')
  for (const name of readdirSync('build/bundle').filter((name) => /\.(js|json)$/.test(name))) {
    cpSync(`build/bundle/${name}`, `${MADE}/${name}`)
  }
  cpSync('build/worker/index.js', `${MADE}/deflate-worker.js`)
  writeFileSync(`${MADE}/licenses.txt`, licenses())
}

/**
 * The toolkit's HTTP client imports undici, a whole second HTTP client, for one method that neither
 * we nor @actions/core call (getAgentDispatcher of @actions/http-client 4): 0.9 of 1.5 MB, and a
 * sixth of the time that an unchanged step takes. What is compiled finds copies of the toolkit with
 * an empty undici beside them; @actions/github, loaded when it is needed, keeps the real one.
 */
function leaveOutUndici(): void {
  for (const name of ['core', 'glob', 'http-client']) {
    cpSync(`node_modules/@actions/${name}`, `${TOOLKIT}/@actions/${name}`, { recursive: true })
  }
  mkdirSync(`${TOOLKIT}/undici`)
  writeFileSync(`${TOOLKIT}/undici/index.js`, 'export const ProxyAgent = undefined\n')
}

function bundle(entry: string, folder: string): void {
  run('@vercel/ncc/dist/ncc/cli.js', 'build', entry, '-o', folder, '-q')
}

function run(program: string, ...parameters: string[]): void {
  const command = `node_modules/${program}`
  execFileSync(process.execPath, [command, ...parameters], {
    stdio: ['ignore', 'inherit', 'inherit'],
  })
}

function compare(): void {
  const names = new Set([...readdirSync(MADE), ...(existsSync('dist') ? readdirSync('dist') : [])])
  const stale = [...names].filter((name) => contentOf(MADE, name) !== contentOf('dist', name))
  if (stale.length === 0) return
  process.stderr.write(`dist/ is stale (${stale.join(', ')}): run npm run build and commit it\n`)
  process.exitCode = 1
}

function contentOf(folder: string, name: string): string | undefined {
  const path = `${folder}/${name}`
  return existsSync(path) ? readFileSync(path, 'latin1') : undefined
}
