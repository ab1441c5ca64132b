'use client'

interface Props {
  readonly rules: string
  /** Lets the rules pass the security policy of the page that the server makes now. */
  readonly nonce: string | undefined
}

/**
 * Rules that only this view needs. A view that a browser reaches by a link within the site stands in the page that was
 * loaded first, and under its policy: there the nonce is that page's.
 */
export function PageStyle({ rules, nonce }: Props) {
  const nonceOfPage = typeof document === 'undefined' ? undefined : document.querySelector<HTMLElement>('style')?.nonce
  return (
    <style nonce={nonceOfPage || nonce} suppressHydrationWarning>
      {rules}
    </style>
  )
}
