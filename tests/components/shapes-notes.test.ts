import { expect, it } from 'vitest'
import { shapesNotes } from '#components/map/shapes-notes'
import { messagesOf } from '#components/messages/index'
import { BUILT_IN_SHAPES } from '#geo/shapes/built-in'
import type { ShapesNote } from '#geo/shapes/map-shapes'

const { map } = messagesOf('zh')
const note = (kind: ShapesNote['kind'], isSchematic: boolean, approvalNumber = ''): ShapesNote => ({
  kind,
  isSchematic,
  approvalNumber,
  isPublished: true,
})

it.each<[string, readonly ShapesNote[], string | null, readonly string[]]>([
  ['the built-in shapes are schematic', BUILT_IN_SHAPES.notes, null, [map.schematic]],
  ['the number of the site comes first', BUILT_IN_SHAPES.notes, '苏A', [map.schematic, '审图号 苏A']],
  [
    'approved districts over built-in water',
    [note('districts', false, '苏B'), note('water', true)],
    null,
    [map.schematicWater, '审图号 苏B'],
  ],
  ['each number once', [note('districts', false, '苏B'), note('water', false, '苏B')], null, ['审图号 苏B']],
  [
    'the number of the site is none of districts that came later',
    [note('districts', false), note('water', false, '苏C')],
    '苏A',
    ['审图号 苏C'],
  ],
  [
    'it stays where only the water is another',
    [BUILT_IN_SHAPES.notes[0]!, note('water', false, '苏C')],
    '苏A',
    [map.schematic, '审图号 苏A', '审图号 苏C'],
  ],
  [
    'several sets, several numbers',
    [note('districts', false, '苏B'), note('water', false, '苏C')],
    null,
    ['审图号 苏B', '审图号 苏C'],
  ],
  ['nothing to say', [note('districts', false)], null, []],
])('%s', (_, notes, site, texts) => expect(shapesNotes(notes, map, site)).toEqual(texts))
