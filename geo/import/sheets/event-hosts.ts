/** Who holds an event, kept with its record in the words of the row: nothing else links organisations with events. */

import type { Citation } from '../../edit/values'
import { offered } from '../../terms'
import { COLON } from '../../text/punctuation'
import { AS_STATED } from '../row-reading'
import { withPart } from './record-book'
import { HOST_COLUMNS } from './sheet-column'
import type { SheetRow } from './sheet-row'

/** Adds what the event does not say yet. */
export function keepHosts(row: SheetRow, eventId: string, cite: Citation | null): void {
  const { book } = row
  const topic = row.term('topic', AS_STATED) ?? offered(row.look.terms.topic)[0]?.value
  if (topic === undefined) return
  for (const { field, zh, en } of HOST_COLUMNS) {
    const name = row.cell(field)
    const event = book.get('event', eventId)
    if (name === '' || !event) continue
    row.problem(field, 'as-stated', name)
    const [textZh, textEn] = [`${zh}${COLON.zh}${name}`, `${en}${COLON.en}${name}`]
    const { details = [] } = event.values.parts
    if (details.some(({ columns }) => columns.textZh === textZh)) continue
    const part = { id: `${field}-${details.length}`, columns: { topic, textZh, textEn }, cites: cite ? [cite] : [] }
    book.change(event, withPart(event.values, 'details', part))
  }
}
