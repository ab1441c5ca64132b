import type { MapShapes } from '#geo/shapes/map-shapes'
import { SHAPE_FILES, type ShapeFile } from '#geo/shapes/shape-address'
import { shapeFile } from '#geo/shapes/shape-file'
import { currentSnapshot } from '#prisma/live/current-snapshot'

interface Context {
  readonly params: Promise<{ readonly key: string; readonly file: string }>
}

/**
 * A file of the map shapes. Kept for ever by any cache when it is of the shapes it was asked for; of others, the newest
 * is answered and kept for a moment only.
 */
export async function GET(_request: Request, { params }: Context): Promise<Response> {
  const { key, file } = await params
  const name = SHAPE_FILES.find((candidate) => `${candidate}.json` === file)
  if (!name || !/^\d{1,9}(-\d{1,10}){2,3}$/.test(key))
    return new Response('There is no such file of shapes.', { status: 404 })
  try {
    const { shapes } = await currentSnapshot()
    const isTheirs = addressedAs(shapes) === key || (name !== 'labels' && shapes.key === key)
    return new Response(textOf(shapes, name), {
      headers: {
        'Content-Type': 'application/json',
        'Cache-Control': isTheirs ? 'public, max-age=31536000, immutable' : 'public, max-age=1',
      },
    })
  } catch (error) {
    console.error('The shapes %s/%s failed:', key, file, error)
    return new Response('The shapes cannot be read just now.', { status: 503, headers: { 'Retry-After': '2' } })
  }
}

/**
 * What stands for the shapes in their address; the built-in ones have files of their own, and are answered here too.
 */
const addressedAs = ({ path, key }: MapShapes): string => (path === '/geo' ? key : path.slice('/shapes/'.length))

/** Written once for all readers, and dropped with the shapes. */
const texts = new WeakMap<MapShapes, Map<ShapeFile, string>>()

function textOf(shapes: MapShapes, file: ShapeFile): string {
  const written = texts.get(shapes) ?? new Map<ShapeFile, string>()
  texts.set(shapes, written)
  const text = written.get(file) ?? JSON.stringify(shapeFile(shapes, file))
  written.set(file, text)
  return text
}
