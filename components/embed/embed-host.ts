/**
 * What an embedded map tells the page around it, for hosts that listen: how high it would like to be, as WordPress
 * reads it (`message`, `value` and the `secret` that it puts into the address), and for others with a `type`.
 */

const TYPE = 'landing-map'
/** Of the map alone, CSS px; in between two thirds of the width. */
const HEIGHTS = { least: 240, most: 520 } as const
const SECRET = /[#&?]secret=([A-Za-z0-9]{1,64})/

export function tellHost(): void {
  if (parent === window) return
  const secret = SECRET.exec(location.hash)?.[1]
  let told = 0
  const tellHeight = () => {
    const value = wishedHeight()
    if (value === told) return
    told = value
    tell({ message: 'height', value, secret })
  }
  new ResizeObserver(tellHeight).observe(document.body)
  tellHeight()
  if (secret === undefined || self.origin !== 'null') return
  // A sandboxed frame may open no window; such a host follows a link by itself.
  document.addEventListener('click', (event) => {
    const link = (event.target as Element).closest('a[href]')
    if (!link) return
    event.preventDefault()
    tell({ message: 'link', value: (link as HTMLAnchorElement).href, secret })
  })
}

/** Depends on the width alone: a host that obeys changes nothing of it. */
function wishedHeight(): number {
  const map = document.querySelector<HTMLElement>('.map')!
  const around = document.body.offsetHeight - map.offsetHeight
  const wished = Math.min(HEIGHTS.most, Math.max(HEIGHTS.least, (map.offsetWidth * 2) / 3))
  return Math.round(wished + Math.max(0, around))
}

const tell = (message: Readonly<Record<string, unknown>>) => parent.postMessage({ type: TYPE, ...message }, '*')
