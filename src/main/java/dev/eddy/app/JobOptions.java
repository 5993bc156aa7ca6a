package dev.eddy.app;

import com.fasterxml.jackson.annotation.JsonIgnore;
import dev.eddy.catalog.CatalogOptions;
import dev.eddy.interest.InterestOptions;
import dev.eddy.membership.MembershipOptions;
import dev.eddy.neighbours.FilterOptions;
import dev.eddy.neighbours.NeighbourOptions;
import dev.eddy.scoring.ScoringOptions;
import dev.eddy.serving.RedisOptions;
import dev.eddy.serving.ServingOptions;

/** All options of the job. A component's name is the first part of its options' keys, in kebab case. */
public record JobOptions(
        KafkaOptions kafka,
        RedisOptions redis,
        CatalogOptions catalog,
        InterestOptions interest,
        MembershipOptions membership,
        NeighbourOptions neighbours,
        FilterOptions filter,
        ScoringOptions scoring,
        ServingOptions serving) {

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
                recall.scoring(),
                serving);
    }

    /** Those that decide what is recalled. */
    @JsonIgnore
    public RecallOptions recall() {
        return new RecallOptions(catalog, interest, neighbours, filter, scoring);
    }
}
