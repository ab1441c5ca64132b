import type { Metadata } from 'next'
import { messagesOf } from '#components/messages/index'
import { NotFoundPanel } from '#components/ui/not-found-panel'
import { requested } from '../../request'

/** Next takes the head of every answer with status 404 from here, whichever page draws it. */
export async function generateMetadata(): Promise<Metadata> {
  const { locale } = await requested()
  return { title: messagesOf(locale).errors.notFoundTitle }
}

/** For a record that went while its page was drawn; every other address without a page is told apart by proxy.ts. */
export default async function NotFound() {
  const { locale } = await requested()
  return <NotFoundPanel locale={locale} errors={messagesOf(locale).errors} />
}
