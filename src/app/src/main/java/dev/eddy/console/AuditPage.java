package dev.eddy.console;

import dev.eddy.job.KafkaOptions;
import dev.eddy.job.Topic;
import dev.eddy.job.Topics;
import dev.eddy.ops.TopicReader;
import dev.eddy.ops.act.Audit;
import dev.eddy.ops.act.Audit.Outcome;
import dev.eddy.ops.act.AuditTopic;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The latest acts, from the audits of the console and of the commands. */
final class AuditPage implements AutoCloseable {
    private static final int READ = 400;
    private static final int SHOWN = 100;

    private final KafkaOptions kafka;
    private final TopicReader reader;
    private volatile boolean isTopicThere;

    AuditPage(KafkaOptions kafka, TopicReader reader) {
        this.kafka = kafka;
        this.reader = reader;
    }

    /**
     * An act.
     *
     * @param endedAtMillis null while it has not ended
     */
    record Row(
            String id,
            String who,
            long askedAtMillis,
            String act,
            List<String> on,
            int count,
            Outcome outcome,
            Long endedAtMillis,
            String detail) {
        private static Row of(Audit audit) {
            Long ended = audit.outcome() == Outcome.ASKED ? null : audit.atMillis();
            return new Row(
                    audit.id(),
                    audit.who(),
                    audit.atMillis(),
                    audit.act(),
                    audit.on(),
                    audit.count(),
                    audit.outcome(),
                    ended,
                    audit.detail());
        }

        private Row then(Row later) {
            return new Row(id, who, askedAtMillis, act, on, count, later.outcome, later.endedAtMillis, later.detail);
        }
    }

    /** The latest first. */
    List<Row> latest() {
        if (!isTopicThere) {
            // The message says how to create it.
            Topics.require(kafka, kafka.topics(Topic.AUDITS));
            isTopicThere = true;
        }
        return acts(AuditTopic.last(reader, kafka, READ));
    }

    /** Joins the two audits of each act. */
    static List<Row> acts(Collection<Audit> audits) {
        Map<String, Row> byId = new LinkedHashMap<>();
        audits.forEach(audit -> byId.merge(audit.id(), Row.of(audit), Row::then));
        List<Row> rows = new ArrayList<>(byId.values());
        Collections.reverse(rows);
        return rows.stream().limit(SHOWN).toList();
    }

    @Override
    public void close() {
        reader.close();
    }
}
