package dev.eddy.ops.imports;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.eddy.job.BadInputException;
import dev.eddy.ops.TempFolder;
import java.io.BufferedInputStream;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.UnsupportedCharsetException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.zip.GZIPInputStream;

/** A file of text in UTF-8: itself, or a copy that is deleted when closed. */
final class Utf8Copy implements AutoCloseable {
    private final Path path;
    /** Of the copy; null for the file itself. */
    private final TempFolder folder;

    private Utf8Copy(Path path, TempFolder folder) {
        this.path = path;
        this.folder = folder;
    }

    /** The text of a file that is in UTF-8 or, else, in an encoding. Bytes that this does not have become U+FFFD. */
    static Utf8Copy of(Path file, Charset encoding) throws IOException {
        if (encoding.equals(UTF_8) || isUtf8(file)) {
            return new Utf8Copy(file, null);
        }
        TempFolder folder = TempFolder.createUntilExit("eddy-utf-8");
        Path copy = folder.path().resolve("copy.csv");
        try (Reader from = new InputStreamReader(open(file), encoding);
                BufferedWriter to = Files.newBufferedWriter(copy)) {
            from.transferTo(to);
        } catch (IOException e) {
            folder.close();
            throw e;
        }
        return new Utf8Copy(copy, folder);
    }

    /** Whether a file has letters beyond ASCII, and all are in UTF-8: text in another encoding is hardly ever like that. */
    private static boolean isUtf8(Path file) throws IOException {
        boolean isBeyondAscii = false;
        try (Reader text = new InputStreamReader(open(file), UTF_8.newDecoder())) {
            char[] buffer = new char[1 << 13];
            for (int length = text.read(buffer); length >= 0; length = text.read(buffer)) {
                for (int i = 0; i < length && !isBeyondAscii; i++) {
                    isBeyondAscii = buffer[i] > 127;
                }
            }
            return isBeyondAscii;
        } catch (CharacterCodingException e) {
            return false;
        }
    }

    private static InputStream open(Path file) throws IOException {
        String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
        BadInputException.require(!name.endsWith(".zst"), file + ": unpack it first, --encoding needs that");
        InputStream bytes = new BufferedInputStream(Files.newInputStream(file));
        return name.endsWith(".gz") ? new GZIPInputStream(bytes) : bytes;
    }

    /** An encoding by its name, such as {@code windows-1252}; UTF-8 for null. */
    static Charset encoding(String name) {
        if (name == null) {
            return UTF_8;
        }
        try {
            return Charset.forName(name.replaceFirst("(?i)^latin-", "latin"));
        } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
            throw new BadInputException(
                    "--encoding " + name
                            + ": there is no such encoding; for example utf-8, latin-1, windows-1252, utf-16",
                    e);
        }
    }

    Path path() {
        return path;
    }

    @Override
    public void close() {
        if (folder != null) {
            folder.close();
        }
    }
}
