package dev.eddy.ops.imports;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.eddy.job.BadInputException;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.UnsupportedCharsetException;

/**
 * How a table of text is to be read.
 *
 * @param hasHeader whether the first line has the names of the columns; else these have their numbers as names, from 1
 * @param delimiter what separates the columns; null for the one that the first line has
 * @param hasQuotes whether a value that begins with a quote ends with the next one, and a doubled one is a quote of the value
 * @param encoding of the text of those tables that are not in UTF-8
 */
public record TableForm(boolean hasHeader, String delimiter, boolean hasQuotes, Charset encoding) {
    public static final TableForm COMMON = new TableForm(true, null, true, UTF_8);

    /** Throws {@link BadInputException} for a delimiter that can't be one. */
    public TableForm {
        delimiter = delimiter == null ? null : delimiter.replace("\\t", "\t");
        BadInputException.require(
                delimiter == null || delimiter.matches("[^\"\\r\\n]+"),
                "--delimiter " + delimiter + ": is empty, or has a quote or a line break");
    }

    /** An encoding by its name, such as {@code windows-1252}. Throws {@link BadInputException} for an unknown one. */
    public static Charset encoding(String name) {
        try {
            return Charset.forName(name.replaceFirst("(?i)^latin-", "latin"));
        } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
            throw new BadInputException(
                    "--encoding " + name
                            + ": there is no such encoding; for example utf-8, latin-1, windows-1252, utf-16",
                    e);
        }
    }

    static TableForm numbered(String delimiter) {
        return new TableForm(false, delimiter, true, UTF_8);
    }

    TableForm delimitedBy(String found) {
        return new TableForm(hasHeader, found, hasQuotes, encoding);
    }

    TableForm in(Charset found) {
        return new TableForm(hasHeader, delimiter, hasQuotes, found);
    }

    /** In words. */
    @Override
    public String toString() {
        return "columns separated by " + ("\t".equals(delimiter) ? "tabs" : "'" + delimiter + "'")
                + (hasHeader ? ", names in the first line" : ", no names")
                + (hasQuotes ? "" : ", no quotes") + ", in " + encoding;
    }
}
