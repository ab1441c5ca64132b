'use client'

import { type CSSProperties, useLayoutEffect, useMemo, useRef } from 'react'

export interface PictureSvgProps {
  /** Null: the document has it, by the index `held`, and only the document. */
  readonly markup: string | null
  readonly held: number | null
  readonly label: string
  readonly levels: string | undefined
  readonly style: CSSProperties
}

/** The server answers, while it draws HTML: prisma/server/request-context.ts. */
const shared = globalThis as typeof globalThis & { landingHeldMarkup?: (index: number) => string | undefined }
/** Of pictures of the document that have been taken away, for a reader who comes back to them. */
const takenAway = new Map<number, string>()

const heldMarkup = (index: number) => shared.landingHeldMarkup?.(index) ?? takenAway.get(index) ?? ''

/** What the document has drawn stays as it is: React does not look into it. */
export function PictureSvg({ markup, held, label, levels, style }: PictureSvgProps) {
  const ref = useRef<SVGSVGElement>(null)
  // one object, or React would write it anew
  const html = useMemo(() => ({ __html: markup ?? (held === null ? '' : heldMarkup(held)) }), [markup, held])
  useLayoutEffect(() => {
    const picture = ref.current
    return () => {
      if (picture && held !== null) takenAway.set(held, picture.innerHTML)
    }
  }, [held])
  return (
    // biome-ignore lint/a11y/useSemanticElements: a drawing with links in it is no fieldset
    <svg
      ref={ref}
      className="picture"
      role="group"
      aria-label={label}
      data-levels={levels}
      style={style}
      suppressHydrationWarning
      // biome-ignore lint/security/noDangerouslySetInnerHtml: markup of geo/map/static-map, which escapes every text
      dangerouslySetInnerHTML={html}
    />
  )
}
