package dev.eddy.ops;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.eddy.job.BadInputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClassedTitlesTest {
    @TempDir
    Path folder;

    @Test
    void theClassStandsBehindTheLastTab() throws IOException {
        ClassedTitles read = load("锌价难续去年辉煌\t0\r\nTwo\twords\tfilm\n\n");
        assertThat(read.titles()).containsExactly("锌价难续去年辉煌", "Two\twords");
        assertThat(read.classes()).containsExactly("0", "film");
        assertThat(read.size()).isEqualTo(2);
    }

    @Test
    void aLineWithoutTitleOrClassIsNamed() {
        assertRefused("One\t1\nTwo\n", "titles.tsv line 2: not a title and a class with a tab between");
        assertRefused("One\t\n", "titles.tsv line 1: not a title and a class");
        assertRefused("One\t1\n\t1\n", "titles.tsv line 2: not a title and a class");
    }

    @Test
    void anEmptyFileIsRefused() {
        assertRefused("\n", "titles.tsv: holds no titles; give a file with a title, a tab and a class in each line");
    }

    private void assertRefused(String text, String message) {
        assertThatThrownBy(() -> load(text))
                .isInstanceOf(BadInputException.class)
                .hasMessageContaining(message);
    }

    private ClassedTitles load(String text) throws IOException {
        return ClassedTitles.load(Files.writeString(folder.resolve("titles.tsv"), text));
    }
}
