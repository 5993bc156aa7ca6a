package dev.eddy.ops;

import com.fasterxml.jackson.core.JsonParser;
import dev.eddy.behaviour.Behaviour;
import dev.eddy.behaviour.BehaviourParser;
import dev.eddy.behaviour.BehaviourType;
import dev.eddy.policy.ChoiceContext;
import dev.eddy.policy.LoggedChoice;
import dev.eddy.record.JsonRecord;
import dev.eddy.record.Parsed;
import dev.eddy.record.RefusedException;
import java.io.IOException;
import java.util.List;

/**
 * An event with what a record of an impression may say of the choice.
 *
 * @param propensity null when the record has none
 */
record Impression(Behaviour event, Double propensity, int position) {
    /** The event of a record; a propensity and a position are read of an impression only. */
    static Parsed<Impression> parse(byte[] json) {
        Parsed<Behaviour> event = new BehaviourParser().parse(JsonLines.record("", 0, json));
        if (event.isRefused()) {
            return Parsed.refused(event.reason());
        }
        if (event.value().type() != BehaviourType.IMPRESSION) {
            return Parsed.of(new Impression(event.value(), null, 0));
        }
        return JsonRecord.parse(json, BehaviourParser.MAX_BYTES, new Draft(event.value()));
    }

    boolean hasPropensity() {
        return propensity != null;
    }

    LoggedChoice choice(boolean isRewarded) {
        List<String> features = event.attributes().entrySet().stream()
                .map(attribute -> attribute.getKey() + "=" + attribute.getValue())
                .sorted()
                .toList();
        return new LoggedChoice(
                event.atMillis(),
                event.itemId(),
                propensity,
                isRewarded ? 1 : 0,
                new ChoiceContext(position, features));
    }

    private static final class Draft implements JsonRecord.Draft<Impression> {
        private final Behaviour event;
        private Double propensity;
        private int position;

        private Draft(Behaviour event) {
            this.event = event;
        }

        @Override
        public void read(String name, JsonParser field) throws IOException {
            switch (name) {
                case "propensity" -> {
                    RefusedException.unless(JsonRecord.isNumber(field), "propensity is not a number");
                    propensity = field.getDoubleValue();
                }
                case "position" ->
                    position = (int) Math.min(
                            Integer.MAX_VALUE,
                            JsonRecord.wholeNumber(field, 0, "position is not a whole number from 0 on"));
                default -> field.skipChildren();
            }
        }

        @Override
        public Parsed<Impression> finished() {
            var impression = new Impression(event, propensity, position);
            if (impression.hasPropensity()) {
                try {
                    impression.choice(false);
                } catch (IllegalArgumentException e) {
                    return Parsed.refused(e.getMessage());
                }
            }
            return Parsed.of(impression);
        }
    }
}
