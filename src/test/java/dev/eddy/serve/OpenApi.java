package dev.eddy.serve;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.eddy.access.Scope;
import dev.eddy.web.ErrorAnswer;
import dev.eddy.web.Route;
import java.util.Locale;

/** Describes the declared {@link Operation}s in the form of OpenAPI 3. The result is checked in as {@code openapi.json}. */
final class OpenApi {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final String APPLICATION_JSON = "application/json";
    private static final String TOKEN = "token";

    private final JsonSchemas schemas = new JsonSchemas();
    private final ObjectNode paths = JSON.objectNode();

    private OpenApi() {}

    /** The whole description, with a line feed at its end. */
    static String text() {
        var description = new OpenApi();
        for (Operation operation : Operation.values()) {
            description.add(operation);
        }
        try {
            var printer = new DefaultPrettyPrinter().withObjectIndenter(new DefaultIndenter("  ", "\n"));
            printer.indentArraysWith(new DefaultIndenter("  ", "\n"));
            return new ObjectMapper().writer(printer).writeValueAsString(description.all()) + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("can't be written as JSON", e);
        }
    }

    private ObjectNode all() {
        ObjectNode all = JSON.objectNode().put("openapi", "3.0.3");
        all.putObject("info")
                .put("title", "Eddy")
                .put("description", "Lists of candidates, and events.")
                .put("version", "1");
        all.set("paths", paths);
        ObjectNode components = all.putObject("components");
        components
                .putObject("securitySchemes")
                .putObject(TOKEN)
                .put("type", "http")
                .put("scheme", "bearer");
        components.set("schemas", schemas.all());
        return all;
    }

    private void add(Operation operation) {
        Route route = operation.route();
        ObjectNode json = paths.withObjectProperty(route.path())
                .putObject(route.method().toLowerCase(Locale.ROOT))
                .put("operationId", operation.name().toLowerCase(Locale.ROOT))
                .put("summary", operation.text())
                .put(
                        "description",
                        route.scope() == Scope.OPEN
                                ? "Needs no token."
                                : "Needs the scope " + route.scope().wireName() + ".");
        if (route.scope() != Scope.OPEN) {
            json.putArray("security").addObject().putArray(TOKEN);
        }
        if (!operation.parameters().isEmpty()) {
            ArrayNode parameters = json.putArray("parameters");
            operation.parameters().forEach(parameter -> parameters.add(parameter(parameter)));
        }
        if (route.hasBody()) {
            json.putObject("requestBody")
                    .put("required", true)
                    .putObject("content")
                    .putObject(APPLICATION_JSON)
                    .set("schema", operation == Operation.EVENTS ? events() : schemas.of(operation.body()));
        }
        addAnswers(json.putObject("responses"), operation);
    }

    private void addAnswers(ObjectNode answers, Operation operation) {
        String type = operation.answer() == String.class ? "text/plain" : APPLICATION_JSON;
        answer(answers, "200", "The answer.", type, operation.answer());
        if (operation == Operation.READY) {
            answer(answers, "503", "It is not ready.", APPLICATION_JSON, operation.answer());
        }
        answer(answers, "default", "The request failed.", APPLICATION_JSON, ErrorAnswer.class);
    }

    private void answer(ObjectNode answers, String status, String text, String type, Class<?> schema) {
        ObjectNode answer = answers.putObject(status).put("description", text);
        answer.putObject("content").putObject(type).set("schema", schemas.of(schema));
    }

    private static ObjectNode parameter(Parameter parameter) {
        Parameter.Schema values = parameter.schema();
        ObjectNode json = JSON.objectNode()
                .put("name", parameter.name())
                .put("in", parameter.isInPath() ? "path" : "query")
                .put("required", parameter.isInPath())
                .put("description", parameter.text());
        ObjectNode schema = json.putObject("schema").put("type", values.type());
        if (values.least() != null) {
            schema.put("minimum", values.least()).put("maximum", values.most());
        }
        if (values.byDefault() != null) {
            schema.putPOJO("default", values.byDefault());
        }
        return json;
    }

    /** One event, whose form the job's own schema declares, or an array of them. */
    private static ObjectNode events() {
        ObjectNode schema = JSON.objectNode().put("description", "Events in the form of kafka/schemas.");
        ArrayNode either = schema.putArray("oneOf");
        either.addObject().put("type", "object");
        ObjectNode array = either.addObject().put("type", "array").put("maxItems", EventBatch.MOST);
        array.putObject("items").put("type", "object");
        return schema;
    }
}
