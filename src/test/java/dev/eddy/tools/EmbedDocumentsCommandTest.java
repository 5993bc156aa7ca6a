package dev.eddy.tools;

import static dev.eddy.tools.CommandRun.assertBad;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.eddy.item.VectorSpace;
import dev.eddy.job.BadInputException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbedDocumentsCommandTest {
    @TempDir
    private Path folder;

    private Path items;
    private Path out;

    @BeforeEach
    void writeFiles() {
        items = CommandRun.items(folder);
        out = folder.resolve("doc.jsonl");
    }

    @Test
    void theEncoderIsAProgramOfItsOwn() {
        Path missing = folder.resolve("eddy-train.jar");
        assertBad(
                embed("--items", items, "--out", out, "--trainer", missing),
                "the encoder of texts is not at " + missing + ": make eddy-train.jar with mvn -Ptrain package");
    }

    @Test
    void badOptionsAreNamed() {
        assertBad(embed(), "give --items FILE --out FILE, or --follow");
        assertBad(embed("--items", items, "--out", out, "--follow"), "give --items FILE --out FILE, or --follow");
        assertBad(embed("--items", items), "--items needs --out FILE");
        assertBad(embed("--follow", "--out", out), "--out goes with --items");
        assertBad(embed("--items", items, "--out", out, "--threads", 0), "--threads must be at least 1: 0");
        assertBad(embed("--items", folder.resolve("none"), "--out", out), "none: no such file; check the path");
    }

    @Test
    void theJobMustHaveTheSpaceWithTheDimensionOfTheEncoder() {
        VectorSpace fitting = VectorSpace.ofContent("doc", 384);
        assertThat(EmbedTextsCommand.space("doc", fitting, 384, true)).isEqualTo(fitting);
        assertThat(EmbedTextsCommand.space("doc", null, 384, false)).isEqualTo(fitting);
        assertThatThrownBy(() -> EmbedTextsCommand.space("doc", null, 384, true))
                .isInstanceOf(BadInputException.class)
                .hasMessage("--space doc: the job does not have it; name it in catalog.spaces,"
                        + " as in -D catalog.spaces=doc:384:content");
        for (VectorSpace other : List.of(VectorSpace.ofContent("doc", 64), VectorSpace.ofBehaviour("doc", 384))) {
            assertThatThrownBy(() -> EmbedTextsCommand.space("doc", other, 384, false))
                    .isInstanceOf(BadInputException.class)
                    .hasMessageContaining("is " + other.text() + " in catalog.spaces")
                    .hasMessageContaining("the encoder's vectors are doc:384:content");
        }
    }

    private CommandRun embed(Object... more) {
        List<Object> all = new ArrayList<>(List.of("embed", "documents"));
        all.addAll(List.of(more));
        return CommandRun.of(all.toArray());
    }
}
