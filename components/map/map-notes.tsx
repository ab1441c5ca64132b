import Link from 'next/link'
import { GroundNote } from '../ground/ground-switch'
import type { Messages } from '../messages'

interface Props {
  readonly t: Messages['map']
  /** As from `shapesNotes`. */
  readonly notes: readonly string[]
  readonly aboutHref: string
}

/** What must stand on the map, at its lower left. */
export const MapNotes = ({ t, notes, aboutHref }: Props) => (
  <p className="map-notes">
    {notes.map((note) => (
      <span key={note}>{note}</span>
    ))}
    <GroundNote approvalLabel={t.approval} />
    <Link href={`${aboutHref}#sources`} prefetch={false}>
      {t.attribution}
    </Link>
  </p>
)
