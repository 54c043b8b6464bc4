export type Xml = string | number | readonly Element[]
export type Element = readonly [name: string, content: Xml]

/** A document of one element; a name may carry attributes, the closing tag leaves them out. */
export function document(name: string, content: Xml): string {
  return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n${element([name, content])}`
}

function element([name, content]: Element): string {
  const inside = typeof content === 'object' ? content.map(element).join('') : escape(content)
  return `<${name}>${inside}</${name.split(' ', 1).join('')}>`
}

function escape(value: string | number): string {
  return String(value)
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
}

/** The texts of all elements of this name, wherever they stand; for the small bodies of requests. */
export function texts(xml: string, name: string): string[] {
  const found = xml.matchAll(new RegExp(`<${name}(?:\\s[^>]*)?>([^]*?)</${name}>`, 'g'))
  return [...found].map(([, inside = '']) => unescape(inside))
}

function unescape(text: string): string {
  return text
    .replaceAll('&quot;', '"')
    .replaceAll('&#34;', '"')
    .replaceAll('&apos;', "'")
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&')
}
