/** The earth as a sphere of its mean radius (IUGG, R1), for distances where the ellipsoid's 0.3 % do not matter. */

export const EARTH_RADIUS_KM = 6371.0088

/** Of latitude anywhere, and of longitude on the equator. */
export const KM_PER_DEGREE = (EARTH_RADIUS_KM * Math.PI) / 180
