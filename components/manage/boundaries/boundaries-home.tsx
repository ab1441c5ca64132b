import Link from 'next/link'
import { SHAPE_KINDS, type ShapeKind } from '#geo/shapes/map-shapes'
import { BEGUN_EMPTY } from '#geo/shapes/reading'
import { fill, formatNumber } from '#geo/text/format'
import type { Locale } from '#geo/vocabulary'
import type { ManageMessages } from '../../messages/manage'
import { localPath } from '../../paths'
import { errorOf, momentOf } from './error-of'

type T = ManageMessages['boundaries']

/** What has been shown since when. `facts` null: the built-in shapes. */
interface HistoryLine {
  readonly id: number
  readonly kind: ShapeKind
  readonly setId: number | null
  readonly why: string
  readonly by: string
  readonly at: Date
  readonly facts: {
    readonly source: string
    readonly licence: string
    readonly date: string
    readonly approvalNumber: string
    readonly isSchematic: boolean
    readonly fileName: string
    readonly count: number
  } | null
}

interface Props {
  readonly locale: Locale
  readonly t: T
  readonly error: string | null
  /** The shapes that it is about, where that matters. */
  readonly errorKind: ShapeKind | null
  readonly active: Readonly<Record<ShapeKind, HistoryLine | null>>
  readonly history: readonly HistoryLine[]
  readonly waiting: readonly { readonly id: string; readonly kind: ShapeKind; readonly fileName: string }[]
  readonly show: (form: FormData) => Promise<unknown>
}

/** What the map stands on, where other shapes come in, and what was there before. */
export function BoundariesHome({ locale, t, error, errorKind, active, history, waiting, show }: Props) {
  const told = error && errorOf(t, locale, error, errorKind && active[errorKind])
  const first = Object.fromEntries(SHAPE_KINDS.map((kind) => [kind, active[kind]?.id ?? null]))
  return (
    <div className="boundaries">
      <h1>{t.title}</h1>
      <p className="summary">{t.intro}</p>
      {told && (
        <p className="wrong" role="alert">
          {told}
        </p>
      )}
      <h2>{t.now}</h2>
      <div className="shape-kinds">
        {SHAPE_KINDS.map((kind) => (
          <section className="person" key={kind} aria-labelledby={`now-${kind}`}>
            <h3 id={`now-${kind}`}>{t.kinds[kind]}</h3>
            <ShapesFacts line={active[kind]} locale={locale} t={t} />
          </section>
        ))}
      </div>
      <h2>{t.upload}</h2>
      <form action="/api/manage/boundaries" method="post" encType="multipart/form-data" className="person upload">
        <input type="hidden" name="locale" value={locale} />
        <label>
          {t.kind}
          <select name="kind">
            {SHAPE_KINDS.map((kind) => (
              <option key={kind} value={kind}>
                {t.kinds[kind]}
              </option>
            ))}
          </select>
        </label>
        <label>
          {t.file}
          <input type="file" name="file" required accept=".geojson,.json,.topojson,.zip" />
        </label>
        <p className="small">{t.fileNote}</p>
        <button type="submit" className="strong">
          {t.send}
        </button>
      </form>
      {waiting.length > 0 && <h2>{t.waiting}</h2>}
      <ul className="waiting">
        {waiting.map(({ id, kind, fileName }) => (
          <li key={id}>
            <Link href={localPath(locale, `/manage/boundaries/${id}`)} prefetch={false}>
              {t.kinds[kind]} · {fileName}
            </Link>
          </li>
        ))}
      </ul>
      {history.length > 0 && <h2>{t.history}</h2>}
      <ol className="boundary-history">
        {history.map((line) => (
          <li key={line.id} className="person">
            <h3>{t.kinds[line.kind]}</h3>
            <ShapesFacts line={line} locale={locale} t={t} />
            {line.why && <p>{line.why}</p>}
            {first[line.kind] === line.id ? (
              <p className="small">{t.shown}</p>
            ) : (
              <ShowForm kind={line.kind} setId={line.setId} seen={first[line.kind] ?? 0} {...{ locale, t, show }} />
            )}
          </li>
        ))}
        {SHAPE_KINDS.filter((kind) => active[kind]?.setId).map((kind) => (
          <li key={kind} className="person">
            <h3>{t.kinds[kind]}</h3>
            <p>{t.builtIn}</p>
            <ShowForm kind={kind} setId={null} seen={first[kind] ?? 0} {...{ locale, t, show }} />
          </li>
        ))}
      </ol>
    </div>
  )
}

function ShapesFacts({
  line,
  locale,
  t,
}: {
  readonly line: HistoryLine | null
  readonly locale: Locale
  readonly t: T
}) {
  if (!line) return <p>{t.builtIn}</p>
  const { facts, at, by } = line
  const entries: (readonly [string, string])[] = facts
    ? [
        [t.source, facts.source],
        [t.licence, facts.licence],
        [t.date, facts.date],
        [t.approvalNumber, facts.approvalNumber],
        [t.file, facts.fileName],
      ]
    : []
  return (
    <>
      <p>
        {facts ? fill(t.count, { n: formatNumber(facts.count, locale) }) : t.builtIn}
        {facts?.isSchematic && ` · ${t.schematic}`}
      </p>
      <dl className="pairs">
        {entries
          .filter(([, value]) => value)
          .map(([label, value]) => (
            <div key={label}>
              <dt>{label}</dt>
              <dd>{value}</dd>
            </div>
          ))}
      </dl>
      <p className="small">
        {fill(t.since, { label: momentOf(at, locale), name: by === BEGUN_EMPTY ? t.begunEmpty : by })}
      </p>
    </>
  )
}

interface ShowProps extends Pick<Props, 'locale' | 't' | 'show'> {
  readonly kind: ShapeKind
  readonly setId: number | null
  /** The last line of the kind; 0: there is none. */
  readonly seen: number
}

function ShowForm({ kind, setId, seen, locale, t, show }: ShowProps) {
  return (
    <form action={show as (form: FormData) => Promise<void>} className="show-again">
      <input type="hidden" name="locale" value={locale} />
      <input type="hidden" name="kind" value={kind} />
      <input type="hidden" name="set" value={setId ?? ''} />
      <input type="hidden" name="seen" value={seen} />
      <label>
        {t.why}
        <input name="why" maxLength={300} autoComplete="off" />
      </label>
      <button type="submit" className="quiet">
        {t.show}
      </button>
    </form>
  )
}
