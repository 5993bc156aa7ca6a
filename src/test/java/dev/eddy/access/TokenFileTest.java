package dev.eddy.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.eddy.Lives;
import dev.eddy.job.BadInputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TokenFileTest {
    /** As those of a server. */
    private enum Scope {
        READ,
        POST
    }

    private static final TokenForm<Scope> FORM = new TokenForm<>(Map.of("read", Scope.READ, "post", Scope.POST), false);
    private static final String OLD = "old-old-old-old-old";
    private static final String NEW = "new-new-new-new-new-new";

    @TempDir
    Path folder;

    private Path file;
    private long nanos;

    @BeforeEach
    void write() throws IOException {
        file = Files.writeString(folder.resolve("tokens"), OLD + " read 1\n");
    }

    private TokenFile<Scope> open() {
        return new TokenFile<>(file, FORM, () -> nanos);
    }

    private void passMillis(long millis) {
        nanos += TimeUnit.MILLISECONDS.toNanos(millis);
    }

    @Test
    void aChangedFileIsReadAgainASecondLater() throws IOException {
        TokenFile<Scope> tokens = open();
        Files.writeString(file, NEW + " post\n");
        passMillis(999);
        assertThat(tokens.find(OLD)).isPresent();
        assertThat(tokens.find(NEW)).isEmpty();
        passMillis(1);
        assertThat(tokens.find(OLD)).isEmpty();
        assertThat(tokens.find(NEW)).get().extracting(Grant::scopes).asString().isEqualTo("[POST]");
    }

    @Test
    void aBrokenOrMissingNewFileKeepsTheOldTokens() throws IOException {
        TokenFile<Scope> tokens = open();
        Files.writeString(file, NEW + " nonsense\n");
        passMillis(1_000);
        assertThat(tokens.find(OLD)).isPresent();
        Files.delete(file);
        passMillis(1_000);
        assertThat(tokens.find(OLD)).isPresent();
        Files.writeString(file, NEW + " read\n");
        passMillis(1_000);
        assertThat(tokens.find(OLD)).isEmpty();
        assertThat(tokens.find(NEW)).isPresent();
    }

    /** As when it was unreadable once: its stamp is that of the failed reading. */
    @Test
    void aFileThatCouldNotBeUsedIsReadAgainThoughItsStampStaysTheSame() throws IOException {
        TokenFile<Scope> tokens = open();
        FileTime time = FileTime.fromMillis(1_700_000_000_000L);
        Files.setLastModifiedTime(Files.writeString(file, NEW + " rea!\n"), time);
        passMillis(1_000);
        assertThat(tokens.find(OLD)).isPresent();
        Files.setLastModifiedTime(Files.writeString(file, NEW + " read\n"), time);
        passMillis(1_000);
        assertThat(tokens.find(NEW)).isPresent();
        assertThat(tokens.find(OLD)).as("a revoked token").isEmpty();
    }

    @Test
    void theFileTellsForHowLongItsTokensMayBeOthers() throws IOException {
        TokenFile<Scope> tokens = open();
        assertThat(tokens.brokenFor()).isEmpty();
        Files.delete(file);
        passMillis(1_000);
        assertThat(tokens.brokenFor()).contains(Duration.ZERO);
        Files.createDirectory(file);
        passMillis(70_000);
        assertThat(tokens.brokenFor()).contains(Duration.ofSeconds(70));
        Files.delete(file);
        write();
        passMillis(1_000);
        assertThat(tokens.brokenFor()).isEmpty();
    }

    /** A file is written, spoilt, deleted and left alone; its tokens are those that it last had at a look. */
    @Tag("lives")
    @Test
    void theTokensAreThoseOfTheLastUsableFile() throws IOException {
        for (int seed : Lives.of("token files", 300)) {
            var random = new Random(seed);
            Files.writeString(file, OLD + " read\n");
            TokenFile<Scope> tokens = open();
            String inUse = OLD;
            String inFile = OLD;
            for (int step = 1; step <= 10; step++) {
                int choice = random.nextInt(4);
                if (choice == 0) {
                    Files.deleteIfExists(file);
                    inFile = null;
                } else if (choice < 3) {
                    // The stamp of the content that can't be used is that of the next one.
                    inFile = choice == 1 ? null : "token-of-step-%05d".formatted(step);
                    String line = choice == 1 ? "a-line-that-is-not-a-token" : inFile + " read    ";
                    Files.writeString(file, line);
                    Files.setLastModifiedTime(file, FileTime.fromMillis(choice == 1 ? step + 1 : step));
                }
                passMillis(1_000);
                inUse = inFile == null ? inUse : inFile;
                assertThat(tokens.find(inUse))
                        .as("seed %s, step %s", seed, step)
                        .isPresent();
                assertThat(tokens.brokenFor().isEmpty())
                        .as("seed %s, step %s", seed, step)
                        .isEqualTo(inFile != null);
            }
        }
    }

    @Test
    void whatIsLeftOfARateStaysWhenTheFileIsReadAgain() throws IOException {
        TokenFile<Scope> tokens = open();
        passMillis(1_000);
        assertThat(tokens.find(OLD).orElseThrow().rate().take()).isZero();
        Files.writeString(file, OLD + " read 1\n" + NEW + " post\n");
        passMillis(500);
        assertThat(tokens.find(NEW)).isEmpty();
        passMillis(499);
        assertThat(tokens.find(OLD).orElseThrow().rate().take()).isPositive();
    }

    @Test
    void aServerDoesNotStartWithABrokenFile() throws IOException {
        Files.writeString(file, "short read\n");
        assertThatThrownBy(this::open)
                .isInstanceOf(BadInputException.class)
                .hasMessageContaining("tokens: line 1: the token is not");
        file = folder.resolve("absent");
        assertThatThrownBy(this::open).isInstanceOf(BadInputException.class).hasMessageContaining("no such file");
    }
}
