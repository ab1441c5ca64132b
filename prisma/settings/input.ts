/**
 * The check of what an admin sends as the settings of the site. Issues name the field and, as their message, the
 * reason.
 */

import { z } from 'zod'
import type { Bbox } from '#geo/filters'
import { isLogoColour } from '#geo/site/logo'
import type { Site } from '#geo/site/site'
import { LOCALES } from '#geo/vocabulary'
import { line } from '../line'

const needed = (most: number) => line(most).min(1, { error: 'missing' })
const inBoth = (most: number) => z.strictObject({ zh: needed(most), en: needed(most) })

const ID = /^[a-z0-9]+(-[a-z0-9]+)*$/
const id = line(40).regex(ID, { error: 'id' })
/** Of a city: as districts name it. */
const code = line(40).regex(/^[\w-]+$/, { error: 'id' })
const degrees = (most: number) => z.number({ error: 'box' }).min(-most, { error: 'box' }).max(most, { error: 'box' })

const bbox = z
  .tuple([degrees(180), degrees(85), degrees(180), degrees(85)], { error: 'box' })
  .refine(([west, south, east, north]) => west < east && south < north, { error: 'box' })
  .transform((box): Bbox => box)

/** Two of a list must not have the same. */
const unlike = <Row>(rows: z.ZodArray<z.ZodType<Row>>, key: (row: Row) => string) =>
  rows.refine((list) => new Set(list.map(key)).size === list.length, { error: 'twice' })

const views = z.array(z.strictObject({ value: id, zh: needed(30), en: needed(40), bbox })).max(12, { error: 'many' })
const cities = z
  .array(
    z.strictObject({ id: code, name: inBoth(40), position: z.tuple([degrees(180), degrees(85)], { error: 'box' }) }),
  )
  .max(60, { error: 'many' })
/** Empty, or a name that the program knows. */
function isTimeZone(timeZone: string): boolean {
  try {
    return timeZone === '' || new Intl.DateTimeFormat('en', { timeZone }).format() !== ''
  } catch {
    return false
  }
}
const query = line(2000).regex(/^[\x21-\x7e]+$/, { error: 'unknown' })
const examples = z.array(z.strictObject({ title: inBoth(80), text: inBoth(160), query })).max(6, { error: 'many' })

export const SiteInput = z
  .strictObject({
    name: inBoth(60),
    tagline: inBoth(120),
    description: inBoth(400),
    footer: z.strictObject({ zh: line(300), en: line(300) }).refine(({ zh, en }) => (zh === '') === (en === ''), {
      error: 'both',
    }),
    locale: z.enum(LOCALES, { error: 'unknown' }),
    logoColour: z
      .union([z.literal(''), z.string().regex(/^#[0-9a-f]{6}$/)], { error: 'colour' })
      .refine((colour) => colour === '' || isLogoColour(colour), { error: 'colour' }),
    timeZone: line(60).refine(isTimeZone, { error: 'unknown' }),
    presetViews: unlike(views, ({ value }) => value),
    startView: line(40),
    wholeView: line(40),
    cities: unlike(cities, ({ id }) => id),
    examples,
  })
  .superRefine(({ presetViews, startView, wholeView }, context) => {
    for (const [path, value] of Object.entries({ startView, wholeView }))
      if (value !== '' && !presetViews.some((view) => view.value === value))
        context.addIssue({ code: 'custom', path: [path], message: 'unknown' })
  }) satisfies z.ZodType<Site>
