import Link from 'next/link'
import { MAX_LIMIT, PAGE_SIZE, type View, viewQuery } from '#geo/url/view-url'
import type { Messages } from '../messages'

interface Props {
  readonly t: Messages['home']
  readonly path: string
  readonly view: View
  /** How many rows the list shows. */
  readonly count: number
  /** Where the next page begins; null: this is the last one. */
  readonly next: string | null
}

/**
 * Links that make the list longer up to MAX_LIMIT rows, then lead to the page after its last row. With scripts LongList
 * loads more cards by itself, and the links stand below tables only.
 */
export function MoreLinks({ t, path, view, count, next }: Props) {
  const canGrow = count + PAGE_SIZE <= MAX_LIMIT
  const links = (
    <>
      {next && canGrow && (
        <Link
          className="more"
          href={path + viewQuery({ ...view, limit: count + PAGE_SIZE })}
          prefetch={false}
          scroll={false}
        >
          {t.more}
        </Link>
      )}
      {next && (!canGrow || view.after) && (
        <Link
          className={canGrow ? undefined : 'more'}
          href={path + viewQuery({ ...view, after: next, limit: undefined })}
          prefetch={false}
        >
          {t.next}
        </Link>
      )}
    </>
  )
  return (
    <div className="more-links">
      {view.after && (
        <Link href={path + viewQuery({ ...view, after: undefined, limit: undefined })} prefetch={false}>
          {t.fromStart}
        </Link>
      )}
      {view.table ? links : <noscript>{links}</noscript>}
    </div>
  )
}
