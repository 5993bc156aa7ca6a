package dev.eddy.ops;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import org.junit.jupiter.api.Test;

class TempFolderTest {
    @Test
    void itIsGoneWithAllThatIsInItOnceClosed() throws Exception {
        TempFolder folder = TempFolder.create("eddy-test-");
        Files.createDirectories(folder.path().resolve("a/b"));
        Files.writeString(folder.path().resolve("a/b/c.txt"), "c");
        folder.close();
        folder.close();
        assertThat(folder.path()).doesNotExist();
    }
}
