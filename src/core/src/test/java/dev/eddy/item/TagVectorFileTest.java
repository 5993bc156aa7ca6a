package dev.eddy.item;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.eddy.vector.Vectors;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TagVectorFileTest {
    private static final Offset<Float> CLOSE = within(1e-6f);

    @TempDir
    Path folder;

    @Test
    void theMeanOfAllWordsIsTakenAway() throws IOException {
        // mean (10, 10)
        var vectors = TagVectorFile.load(file("east 13 10", "west 7 10", "north 10 14", "south 10 6"), List.of("east"));
        assertThat(vectors).containsOnlyKeys("east");
        assertThat(vectors.get("east")).containsExactly(new float[] {1, 0}, CLOSE);
    }

    @Test
    void aTagOfSeveralWordsIsTheirMean() throws IOException {
        Path file = file("4 2", "north 0 1", "east 1 0", "south 0 -1", "west -1 0");
        var vectors = TagVectorFile.load(file, List.of("North-East", "south_west", "east unheard", "unheard", "-"));
        assertThat(vectors).containsOnlyKeys("North-East", "south_west", "east unheard");
        float half = (float) Math.sqrt(.5);
        assertThat(vectors.get("North-East")).containsExactly(new float[] {half, half}, CLOSE);
        assertThat(vectors.get("south_west")).containsExactly(new float[] {-half, -half}, CLOSE);
        assertThat(vectors.get("east unheard")).containsExactly(new float[] {1, 0}, CLOSE);
    }

    @Test
    void aWholeTagInTheFileComesBeforeItsWords() throws IOException {
        Path file = file("sci-fi -1 0", "sci 0 1", "fi 0 -1", "other 1 0");
        assertThat(TagVectorFile.load(file, List.of("Sci-Fi")).get("Sci-Fi"))
                .containsExactly(new float[] {-1, 0}, CLOSE);
    }

    @Test
    void aLineWithoutAnEndIsToldOfByItsNumber() throws IOException {
        Path file = file("east 1 0", "x".repeat(17_000_000));
        assertThatIOException()
                .isThrownBy(() -> TagVectorFile.load(file, List.of("east")))
                .withMessageStartingWith(file + ":2: ")
                .withMessageContaining("16 MB");
    }

    @Test
    void tagsOfSeveralWordsSurviveAFileAsWholes() throws IOException {
        Path file = folder.resolve("tags.vec");
        Map<String, float[]> vectors = new LinkedHashMap<>();
        vectors.put("robin williams", new float[] {1, 0});
        vectors.put("robin", new float[] {-1, 1e-7f});
        vectors.put("Robin Williams", new float[] {0, 1});
        vectors.put(" 古典\t音乐 ", new float[] {0, -1});
        vectors.put("12", new float[] {-3, 4});
        vectors.put("williams", new float[] {3, -4});
        TagVectorFile.write(file, vectors);
        var read = TagVectorFile.load(file, vectors.keySet());
        assertThat(read).containsOnlyKeys(vectors.keySet());
        vectors.forEach(
                (tag, vector) -> assertThat(read.get(tag)).as(tag).containsExactly(Vectors.unit(vector), CLOSE));
        assertThat(TagVectorFile.load(file, List.of("ROBIN williams")).get("ROBIN williams"))
                .as("another spelling has the first one's vector")
                .containsExactly(new float[] {1, 0}, CLOSE);
    }

    @Test
    void tagsThatAreWrittenAlikeShareTheFirstOnesVector() throws IOException {
        Path file = folder.resolve("tags.vec");
        Map<String, float[]> vectors = new LinkedHashMap<>();
        vectors.put("new york", new float[] {1, 0});
        vectors.put("new_york", new float[] {0, 1});
        vectors.put("paris", new float[] {-1, 0});
        TagVectorFile.write(file, vectors);
        assertThat(Files.readAllLines(file)).containsExactly("2 2", "new_york 1.0 0.0", "paris -1.0 0.0");
        assertThat(TagVectorFile.load(file, List.of("new_york")).get("new_york"))
                .containsExactly(new float[] {1, 0}, CLOSE);
    }

    @Test
    void errorsNameFileAndLine() throws IOException {
        assertRefused(file("east 1 0", "west 1"), ":2: a word and 2 numbers expected, found 2 fields");
        assertRefused(file("1 2", "east 1 x"), ":2: not a number: x");
        assertRefused(file("east 1 NaN"), ":1: not a finite number: NaN");
        assertRefused(file("east"), ":1: a word and 1 numbers expected, found 1 fields");
        assertRefused(file("0 2"), ": no vectors in it");
    }

    @Test
    void relatedWordsAreCloserThanOthersInARealFile() throws IOException {
        Path file = Path.of("../shared/data/tag-vectors/glove.twitter.25d.12k.vec");
        assumeTrue(Files.exists(file), "no real vectors at " + file.toAbsolutePath());
        var vectors = TagVectorFile.load(file, List.of("comedy", "movie", "horror movie", "politics"));
        assertThat(vectors).hasSize(4);
        assertThat(Vectors.dot(vectors.get("movie"), vectors.get("horror movie")))
                .isGreaterThan(Vectors.dot(vectors.get("politics"), vectors.get("horror movie")));
    }

    private static void assertRefused(Path file, String message) {
        assertThatIOException()
                .isThrownBy(() -> TagVectorFile.load(file, List.of("east")))
                .withMessage(file + message);
    }

    private Path file(String... lines) throws IOException {
        return Files.write(folder.resolve("words.vec"), List.of(lines));
    }
}
