import { Refusal } from './refusal.ts'

/** A function's name in full: `urn:fss:<region>:<project>:function:<package>:<name>[:<version>]`. */
export interface FunctionUrn {
  readonly region: string
  readonly projectId: string
  readonly package: string
  readonly name: string
  /** `latest` where the URN has no version; an alias keeps its `!`. */
  readonly version: string
}

const form =
  /^urn:fss:([a-z0-9-]+):([A-Za-z0-9]{32}):function:([A-Za-z0-9_-]+):([A-Za-z0-9_-]+)(?::(!?[A-Za-z0-9._-]+))?$/

/** @throws Refusal 400 FSS.1309 (documented: the function URN is invalid) */
export function parseUrn(text: string): FunctionUrn {
  const [, region, projectId, pack, name, version] = form.exec(text) ?? []
  if (region === undefined || projectId === undefined || pack === undefined || name === undefined) {
    throw new Refusal(400, 'FSS.1309', `The function URN is invalid: ${text}`)
  }
  return { region, projectId, package: pack, name, version: version ?? 'latest' }
}

/** The URN without its version, which is the key of a function here. */
export function versionless(urn: Omit<FunctionUrn, 'version'>): string {
  return `urn:fss:${urn.region}:${urn.projectId}:function:${urn.package}:${urn.name}`
}
