import Link from 'next/link'
import { VOCABULARY_NAMES, type VocabularyName } from '#geo/terms'
import type { Locale } from '#geo/vocabulary'
import type { ManageMessages } from '../../messages/manage'
import { localPath } from '../../paths'

interface Props {
  readonly current: VocabularyName
  readonly locale: Locale
  readonly t: ManageMessages['vocabulary']
}

export function VocabularyTabs({ current, locale, t }: Props) {
  return (
    <nav className="term-tabs" aria-label={t.list}>
      {VOCABULARY_NAMES.map((name) => (
        <Link
          key={name}
          href={localPath(locale, `/manage/vocabularies/${name}`)}
          prefetch={false}
          aria-current={name === current ? 'page' : undefined}
        >
          {t.names[name]}
        </Link>
      ))}
    </nav>
  )
}
