/** Where browsers find the files of the map shapes. */

/** The files that a browser's map asks for. */
export const SHAPE_FILES = ['districts', 'water', 'coast', 'rivers', 'towns', 'labels'] as const
export type ShapeFile = (typeof SHAPE_FILES)[number]

/** Digits of the key of the shapes, and then of the cities that the settings have put on them. */
const WITH_CITIES = /\/shapes\/(\d+-\d+-\d+)-\d+$/

/**
 * The address of a file of the shapes at `path`. Cities of the settings change no file but the labels: all others stay
 * where they are without them, the built-in ones among the static files. A query of the path stays: that of a past.
 */
export function shapeAddress(path: string, file: ShapeFile): string {
  const [folder = '', ...query] = path.split(/(?=\?)/)
  const drawn = folder.replace(WITH_CITIES, (_, key) => (key === '0-0-0' ? '/geo' : `/shapes/${key}`))
  const kept = file === 'labels' ? folder : drawn
  return `${kept}/${file}.json${kept === '/geo' ? '' : query.join('')}`
}
