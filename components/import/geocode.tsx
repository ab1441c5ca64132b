import type { Batch } from '#geo/import/batch'
import { type GeocodedAddress, precisionOfLevel } from '#geo/import/places/geocoded'
import { wordOf } from '#geo/import/words'
import { lookUp } from '#geo/look-up'
import { countText, fill, formatNumber } from '#geo/text/format'
import { joinClauses } from '#geo/text/punctuation'
import { type Locale, labelOf, PRECISIONS } from '#geo/vocabulary'
import type { ImportMessages } from '../messages/import'
import { Hidden } from './columns-form'

interface Props {
  readonly batch: Batch
  readonly locale: Locale
  readonly t: ImportMessages
  /** The host that addresses are sent to. */
  readonly host: string
  /** How many addresses have not been asked for, and how many at once. */
  readonly open: number
  readonly most: number
  readonly ask: (form: FormData) => Promise<void>
  readonly take: (form: FormData) => Promise<void>
}

/** Says what would leave the house before it does, and shows what has been found before it is used. */
export function Geocode({ batch, locale, t, host, open, most, ask, take }: Props) {
  const found = batch.hint?.geocoded ?? []
  if (found.length === 0 && open === 0) return null
  const words = t.sheets.geocode
  const n = formatNumber(Math.min(open, most), locale)
  return (
    <details className="import-geocode" open={found.length > 0}>
      <summary>{words.title}</summary>
      {found.length > 0 && (
        <form action={take}>
          <Hidden batch={batch} locale={locale} />
          <p className="small">{words.found}</p>
          <ul className="import-geocoded">
            {found.map((one) => (
              <li key={one.address}>
                <Found
                  {...{ one, locale, t }}
                  isTaken={lookUp(batch.settings.positions ?? {}, wordOf(one.address)) !== undefined}
                />
              </li>
            ))}
          </ul>
          <button type="submit" className="quiet">
            {words.take}
          </button>
        </form>
      )}
      {open > 0 && (
        <form action={ask}>
          <Hidden batch={batch} locale={locale} />
          {found.length === 0 && <p>{fill(words.intro, { n: formatNumber(open, locale), host })}</p>}
          <p className="import-alert">{fill(words.leaves, { host })}</p>
          <button type="submit" className="quiet">
            {fill(found.length === 0 ? words.ask : words.again, { n })}
          </button>
        </form>
      )}
    </details>
  )
}

interface FoundProps extends Pick<Props, 'locale' | 't'> {
  readonly one: GeocodedAddress
  readonly isTaken: boolean
}

/** An address with what was found; nothing is ticked until somebody ticks it. */
function Found({ one, locale, t, isTaken }: FoundProps) {
  const words = t.sheets.geocode
  const rows = countText(words.rows, one.rows, locale)
  if (one.is !== 'position') {
    const why = one.is === 'none' ? words.none : fill(words.refused, { why: one.why })
    return (
      <span className="small">
        {one.address} · {rows} · {why}
      </span>
    )
  }
  const precision = precisionOfLevel(one.level)
  const facts = [
    rows,
    fill(words.level, { level: one.level }),
    precision === null ? words.rough : labelOf(PRECISIONS, precision, locale),
    ...(one.score === null ? [] : [fill(words.score, { score: one.score })]),
  ]
  const at = `${one.lat.toFixed(5)}, ${one.lng.toFixed(5)}`
  return (
    <label>
      <input
        type="checkbox"
        name="address"
        value={one.address}
        disabled={precision === null}
        defaultChecked={isTaken}
      />
      {one.address}
      <span className="small">
        {joinClauses(facts, locale)} · {at}
      </span>
    </label>
  )
}
