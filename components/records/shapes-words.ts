import { SHAPE_KINDS } from '#geo/shapes/map-shapes'
import type { ShapesCredit } from '#geo/shapes/published'
import { fill } from '#geo/text/format'
import type { Messages } from '../messages'

/**
 * Sentences on the limits of the shapes that the map stands on, and on the rights in them, kind by kind: of the
 * built-in shapes where nothing is published, else what the published version says of itself.
 */
export function shapesWords(credits: readonly ShapesCredit[], t: Messages) {
  const { about, map } = t
  const limits: string[] = []
  const licences: string[] = []
  for (const kind of SHAPE_KINDS) {
    const credit = credits.find((candidate) => candidate.kind === kind)
    if (!credit) {
      limits.push(about.limitsShapes[kind])
      licences.push(about.licenceBuiltIn[kind])
    } else if (credit.source !== '') {
      const { source, licence, date, isSchematic, approvalNumber } = credit
      if (isSchematic) limits.push(about.limitsSchematic[kind])
      const number = approvalNumber && `${map.approval} ${approvalNumber}`
      const text = [source, licence, date, number].filter(Boolean).join(' · ')
      licences.push(fill(about.licenceSet[kind], { text }))
    }
  }
  return { limits, licences: [...licences, about.licenceTowns] }
}

/** Each once; the site's own only while the built-in districts are shown, as on the map. */
export function approvalNumbers(credits: readonly ShapesCredit[], siteNumber: string | null): string[] {
  const isOwn = credits.some(({ kind }) => kind === 'districts')
  const numbers = [isOwn ? null : siteNumber, ...credits.map(({ approvalNumber }) => approvalNumber)]
  return [...new Set(numbers)].filter((number): number is string => Boolean(number))
}
