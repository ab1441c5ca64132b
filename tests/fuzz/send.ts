/** Sends what no client library would, and reads what comes back. */

import { connect } from 'node:net'
import type { Request } from './requests'

export interface Answer {
  /** 0: the connection closed without one. */
  readonly status: number
  /** By names in small letters. */
  readonly headers: Readonly<Record<string, string>>
  readonly text: string
}

const MOST_BYTES = 400_000

export function bytesOf({ method, target, headers, body }: Request): Buffer {
  const clean = (text: string) => text.replace(/[\r\n\0]/g, '')
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${clean(value)}`)
  const length = body ? [`content-length: ${body.length}`] : []
  const head = [`${method} ${target.replace(/[\r\n ]/g, '')} HTTP/1.1`, ...lines, ...length, 'connection: close']
  return Buffer.concat([Buffer.from(`${head.join('\r\n')}\r\n\r\n`, 'latin1'), body ?? Buffer.alloc(0)])
}

/**
 * Comes back when the answer is whole, or of a stream when its head is there. Throws when nothing has come within `ms`.
 */
export function send(port: number, request: Request, ms = 20_000): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = []
    let size = 0
    const socket = connect(port, '127.0.0.1', () => socket.write(bytesOf(request)))
    socket.setTimeout(ms, () => {
      socket.destroy()
      reject(new Error(`No answer within ${ms} ms`))
    })
    const finish = () => {
      socket.destroy()
      resolve(answerOf(Buffer.concat(chunks).toString('latin1')))
    }
    socket.on('data', (chunk: Buffer) => {
      chunks.push(chunk)
      size += chunk.length
      const isStream = size < 5000 && Buffer.concat(chunks).includes('text/event-stream')
      if (isStream || size > MOST_BYTES) finish()
    })
    socket.on('end', finish)
    socket.on('error', finish) // what came before it counts
  })
}

function answerOf(raw: string): Answer {
  const end = raw.indexOf('\r\n\r\n')
  const [first = '', ...lines] = raw.slice(0, Math.max(end, 0)).split('\r\n')
  const headers = lines.map((line) => {
    const colon = line.indexOf(':')
    return [line.slice(0, colon).toLowerCase(), line.slice(colon + 1).trim()]
  })
  const status = Number(/^HTTP\/1\.1 (\d{3})/.exec(first)?.[1] ?? 0)
  if (status === 100) return answerOf(raw.slice(end + 4))
  return { status, headers: Object.fromEntries(headers), text: raw.slice(end + 4) }
}
