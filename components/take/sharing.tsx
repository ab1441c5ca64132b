'use client'

import { LONGEST_LINK } from '#geo/url/short-link'
import type { Locale } from '#geo/vocabulary'
import { embedOf } from '../messages/embed/index'
import type { ShareMessages } from '../messages/share/zh'
import { CopyButton } from '../ui/copy-button'
import { Icon } from '../ui/icon'
import { useFetched } from '../ui/use-fetched'
import { TakeDialog } from './take-dialog'

interface Props {
  readonly locale: Locale
  readonly label: string
  readonly address: string
  readonly onClose: () => void
}

/** As /api/share answers. */
interface Shared {
  readonly url: string
  readonly words: ShareMessages
  /** About the link. */
  readonly note: string | null
  readonly qr: { readonly side: number; readonly d: string } | null
  readonly cards: readonly {
    readonly name: string
    readonly href: string
    readonly size: readonly [width: number, height: number]
  }[]
}

export function Sharing({ label, onClose, ...props }: Props) {
  return (
    <TakeDialog title={label} close={embedOf(props.locale).dialog.close} onClose={onClose}>
      <Link {...props} />
    </TakeDialog>
  )
}

function Link({ locale, address }: Pick<Props, 'locale' | 'address'>) {
  const { loading, failed } = embedOf(locale).cite
  const shared = useFetched<Shared>(address, address.length > LONGEST_LINK)
  if (shared === null || shared === 'failed') return <div role="status">{shared === null ? loading : failed}</div>
  const { url, words, note, qr, cards } = shared
  return (
    <>
      <div className="share-link">
        <input readOnly value={url} aria-label={words.copy} onFocus={(event) => event.target.select()} />
        <CopyButton text={url} label={words.copy} done={words.copied} failed={words.notCopied} />
      </div>
      {note && <p>{note}</p>}
      {'share' in navigator && (
        <button type="button" className="share-system" onClick={() => handOver(url)}>
          <Icon name="share" size={16} />
          {words.system}
        </button>
      )}
      <div className="share-pictures">
        {qr && (
          <figure>
            <svg viewBox={`0 0 ${qr.side} ${qr.side}`} role="img" aria-label={words.qr} shapeRendering="crispEdges">
              <rect width={qr.side} height={qr.side} fill="#fff" />
              <path d={qr.d} fill="#000" />
            </svg>
            <figcaption>{words.qr}</figcaption>
          </figure>
        )}
        {cards.map(({ name, href, size: [width, height] }) => (
          <figure key={name}>
            <a href={href} download>
              {/* biome-ignore lint/performance/noImgElement: drawn by this server in its final size */}
              <img src={href} width={width} height={height} alt="" loading="lazy" />
              {name}
            </a>
          </figure>
        ))}
      </div>
      {cards.length > 0 && <p>{words.cards}</p>}
    </>
  )
}

/** The reader may think better of it, which is no failure. */
const handOver = (url: string) => navigator.share({ title: document.title, url }).catch(() => {})
