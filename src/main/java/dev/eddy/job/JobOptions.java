package dev.eddy.job;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.eddy.client.RedisOptions;
import dev.eddy.item.CatalogOptions;
import dev.eddy.item.PopularityOptions;
import dev.eddy.recall.cluster.FilterOptions;
import dev.eddy.recall.items.NeighbourOptions;
import dev.eddy.recall.ranking.ScoringOptions;
import dev.eddy.recall.search.RetrievalOptions;
import dev.eddy.serving.ServingOptions;
import dev.eddy.user.InterestOptions;
import dev.eddy.user.MembershipOptions;
import java.util.Map;

/** All options of the job. A component's name is the first part of its options' keys, in kebab case. */
public record JobOptions(
        KafkaOptions kafka,
        RedisOptions redis,
        CatalogOptions catalog,
        InterestOptions interest,
        MembershipOptions membership,
        NeighbourOptions neighbours,
        FilterOptions filter,
        PopularityOptions popularity,
        RetrievalOptions retrieval,
        ScoringOptions scoring,
        ServingOptions serving) {

    public JobOptions {
        scoring.requireFeatures(catalog.vectorSpaces());
    }

    /** The shipped settings. */
    public static JobOptions defaults() {
        return of(
                KafkaOptions.defaults(),
                RedisOptions.defaults(),
                RecallOptions.ofDimension(CatalogOptions.DIMENSION),
                ServingOptions.defaults());
    }

    /** Where it reads, what it recalls, and where and how it serves. */
    public static JobOptions of(KafkaOptions kafka, RedisOptions redis, RecallOptions recall, ServingOptions serving) {
        return new JobOptions(
                kafka,
                redis,
                recall.catalog(),
                recall.interest(),
                MembershipOptions.defaults(),
                recall.neighbours(),
                recall.filter(),
                recall.popularity(),
                recall.retrieval(),
                recall.scoring(),
                serving);
    }

    /**
     * These with some of them set anew.
     *
     * @param values by key, as in {@code flink-conf/eddy.yaml}
     * @throws BadInputException when a key is unknown, or a value out of its range
     */
    public JobOptions with(Map<String, String> values) {
        var tree = new OptionTree(this);
        values.forEach((key, value) -> tree.set(key, TextNode.valueOf(value), "the values to set"));
        return tree.options();
    }

    /**
     * What one of them is, as it would be written in {@code flink-conf/eddy.yaml}.
     *
     * @throws IllegalArgumentException when there is no such key
     */
    public String valueOf(String key) {
        JsonNode value = new OptionTree(this).values().get(key);
        if (value == null) {
            throw new IllegalArgumentException("no such option: " + key);
        }
        return value.asText();
    }

    /** Those that decide what is recalled. */
    @JsonIgnore
    public RecallOptions recall() {
        return new RecallOptions(catalog, interest, neighbours, filter, popularity, retrieval, scoring);
    }
}
