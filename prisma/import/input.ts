/** What forms may say of an import. */

import { z } from 'zod'
import { DATUMS } from '#geo/geometry/datum'
import { AMOUNT_UNITS, CURRENCY_CODES } from '#geo/import/cells/money'
import { QUESTIONS } from '#geo/import/cells/questions'
import { STEPS, TARGET_STATES } from '#geo/import/choices'
import { FOR_ALL, IMPORT_FIELDS } from '#geo/import/columns'
import { OF_ALL_LENGTH } from '#geo/import/sheets/figure-title'
import { isSheetField, SHEET_KINDS } from '#geo/import/sheets/sheet-columns'
import { MAX_VALUE_FIELD } from '#geo/import/sheets/value-columns'
import { MAX_WORD, WORD_FIELDS } from '#geo/import/words'

/** Of two columns for one field the first counts. */
const SheetInput = z
  .strictObject({
    kind: z.enum(SHEET_KINDS),
    columns: z.array(z.string().max(MAX_VALUE_FIELD).nullable()).max(200),
    ofAll: z
      .strictObject({
        indicator: z.string().max(OF_ALL_LENGTH.indicator),
        period: z.string().max(OF_ALL_LENGTH.period),
        unit: z.string().max(OF_ALL_LENGTH.unit),
      })
      .partial()
      .optional(),
  })
  .refine(({ kind, columns }) => columns.every((column) => column === null || isSheetField(kind, column)))
  .transform(({ kind, columns, ofAll }) => ({
    ...{ kind, ...(ofAll && { ofAll }) },
    columns: columns.map((field, i) => (columns.indexOf(field) < i ? null : field)),
  }))

const short = z.string().max(300)
const AnswersShape = Object.fromEntries(
  Object.entries(QUESTIONS).map(([question, answers]) => [question, z.enum(answers).optional()]),
)
export const ImportSettingsInput = z
  .strictObject({
    columns: z.array(z.enum(IMPORT_FIELDS as [string, ...string[]]).nullable()).max(200),
    amountUnit: z
      .number()
      .nullable()
      .refine((unit) => unit === null || AMOUNT_UNITS.includes(unit)),
    amountCurrency: z.enum(CURRENCY_CODES),
    datum: z.enum(DATUMS).nullable(),
    forAll: z.partialRecord(z.enum(FOR_ALL), short),
    turnSwapped: z.boolean(),
    fillDown: z.array(z.int().min(0).max(199)).max(200),
    answers: z.strictObject(AnswersShape),
    words: z.partialRecord(z.enum(WORD_FIELDS), z.record(z.string().max(MAX_WORD), short)),
    sheet: SheetInput.nullish(),
    // What the batch itself has of these holds.
    positions: z.unknown().optional(),
    beside: z.unknown().optional(),
    titleYear: z.unknown().optional(),
    otherAmount: z.unknown().optional(),
  })
  .transform(
    ({ positions: _positions, beside: _beside, titleYear: _year, otherAmount: _other, ...settings }) => settings,
  )
export const ChoicesInput = z.strictObject({
  bad: z.enum(['stop', 'skip']),
  changed: z.enum(['update', 'skip']),
  doubtful: z.enum(['ask', ...STEPS]),
  state: z.enum(TARGET_STATES),
})
