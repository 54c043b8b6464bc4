/**
 * Builds dist/ from src/ and emulator/dist/ from emulator/: compiled to build/, then bundled, so that
 * the runner needs nothing but Node. What runs in a thread or a process of its own is a bundle of its
 * own. With --check, nothing is written there; it fails when one of them is not what its source makes.
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
import { licenses, licensesWith } from './licenses.ts'

/** What is committed, and where it is made. */
const BUNDLES = { dist: 'build/dist', 'emulator/dist': 'build/emulator-dist' } as const
const MADE = BUNDLES.dist
const EMULATOR = BUNDLES['emulator/dist']
/** The packages that the emulator imports. */
const EMULATOR_PACKAGES = ['@actions/core', 'adm-zip', 'jose', 'yaml']
/** Found by what lies in build/src before the packages of the project. */
const TOOLKIT = 'build/node_modules'

build()
buildEmulator()
for (const [committed, made] of Object.entries(BUNDLES)) {
  if (process.argv.includes('--check')) compare(made, committed)
  else {
    rmSync(committed, { recursive: true, force: true })
    cpSync(made, committed, { recursive: true })
  }
}

function build(): void {
  for (const folder of ['build/src', TOOLKIT, 'build/bundle', 'build/worker', MADE]) {
    rmSync(folder, { recursive: true, force: true })
  }
  run('typescript/bin/tsc', '-p', 'tsconfig.build.json')
  leaveOutUnused()
  bundle('build/src/start.js', 'build/bundle')
  bundle('build/src/package/zip/worker.js', 'build/worker')
  for (const name of readdirSync('build/bundle').filter((name) => /\.(js|json)$/.test(name))) {
    cpSync(`build/bundle/${name}`, `${MADE}/${name}`)
  }
  cpSync('build/worker/index.js', `${MADE}/deflate-worker.js`)
  writeFileSync(`${MADE}/licenses.txt`, licenses())
}

/** The action, the process of the service, and the programs that call handlers. */
function buildEmulator(): void {
  for (const folder of [
    'build/emulator',
    'build/emulator-action',
    'build/emulator-service',
    EMULATOR,
  ]) {
    rmSync(folder, { recursive: true, force: true })
  }
  run('typescript/bin/tsc', '-p', 'tsconfig.emulator.json')
  bundle('build/emulator/action/index.js', 'build/emulator-action')
  bundle('build/emulator/action/service.js', 'build/emulator-service')
  cpSync('build/emulator-action/index.js', `${EMULATOR}/index.js`)
  cpSync('build/emulator-action/package.json', `${EMULATOR}/package.json`)
  cpSync('build/emulator-service/index.js', `${EMULATOR}/service.js`)
  cpSync('build/emulator/invoke/handler-process.js', `${EMULATOR}/handler-process.js`)
  cpSync('emulator/invoke/handler_process.py', `${EMULATOR}/handler_process.py`)
  writeFileSync(`${EMULATOR}/licenses.txt`, licensesWith(EMULATOR_PACKAGES))
}

/**
 * The toolkit imports undici, a whole second HTTP client, for what neither we nor it call: the agents
 * of @actions/http-client 4 (getAgentDispatcher) and the fetch of @actions/github 9, which gets ours
 * in its place. It is 0.9 MB. @actions/github makes an agent when it is loaded behind a proxy, so
 * there is a class for it. @actions/core imports @actions/exec, to ask other programs what the system
 * is (its `platform`), and so loads node:child_process; the action runs no other program. What is
 * compiled finds copies of the toolkit with an empty undici and an empty exec beside them.
 */
function leaveOutUnused(): void {
  for (const name of ['core', 'github', 'glob', 'http-client']) {
    cpSync(`node_modules/@actions/${name}`, `${TOOLKIT}/@actions/${name}`, { recursive: true })
  }
  const unused = {
    undici: 'export class ProxyAgent {}\nexport const fetch = undefined\n',
    '@actions/exec': 'export const getExecOutput = undefined\n',
  }
  for (const [name, text] of Object.entries(unused)) {
    mkdirSync(`${TOOLKIT}/${name}`)
    writeFileSync(`${TOOLKIT}/${name}/index.js`, text)
  }
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

function compare(made: string, committed: string): void {
  const names = new Set([
    ...readdirSync(made),
    ...(existsSync(committed) ? readdirSync(committed) : []),
  ])
  const stale = [...names].filter((name) => contentOf(made, name) !== contentOf(committed, name))
  if (stale.length === 0) return
  const list = stale.join(', ')
  process.stderr.write(`${committed}/ is stale (${list}): run npm run build and commit it\n`)
  process.exitCode = 1
}

function contentOf(folder: string, name: string): string | undefined {
  const path = `${folder}/${name}`
  return existsSync(path) ? readFileSync(path, 'latin1') : undefined
}
