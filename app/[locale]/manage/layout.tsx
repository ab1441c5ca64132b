import type { Metadata } from 'next'
import type { ReactNode } from 'react'
import { ManageShell } from '#components/manage/shell'
import { messagesOf } from '#components/messages/index'
import { manageOf } from '#components/messages/manage'
import type { Locale } from '#geo/vocabulary'
import { signOut } from '../../actions/session'
import { currentActor } from '../../guard'
import '../../styles/manage/index.css'

interface Props {
  readonly children: ReactNode
  readonly params: Promise<{ readonly locale: string }>
}

/** Nothing of the editors' pages is for search engines. */
export const metadata: Metadata = { robots: { index: false, follow: false } }

/** The frame only: each page asks for itself who may see it. */
export default async function ManageLayout({ children, params }: Props) {
  const locale = (await params).locale as Locale
  const actor = await currentActor()
  return (
    <ManageShell actor={actor} locale={locale} site={messagesOf(locale).site} t={manageOf(locale)} signOut={signOut}>
      {children}
    </ManageShell>
  )
}
