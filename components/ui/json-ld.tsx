/** Structured data for search engines. `<` is escaped, so that no text can end the script. */
export const JsonLd = ({ data, nonce }: { readonly data: object; readonly nonce: string | null }) => (
  <script
    type="application/ld+json"
    nonce={nonce ?? undefined}
    // The browser hides a nonce from scripts, so the two sides differ here.
    suppressHydrationWarning
    // biome-ignore lint/security/noDangerouslySetInnerHtml: JSON with `<` escaped
    dangerouslySetInnerHTML={{ __html: JSON.stringify(data).replaceAll('<', '\\u003c') }}
  />
)
