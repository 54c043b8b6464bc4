import { asCode, quote } from './fields.ts'

/** The directory that relative paths start at. */
export interface Workspace {
  /** Absolute. */
  readonly path: string
  readonly isEmpty: () => boolean
}

/**
 * The problem of a path that does not exist: where it was looked for, and the likely cause.
 * `workspace` is undefined if unknown.
 */
export function missingPath(input: string, line: string, workspace?: Workspace): string {
  const where = workspace === undefined ? 'the workspace' : workspace.path
  return `${asCode(input)} ${quote(line)} not found in ${where}: ${causeOf(line, workspace)}`
}

/** Workspaces inside containers: of a job with `container:`, and of a container action. */
const IN_CONTAINER = /^(\/__w|\/github\/workspace)(\/|$)/
/** Workspaces of runners outside containers. */
const ON_HOST = /^(\/home\/|\/Users\/|[a-z]:[\\/])|\/_work\//i

function causeOf(line: string, workspace: Workspace | undefined): string {
  if (/^(["']).*\1$/.test(line)) return 'remove the quotes'
  if (line.startsWith('- ')) return 'remove the "- ", the input is text with one path per line'
  if (/^~([/\\]|$)/.test(line)) return '"~" is not expanded, write the absolute path'
  if (/\$\{?\w|%\w+%/.test(line)) {
    return 'variables are not expanded here, use an expression, e.g. ${{ env.NAME }}'
  }
  if (/\{[^{}]*,[^{}]*\}/.test(line)) return 'braces are not expanded, write one path per line'
  if (workspace !== undefined) {
    const inside = IN_CONTAINER.test(workspace.path)
    if (inside && ON_HOST.test(line)) {
      return 'this is a path of the host, but the job runs in a container; write it relative to the workspace'
    }
    if (!inside && IN_CONTAINER.test(line)) {
      return 'this is a path inside a container, but this step runs outside; write it relative to the workspace'
    }
    if (workspace.isEmpty()) {
      return 'the workspace is empty, run actions/checkout before this step'
    }
  }
  if (line.includes(',')) return 'write one path per line, without commas'
  return 'check the spelling and that an earlier step creates it'
}
