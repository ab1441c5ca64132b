// A worker straight from its source, for development and tests: tsx hooks into threads only when asked in them.
import { register } from 'tsx/esm/api'

export function load(url) {
  register()
  return import(url)
}
