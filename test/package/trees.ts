import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readlinkSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { onTestFinished } from 'vitest'
import type { PackageRequest } from '../../src/package/package.ts'

/** Contents by name; a link is written as `-> target`, a folder by a trailing slash. */
export type Tree = Readonly<Record<string, string | Buffer>>

/** A new folder, removed after the test, without links in its path. */
export function newFolder(): string {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'package-test-')))
  onTestFinished(() => {
    rmSync(folder, { recursive: true, force: true })
  })
  return folder
}

/** Writes a tree, in the order of its names, into `folder`. Returns the folder. */
export function plant(folder: string, tree: Tree): string {
  for (const [name, content] of Object.entries(tree)) {
    const path = join(folder, name)
    mkdirSync(dirname(path), { recursive: true })
    if (name.endsWith('/')) mkdirSync(path, { recursive: true })
    else if (typeof content === 'string' && content.startsWith('-> ')) {
      symlinkSync(content.slice('-> '.length), path)
    } else writeFileSync(path, content)
  }
  return folder
}

/** A workspace that holds a tree, and a RUNNER_TEMP beside it. */
export function workspaceWith(tree: Tree): { readonly workspace: string; readonly temp: string } {
  const base = newFolder()
  plant(base, { 'workspace/': '', 'temp/': '' })
  return { workspace: plant(join(base, 'workspace'), tree), temp: join(base, 'temp') }
}

/** A request for the lines of `code_path`, everything else as by default. */
export function requestFor(
  paths: readonly string[],
  more: Partial<PackageRequest> = {},
): PackageRequest {
  return { paths, codeType: 'auto', exclude: [], compression: 'deflate', ...more }
}

/** Files at or below `path` that this process holds open; known on Linux only. */
export function openIn(path: string): string[] {
  const real = realpathSync(path)
  return (existsSync('/proc/self/fd') ? readdirSync('/proc/self/fd') : [])
    .flatMap((descriptor) => {
      try {
        return [readlinkSync(`/proc/self/fd/${descriptor}`)]
      } catch {
        // The one by which the folder was read.
        return []
      }
    })
    .filter((open) => open.startsWith(real))
}
