package dev.eddy.behaviour;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.eddy.record.RecordJson;
import java.util.List;
import java.util.Map;

/** Writes a behaviour as the JSON that {@link BehaviourParser} reads. */
public final class BehaviourEncoder {
    @JsonInclude(JsonInclude.Include.NON_DEFAULT)
    private record BehaviourJson(
            String eventId,
            String userId,
            String itemId,
            String type,
            @JsonInclude long ts,
            long dwellMs,
            double value,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> tags,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) Map<String, String> attributes,
            String from) {}

    private BehaviourEncoder() {}

    public static byte[] encode(Behaviour behaviour) {
        return RecordJson.encode(new BehaviourJson(
                behaviour.eventId(),
                behaviour.userId(),
                behaviour.itemId(),
                behaviour.type().wireName(),
                behaviour.atMillis(),
                behaviour.details().dwellMillis(),
                behaviour.details().value(),
                behaviour.tags(),
                behaviour.attributes(),
                behaviour.from()));
    }
}
