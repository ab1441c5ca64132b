import { redirect } from 'next/navigation'
import { localPath } from '#components/paths'
import type { Locale } from '#geo/vocabulary'
import { requireActor } from '../../../guard'

interface Props {
  readonly params: Promise<{ readonly locale: Locale }>
}

/** The first vocabulary. Admins only. */
export default async function VocabulariesPage({ params }: Props): Promise<never> {
  await requireActor('admin')
  redirect(localPath((await params).locale, '/manage/vocabularies/sector'))
}
