import type { Answer } from '../../answer.ts'
import { document, type Xml } from '../xml.ts'

export function empty(status: number, headers: Record<string, string> = {}): Answer {
  return { status, headers, body: '' }
}

export function xml(root: string, content: Xml): Answer {
  return {
    status: 200,
    headers: { 'Content-Type': 'application/xml' },
    body: document(root, content),
  }
}
