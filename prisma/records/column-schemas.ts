/** What a single column may hold: the zod schemas that the records in records.ts are made of. */

import { z } from 'zod'
import { isAreaCode, MAX_AREA_CODE } from '#geo/area-code'
import { isTermValue } from '#geo/terms'
import { PRECISIONS, type Term, valuesOf } from '#geo/vocabulary'

const quoted = (value: unknown) => JSON.stringify(value) ?? String(value)

export const oneOf = <V extends string>(values: readonly V[]) =>
  z.enum(values as readonly [V, ...V[]], {
    error: ({ input }) => `${quoted(input)} is not one of ${values.join(', ')}`,
  })
/** A value of a vocabulary: whether there is such a term, the database says (`termProblems`). */
export const termValue = z
  .string()
  .refine(isTermValue, { error: ({ input }) => `${quoted(input)} is not a value of lower-case words and hyphens` })
export const term = <V extends string>(table: readonly Term<V>[]) => oneOf(valuesOf(table))

function hasNoCredentials(address: string): boolean {
  if (!URL.canParse(address)) return false
  const { username, password } = new URL(address)
  return username === '' && password === ''
}

const matching = (pattern: RegExp, what: string) =>
  z.string().regex(pattern, { error: ({ input }) => `${quoted(input)} is not ${what}` })

export const id = matching(/^[A-Za-z0-9][A-Za-z0-9.-]*$/, 'an id of letters, digits, dots and hyphens')
export const slug = matching(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'a slug of lower-case words joined by hyphens')
/** Nor with NUL or half a pair in it, which the database does not take. */
export const text = matching(/^(?!.*[\0\p{Surrogate}])\S(.*\S)?$/su, 'a text without space around it')
/** Of a district or a city. */
export const areaCode = z.string().refine(isAreaCode, {
  error: ({ input }) => `${quoted(input)} is not a code of at most ${MAX_AREA_CODE} letters, digits and hyphens`,
})
export const texts = z.array(text).default([])
/** Null where it is absent. */
export const maybe = <S extends z.ZodType>(schema: S) => schema.nullable().default(null)
export const date = z.iso.date({ error: ({ input }) => `${quoted(input)} is not a date yyyy-mm-dd` })
export const position = z.int().min(0)
/** Without `user:password@`: what is published must open nothing. */
export const url = z.url({ protocol: /^https?$/ }).refine(hasNoCredentials, 'names a user or a password')

/** Degrees WGS-84. Whether a position lies near this map, forms and imports say. */
const within = (min: number, max: number) =>
  z.number().refine((value) => value >= min && value <= max, {
    error: ({ input }) => `${quoted(input)} is not between ${min} and ${max} degrees`,
  })

export const names = { nameZh: text, nameEn: text }
export const location = {
  lng: maybe(within(-180, 180)),
  lat: maybe(within(-90, 90)),
  precision: term(PRECISIONS),
  errorM: maybe(z.int().positive()),
}
