package dev.eddy.app;

import dev.eddy.membership.MembershipOptions;
import dev.eddy.serving.ServingOptions;
import dev.eddy.trial.RecallOptions;

/**
 * All options of the job.
 *
 * @param serveChannels whether each channel's own list is served beside the merged one
 */
record JobOptions(
        KafkaOptions kafka,
        RecallOptions recall,
        MembershipOptions membership,
        ServingOptions serving,
        boolean serveChannels) {}
