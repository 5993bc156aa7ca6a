package dev.eddy.kubernetes;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.gson.annotations.SerializedName;
import java.lang.reflect.Field;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** The types of Kubernetes's API, from the classes that its Java client has for them. */
final class KubernetesTypes {
    private static final String MODELS = "io.kubernetes.client.openapi.models.";

    private final List<String> complaints = new ArrayList<>();

    /** What an API server would have against a resource: unknown fields, missing ones, and values of a wrong type. */
    static List<String> complaints(JsonNode resource) {
        String version = resource.path("apiVersion").asText().replaceFirst(".*/", "");
        String name = version.substring(0, 1).toUpperCase(Locale.ROOT)
                + version.substring(1)
                + resource.path("kind").asText();
        var types = new KubernetesTypes();
        try {
            types.check("", resource, Class.forName(MODELS + name));
        } catch (ClassNotFoundException e) {
            types.complaints.add("Kubernetes has no " + name);
        } catch (ReflectiveOperationException e) {
            throw new LinkageError(e.getMessage(), e);
        }
        return types.complaints;
    }

    private void check(String path, JsonNode value, Type type) throws ReflectiveOperationException {
        if (type instanceof ParameterizedType generic) {
            Type[] parts = generic.getActualTypeArguments();
            boolean isMap = generic.getRawType() == Map.class;
            require(isMap ? value.isObject() : value.isArray(), path, isMap ? "a map" : "a list");
            for (Map.Entry<String, JsonNode> field : value.properties()) {
                check(path + "." + field.getKey(), field.getValue(), parts[parts.length - 1]);
            }
            for (int i = 0; value.isArray() && i < value.size(); i++) {
                check(path + "[" + i + "]", value.get(i), parts[0]);
            }
        } else if (type.getTypeName().startsWith(MODELS)) {
            checkFields(path, value, (Class<?>) type);
        } else {
            checkScalar(path, value, type.getTypeName().replaceFirst(".*\\.", ""));
        }
    }

    private void checkFields(String path, JsonNode value, Class<?> type) throws ReflectiveOperationException {
        Map<String, Type> known = new TreeMap<>();
        for (Field field : type.getDeclaredFields()) {
            var named = field.getAnnotation(SerializedName.class);
            if (named != null) {
                known.put(named.value(), field.getGenericType());
            }
        }
        require(value.isObject(), path, "an object");
        for (Map.Entry<String, JsonNode> field : value.properties()) {
            String at = path + "." + field.getKey();
            require(known.containsKey(field.getKey()), at, "one of " + known.keySet());
            if (known.containsKey(field.getKey())) {
                check(at, field.getValue(), known.get(field.getKey()));
            }
        }
        for (Object required :
                (Collection<?>) type.getField("openapiRequiredFields").get(null)) {
            require(value.has((String) required), path + "." + required, "given");
        }
    }

    private void checkScalar(String path, JsonNode value, String type) {
        switch (type) {
            case "String" -> require(value.isTextual(), path, "a text; quote it");
            case "Integer", "Long" -> require(value.isIntegralNumber(), path, "a whole number");
            case "Boolean" -> require(value.isBoolean(), path, "true or false");
            case "IntOrString" -> require(value.isIntegralNumber() || value.isTextual(), path, "a number or a text");
            case "Quantity" -> require(value.isNumber() || value.isTextual(), path, "a quantity");
            default -> complaints.add(path + " is of the type " + type + ", which is not checked");
        }
    }

    private void require(boolean isGood, String path, String what) {
        if (!isGood) {
            complaints.add(path + " is not " + what);
        }
    }
}
