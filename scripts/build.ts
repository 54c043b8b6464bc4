/**
 * Builds dist/ from src/: compiled to build/, then bundled, so that the runner needs nothing but
 * Node. The worker is a bundle of its own, since a thread that loads the whole action starts slowly.
 */
import { execFileSync } from 'node:child_process'
import { copyFileSync, mkdirSync, readdirSync, rmSync } from 'node:fs'

const bundles = [
  { entry: 'build/index.js', folder: 'build/bundle' },
  { entry: 'build/package/worker.js', folder: 'build/worker-bundle' },
]

function run(program: string, ...parameters: string[]): void {
  const command = `node_modules/${program}`
  execFileSync(process.execPath, [command, ...parameters], {
    stdio: ['ignore', 'inherit', 'inherit'],
  })
}

rmSync('build', { recursive: true, force: true })
run('typescript/bin/tsc', '-p', 'tsconfig.build.json')
for (const { entry, folder } of bundles) {
  run(
    '@vercel/ncc/dist/ncc/cli.js',
    'build',
    entry,
    '-o',
    folder,
    '--license',
    'licenses.txt',
    '-q',
  )
}
rmSync('dist', { recursive: true, force: true })
mkdirSync('dist')
for (const name of readdirSync('build/bundle')) {
  if (/\.(js|json|txt)$/.test(name)) copyFileSync(`build/bundle/${name}`, `dist/${name}`)
}
copyFileSync('build/worker-bundle/index.js', 'dist/deflate-worker.js')
