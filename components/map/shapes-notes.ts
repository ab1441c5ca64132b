import type { ShapesNote } from '#geo/shapes/map-shapes'
import type { Messages } from '../messages'

type Words = Pick<Messages['map'], 'schematic' | 'schematicWater' | 'approval'>

/**
 * What must stand on every picture of these shapes: that they are schematic, where they are, and each approval number,
 * the site's own first. That was given with the built-in districts in view: those that an admin has put up have a
 * number of their own, or none.
 */
export function shapesNotes(notes: readonly ShapesNote[], words: Words, siteNumber: string | null): string[] {
  const isSchematic = (kind: ShapesNote['kind']) => notes.some((note) => note.kind === kind && note.isSchematic)
  const schematic = isSchematic('districts') ? [words.schematic] : isSchematic('water') ? [words.schematicWater] : []
  const isOwn = notes.some(({ kind, isPublished }) => kind === 'districts' && isPublished)
  const numbers = new Set([(!isOwn && siteNumber) || '', ...notes.map(({ approvalNumber }) => approvalNumber)])
  numbers.delete('')
  return [...schematic, ...[...numbers].map((number) => `${words.approval} ${number}`)]
}
