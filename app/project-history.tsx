import { HistoryList } from '#components/manage/history-list'
import { manageOf } from '#components/messages/manage'
import type { Locale } from '#geo/vocabulary'
import { getPublicHistory } from '#prisma/manage/history'
import { getOptions } from '#prisma/manage/options'

/** What readers could see changing of a project, in plain words. Without changes it costs one query of an index. */
export async function ProjectHistory({ id, locale }: { readonly id: string; readonly locale: Locale }) {
  const changes = await getPublicHistory('project', id)
  const { history, fields } = manageOf(locale)
  return (
    <section className="record project-history">
      <h2>{history.publicTitle}</h2>
      {changes.length === 0 ? (
        <p className="small">{history.none}</p>
      ) : (
        <HistoryList
          type="project"
          changes={changes}
          options={await getOptions()}
          locale={locale}
          t={{ history, fields }}
        />
      )}
    </section>
  )
}
