import { groundPath, MAX_RANGE, readGroundFile } from '#prisma/ground/files'
import { readGrounds } from '#prisma/ground/grounds'

interface Context {
  readonly params: Promise<{ readonly file: string }>
}

const refuse = (status: number, text: string, headers: Readonly<Record<string, string>> = {}) =>
  new Response(`${text}\n`, { status, headers: { 'content-type': 'text/plain; charset=utf-8', ...headers } })

/**
 * Bytes of a PMTiles file that a ground names: one range per request, of at most 4 MiB, as readers of PMTiles ask.
 * Other files of the folder are not served.
 */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  const { file } = await params
  const isNamed = (await readGrounds()).some(({ url }) => url === groundPath(file))
  if (!isNamed) return refuse(404, 'There is no such file.')
  const range = /^bytes=(\d{1,15})-(\d{1,15})?$/.exec(request.headers.get('range') ?? '')
  if (!range) return refuse(416, 'Ask for one range of bytes, such as bytes=0-16383.', { 'accept-ranges': 'bytes' })
  const start = Number(range[1])
  const end = range[2] === undefined ? start + MAX_RANGE - 1 : Number(range[2])
  if (end < start) return refuse(416, 'The range ends before it begins.')
  const part = await readGroundFile(file, start, end)
  if (!part) return refuse(404, 'There is no such file.')
  const { bytes, size, tag } = part
  if (bytes.length === 0) return refuse(416, 'The range lies beyond the end.', { 'content-range': `bytes */${size}` })
  return new Response(new Uint8Array(bytes), {
    status: 206,
    headers: {
      'content-type': 'application/vnd.pmtiles',
      'content-range': `bytes ${start}-${start + bytes.length - 1}/${size}`,
      'accept-ranges': 'bytes',
      'cache-control': 'public, max-age=3600',
      etag: tag,
    },
  })
}
