import { describe, expect, it } from 'vitest'
import { messagesOf } from '#components/messages/index'
import { approvalNumbers, shapesWords } from '#components/records/shapes-words'
import { SHAPE_KINDS } from '#geo/shapes/map-shapes'
import type { ShapesCredit } from '#geo/shapes/published'

const credit = (kind: ShapesCredit['kind'], more: Partial<ShapesCredit> = {}): ShapesCredit => ({
  ...{ kind, source: 'Survey office', licence: 'CC BY 4.0', date: '2026-01-31', isSchematic: false },
  approvalNumber: '苏S(2026)012号',
  ...more,
})

describe.each(['zh', 'en'] as const)('the page about the map (%s)', (locale) => {
  const t = messagesOf(locale)
  const lines = (credits: readonly ShapesCredit[]) => {
    const { limits, licences } = shapesWords(credits, t)
    return [...limits, ...licences].join('\n')
  }

  it('says of the built-in shapes what they are', () => {
    expect(lines([])).toContain('GSHHG')
    for (const kind of SHAPE_KINDS) expect(lines([])).toContain(t.about.licenceBuiltIn[kind])
  })

  it.each(SHAPE_KINDS)(
    'says nothing of the built-in %s where others are shown, but what those say of themselves',
    (kind) => {
      const text = lines([credit(kind)])
      expect(text).not.toContain(t.about.licenceBuiltIn[kind])
      expect(text).not.toContain(t.about.limitsShapes[kind])
      for (const word of ['Survey office', 'CC BY 4.0', '2026-01-31', '苏S(2026)012号']) expect(text).toContain(word)
      expect(text).not.toContain(t.about.limitsSchematic[kind])
      expect(lines([credit(kind, { isSchematic: true })])).toContain(t.about.limitsSchematic[kind])
    },
  )

  it('says nothing of shapes that are not shown at all', () => {
    const text = lines(
      SHAPE_KINDS.map((kind) => credit(kind, { source: '', licence: '', date: '', approvalNumber: '' })),
    )
    expect(text).toBe(t.about.licenceTowns)
  })
})

it.each([
  ['the site’s, of the built-in shapes', [], '苏A', ['苏A']],
  ['of districts that were put up, not the site’s', [credit('districts')], '苏A', ['苏S(2026)012号']],
  ['none of districts without one', [credit('districts', { approvalNumber: '' })], '苏A', []],
  ['each once', [credit('water'), credit('land')], '苏A', ['苏A', '苏S(2026)012号']],
])('the approval numbers are %s', (_, credits, site, expected) => {
  expect(approvalNumbers(credits, site)).toEqual(expected)
})
