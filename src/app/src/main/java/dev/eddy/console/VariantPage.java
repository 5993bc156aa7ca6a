package dev.eddy.console;

import dev.eddy.console.Figure.Metric;
import dev.eddy.control.CommandCodec;
import dev.eddy.control.RunningVariants;
import dev.eddy.control.Variant;
import dev.eddy.control.VariantOrder;
import dev.eddy.recall.ranking.SequentialTest;
import dev.eddy.recall.ranking.SequentialTest.Difference;
import dev.eddy.recall.ranking.VariantHits;
import dev.eddy.record.KafkaRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The running variants and their live hit rates, since the start of the variant or the last restart of the job. */
final class VariantPage {
    private static final String OPERATOR = "refresh";
    private static final String OWN = "variant";
    private static final List<String> SUMS = List.of(
            "variantSamples",
            "variantHits",
            "variantSampleSquares",
            "variantProducts",
            "variantHitSquares",
            "variantBuckets");

    private final FlinkRest flink;
    private volatile RunningVariants running = RunningVariants.NONE;

    VariantPage(FlinkRest flink) {
        this.flink = flink;
    }

    /** Takes the next record of the control topic. Only one thread may call it. */
    void accept(KafkaRecord record) {
        if (CommandCodec.decode(record, 0).value() instanceof VariantOrder order) {
            running = running.after(order);
        }
    }

    /**
     * A variant beside the control in the same time.
     *
     * @param share of the users
     * @param hitRate null without samples
     * @param difference of the rates; null while there are too few samples for an interval
     */
    record Row(
            String name,
            double share,
            long samples,
            Double hitRate,
            long controlSamples,
            Double controlHitRate,
            Double difference,
            Double halfWidth,
            String verdict) {
        static Row of(Variant variant, VariantHits own, VariantHits control) {
            Difference difference = SequentialTest.compare(own, control).orElse(null);
            return new Row(
                    variant.name(),
                    variant.toShare() - variant.fromShare(),
                    own.samples(),
                    rate(own),
                    control.samples(),
                    rate(control),
                    difference == null ? null : difference.amount(),
                    difference == null ? null : difference.halfWidth(),
                    verdict(difference));
        }

        private static Double rate(VariantHits hits) {
            return hits.samples() == 0 ? null : hits.rate();
        }

        private static String verdict(Difference difference) {
            if (difference == null) {
                return "too few clicks yet";
            }
            return difference.isBetter() ? "better" : difference.isWorse() ? "worse" : "no difference yet";
        }
    }

    List<Row> all() {
        List<Variant> variants = running.variants();
        if (variants.isEmpty()) {
            return List.of();
        }
        List<Metric> metrics = new ArrayList<>();
        variants.forEach(variant -> Stream.of(OWN, Variant.CONTROL)
                .forEach(arm -> SUMS.forEach(sum -> metrics.add(metric(variant, arm, sum)))));
        Map<String, Double> values =
                flink.sample(metrics).map(FlinkRest.Sample::values).orElse(Map.of());
        return variants.stream()
                .map(variant -> Row.of(variant, hits(variant, OWN, values), hits(variant, Variant.CONTROL, values)))
                .toList();
    }

    private static Metric metric(Variant variant, String arm, String sum) {
        return new Metric(
                OPERATOR, OPERATOR + ".variant." + variant.name() + ".arm." + arm + "." + sum, Metric.Over.SUM);
    }

    private static VariantHits hits(Variant variant, String arm, Map<String, Double> values) {
        long[] sums = SUMS.stream()
                .mapToLong(sum ->
                        values.getOrDefault(metric(variant, arm, sum).id(), 0.0).longValue())
                .toArray();
        return new VariantHits(sums[0], sums[1], sums[2], sums[3], sums[4], sums[5]);
    }
}
