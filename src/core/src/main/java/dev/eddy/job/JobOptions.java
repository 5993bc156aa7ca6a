package dev.eddy.job;

import dev.eddy.option.Options;
import dev.eddy.option.RedisOptions;
import dev.eddy.recall.StageOptions;
import dev.eddy.recall.ranking.ScoringOptions;
import dev.eddy.serving.ServingOptions;
import dev.eddy.user.MembershipOptions;
import java.util.Map;

/** All options of the job. */
public record JobOptions(
        KafkaOptions kafka,
        RedisOptions redis,
        RecallOptions recall,
        MembershipOptions membership,
        ServingOptions serving) {

    public static JobOptions defaults() {
        return Options.read(JobOptions.class, ScoringOptions.defaultWeights());
    }

    public static JobOptions of(KafkaOptions kafka, RedisOptions redis, RecallOptions recall, ServingOptions serving) {
        return new JobOptions(kafka, redis, recall, Options.defaults(MembershipOptions.class), serving);
    }

    /** A copy with other values for some keys; throws {@link BadInputException} for an unknown key or a value out of range. */
    public JobOptions with(Map<String, String> values) {
        var tree = new OptionTree(this);
        values.forEach((key, value) -> tree.set(key, value, "the values to set"));
        return tree.options();
    }

    /** The value of a key, as in {@code flink-conf/eddy.yaml}; throws {@link IllegalArgumentException} for an unknown key. */
    public String valueOf(String key) {
        Options.Setting setting = Options.of(this).get(key);
        if (setting == null) {
            throw new IllegalArgumentException("no such option: " + key);
        }
        return setting.text();
    }

    /** The options of the cluster stage. */
    StageOptions stage() {
        return recall.stage(serving.servesChannels());
    }
}
