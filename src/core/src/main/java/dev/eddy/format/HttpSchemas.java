package dev.eddy.format;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.eddy.record.HttpReader;
import dev.eddy.record.UnavailableException;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Base64;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * A schema registry with Confluent's interface, which others have too (Apicurio under {@code /apis/ccompat/v7}). Name and password are in
 * the environment variables {@value #USER} and {@value #PASSWORD}.
 */
final class HttpSchemas implements Schemas {
    static final String USER = "EDDY_REGISTRY_USER";
    static final String PASSWORD = "EDDY_REGISTRY_PASSWORD";

    private static final Duration TIMEOUT = Duration.ofSeconds(10);
    private static final int TRIES = 3;
    /** Answers of registries to an id that they do not have. */
    private static final Set<Integer> UNKNOWN = Set.of(400, 404, 410, 422);

    private static final int SERVER_ERROR = 500;
    private static final JsonMapper JSON = new JsonMapper();

    private final String address;
    private final String authorization;
    private final HttpReader http = new HttpReader(TIMEOUT);

    /** @param environment variables by name */
    HttpSchemas(String address, Map<String, String> environment) {
        this.address = address.replaceAll("/+$", "");
        String user = environment.get(USER);
        this.authorization = user == null
                ? null
                : "Basic "
                        + Base64.getEncoder()
                                .encodeToString((user + ":" + environment.getOrDefault(PASSWORD, "")).getBytes(UTF_8));
    }

    @Override
    public Registered byId(int id) {
        JsonNode schema = get("/schemas/ids/" + id);
        if (schema == null) {
            return null;
        }
        Map<String, String> references = new LinkedHashMap<>();
        collectReferences(schema, new HashSet<>(), references);
        return new Registered(
                schema.path("schemaType").asText(AVRO), schema.path("schema").asText(), references);
    }

    private void collectReferences(JsonNode schema, Set<String> seen, Map<String, String> references) {
        for (JsonNode reference : schema.path("references")) {
            String name = reference.path("name").asText();
            if (!seen.add(name)) {
                continue;
            }
            JsonNode referred = get("/subjects/"
                    + URLEncoder.encode(reference.path("subject").asText(), UTF_8)
                    + "/versions/"
                    + reference.path("version").asInt());
            if (referred != null) {
                collectReferences(referred, seen, references);
                references.put(name, referred.path("schema").asText());
            }
        }
    }

    /** Null for what the registry does not have. */
    private JsonNode get(String path) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(address + path))
                .header("Accept", "application/vnd.schemaregistry.v1+json, application/json");
        if (authorization != null) {
            request.header("Authorization", authorization);
        }
        IOException failure = null;
        for (int i = 0; i < TRIES; i++) {
            try {
                HttpResponse<byte[]> response = http.answer(http.ask(request));
                int status = response.statusCode();
                if (UNKNOWN.contains(status)) {
                    return null;
                }
                if (status == 200) {
                    return JSON.readTree(response.body());
                }
                failure = new IOException("it answers with status " + status);
                if (status < SERVER_ERROR) {
                    break;
                }
            } catch (IOException e) {
                failure = e;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new UnavailableException("interrupted while the schema registry was asked", e);
            }
        }
        throw new UnavailableException(
                "the schema registry at " + address + " can't be asked for " + path + ": " + failure
                        + "; check records.schemas, and the variables " + USER + " and " + PASSWORD,
                failure);
    }
}
