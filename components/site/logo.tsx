import { logoShapes } from '#geo/site/logo'

/** The mark of the site, in its own colour or the accent: see `--logo` in the layout. */
export const Logo = () => (
  <svg width="30" height="30" viewBox="0 0 32 32" aria-hidden="true">
    <rect width="32" height="32" rx="3" fill="var(--logo)" />
    <path d={logoShapes.pin} fill="var(--on-logo)" />
    <path d={logoShapes.cross} stroke="var(--logo)" strokeWidth="2" />
  </svg>
)
