import { readdirSync, readFileSync } from 'node:fs'

interface LockedPackage {
  readonly version?: string
  readonly license?: string
  readonly dev?: boolean
  readonly optional?: boolean
  readonly dependencies?: Readonly<Record<string, string>>
}

type Locked = Readonly<Record<string, LockedPackage>>

/**
 * The licenses of all packages that dist/ may hold, as their authors wrote them. From the lock
 * file, since what ncc 0.45 lists by itself lacks most of them.
 */
export function licenses(): string {
  const packages = lockedPackages()
  return textFor(
    packages,
    Object.entries(packages)
      .filter(([folder, { dev, optional }]) => folder !== '' && dev !== true && optional !== true)
      .map(([folder]) => folder),
  )
}

/** The same for these packages and all that they depend on, developers' ones among them. */
export function licensesWith(names: readonly string[]): string {
  const packages = lockedPackages()
  const found = new Set<string>()
  const visit = (name: string, from: string): void => {
    const folder = folderOf(name, from, packages)
    if (found.has(folder)) return
    found.add(folder)
    for (const needed of Object.keys(packages[folder]?.dependencies ?? {})) visit(needed, folder)
  }
  for (const name of names) visit(name, '')
  return textFor(packages, [...found].sort())
}

function lockedPackages(): Locked {
  return (JSON.parse(readFileSync('package-lock.json', 'utf8')) as { packages: Locked }).packages
}

/** Where Node finds a package that a folder asks for: nearest to it. */
function folderOf(name: string, from: string, packages: Locked): string {
  const folder = from === '' ? `node_modules/${name}` : `${from}/node_modules/${name}`
  if (folder in packages) return folder
  if (from === '') throw new Error(`package-lock.json has no ${name}`)
  return folderOf(name, from.slice(0, Math.max(0, from.lastIndexOf('/node_modules/'))), packages)
}

function textFor(packages: Locked, folders: readonly string[]): string {
  return folders
    .map((folder) => {
      const { version = '', license = '' } = packages[folder] ?? {}
      const name = folder.slice(folder.lastIndexOf('node_modules/') + 'node_modules/'.length)
      return `${name} ${version} (${license})\n\n${textOf(folder)}\n`
    })
    .join(`\n${'-'.repeat(72)}\n\n`)
}

function textOf(folder: string): string {
  const file = readdirSync(folder).find((name) => /^licen[cs]e/i.test(name))
  if (file === undefined) throw new Error(`${folder} has no license file`)
  return readFileSync(`${folder}/${file}`, 'utf8').replaceAll('\r\n', '\n').trim()
}
