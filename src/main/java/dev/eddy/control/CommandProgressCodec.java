package dev.eddy.control;

import dev.eddy.record.RecordJson;
import java.util.Optional;

/** {@link CommandProgress} as JSON. */
public final class CommandProgressCodec {
    private CommandProgressCodec() {}

    public static byte[] encode(CommandProgress progress) {
        return RecordJson.encode(progress);
    }

    /** Empty when the value is no progress report. */
    public static Optional<CommandProgress> decode(byte[] value) {
        return RecordJson.decode(value, CommandProgress.class);
    }
}
