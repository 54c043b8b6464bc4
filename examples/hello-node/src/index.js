'use strict'

const VERSION = '1.0.0'

/**
 * A function for Node.js with the handler `index.handler`. It answers JSON in the form that an API
 * Gateway trigger takes for a response.
 */
exports.handler = async (event) => {
  const name = event?.queryStringParameters?.name ?? 'world'
  return {
    statusCode: 200,
    headers: { 'Content-Type': 'application/json' },
    isBase64Encoded: false,
    body: JSON.stringify({ greeting: `Hello, ${name}!`, version: VERSION }),
  }
}
