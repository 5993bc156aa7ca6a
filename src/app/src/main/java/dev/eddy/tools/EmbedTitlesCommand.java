package dev.eddy.tools;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import dev.eddy.job.BadInputException;
import dev.eddy.text.TextKey;
import dev.eddy.text.TitleEncoder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "titles",
        description = "Make vectors of items' titles with an encoder that 'train titles' has trained.",
        footer = {"", "Plain Java: no other program is needed. Exit codes: 0 done, 1 failed, 2 bad usage or input."})
final class EmbedTitlesCommand extends EmbedTextsCommand {
    @Option(
            names = "--model",
            required = true,
            paramLabel = "FILE",
            description = "The encoder, as 'train titles --model' wrote it.")
    private Path model;

    @Override
    String defaultSpace() {
        return "title";
    }

    @Override
    NamedEncoder open() throws IOException {
        BadInputException.require(Files.isReadable(model), "--model " + model + ": no such file; check the path");
        byte[] bytes = Files.readAllBytes(model);
        try {
            return new NamedEncoder(TitleEncoder.read(bytes), name(bytes));
        } catch (IllegalArgumentException e) {
            throw new BadInputException("--model " + model + ": " + e.getMessage(), e);
        }
    }

    /** Differs between files of different content. */
    private static String name(byte[] bytes) {
        TextKey content = TextKey.of(TitleEncoder.ARCHITECTURE, new String(bytes, ISO_8859_1));
        return TitleEncoder.ARCHITECTURE + "-" + Long.toHexString(content.first());
    }
}
