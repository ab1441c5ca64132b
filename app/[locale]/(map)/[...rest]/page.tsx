import { notFound } from 'next/navigation'
import { messagesOf } from '#components/messages/index'
import { NotFoundPanel } from '#components/ui/not-found-panel'
import type { Locale } from '#geo/vocabulary'
import { MISSING } from '../../../addresses'

interface Props {
  readonly params: Promise<{ readonly locale: Locale; readonly rest: string[] }>
}

/** Every address that is no page: proxy.ts sends it here, with status 404. */
export default async function Unknown({ params }: Props) {
  const { locale, rest } = await params
  // An editors' address, which proxy.ts lets pass.
  if (`/${rest.join('/')}` !== MISSING) notFound()
  return <NotFoundPanel locale={locale} errors={messagesOf(locale).errors} />
}
