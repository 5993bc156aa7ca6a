package dev.eddy.training.tower;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TowerCorpusTest {
    private final TowerCorpus.Builder builder = new TowerCorpus.Builder()
            .item("a", List.of("tag:jazz", "author:Čapek", "tag:jazz"))
            .item("b", List.of())
            .item("c", List.of("author:Čapek"));

    @Test
    void clicksOfAUserStandTogetherInOrder() {
        TowerCorpus corpus = builder.click("u", "a", 1)
                .click("v", "c", 2)
                .click("u", "b", 3)
                .click("u", "a", 4)
                .build();
        assertThat(corpus.users()).isEqualTo(2);
        assertThat(clicks(corpus, 0)).containsExactly("a@1", "b@3", "a@4");
        assertThat(clicks(corpus, 1)).containsExactly("c@2");
        assertThat(corpus.user(2)).isZero();
        assertThat(corpus.user(3)).isEqualTo(1);
    }

    @Test
    void clicksOnUnknownItemsAreIgnored() {
        assertThat(builder.click("u", "nothing", 1).size()).isZero();
        assertThat(builder.build().users()).isZero();
    }

    @Test
    void aSecondClickAtOnceOnlyChangesTheTime() {
        TowerCorpus corpus =
                builder.click("u", "a", 1).click("v", "b", 2).click("u", "a", 3).build();
        assertThat(corpus.size()).isEqualTo(2);
        assertThat(clicks(corpus, 0)).containsExactly("a@3");
    }

    @Test
    void wordsAreSharedAndCountOnce() {
        TowerCorpus corpus = builder.build();
        assertThat(words(corpus, 0)).containsExactly("tag:jazz", "author:Čapek");
        assertThat(words(corpus, 1)).isEmpty();
        assertThat(words(corpus, 2)).containsExactly("author:Čapek");
    }

    @Test
    void anItemIsAddedOnce() {
        assertThatThrownBy(() -> builder.item("a", List.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the item a was added before");
    }

    @Test
    void manyClicksAreKept() {
        for (int i = 0; i < 10_000; i++) {
            builder.click("user-" + i % 2_000, i / 2_000 % 2 == 0 ? "a" : "b", i);
        }
        TowerCorpus corpus = builder.build();
        assertThat(corpus.size()).isEqualTo(10_000);
        assertThat(clicks(corpus, 1_999)).containsExactly("a@1999", "b@3999", "a@5999", "b@7999", "a@9999");
    }

    @Test
    void whatIsWrittenIsRead(@TempDir Path folder) throws IOException {
        TowerCorpus corpus =
                builder.click("u", "a", 1).click("v", "c", 2).click("u", "b", 3).build();
        corpus.write(folder);
        TowerCorpus read = TowerCorpus.read(folder);
        assertThat(read).usingRecursiveComparison().isEqualTo(corpus);
    }

    @Test
    void anEmptyCorpusIsRead(@TempDir Path folder) throws IOException {
        TowerCorpus corpus = new TowerCorpus.Builder().build();
        corpus.write(folder);
        assertThat(TowerCorpus.read(folder).size()).isZero();
    }

    @Test
    void aMissingFileIsNamed(@TempDir Path folder) throws IOException {
        builder.build().write(folder);
        Files.delete(folder.resolve("clicks.safetensors"));
        assertThatThrownBy(() -> TowerCorpus.read(folder))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("clicks.safetensors is missing");
    }

    private static List<String> clicks(TowerCorpus corpus, int user) {
        return IntStream.range(corpus.clickStart(user), corpus.clickStart(user + 1))
                .mapToObj(place -> corpus.items().get(corpus.item(place)) + "@" + corpus.atMillis(place))
                .toList();
    }

    private static List<String> words(TowerCorpus corpus, int item) {
        return IntStream.range(corpus.wordStart(item), corpus.wordStart(item + 1))
                .mapToObj(place -> corpus.words().get(corpus.word(place)))
                .toList();
    }
}
