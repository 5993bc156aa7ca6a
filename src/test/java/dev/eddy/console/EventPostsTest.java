package dev.eddy.console;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.eddy.behaviour.BehaviourType;
import dev.eddy.format.RecordOptions;
import dev.eddy.job.BadInputException;
import dev.eddy.option.Options;
import dev.eddy.record.KafkaRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class EventPostsTest {
    private final KnownItems items =
            new KnownItems(Options.defaults(RecordOptions.class).items(), 8);

    @BeforeEach
    void publish() {
        items.accept(new KafkaRecord("items", 0, 0, 0, null, "{\"item_id\": \"i\", \"tags\": []}".getBytes(UTF_8)));
    }

    private BehaviourType check(String userId, String itemId, String type) {
        return EventPosts.check(new EventPosts.Post(userId, itemId, type), items);
    }

    @Test
    void anEventOnAnItemThatIsThereIsTaken() {
        assertThat(check("u", "i", "purchase")).isEqualTo(BehaviourType.PURCHASE);
    }

    @Test
    void aVisitNeedsNoItem() {
        assertThat(check("u", null, "visit")).isEqualTo(BehaviourType.VISIT);
    }

    @Test
    void eventsThatTheJobWouldRefuseAreRefused() {
        assertThatThrownBy(() -> check("", "i", "click"))
                .isInstanceOf(BadInputException.class)
                .hasMessage("no user_id");
        assertThatThrownBy(() -> check("u", null, "click")).hasMessage("no item_id");
        assertThatThrownBy(() -> check("u", "j", "click")).hasMessageContaining("item j is not in the catalogue");
        assertThatThrownBy(() -> check("u", "i", "stare")).hasMessageContaining("type is stare");
        assertThatThrownBy(() -> check("u", "i", "profile")).hasMessageContaining("type is profile");
        assertThatThrownBy(() -> check("u", "i", null)).hasMessageContaining("type is null");
    }
}
