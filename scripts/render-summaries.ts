/**
 * Renders the job summaries of sample reports as GitHub shows them, into docs/summary-*.png, to be
 * looked at. Needs Chromium: `chromium` in the path, or what the variable CHROMIUM names.
 */
import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { marked } from 'marked'
import { summaryOf } from '../src/report/summary/summary.ts'
import { sampleReports } from '../test/report/samples.ts'

const WIDTH = 1_012
const CHROMIUM = process.env['CHROMIUM'] ?? 'chromium'
const stylesheet = readFileSync(
  'node_modules/github-markdown-css/github-markdown-light.css',
  'utf8',
)

const folder = mkdtempSync(join(tmpdir(), 'summaries-'))
try {
  for (const [name, report] of Object.entries(sampleReports)) {
    const page = join(folder, `${name}.html`)
    writeFileSync(page, await pageOf(summaryOf(report)))
    const picture = resolve(`docs/summary-${name}.png`)
    chromium(
      `--screenshot=${picture}`,
      `--window-size=${WIDTH},${heightOf(page)}`,
      `file://${page}`,
    )
    process.stdout.write(`${picture}\n`)
  }
} finally {
  rmSync(folder, { recursive: true, force: true })
}

async function pageOf(markdown: string): Promise<string> {
  const html = await marked.parse(markdown, { gfm: true })
  return `<!doctype html><meta charset="utf-8"><title></title><style>${stylesheet}
    .markdown-body { padding: 24px; font-family: sans-serif }</style>
    <body class="markdown-body" style="margin: 0">${withAlerts(html)}
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
