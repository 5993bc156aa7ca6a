package dev.eddy.serve;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.eddy.behaviour.Behaviour;
import dev.eddy.behaviour.BehaviourParser;
import dev.eddy.record.KafkaRecord;
import dev.eddy.record.Parsed;
import dev.eddy.web.ErrorAnswer.Refusal;
import dev.eddy.web.RequestException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Posted events, sorted by what the job's own parser says of them.
 *
 * @param good with the bytes as they were posted
 */
record EventBatch(List<EventLog.Entry> good, List<Refusal> refused) {
    static final int MOST = 1_000;

    private static final BehaviourParser PARSER = new BehaviourParser();

    /** Its parsers count bytes, so the text must be UTF-8. */
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .disable(JsonFactory.Feature.CHARSET_DETECTION)
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            .disable(JsonFactory.Feature.FAIL_ON_SYMBOL_HASH_OVERFLOW)
            .build();

    /** Throws a 400 for a body that is neither an event nor an array of at most 1,000. */
    static EventBatch parse(byte[] body) {
        var batch = new EventBatch(new ArrayList<>(), new ArrayList<>());
        int index = 0;
        for (byte[] event : split(body)) {
            batch.add(index++, event);
        }
        return batch;
    }

    private void add(int index, byte[] json) {
        // The broker will give the append time. The job sets a later time of an event back to it, and does not refuse
        // it.
        var record = new KafkaRecord("", 0, 0, Long.MAX_VALUE, null, json);
        Parsed<Behaviour> parsed = PARSER.parse(record);
        if (parsed.isRefused()) {
            refused.add(new Refusal(index, parsed.reason()));
        } else {
            good.add(new EventLog.Entry(parsed.value().userId(), json));
        }
    }

    private static List<byte[]> split(byte[] body) {
        try (JsonParser parser = FACTORY.createParser(body)) {
            JsonToken first = parser.nextToken();
            RequestException.require(first != null, "the body is empty; post one event or an array of events");
            List<byte[]> events = new ArrayList<>();
            if (first == JsonToken.START_OBJECT) {
                events.add(value(parser, body));
            } else {
                RequestException.require(
                        first == JsonToken.START_ARRAY,
                        "the body is neither an event, a JSON object, nor an array of events");
                while (parser.nextToken() != JsonToken.END_ARRAY) {
                    RequestException.require(
                            events.size() < MOST,
                            "there are more than " + MOST + " events; post them in several parts");
                    events.add(value(parser, body));
                }
            }
            RequestException.require(parser.nextToken() == null, "the body is not JSON: more than one value");
            return events;
        } catch (IOException e) {
            throw Json.notJson(e);
        }
    }

    /** The bytes of the value at the parser, which then is at its end. */
    private static byte[] value(JsonParser parser, byte[] body) throws IOException {
        int begin = Math.toIntExact(parser.currentTokenLocation().getByteOffset());
        parser.skipChildren();
        // Strings are read lazily; only after that is the place their end.
        parser.finishToken();
        return Arrays.copyOfRange(
                body, begin, Math.toIntExact(parser.currentLocation().getByteOffset()));
    }
}
