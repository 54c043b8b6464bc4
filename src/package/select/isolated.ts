import { PackageError } from '../../errors.ts'

/** A package manager that stores packages in one folder and symlinks node_modules to it. */
interface Manager {
  readonly name: string
  /** How to install without symlinks. */
  readonly remedy: string
}

const PNPM: Manager = {
  name: 'pnpm',
  remedy:
    '"pnpm --filter <name> deploy --legacy --prod --config.node-linker=hoisted <folder>" (without --legacy before pnpm 10), or install with node-linker=hoisted, or with npm.',
}
const BUN: Manager = {
  name: 'bun',
  remedy: '"bun install --linker hoisted", or linker = "hoisted" below [install] in bunfig.toml.',
}
const YARN: Manager = {
  name: 'yarn',
  remedy: 'nodeLinker: node-modules in .yarnrc.yml, then "yarn install".',
}
const CNPM: Manager = { name: 'cnpm', remedy: 'use "npm ci" or "npm install" instead.' }
const DENO: Manager = { name: 'deno', remedy: 'use "npm ci" or "npm install" instead.' }

/**
 * Throws PackageError for a path, given as its folders, inside the store of an isolated
 * node_modules. `name` is the name of the link to it in the package.
 */
export function refuseIsolated(name: string, folders: readonly string[]): void {
  const at = folders.findIndex(
    (folder, at) =>
      folders[at - 1] === 'node_modules' && managerOf(folder, folders.slice(at + 1)) !== undefined,
  )
  const store = folders[at] ?? ''
  const manager = managerOf(store, folders.slice(at + 1))
  if (manager === undefined) return
  throw new PackageError(
    `${name} links into node_modules/${store} (${manager.name}): packaged without symlinks, module resolution would break`,
    `Install without symlinks: ${manager.remedy}`,
  )
}

/**
 * `.store` is used by two: yarn (nodeLinker: pnpm) puts a package at `<store>/<id>/package`, cnpm's
 * npminstall at `<store>/<id>/node_modules/<name>`.
 */
function managerOf(store: string, [, inside]: readonly string[]): Manager | undefined {
  if (store === '.pnpm') return PNPM
  if (store === '.bun') return BUN
  if (store === '.deno') return DENO
  if (store === '.store') return inside === 'package' ? YARN : CNPM
  return undefined
}
