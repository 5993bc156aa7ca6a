package dev.eddy.option;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Declares an option on the record component that holds its value. This is all that an option needs: the checks,
 * {@code flink-conf/eddy.yaml} and the reference page come from it.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface Option {
    /** Begins the keys of the options that an operator need not know. */
    String INTERNAL = "internal.";

    /** Name of the option. For a map of numbers, the names in the map follow it. */
    String key();

    /** Value while nobody sets one, as a text; unused for a map. */
    String defaultValue() default "";

    /**
     * Allowed values. For numbers and durations this is {@code LEAST to MOST}, and it is checked; for texts these are words for
     * people. Empty where the type says it all.
     */
    String range() default "";

    /** Regular expression that a text has to match. */
    String pattern() default "";

    /** What the option is, and why it has its default. */
    String text();
}
