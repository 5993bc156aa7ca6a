package dev.eddy.recall.ranking;

/**
 * Sampled clicks of the users of one ranking, and the sums by which the variance of their hit rate can be told. Users are put in
 * buckets by hash, since the clicks of one user are alike; those of two buckets are not. Sums of several tasks add up.
 *
 * @param samples sampled clicks
 * @param hits clicks on one of the first {@value LiveHits#CUT_OFF} items of the merged list
 * @param sampleSquares sum of the squares of the buckets' samples
 * @param products sum of the buckets' samples times their hits
 * @param hitSquares sum of the squares of the buckets' hits
 * @param buckets those with samples
 */
public record VariantHits(long samples, long hits, long sampleSquares, long products, long hitSquares, long buckets) {
    public static final VariantHits NONE = new VariantHits(0, 0, 0, 0, 0, 0);

    /** With a sample of a bucket that has had some samples and hits before. */
    VariantHits plus(long samplesBefore, long hitsBefore, boolean isHit) {
        long hit = isHit ? 1 : 0;
        return new VariantHits(
                samples + 1,
                hits + hit,
                sampleSquares + 2 * samplesBefore + 1,
                products + hitsBefore + hit * (samplesBefore + 1),
                hitSquares + hit * (2 * hitsBefore + 1),
                buckets + (samplesBefore == 0 ? 1 : 0));
    }

    public VariantHits plus(VariantHits more) {
        return new VariantHits(
                samples + more.samples,
                hits + more.hits,
                sampleSquares + more.sampleSquares,
                products + more.products,
                hitSquares + more.hitSquares,
                buckets + more.buckets);
    }

    /** Share of hits; NaN without samples. */
    public double rate() {
        return (double) hits / samples;
    }

    /** Variance of the rate, a ratio of two sums over buckets (Cochran, "Sampling Techniques", 1977, 6.3); NaN without samples. */
    public double variance() {
        double rate = rate();
        double squares = hitSquares - 2 * rate * products + rate * rate * sampleSquares;
        return Math.max(0, squares) / ((double) samples * samples);
    }
}
