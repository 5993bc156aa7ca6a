package dev.eddy.item;

/**
 * Cells of the earth's surface as texts of letters and digits: a longer text is a smaller cell within that of its beginning
 * (Niemeyer, geohash.org, 2008).
 */
final class Geohash {
    private static final String DIGITS = "0123456789bcdefghjkmnpqrstuvwxyz";
    private static final int BITS_OF_A_DIGIT = 5;

    private Geohash() {}

    /**
     * The cell of a position.
     *
     * @param latitude in [-90, 90]
     * @param longitude in [-180, 180]
     */
    static String of(double latitude, double longitude, int length) {
        double south = -90;
        double north = 90;
        double west = -180;
        double east = 180;
        var cell = new StringBuilder();
        int digit = 0;
        for (int bit = 0; bit < length * BITS_OF_A_DIGIT; bit++) {
            digit <<= 1;
            if (bit % 2 == 0) {
                double middle = (west + east) / 2;
                if (longitude >= middle) {
                    digit |= 1;
                    west = middle;
                } else {
                    east = middle;
                }
            } else {
                double middle = (south + north) / 2;
                if (latitude >= middle) {
                    digit |= 1;
                    south = middle;
                } else {
                    north = middle;
                }
            }
            if (bit % BITS_OF_A_DIGIT == BITS_OF_A_DIGIT - 1) {
                cell.append(DIGITS.charAt(digit));
                digit = 0;
            }
        }
        return cell.toString();
    }
}
