/** What an admin has set to stand below every panel; nothing where that is empty. */
export const SiteFooter = ({ text }: { readonly text: string }) =>
  text === '' ? null : <p className="small site-footer">{text}</p>
