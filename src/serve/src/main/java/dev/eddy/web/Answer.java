package dev.eddy.web;

import dev.eddy.record.RecordJson;

/** An answer as it goes over the network. */
public record Answer(int status, String contentType, byte[] body) {
    public static final int OK = 200;

    private static final String JSON = "application/json";

    public static Answer json(Object record) {
        return json(OK, record);
    }

    public static Answer json(int status, Object record) {
        return new Answer(status, JSON, RecordJson.encode(record));
    }

    public static Answer jsonText(byte[] json) {
        return new Answer(OK, JSON, json);
    }
}
