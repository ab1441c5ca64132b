import type { Batch } from '#geo/import/batch'
import { ENCODINGS } from '#geo/import/encodings'
import { fill } from '#geo/text/format'
import type { Locale } from '#geo/vocabulary'
import type { ImportMessages } from '../messages/import'
import { Hidden } from './columns-form'

interface Props {
  readonly locale: Locale
  readonly t: ImportMessages
  readonly batch: Batch
  /** The first rows, as they have been read. */
  readonly samples: readonly (readonly string[])[]
  readonly readIn: (form: FormData) => Promise<void>
}

const SAMPLE_LENGTH = 60

/** In which encoding a text was read and what that looks like; it can be read in another. */
export function EncodingChoice({ locale, t, batch, samples, readIn }: Props) {
  const { encoding, headings } = batch
  if (!ENCODINGS.some((one) => one === encoding)) return null
  const sample = [...headings, ...samples.flat()].filter(Boolean).join(' · ')
  const shown = Array.from(sample)
    .slice(0, SAMPLE_LENGTH)
    .join('')
    .replace(/[ ·]+$/, '')
  return (
    <form action={readIn} className="import-tables">
      <Hidden batch={batch} locale={locale} />
      <p>{fill(t.encoding.intro, { name: encoding!.toUpperCase(), sample: shown })}</p>
      <label>
        {t.encoding.label}
        <select name="encoding" defaultValue={encoding!}>
          {ENCODINGS.map((one) => (
            <option key={one} value={one}>
              {one.toUpperCase()}
            </option>
          ))}
        </select>
      </label>
      <button type="submit" className="quiet">
        {t.encoding.read}
      </button>
    </form>
  )
}
