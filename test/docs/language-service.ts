import { readFileSync } from 'node:fs'
import { registerHooks } from 'node:module'
import { TextDocument } from 'vscode-languageserver-textdocument'
import { action, emulatorAction, type Metadata as Declared } from './action.ts'

/** The packages import their JSON as bundlers allow it; Node wants the type to be named. */
registerHooks({
  resolve(specifier, context, next) {
    const found = next(specifier, context)
    return specifier.endsWith('.json') ? { ...found, importAttributes: { type: 'json' } } : found
  },
})

const { validate } = await import('@actions/languageservice')

/**
 * What this action is called where it is used: after a release, README.md names its owner in place of
 * OWNER. `uses: ./` is not looked at by GitHub's checker.
 */
const [, owner = ''] =
  /uses: ([\w-]+)\/functiongraph-deploy@v1/.exec(readFileSync('README.md', 'utf8')) ?? []
const ACTION = { owner, name: 'functiongraph-deploy', ref: 'v1' } as const
export const USES = `${ACTION.owner}/${ACTION.name}@${ACTION.ref}`
export const USES_EMULATOR = `${ACTION.owner}/${ACTION.name}/emulator@${ACTION.ref}`

/** A workflow of this repository as one of another would name the actions in it. */
export function asElsewhere(text: string): string {
  return text
    .replaceAll(/uses: \.\/emulator$/gm, `uses: ${USES_EMULATOR}`)
    .replaceAll(/uses: \.\/$/gm, `uses: ${USES}`)
}

/** The other actions that the documents use, with the inputs that they are given there. */
const OTHERS: Readonly<Record<string, readonly string[]>> = {
  'actions/checkout': ['fetch-depth', 'persist-credentials', 'ref'],
  'actions/setup-node': ['node-version', 'node-version-file', 'cache'],
  'actions/setup-java': ['distribution', 'java-version', 'cache'],
  'actions/setup-python': ['python-version'],
  'actions/upload-artifact': ['name', 'path', 'if-no-files-found'],
  'actions/download-artifact': ['name', 'path', 'pattern', 'merge-multiple'],
  'github/codeql-action/init': ['languages', 'config'],
  'github/codeql-action/analyze': ['category'],
  'huaweicloud/auth-action': ['access_key', 'secret_key', 'region', 'project_id'],
  'actions/attest-build-provenance': ['subject-path'],
}

interface Reference {
  readonly owner: string
  readonly name: string
  /** Of an action in a folder of its repository. */
  readonly path?: string
}

type Metadata = Pick<Declared, 'name' | 'description' | 'inputs'>

function metadataOf(reference: Reference): Metadata | undefined {
  const { owner, name, path } = reference
  if (owner === ACTION.owner && name === ACTION.name) {
    return path === 'emulator' ? emulatorAction : action
  }
  const inputs = OTHERS[[owner, name, ...(path === undefined ? [] : [path])].join('/')]?.map(
    (input) => [input, { description: input }] as const,
  )
  return inputs && { name, description: name, inputs: Object.fromEntries(inputs) }
}

/** What GitHub's own language service finds in a workflow that may use this action. */
export function complaintsAboutWorkflow(text: string): Promise<string[]> {
  return complaints('.github/workflows/workflow.yml', text)
}

/** What it finds in the metadata of an action. */
export function complaintsAboutAction(text: string): Promise<string[]> {
  return complaints('action.yml', text)
}

/** What was read under one address is remembered by it, so each text gets an address of its own. */
let read = 0

async function complaints(path: string, text: string): Promise<string[]> {
  read += 1
  const document = TextDocument.create(`file:///${read}/${path}`, 'yaml', 1, text)
  const found = await validate(document, {
    actionsMetadataProvider: {
      fetchActionMetadata: (reference) => Promise.resolve(metadataOf(reference)),
    },
  })
  return found.map(({ message, range }) => {
    const text = typeof message === 'string' ? message : message.value
    return `line ${range.start.line + 1}: ${text}`
  })
}
