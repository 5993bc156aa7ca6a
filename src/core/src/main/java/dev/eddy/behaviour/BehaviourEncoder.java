package dev.eddy.behaviour;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.eddy.filter.Mute;
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
            double weight,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> tags,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) Map<String, String> attributes,
            String from,
            String author,
            String category,
            String tag,
            Long until) {}

    private BehaviourEncoder() {}

    public static byte[] encode(Behaviour behaviour) {
        Mute mute = behaviour.mute();
        return RecordJson.encode(new BehaviourJson(
                behaviour.eventId(),
                behaviour.userId(),
                behaviour.itemId(),
                behaviour.type().wireName(),
                behaviour.writtenMillis(),
                behaviour.details().dwellMillis(),
                behaviour.details().value(),
                behaviour.details().weight(),
                behaviour.tags(),
                behaviour.attributes(),
                behaviour.from(),
                nameOf(Mute.Kind.AUTHOR, mute),
                nameOf(Mute.Kind.CATEGORY, mute),
                nameOf(Mute.Kind.TAG, mute),
                behaviour.type() != BehaviourType.MUTE || mute.untilMillis() == Mute.FOREVER
                        ? null
                        : mute.untilMillis()));
    }

    private static String nameOf(Mute.Kind kind, Mute mute) {
        return mute != null && mute.kind() == kind ? mute.name() : null;
    }
}
