/**
 * Renders the job summaries of sample reports, and pull request comments, as GitHub shows them in its
 * light and dark theme: docs/summary-<name>.png, docs/summary-<name>-dark.png, and the same for
 * docs/comment and docs/comment-changes. Arguments are the names of the pictures to render, without
 * them all. Needs Chromium: `chromium` in the path, or what the variable CHROMIUM names.
 */
import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { marked } from 'marked'
import { commentWith, sectionOf, type Job } from '../src/report/comment/comment.ts'
import { summaryOf } from '../src/report/summary/summary.ts'
import { changedReport, sampleReports } from '../test/report/samples.ts'

const WIDTH = 1_012
const CHROMIUM = process.env['CHROMIUM'] ?? 'chromium'

const THEMES = [
  { sheet: 'github-markdown-light.css', background: '#ffffff', suffix: '' },
  { sheet: 'github-markdown-dark.css', background: '#0d1117', suffix: '-dark' },
].map((theme) => ({
  ...theme,
  stylesheet: readFileSync(`node_modules/github-markdown-css/${theme.sheet}`, 'utf8'),
}))

type Theme = (typeof THEMES)[number]

const COMMIT = '5d0f3b7a9c1e48d2b6f4a0c8e7d19b3f52a6c4e8'
const ENVIRONMENT = { GITHUB_SHA: COMMIT, GITHUB_REPOSITORY: 'octo-org/orders' }
const JOB: Job = {
  ...{ workflow: 'Deploy', name: 'plan', run: 1, commit: COMMIT },
  url: 'https://github.com/octo-org/orders/actions/runs/1',
}

const pages = Object.entries(sampleReports).map(
  ([name, report]) => [`summary-${name}`, summaryOf(report, ENVIRONMENT)] as const,
)
const planned = sampleReports['planned']
if (planned === undefined) throw new Error('There is no sample of a plan')
const comments = [
  ['comment', planned],
  ['comment-changes', changedReport],
] as const
const all = [
  ...pages,
  ...comments.map(([name, report]) => {
    return [name, commentWith([], sectionOf(report, JOB), JOB) ?? ''] as const
  }),
]
const wanted = process.argv.slice(2)

const folder = mkdtempSync(join(tmpdir(), 'summaries-'))
try {
  for (const [name, markdown] of all) {
    if (wanted.length > 0 && !wanted.includes(name)) continue
    for (const theme of THEMES) render(name, markdown, theme)
  }
} finally {
  rmSync(folder, { recursive: true, force: true })
}

function render(name: string, markdown: string, theme: Theme): void {
  const page = join(folder, `${name}.html`)
  writeFileSync(page, pageOf(markdown, theme))
  const picture = resolve(`docs/${name}${theme.suffix}.png`)
  chromium(`--screenshot=${picture}`, `--window-size=${WIDTH},${heightOf(page)}`, `file://${page}`)
  process.stdout.write(`${picture}\n`)
}

function pageOf(markdown: string, { stylesheet, background }: Theme): string {
  const html = marked.parse(markdown, { gfm: true, async: false })
  return `<!doctype html><meta charset="utf-8"><title></title><style>${stylesheet}
    .markdown-body { padding: 24px; font-family: sans-serif, 'Noto Color Emoji' }</style>
    <body class="markdown-body" style="margin: 0; background: ${background}">${withAlerts(html)}
    <script>document.title = document.documentElement.scrollHeight</script>`
}
/** GitHub's alerts, which are no part of the Markdown that others render. */
function withAlerts(html: string): string {
  return html.replaceAll(
    /<blockquote>\s*<p>\[!CAUTION\]\s*/g,
    '<blockquote class="markdown-alert markdown-alert-caution">' +
      '<p class="markdown-alert-title">Caution</p><p>',
  )
}

/** How high the page is when it is laid out at that width. */
function heightOf(page: string): number {
  const dom = chromium('--dump-dom', `--window-size=${WIDTH},200`, `file://${page}`)
  return Number(/<title>(\d+)<\/title>/.exec(dom)?.[1])
}

function chromium(...options: string[]): string {
  const profile = mkdtempSync(join(tmpdir(), 'chromium-'))
  try {
    const quiet = [
      '--headless',
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
    ]
    const offline = [
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ]
    return execFileSync(
      CHROMIUM,
      [...quiet, ...offline, '--hide-scrollbars', `--user-data-dir=${profile}`, ...options],
      { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] },
    )
  } finally {
    rmSync(profile, { recursive: true, force: true })
  }
}
