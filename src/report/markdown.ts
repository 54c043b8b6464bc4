import { escapeLine } from './escape.ts'

/** Foreign text in GitHub's Markdown, inside a table cell or a paragraph, without any meaning. */
export function markdownText(text: string): string {
  return escapeLine(text)
    .replace(/[&<>]/g, (character) => `&#${character.charCodeAt(0)};`)
    .replace(/[\\`*_{}[\]()#+!|~@:]/g, '\\$&')
}
