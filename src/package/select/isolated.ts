import { PackageError } from '../../errors.ts'

/** A package manager that keeps packages in one folder, to which node_modules only links. */
interface Manager {
  readonly name: string
  /** How it makes a tree without links. */
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
const CNPM: Manager = { name: 'cnpm', remedy: 'install with "npm ci" or "npm install" instead.' }
const DENO: Manager = { name: 'deno', remedy: 'install with "npm ci" or "npm install" instead.' }

/**
 * Throws PackageError for a path, folder by folder, that lies in the store of an isolated
 * node_modules. `name` is what the link to it is called in the package.
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
    `${name} is a link into node_modules/${store}, where ${manager.name} keeps packages: packaged without links, they would not find each other`,
    `Make a tree without links: ${manager.remedy}`,
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
