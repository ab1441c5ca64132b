/** Markup of the page as an image: custom properties resolved, the fonts of the page's rules written in. */

const TEXT_STYLE =
  'text{text-anchor:middle;paint-order:stroke;stroke-width:3px;stroke-linejoin:round;font:14px Georgia,"Songti SC","Noto Serif CJK SC",serif}' +
  '.n,.h,.l{font:13px system-ui,"PingFang SC","Noto Sans CJK SC",sans-serif;stroke:none}.l{font-weight:700}.h{stroke-width:2px}'

/** The drawing at this size in CSS px. Rejects where the browser cannot read it. */
export async function svgImage(svg: Element, width: number, height: number, scale: number): Promise<HTMLImageElement> {
  const styles = getComputedStyle(svg)
  const copy = svg.cloneNode(true) as Element
  copy.setAttribute('xmlns', 'http://www.w3.org/2000/svg')
  copy.setAttribute('width', String(width * scale))
  copy.setAttribute('height', String(height * scale))
  if (!copy.hasAttribute('viewBox')) copy.setAttribute('viewBox', `0 0 ${width} ${height}`)
  const style = document.createElementNS('http://www.w3.org/2000/svg', 'style')
  style.textContent = TEXT_STYLE
  copy.prepend(style)
  const markup = new XMLSerializer()
    .serializeToString(copy)
    .replace(/var\((--[\w-]+)(?:,\s*([^()]*|var\([^)]*\)))?\)/g, (_, name: string, fallback = '') => {
      return styles.getPropertyValue(name).trim() || fallback
    })
    .replace(/var\((--[\w-]+)\)/g, (_, name: string) => styles.getPropertyValue(name).trim())
  const url = URL.createObjectURL(new Blob([markup], { type: 'image/svg+xml' }))
  try {
    const image = new Image()
    image.src = url
    await image.decode()
    return image
  } finally {
    URL.revokeObjectURL(url)
  }
}
