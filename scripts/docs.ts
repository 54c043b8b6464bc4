/**
 * Writes the generated tables: inputs and outputs of README.md from action.yml, the error codes of
 * docs/troubleshooting.md from the remedies that the action prints. With `--check` nothing is
 * written; a stale table is an error.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { parse } from 'yaml'
import { remedyFor } from '../src/cloud/remedies.ts'

interface Declared {
  readonly description: string
  readonly default?: string
}

interface Action {
  readonly inputs: Readonly<Record<string, Declared>>
  readonly outputs: Readonly<Record<string, Declared>>
}

/** Meanings of the codes, after the lists of error codes of FunctionGraph and API Gateway. */
const MEANINGS: Readonly<Record<string, string>> = {
  'APIGW.0101': 'unknown API path',
  'APIGW.0201': 'request rejected; with 413: body over 12 MB, with 504: the service timed out',
  'APIGW.0301': 'signature or token rejected, or clock more than 15 minutes off',
  'APIGW.0308': 'rate limit exceeded',
  'FSS.0401': 'authentication failed',
  'FSS.0403': 'access denied',
  'FSS.0404': 'function not found',
  'FSS.0413': 'request too large',
  'FSS.0424': 'invalid dependency',
  'FSS.1010': 'invalid OBS URL',
  'FSS.1011': 'invalid archive or code',
  'FSS.1012': 'no code in the request',
  'FSS.1014': 'alias name rejected',
  'FSS.1015': 'version name rejected',
  'FSS.1024': 'invalid dependency',
  'FSS.1042': 'code storage quota exceeded',
  'FSS.1043': 'the function has too many aliases',
  'FSS.1046': 'dependency belongs to another account',
  'FSS.1051': 'function not found',
  'FSS.1052': 'function or version not found',
  'FSS.1053': 'alias not found',
  'FSS.1054': 'OBS object not found, or no permission to read it',
  'FSS.1056': 'dependency not found',
  'FSS.1066': 'version belongs to another alias',
  'FSS.1071': 'package over 50 MB',
  'FSS.1072': 'inline code over 10 KB',
  'FSS.1077': 'the function has reserved instances',
  'FSS.1078': 'code_filename contains a path',
  'FSS.1091': 'the additional version of an alias is not accepted',
  'FSS.1092': 'the share of an additional version is not accepted',
  'FSS.1093': 'both versions of an alias are the same',
  'FSS.1126': 'access denied in the enterprise project',
  'FSS.1127': 'access denied in the enterprise project',
  'FSS.1151': 'bucket is in another region',
  'FSS.1201': 'request too large',
  'FSS.1303': 'access denied',
  'FSS.1309': 'invalid URN',
  'FSS.1310': 'access denied',
}

const action = parse(readFileSync('action.yml', 'utf8')) as Action

interface Generated {
  readonly page: string
  /** Name in the two markers around the table. */
  readonly name: string
  readonly content: string
}

const inputsTable = table(
  ['Input', 'Default', 'Description'],
  Object.entries(action.inputs).map(([name, input]) => [
    `\`${name}\``,
    input.default === undefined ? '' : `\`${input.default}\``,
    cell(input.description),
  ]),
)
const outputsTable = table(
  ['Output', 'Description'],
  Object.entries(action.outputs).map(([name, { description }]) => [
    `\`${name}\``,
    cell(description),
  ]),
)
const errorsTable = table(
  ['Code', 'Meaning', 'Fix'],
  Object.entries(MEANINGS).map(([code, meaning]) => {
    const remedy = remedyFor({ kind: 'status', operation: 'UpdateFunctionCode', code })
    return [`\`${code}\``, cell(meaning), cell(remedy).replaceAll('\\`', '`')]
  }),
)

const tables: readonly Generated[] = [
  { page: 'README.md', name: 'inputs', content: inputsTable },
  { page: 'README.md', name: 'outputs', content: outputsTable },
  { page: 'docs/troubleshooting.md', name: 'errors', content: errorsTable },
]

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const lines = [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`)
  return ['<!-- prettier-ignore -->', ...lines].join('\n')
}

/** Text as it stands, on one line of a table. */
function cell(text: string): string {
  return text
    .trim()
    .replace(/\s+/g, ' ')
    .replace(/[\\|<*`]/g, '\\$&')
}

/** Puts a table between its two markers. Throws when they are not there, each once, in order. */
function withTable(text: string, { page, name, content }: Generated): string {
  const [start, end] = [`<!-- ${name}: written by npm run docs -->`, `<!-- end of ${name} -->`]
  const [before = '', after, ...more] = text.split(start)
  const [, rest, ...others] = after?.split(end) ?? []
  if (rest === undefined || more.length + others.length > 0) {
    throw new Error(`${page} needs one "${start}" and one "${end}" after it`)
  }
  return `${before}${start}\n\n${content}\n\n${end}${rest}`
}

for (const generated of tables) {
  const { page, name } = generated
  const text = readFileSync(page, 'utf8')
  const fresh = withTable(text, generated)
  if (fresh === text) continue
  if (!process.argv.includes('--check')) writeFileSync(page, fresh)
  else {
    console.error(`${page} is stale: ${name}. Update its tables with: npm run docs`)
    process.exitCode = 1
  }
}
