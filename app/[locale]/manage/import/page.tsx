import type { Metadata } from 'next'
import { ImportHome } from '#components/import/home'
import { importOf } from '#components/messages/import'
import type { Locale } from '#geo/vocabulary'
import { getBatches, getQueue } from '#prisma/import/read'
import { MAX_BYTES } from '#prisma/import/read-file'
import { requireActor } from '../../../guard'
import '../../../styles/import/index.css'

interface Props {
  readonly params: Promise<{ readonly locale: Locale }>
  readonly searchParams: Promise<Readonly<Record<string, string | string[] | undefined>>>
}

const BOUNDS = { rows: 100_000, megabytes: MAX_BYTES / 1024 / 1024 }

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: importOf((await params).locale).title }
}

/** Where a table comes in. */
export default async function ImportPage({ params, searchParams }: Props) {
  const { locale } = await params
  const actor = await requireActor('editor')
  const [{ error }, batches, queue] = await Promise.all([searchParams, getBatches(actor), getQueue(actor)])
  const told = typeof error === 'string' ? error : null
  return <ImportHome {...{ locale, batches, queue }} t={importOf(locale)} error={told} bounds={BOUNDS} />
}
