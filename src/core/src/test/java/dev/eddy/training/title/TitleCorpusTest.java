package dev.eddy.training.title;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.eddy.tower.SafeTensors;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TitleCorpusTest {
    @TempDir
    Path folder;

    @Test
    void titlesWithoutTextAreLeftOut() {
        TitleCorpus corpus = TitleCorpus.ofClasses(List.of("锌价", " ", "Alien"), List.of("stocks", "none", "films"));
        assertThat(corpus.titles()).containsExactly("锌价", "Alien");
        assertThat(corpus.classNames()).containsExactly("stocks", "films");
        assertThat(corpus.classOf(1)).isEqualTo(1);
    }

    @Test
    void titlesThatAUserClickedAfterEachOtherAreAPair() {
        TitleCorpus corpus = items().click("u", "i1")
                .click("v", "i3")
                .click("u", "i2")
                .click("u", "i3")
                .build();
        assertThat(corpus.hasClasses()).isFalse();
        assertThat(pairs(corpus)).containsExactly("One-Two", "Two-Three");
    }

    @Test
    void clicksOnTheSameTitleOrOnNoneMakeNoPair() {
        TitleCorpus corpus = items().click("u", "i1")
                .click("u", "i1")
                .click("u", "one again")
                .click("u", "untitled")
                .click("u", "unknown")
                .click("u", "i2")
                .build();
        assertThat(corpus.titles()).containsExactly("One", "Two", "Three");
        assertThat(pairs(corpus)).containsExactly("One-Two");
    }

    @Test
    void aFolderKeepsACorpus() throws IOException {
        TitleCorpus pairs = items().click("u", "i1").click("u", "i2").build();
        pairs.write(folder.resolve("new"));
        assertThat(TitleCorpus.read(folder.resolve("new")))
                .usingRecursiveComparison()
                .isEqualTo(pairs);
        TitleCorpus classes = TitleCorpus.ofClasses(List.of("锌价", "Alien"), List.of("stocks", "films"));
        classes.write(folder);
        assertThat(TitleCorpus.read(folder)).usingRecursiveComparison().isEqualTo(classes);
        assertThat(classes.fingerprint()).isNotEqualTo(pairs.fingerprint());
    }

    @Test
    void aDamagedFolderIsRefused() throws IOException {
        assertThatThrownBy(() -> TitleCorpus.read(folder))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("no corpus: " + folder.resolve("titles.json") + " is missing");
        items().click("u", "i1").click("u", "i2").build().write(folder);
        new SafeTensors()
                .put("classes", new int[0], 0)
                .put("pairs", new int[] {0, 3}, 2)
                .write(folder.resolve("numbers.safetensors"));
        assertThatThrownBy(() -> TitleCorpus.read(folder))
                .hasMessage("no corpus: " + folder + " refers to a title or class that it does not have");
        Files.writeString(folder.resolve("titles.json"), "[\"One\",");
        assertThatThrownBy(() -> TitleCorpus.read(folder))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("no corpus: " + folder.resolve("titles.json"));
    }

    private static TitleCorpus.PairBuilder items() {
        return new TitleCorpus.PairBuilder()
                .item("i1", "One")
                .item("i2", "Two")
                .item("one again", "One")
                .item("untitled", null)
                .item("i3", "Three");
    }

    private static List<String> pairs(TitleCorpus corpus) {
        return IntStream.range(0, corpus.pairs())
                .mapToObj(pair -> corpus.titles().get(corpus.first(pair)) + "-"
                        + corpus.titles().get(corpus.second(pair)))
                .toList();
    }
}
