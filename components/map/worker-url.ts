/** MapLibre's worker, copied to public/ under its version (next.config.js says where): bundlers cannot find it by themselves. */
export const WORKER_URL = process.env.MAP_WORKER!
