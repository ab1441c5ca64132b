import type { ShareMessages } from './zh'

/** The same in English. */
export const shareEn: ShareMessages = {
  copy: 'Copy link',
  copied: 'Copied',
  notCopied: 'Not copied: please select the link yourself',
  system: 'Share by this device',
  qr: 'QR code: scan it with a phone to open this page',
  short: 'The address of this view is long: it is kept under this short link.',
  notShortened: 'Too many short links have been made of late, so this one stays long; some servers may refuse it.',
  cards: 'Picture cards for chats where links travel badly, with title, figures, source, date and QR code',
  card: { '3x4': 'Upright 3:4', '16x9': 'Wide 16:9' },
  source: 'Sources: see the page',
  revision: 'Data revision {n} · {date}',
}
