package dev.eddy.ops.imports;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.compressors.zstandard.ZstdCompressorInputStream;

/** The text of a table, unzipped, in its encoding. */
final class TableText {
    /** Stands for bytes that the encoding does not have. Half a character, so no text has it alone. */
    private static final char BROKEN = '\uDC00';

    private TableText() {}

    static Reader open(Path file, Charset encoding) throws IOException {
        return new InputStreamReader(
                unzipped(file),
                encoding.newDecoder()
                        .onMalformedInput(CodingErrorAction.REPLACE)
                        .onUnmappableCharacter(CodingErrorAction.REPLACE)
                        .replaceWith(String.valueOf(BROKEN)));
    }

    /** Whether a text that was read has bytes of another encoding. */
    static boolean isBroken(String text) {
        return text.indexOf(BROKEN) >= 0 && text.codePoints().anyMatch(character -> character == BROKEN);
    }

    /** UTF-8 if a file has letters beyond ASCII, and all are in it, as text in another encoding hardly ever is. Else the given one. */
    static Charset encodingOf(Path file, Charset given) throws IOException {
        if (given.equals(UTF_8)) {
            return given;
        }
        boolean isBeyondAscii = false;
        try (Reader text = new InputStreamReader(unzipped(file), UTF_8.newDecoder())) {
            char[] buffer = new char[1 << 13];
            for (int length = text.read(buffer); length >= 0; length = text.read(buffer)) {
                for (int i = 0; i < length && !isBeyondAscii; i++) {
                    isBeyondAscii = buffer[i] > 127;
                }
            }
            return isBeyondAscii ? UTF_8 : given;
        } catch (CharacterCodingException e) {
            return given;
        }
    }

    private static InputStream unzipped(Path file) throws IOException {
        String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
        InputStream bytes = new BufferedInputStream(Files.newInputStream(file), 1 << 16);
        try {
            return name.endsWith(".gz")
                    ? new GZIPInputStream(bytes, 1 << 16)
                    : name.endsWith(".zst") ? new ZstdCompressorInputStream(bytes) : bytes;
        } catch (IOException e) {
            bytes.close();
            throw e;
        }
    }
}
