import Link from 'next/link'
import { type QueuedBatch, stepTotal } from '#geo/import/batch'
import { countText, fill, formatNumber } from '#geo/text/format'
import type { Locale } from '#geo/vocabulary'
import type { ImportMessages } from '../messages/import'
import { localPath } from '../paths'
import { RefreshEvery } from './refresh-every'

interface Props {
  readonly queue: readonly QueuedBatch[]
  readonly locale: Locale
  readonly t: ImportMessages
}

const EVERY_MS = 2000

/** What is being worked on, and what waits for its turn behind how many; nothing while nothing does. */
export function ImportQueue({ queue, locale, t }: Props) {
  if (queue.length === 0) return null
  return (
    <section>
      <RefreshEvery ms={EVERY_MS} />
      <h2>{t.queue.title}</h2>
      <ul className="import-list">
        {queue.map((batch) => (
          <li key={batch.id}>
            {batch.fileName === null ? (
              <span className="unknown">{t.queue.other}</span>
            ) : (
              <Link href={localPath(locale, `/manage/import/${batch.id}`)} prefetch={false}>
                {batch.fileName}
              </Link>
            )}
            <span className="import-state" data-state={batch.isWaiting ? 'waiting' : 'working'}>
              {batch.isWaiting ? t.queue.waits : t.states[batch.state as 'reading']}
            </span>
            <span className="small">{batch.total > 0 && countText(t.list.rows, batch.total, locale)}</span>
            <span className="small">{progressText(batch, locale, t)}</span>
          </li>
        ))}
      </ul>
    </section>
  )
}

function progressText(batch: QueuedBatch, locale: Locale, t: ImportMessages): string {
  const { isWaiting, ahead, done } = batch
  if (isWaiting) return ahead === 0 ? t.busy.next : countText(t.busy.ahead, ahead, locale)
  const total = stepTotal(batch)
  if (done === 0 || total === 0) return ''
  return fill(t.busy.progress, { done: formatNumber(done, locale), total: formatNumber(total, locale) })
}
