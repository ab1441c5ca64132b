import type { TableRow } from '#geo/compare/table/row'
import { joinNames } from '#geo/text/punctuation'
import type { Locale } from '#geo/vocabulary'

interface Props {
  readonly locale: Locale
  readonly title: string
  readonly rows: readonly TableRow[]
}

/** What every measure means, for paper, where no name unfolds. Measures that mean the same share a line. */
export function Definitions({ locale, title, rows }: Props) {
  const names = new Map<string, string[]>()
  for (const { name, note } of rows) names.set(note[locale], [...(names.get(note[locale]) ?? []), name[locale]])
  return (
    <section className="compare-definitions on-paper">
      <h2>{title}</h2>
      <dl>
        {[...names].map(([note, shared]) => (
          <div key={note}>
            <dt>{joinNames([...new Set(shared)], locale)}</dt>
            <dd>{note}</dd>
          </div>
        ))}
      </dl>
    </section>
  )
}
