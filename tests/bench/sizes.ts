import { request } from 'node:http'

/** Bytes of a page's HTML as it comes over the wire, and its encoding. */
export function htmlSize(
  url: string,
  userAgent = 'bench',
): Promise<{ bytes: number; encoding: string; status: number }> {
  return new Promise((resolve, reject) => {
    const headers = { 'accept-encoding': 'br, gzip', accept: 'text/html', 'user-agent': userAgent }
    request(url, { headers }, (response) => {
      let bytes = 0
      response.on('data', (chunk: Buffer) => {
        bytes += chunk.length
      })
      response.on('end', () =>
        resolve({ bytes, encoding: response.headers['content-encoding'] ?? 'none', status: response.statusCode ?? 0 }),
      )
    })
      .on('error', reject)
      .end()
  })
}
