package dev.eddy.option;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads and writes records of options. Each component of such a record either has an {@link Option}, or is a record of options
 * itself.
 */
public final class Options {
    private Options() {}

    /** An option and its value. */
    public record Setting(Declaration declaration, String text) {}

    /** Each option with its default. */
    public static <R extends Record> R defaults(Class<R> type) {
        return read(type, Map.of());
    }

    /**
     * Each option with the value given, else with its default.
     *
     * @param values by key; other keys are ignored
     * @throws IllegalArgumentException when a value is not allowed
     */
    public static <R extends Record> R read(Class<R> type, Map<String, String> values) {
        List<RecordComponent> components = List.of(type.getRecordComponents());
        Class<?>[] types = components.stream().map(RecordComponent::getType).toArray(Class<?>[]::new);
        Object[] arguments = components.stream()
                .map(component -> argument(component, values))
                .toArray();
        try {
            return type.getConstructor(types).newInstance(arguments);
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof IllegalArgumentException refused) {
                throw refused;
            }
            throw new IllegalStateException(type + " can't be made of its options", e);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(type + " is not a public record", e);
        }
    }

    private static Object argument(RecordComponent component, Map<String, String> values) {
        Option option = component.getAnnotation(Option.class);
        if (option == null) {
            return read(component.getType().asSubclass(Record.class), values);
        }
        if (component.getType() == Map.class) {
            return numbers(option, values);
        }
        return new Declaration(option.key(), option, component.getType())
                .parse(values.getOrDefault(option.key(), option.defaultValue()));
    }

    private static Map<String, Double> numbers(Option option, Map<String, String> values) {
        Map<String, Double> numbers = new LinkedHashMap<>();
        values.forEach((key, text) -> {
            if (key.startsWith(option.key() + ".")) {
                numbers.put(key.substring(option.key().length() + 1), (Double)
                        new Declaration(key, option, double.class).parse(text));
            }
        });
        return numbers;
    }

    /**
     * The same with some options changed.
     *
     * @throws IllegalArgumentException when there is no such key, or a value is not allowed
     */
    public static <R extends Record> R with(R options, Map<String, ?> values) {
        Map<String, String> texts = new LinkedHashMap<>();
        of(options).forEach((key, setting) -> texts.put(key, setting.text()));
        values.forEach((key, value) -> {
            if (texts.put(key, Declaration.written(value)) == null) {
                throw new IllegalArgumentException("no such option: " + key);
            }
        });
        @SuppressWarnings("unchecked")
        Class<R> type = (Class<R>) options.getClass();
        return read(type, texts);
    }

    /** Each option with its value, by key, in the order of the components. */
    public static Map<String, Setting> of(Record options) {
        Map<String, Setting> settings = new LinkedHashMap<>();
        for (RecordComponent component : options.getClass().getRecordComponents()) {
            Option option = component.getAnnotation(Option.class);
            Object value = value(options, component);
            if (option == null) {
                settings.putAll(of((Record) value));
            } else if (value instanceof Map<?, ?> numbers) {
                numbers.forEach((name, number) ->
                        put(settings, new Declaration(option.key() + "." + name, option, double.class), number));
            } else {
                put(settings, new Declaration(option.key(), option, component.getType()), value);
            }
        }
        return settings;
    }

    private static void put(Map<String, Setting> settings, Declaration declaration, Object value) {
        settings.put(declaration.key(), new Setting(declaration, Declaration.written(value)));
    }

    private static Object value(Record options, RecordComponent component) {
        try {
            return component.getAccessor().invoke(options);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(component + " can't be read", e);
        }
    }
}
