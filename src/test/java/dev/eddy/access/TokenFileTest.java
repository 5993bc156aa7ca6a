package dev.eddy.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.eddy.job.BadInputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TokenFileTest {
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

    private TokenFile open() {
        return new TokenFile(file, TokenForm.OF_PROGRAMS, () -> nanos);
    }

    private void passMillis(long millis) {
        nanos += TimeUnit.MILLISECONDS.toNanos(millis);
    }

    @Test
    void aChangedFileIsReadAgainASecondLater() throws IOException {
        TokenFile tokens = open();
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
        TokenFile tokens = open();
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

    @Test
    void whatIsLeftOfARateStaysWhenTheFileIsReadAgain() throws IOException {
        TokenFile tokens = open();
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
