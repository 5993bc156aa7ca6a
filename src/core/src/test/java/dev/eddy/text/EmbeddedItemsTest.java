package dev.eddy.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class EmbeddedItemsTest {
    private static final String MODEL = "model";

    private final EmbeddedItems items = new EmbeddedItems(MODEL);

    @Test
    void aNewItemIsEncodedOnce() {
        items.item("i1", "a train");
        items.item("i2", "a lake");
        assertThat(sendAll()).containsExactly("i1: a train", "i2: a lake");
        items.item("i1", "a train");
        assertThat(sendAll()).isEmpty();
    }

    @Test
    void aChangedTextIsEncodedAgain() {
        items.item("i1", "a train");
        sendAll();
        items.item("i1", "a fast train");
        assertThat(sendAll()).containsExactly("i1: a fast train");
        items.item("i1", "a train");
        assertThat(sendAll()).containsExactly("i1: a train");
    }

    @Test
    void ofTextsThatWaitOnlyTheNewestOfAnItemIsEncoded() {
        items.item("i1", "a train");
        items.item("i2", "a lake");
        items.item("i1", "a fast train");
        assertThat(sendAll()).containsExactly("i1: a fast train", "i2: a lake");
    }

    @Test
    void aTextThatChangesBackBeforeItIsEncodedCostsNothing() {
        items.item("i1", "a train");
        sendAll();
        items.item("i1", "a fast train");
        items.item("i1", "a train");
        assertThat(sendAll()).isEmpty();
    }

    @Test
    void anItemThatIsTakenDownLosesItsVector() {
        items.item("i1", "a train");
        sendAll();
        items.item("i1", null);
        assertThat(items.nextTakenBack()).containsExactly("i1");
        items.item("i1", null);
        assertThat(items.nextTakenBack()).isEmpty();
        items.item("i1", "a train");
        assertThat(sendAll()).containsExactly("i1: a train");
    }

    @Test
    void anItemThatIsTakenDownWhileItWaitsIsNotEncoded() {
        items.item("i1", "a train");
        items.item("i1", " ");
        assertThat(sendAll()).isEmpty();
        assertThat(items.nextTakenBack()).isEmpty();
    }

    @Test
    void anItemThatComesBackInTimeKeepsItsVector() {
        items.item("i1", "a train");
        sendAll();
        items.item("i1", null);
        items.item("i1", "a train");
        assertThat(items.nextTakenBack()).isEmpty();
        assertThat(sendAll()).isEmpty();
    }

    @Test
    void afterARestartOnlyWhatIsMissingIsEncoded() {
        items.published("i1", EmbeddedItems.hash(MODEL, "a train"));
        items.published("i2", EmbeddedItems.hash(MODEL, "an old text"));
        items.published("i3", EmbeddedItems.hash("another model", "a hill"));
        items.item("i1", "a train");
        items.item("i2", "a lake");
        items.item("i3", "a hill");
        items.item("i4", "a valley");
        assertThat(sendAll()).containsExactly("i2: a lake", "i3: a hill", "i4: a valley");
    }

    @Test
    void vectorsOfItemsThatAreGoneAreTakenBackOnceAllItemsWereRead() {
        items.published("i1", EmbeddedItems.hash(MODEL, "a train"));
        items.published("i2", EmbeddedItems.hash(MODEL, "a lake"));
        items.published("i3", EmbeddedItems.hash(MODEL, "a hill"));
        items.published("i3", null);
        items.item("i1", "a train");
        assertThat(items.nextTakenBack()).isEmpty();
        items.sawAllItems();
        assertThat(items.nextTakenBack()).containsExactly("i2");
        items.sawAllItems();
        assertThat(items.nextTakenBack()).isEmpty();
    }

    @Test
    void vectorsOfOthersAreReplacedAndNeverTakenBack() {
        items.published("i1", null);
        items.published("i2", null);
        items.item("i1", "a train");
        items.item("i2", null);
        items.sawAllItems();
        assertThat(sendAll()).containsExactly("i1: a train");
        assertThat(items.nextTakenBack()).isEmpty();
    }

    @Test
    void aTextWithNothingToReadTakesTheVectorOfTheOlderTextBack() {
        items.item("i1", "a train");
        sendAll();
        items.item("i1", "…");
        items.nextTexts(9).forEach(items::unreadable);
        assertThat(items.nextTakenBack()).containsExactly("i1");
    }

    @Test
    void batchesAreOfTheTextsThatWaitLongest() {
        for (int i = 0; i < 5; i++) {
            items.item("i" + i, "text");
        }
        assertThat(items.waiting()).isEqualTo(5);
        assertThat(items.nextTexts(2)).extracting(EmbeddedItems.Text::itemId).containsExactly("i0", "i1");
        assertThat(items.waiting()).isEqualTo(3);
    }

    private List<String> sendAll() {
        List<EmbeddedItems.Text> texts = items.nextTexts(100);
        texts.forEach(items::sent);
        return texts.stream().map(text -> text.itemId() + ": " + text.text()).toList();
    }
}
