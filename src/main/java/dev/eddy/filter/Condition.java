package dev.eddy.filter;

import java.util.List;

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

    /** Whether a field has one of some values; of a list, whether one of its texts is such a value. */
    record OneOf(Field field, List<Literal> values) implements Condition {
        @Override
        public boolean holds(ItemFacts item, long asOfMillis) {
            Object value = field.of(item, asOfMillis);
            if (value instanceof List<?> list) {
                for (Object element : list) {
                    if (isOne(element)) {
                        return true;
                    }
                }
                return false;
            }
            return value != null && isOne(value);
        }

        private boolean isOne(Object value) {
            for (Literal literal : values) {
                if (literal.equalsValue(value)) {
                    return true;
                }
            }
            return false;
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
