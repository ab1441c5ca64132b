import Link from 'next/link'
import type { EditedTerm, VocabularyName } from '#geo/terms'
import { fill } from '#geo/text/format'
import type { Locale } from '#geo/vocabulary'
import type { ManageMessages } from '../../messages/manage'
import { localPath } from '../../paths'
import { SectorLook, StageLook } from './term-look'

interface Props {
  readonly vocabulary: VocabularyName
  readonly terms: readonly EditedTerm[]
  /** By value: how many public records hold it, in words. */
  readonly used: ReadonlyMap<string, string>
  readonly locale: Locale
  readonly t: ManageMessages['vocabulary']
  readonly shift: (form: FormData) => Promise<unknown>
}

/** The terms of a vocabulary in their order. */
export function TermTable({ vocabulary, terms, used, locale, t, shift }: Props) {
  const hasLook = vocabulary === 'sector' || vocabulary === 'status'
  return (
    <table className="term-table">
      <thead>
        <tr>
          {hasLook && <th scope="col">{t.look}</th>}
          <th scope="col">{t.term}</th>
          <th scope="col">{t.aliases}</th>
          <th scope="col">{t.used}</th>
          <th scope="col">
            <span className="visually-hidden">{t.edit}</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {terms.map((term, i) => (
          <tr key={term.value} className={term.isRetired ? 'retired' : undefined}>
            {hasLook && (
              <td>
                {vocabulary === 'sector' ? (
                  <SectorLook colour={term.colour} glyph={term.glyph} />
                ) : (
                  <StageLook glyph={term.glyph} />
                )}
              </td>
            )}
            <th scope="row">
              <Link href={localPath(locale, `/manage/vocabularies/${vocabulary}/${term.value}`)} prefetch={false}>
                {term[locale] || term.value}
              </Link>
              <span className="small" lang={locale === 'zh' ? 'en' : 'zh-CN'}>
                {term[locale === 'zh' ? 'en' : 'zh']}
              </span>
              {term.isRetired && <span className="tag">{t.retired}</span>}
            </th>
            <td className="small">{term.aliases.join(' · ')}</td>
            <td className="number">{used.get(term.value) ?? '0'}</td>
            <td>
              <form action={shift as (form: FormData) => Promise<void>} className="term-shift">
                <input type="hidden" name="vocabulary" value={vocabulary} />
                <input type="hidden" name="value" value={term.value} />
                <button
                  type="submit"
                  name="by"
                  value="up"
                  className="quiet"
                  disabled={i === 0}
                  aria-label={fill(t.up, { name: term[locale] || term.value })}
                >
                  ↑
                </button>
                <button
                  type="submit"
                  name="by"
                  value="down"
                  className="quiet"
                  disabled={i === terms.length - 1}
                  aria-label={fill(t.down, { name: term[locale] || term.value })}
                >
                  ↓
                </button>
              </form>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
