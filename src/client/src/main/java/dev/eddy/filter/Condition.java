package dev.eddy.filter;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** A part of a filter. */
interface Condition {
    boolean holds(ItemFacts item, long asOfMillis);

    record Not(Condition condition) implements Condition {
        @Override
        public boolean holds(ItemFacts item, long asOfMillis) {
            return !condition.holds(item, asOfMillis);
        }
    }

    record All(List<Condition> conditions) implements Condition {
        @Override
        public boolean holds(ItemFacts item, long asOfMillis) {
            for (Condition condition : conditions) {
                if (!condition.holds(item, asOfMillis)) {
                    return false;
                }
            }
            return true;
        }
    }

    record Any(List<Condition> conditions) implements Condition {
        @Override
        public boolean holds(ItemFacts item, long asOfMillis) {
            for (Condition condition : conditions) {
                if (condition.holds(item, asOfMillis)) {
                    return true;
                }
            }
            return false;
        }
    }

    /**
     * Whether a field has one of some values; of a list, whether one of its texts is such a value.
     *
     * @param values as {@link Literal#values}
     */
    record OneOf(Field field, Set<Object> values) implements Condition {
        static OneOf of(Field field, List<Literal> literals) {
            return new OneOf(field, literals.stream().flatMap(Literal::values).collect(Collectors.toUnmodifiableSet()));
        }

        @Override
        public boolean holds(ItemFacts item, long asOfMillis) {
            Object value = field.of(item, asOfMillis);
            if (value instanceof List<?> list) {
                for (Object element : list) {
                    if (values.contains(element)) {
                        return true;
                    }
                }
                return false;
            }
            return value != null && values.contains(value);
        }
    }

    record IsTrue(Field field) implements Condition {
        @Override
        public boolean holds(ItemFacts item, long asOfMillis) {
            return Boolean.TRUE.equals(field.of(item, asOfMillis));
        }
    }

    /** Whether a field is a number from a bound on, or up to it. */
    record Bounded(Field field, boolean isLower, boolean isInclusive, double bound) implements Condition {
        @Override
        public boolean holds(ItemFacts item, long asOfMillis) {
            if (!(field.of(item, asOfMillis) instanceof Double number)) {
                return false;
            }
            int order = isLower ? Double.compare(number, bound) : Double.compare(bound, number);
            return order > 0 || (isInclusive && order == 0);
        }
    }
}
