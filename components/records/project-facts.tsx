import Link from 'next/link'
import type { ProjectRecord } from '#geo/records'
import type { Vocabularies } from '#geo/terms'
import { fill } from '#geo/text/format'
import type { Locale } from '#geo/vocabulary'
import type { Messages } from '../messages'
import { SourceMarks } from '../ui/source-marks'
import { factRows } from './fact-rows'

interface Props {
  readonly project: ProjectRecord
  readonly locale: Locale
  readonly t: Messages['project']
  readonly terms: Vocabularies
}

/**
 * Every fact of a project in one table, each with the marks of its sources; facts that no source gives read “not
 * disclosed”.
 */
export function ProjectFacts({ project, locale, t, terms }: Props) {
  return (
    <section>
      <h2>{t.facts}</h2>
      <table className="facts">
        <thead className="visually-hidden">
          <tr>
            <th scope="col">{t.fact}</th>
            <th scope="col">{t.value}</th>
          </tr>
        </thead>
        <tbody>
          {factRows(project, { locale, t, terms }).map(({ key, label, text, cites, href, event }) => (
            <tr key={key}>
              <th scope="row">{label}</th>
              <td>
                {text === null ? (
                  <span className="unknown">{t.notDisclosed}</span>
                ) : href ? (
                  <Link href={href} prefetch={false}>
                    {text}
                  </Link>
                ) : (
                  text
                )}
                {event && (
                  <Link className="at-event" href={event.href} prefetch={false}>
                    {fill(t.atEvent, { event: event.name })}
                  </Link>
                )}{' '}
                <SourceMarks cites={cites} t={t} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
