import { HistoryList } from '#components/manage/history/history-list'
import { manageOf } from '#components/messages/manage'
import { NO_OPTIONS } from '#geo/edit/options'
import type { Locale } from '#geo/vocabulary'
import { DatabaseAway, lastKnown } from '#prisma/live/last-known'
import { getPublicHistory } from '#prisma/manage/history'
import { getPublicOptions } from '#prisma/manage/public-options'

/**
 * What readers could see changing of a project, in plain words; nothing while it cannot be read. Without changes it
 * costs one query of an index.
 */
export async function ProjectHistory({ id, locale }: { readonly id: string; readonly locale: Locale }) {
  const known = await readHistory(id)
  if (!known) return null
  const { changes, options } = known
  const { history, fields } = manageOf(locale)
  return (
    <section className="record project-history">
      <h2>{history.publicTitle}</h2>
      {changes.length === 0 ? (
        <p className="small">{history.none}</p>
      ) : (
        <HistoryList type="project" changes={changes} options={options} locale={locale} t={{ history, fields }} />
      )}
    </section>
  )
}

async function readHistory(id: string) {
  try {
    return await lastKnown(`history ${id}`, async () => {
      const changes = await getPublicHistory('project', id)
      const [zh, en] = [manageOf('zh').history.unnamed, manageOf('en').history.unnamed]
      return { changes, options: changes.length > 0 ? await getPublicOptions(changes, { zh, en }) : NO_OPTIONS }
    })
  } catch (error) {
    if (error instanceof DatabaseAway) return null
    throw error
  }
}
