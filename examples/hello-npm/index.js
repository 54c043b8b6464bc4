'use strict'

const ms = require('ms')

/** A function for Node.js with the handler `index.handler`: tells a duration in words. */
exports.handler = async (event) => {
  const text = event?.queryStringParameters?.duration ?? '90m'
  return {
    statusCode: 200,
    headers: { 'Content-Type': 'application/json' },
    isBase64Encoded: false,
    body: JSON.stringify({ duration: text, words: ms(ms(text), { long: true }) }),
  }
}
