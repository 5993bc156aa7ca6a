package dev.eddy.serve;

/** An answer as it goes over the network. */
record Answer(int status, String contentType, byte[] body) {
    static final int OK = 200;

    private static final String JSON = "application/json";

    static Answer json(Object record) {
        return json(OK, record);
    }

    static Answer json(int status, Object record) {
        return new Answer(status, JSON, Json.encode(record));
    }

    static Answer jsonText(byte[] json) {
        return new Answer(OK, JSON, json);
    }
}
