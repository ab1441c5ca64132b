/**
 * Imported as `#server-only` by modules that must stay on the server. A bundle for the browser resolves that name to
 * a file that does not exist (package.json `imports`), so a leak fails the build; Node, tsx and vitest find this one.
 * Next's own `server-only` does the same job inside Next but is no package that tsx and vitest could resolve.
 */
export {}
