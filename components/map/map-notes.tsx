import Link from 'next/link'
import { GroundNote } from '../ground/ground-switch'
import type { Messages } from '../messages'

interface Props {
  readonly t: Messages['map']
  /** Approval number of an approved map, from the configuration. */
  readonly approval: string | null
  readonly aboutHref: string
}

/** What must stand on the map, at its lower left. */
export const MapNotes = ({ t, approval, aboutHref }: Props) => (
  <p className="map-notes">
    <span>{t.schematic}</span>
    {approval && (
      <span>
        {t.approval} {approval}
      </span>
    )}
    <GroundNote approvalLabel={t.approval} />
    <Link href={`${aboutHref}#sources`} prefetch={false}>
      {t.attribution}
    </Link>
  </p>
)
