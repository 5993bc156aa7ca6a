package dev.eddy.recall;

import dev.eddy.record.RecordJson;
import java.util.Optional;

/** {@link Explanation} as JSON. */
public final class ExplanationCodec {
    private ExplanationCodec() {}

    public static byte[] encode(Explanation explanation) {
        return RecordJson.encode(explanation);
    }

    /** Empty when the value is no explanation. */
    public static Optional<Explanation> decode(byte[] value) {
        return RecordJson.decode(value, Explanation.class);
    }
}
