/**
 * What the texts of this action avoid: words that read as translated, British spellings, and other
 * names for a thing than its usual one. String literals of src, the
 * emulator and scripts, all pages, action.yml and the example workflows are searched.
 */
import { globSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { literalsOf } from './support/literals.ts'

/** What to avoid, and what to write instead. */
const NEVER: readonly (readonly [pattern: RegExp, instead: string])[] = [
  [/\b(?:was|were|is) not begun\b|\bnothing was begun\b/i, 'not started, nothing was deployed'],
  [/\b(?:was not made|the step broke)\b/i, 'Failed to <verb> <object>: <cause>'],
  [/^(?:Takes|Sends|Reads|Leaves|Writes|Signs in|Creates|Updates) /, 'a gerund or past participle'],
  [/\bsigns? in\b/i, 'authenticate'],
  [/\bcannot be told\b/i, 'unknown'],
  [/\bnothing proves\b|\bnot proved\b|\bcannot be proved\b/i, 'could not be verified'],
  [/\bof ours\b/i, 'drop it'],
  [/\baccepted are\b|\bhas no meaning\b|\bgoes with\b/i, '`x` must be …, got "…"'],
  [/\d %(?! of 数据)/, '51% without a space'],
  [/\brequest id\b|\bproject id\b|\bid token\b/, 'request ID, project ID, ID token'],
  [/\btrying again (?:can|does not) help\b/i, 'Re-running will not help'],
  [/\bsome minutes\b/i, 'short-lived'],
  [/\bway in\b/i, 'authentication method'],
  [/\bsomebody\b/i, 'another run or user'],
  [/\b(?:one a line|one per a line)\b/i, 'one per line'],
  [/\bwhole number\b/i, 'integer'],
  [/\bbroke off\b/i, 'was cut off'],
  [/\bobeyed\b/i, 'honored'],
  [/\b(?:anew|afresh)\b/i, 'again'],
  [/\b(?:be|is|are|was|were) (?:un)?told\b(?! apart)/i, 'reported'],
  [/\bunless given\b/i, '(default: …)'],
  [/\b(?:does|do|did) not go with\b/i, '`x` cannot be combined with `y`'],
  [/\bopen nothing else\b|\bhas no rights\b/i, 'has no permissions'],
  [/\bnobody knows\b|\bis not known\b/i, 'unknown'],
  [/\bCtrl-C\b/, 'Ctrl+C'],
  [/\blegs? of (?:a|the) matrix\b|\bmatrix legs?\b/i, 'matrix job'],
  [/\bsuch as\b[^.,;:]* that\b/, 'a sentence that can be read once'],
  [/(?:^|\. )Of (?:a|two|several) /, 'a sentence that starts with its subject'],
  [
    /\b\w*(?:behaviour|honour|colour|favour|neighbour|normalis|recognis|serialis|initialis|optimis|licence|artefact)\w*/i,
    'US spelling',
  ],
]

function avoided(texts: readonly string[]): string[] {
  return texts.flatMap((text) =>
    NEVER.filter(([pattern]) => pattern.test(text)).map(
      ([pattern, instead]) => `${JSON.stringify(text)}: ${String(pattern)}, write: ${instead}`,
    ),
  )
}

const sources = globSync([
  'src/**/*.ts',
  'emulator/*.ts',
  'emulator/{action,calls,iam,invoke,obs,state}/**/*.ts',
  'scripts/**/*.ts',
])
const pages = globSync([
  '*.md',
  'docs/**/*.md',
  'emulator/**/*.md',
  'examples/**/*.md',
  'examples/workflows/*.yml',
  '.github/**/*.{md,yml}',
  'action.yml',
  'emulator/action.yml',
])

/** Lines of a page, without blocks of code, which have rules of their own. */
function proseOf(page: string): string[] {
  return readFileSync(page, 'utf8')
    .replace(/^ *```.*?^ *```$/gms, '')
    .split('\n')
}

describe('the texts of the action', () => {
  it.each(sources)('in %s have none of the words to avoid', (path) => {
    expect(avoided(literalsOf(readFileSync(path, 'utf8')))).toEqual([])
  })

  it.each(pages)('in %s have none of the words to avoid', (page) => {
    expect(avoided(proseOf(page))).toEqual([])
  })

  it('are found, and what is to be avoided in them', () => {
    expect(sources.length).toBeGreaterThan(80)
    expect(pages.length).toBeGreaterThan(15)
    const code = "// was not begun\nconst a = 'was not begun'; const b = `Takes ${a} files`"
    expect(literalsOf(code)).toEqual(['was not begun', 'Takes … files'])
    expect(avoided(literalsOf(code))).toHaveLength(2)
  })
})
