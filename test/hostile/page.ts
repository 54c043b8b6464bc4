import { marked } from 'marked'
import { expect } from 'vitest'

/** Fails when a summary, once it is rendered, holds more than our own headings, tables and lists. */
export function expectOnlyText(summary: string): void {
  expect(summary.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\u202a-\u202e\u2066-\u2069]/u)
  const tags = [...marked.parse(summary, { async: false }).matchAll(/<!?\/?([a-z][a-z0-9-]*)/gi)]
  const foreign = tags.map(([, name]) => name).filter((name) => !OURS.test(name ?? ''))
  expect(foreign).toEqual([])
}

const OURS =
  /^(h[2-4]|p|strong|em|code|pre|ul|ol|li|br|blockquote|table|t(head|body|r|h|d)|details|summary)$/
